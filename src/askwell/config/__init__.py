"""Settings, the table of options, and the addresses of the pages."""
