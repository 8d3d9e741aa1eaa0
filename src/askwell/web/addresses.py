"""Addresses of pages by name, read from the list of routes: a list of people asks for hundreds.

Django's own `reverse` compiles every route first, which a page at the start of the program would wait for.
"""

import re
from functools import cache

from django.urls import URLPattern, reverse

from askwell.web.urls import urlpatterns

_PLACE = "0" * 32


def address(name: str, *parts: object) -> str:
    """Return the address of a page; `parts` are uids, or one number."""
    if any(not isinstance(part, str) for part in parts):
        return reverse(name, args=parts)
    shape = _shapes().get((name, len(parts))) or reverse(name, args=parts)
    for part in parts:
        shape = shape.replace(_PLACE, str(part), 1)
    return shape


@cache
def _shapes() -> dict[tuple[str, int], str]:
    """Return the address of every named page with stand-ins for its parts, by name and their number."""
    return {(str(one.name), str(one.pattern).count("<")): _shape(one) for one in urlpatterns}


def _shape(one: URLPattern) -> str:
    return "/" + re.sub(r"<[^>]+>", _PLACE, str(one.pattern))
