"""Who may see what, and the journal of everything that was done."""
