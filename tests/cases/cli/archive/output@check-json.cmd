check --format json
