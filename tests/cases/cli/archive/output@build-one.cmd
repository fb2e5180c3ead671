sh -c '$REFERAT build --quiet --to pdf meetings/2026/2026-01-27-board.md && find out -type f | sort'
