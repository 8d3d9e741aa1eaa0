"""Step one: everyone one could ask, and where each detail came from."""
