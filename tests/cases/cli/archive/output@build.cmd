sh -c '$REFERAT build --quiet && find out -type f | sort'
