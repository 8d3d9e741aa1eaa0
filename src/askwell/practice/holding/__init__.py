"""Step four: the talk itself, in the room."""
