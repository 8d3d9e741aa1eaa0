"""Step eight: what one has learned, and from whom."""
