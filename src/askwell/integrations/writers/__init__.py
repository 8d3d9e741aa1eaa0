"""Writers turn plain values into the text of one format; they know nothing of our tables."""
