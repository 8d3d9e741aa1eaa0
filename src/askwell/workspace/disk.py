"""Telling a disk that takes nothing more from other trouble."""

from django.db import OperationalError

_SAID = ("full", "disk i/o error")


def takes_nothing(error: OperationalError) -> bool:
    """Tell whether the database could not be written because the disk is full, or may not grow."""
    return any(words in str(error).casefold() for words in _SAID)
