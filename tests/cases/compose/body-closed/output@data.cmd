sh -c '$REFERAT build -q --to data && cat out/data/bodies.csv'
