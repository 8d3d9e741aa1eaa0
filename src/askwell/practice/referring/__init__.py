"""Step six: who named whom."""
