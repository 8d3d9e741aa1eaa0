"""Step two: what one wants to find out, whom one takes up for it, and the questions."""
