"""The day: the one next step about everyone, in one ordered list."""
