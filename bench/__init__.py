"""Our figures beside the floor in the same run: `make bench` prints one table and exits 1 on a miss."""
