"""The eight steps of the practice and the day, in the order of the house plan."""
