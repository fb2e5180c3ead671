list members --body styret
