"""Tests mirror src/askwell; cast.py sets the stage."""
