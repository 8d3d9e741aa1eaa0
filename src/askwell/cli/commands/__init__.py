"""One file per noun; each gives its parser the actions there are."""
