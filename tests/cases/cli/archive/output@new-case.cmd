sh -c '$REFERAT new case board "The lease" >/dev/null && cat cases/2026/*.md && $REFERAT check cases'
