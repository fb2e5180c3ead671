sh -c '$REFERAT | sed 1d'
