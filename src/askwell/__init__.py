"""Askwell runs a person's information interviews and keeps every promise made on the way."""

__version__ = "0.1.0"
