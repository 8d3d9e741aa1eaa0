"""A report on what was learned, in plain values: as a page, as Markdown and as a table."""
