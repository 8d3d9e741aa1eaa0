"""Numbers in the reader's language: 2,004 or 2.004 or 2 004."""

from functools import lru_cache

from babel.numbers import format_decimal

from askwell.words import dates
from askwell.words.language import language


def number(value: float) -> str:
    """Write a number with the marks of the active language, to one place after the point at most."""
    return _number(round(value, 1), language())


@lru_cache(maxsize=2048)
def _number(value: float, language: str) -> str:
    del language
    return str(format_decimal(value, locale=dates.locale()))
