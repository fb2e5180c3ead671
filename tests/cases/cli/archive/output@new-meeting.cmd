sh -c '$REFERAT new meeting board 2026-03-17 >/dev/null && cat meetings/2026/2026-03-17-board.md'
