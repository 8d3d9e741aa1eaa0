"""Plain Python that everything else may use; it imports nothing of ours and no Django."""
