"""Step three: the tries to reach someone, and the appointment."""
