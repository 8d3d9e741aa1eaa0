"""Step five: the real card."""
