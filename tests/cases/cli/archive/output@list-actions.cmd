list actions --status open
