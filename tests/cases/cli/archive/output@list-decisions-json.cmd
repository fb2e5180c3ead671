list decisions --format json
