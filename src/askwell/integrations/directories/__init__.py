"""Business directories as local files: formats in, one searchable SQLite file per directory out.

Public data, so they live beside the database of the home and not in it: they are not journalled, not in
archives, and every workspace of the home may look into them. What a person takes from them is theirs.
"""
