"""What can be done across the steps."""
