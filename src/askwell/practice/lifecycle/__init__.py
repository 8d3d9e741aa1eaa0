"""What no one step can do alone; it has no models of its own."""
