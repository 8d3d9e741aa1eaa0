"""Addresses of pages by name: resolved once for each name, since a list asks for hundreds."""

from functools import cache

from django.urls import reverse

_PLACE = "0" * 32


def address(name: str, *parts: object) -> str:
    """Return the address of a page; `parts` are uids, or one number."""
    if any(not isinstance(part, str) for part in parts):
        return reverse(name, args=parts)
    shape = _shape(name, len(parts))
    for part in parts:
        shape = shape.replace(_PLACE, str(part), 1)
    return shape


@cache
def _shape(name: str, count: int) -> str:
    return reverse(name, args=[_PLACE] * count)
