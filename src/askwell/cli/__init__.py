"""The command line: thin, calls practice, never another face."""
