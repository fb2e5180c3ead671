sh -c '$REFERAT new meeting nemnda 2026-03-24 >/dev/null && grep "^##" meetings/2026/*.md'
