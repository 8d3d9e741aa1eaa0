"""Step seven: promises, check-ins, and what was put off."""
