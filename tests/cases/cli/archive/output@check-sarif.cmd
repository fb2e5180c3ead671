sh -c '$REFERAT check --format sarif | head -5'
