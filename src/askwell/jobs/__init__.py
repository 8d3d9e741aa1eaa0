"""Work that goes on beside the pages, such as the weekly copy."""
