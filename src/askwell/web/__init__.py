"""The pages: thin, call practice, never another face."""
