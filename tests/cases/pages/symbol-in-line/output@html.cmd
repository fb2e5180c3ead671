sh -c '$REFERAT dump html plans/tegn.md | grep -oE "<(img|figure)[^>]*>"'
