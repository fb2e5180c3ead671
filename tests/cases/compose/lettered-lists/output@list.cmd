list decisions
