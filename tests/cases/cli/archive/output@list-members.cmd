list members --body board --at 2026-01-01
