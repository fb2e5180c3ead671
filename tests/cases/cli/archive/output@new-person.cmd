sh -c '$REFERAT new person "Ola Nordby" >/dev/null && cat register/people.yaml && $REFERAT check'
