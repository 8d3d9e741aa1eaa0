"""Views, one file per noun: find through what the member may see, call one query or action, render."""
