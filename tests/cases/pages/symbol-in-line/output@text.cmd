sh -c '$REFERAT dump document plans/tegn.md | grep -E "entry|heading|paragraph"'
