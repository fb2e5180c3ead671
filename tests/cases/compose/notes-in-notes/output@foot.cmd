sh -c '$REFERAT dump pages plans/fyr.md | grep -A1 "^  line .* label" | grep -o "\"[0-9]*\"$"'
