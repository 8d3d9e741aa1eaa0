"""Everything printed: papers as plain values in, PDF bytes out; it knows formats of paper and no tables."""
