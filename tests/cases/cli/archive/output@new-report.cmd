sh -c '$REFERAT new report 2026 >/dev/null && cat reports/2026/*.md'
