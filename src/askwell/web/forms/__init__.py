"""Forms: they read and check what was typed; actions write."""
