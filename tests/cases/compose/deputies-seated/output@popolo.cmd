sh -c '$REFERAT build -q --to data && sed -n "/\"events\"/,$ { /\"name\"/p }" out/data/popolo.json'
