"""What a page says in JSON-LD: the things in its scripts, as plain dicts."""

import json
import re
from collections.abc import Iterator
from typing import Any

from askwell.integrations.readers.webpage.tree import Element

_COMMENT = re.compile(r"^\s*(?:<!--|//.*$|/\*.{0,500}?\*/|<!\[CDATA\[)|(?:-->|\]\]>)\s*;?\s*$", re.MULTILINE)
_LAST_COMMA = re.compile(r",(\s*[}\]])")
_DEEPEST = 40
_MOST = 5_000


def read(root: Element) -> Iterator[dict[str, Any]]:
    """Give every thing that has a type, also those inside others, with a link to the thing around it."""
    for script in root.iter("script"):
        if "ld+json" in (script.get("type") or "").lower():
            said = _parsed(script.text or "")
            if said is not None:
                yield from _things(said)


def _parsed(written: str) -> Any:
    """Read JSON as pages write it: with control characters, comments round it, and a comma too many."""
    for text in (written, _LAST_COMMA.sub(r"\1", _COMMENT.sub("", written))):
        try:
            return json.loads(text, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _things(said: Any) -> Iterator[dict[str, Any]]:
    waiting: list[tuple[Any, int]] = [(said, 0)]
    count = 0
    while waiting and count < _MOST:
        one, depth = waiting.pop(0)
        count += 1
        if depth > _DEEPEST:
            continue
        if isinstance(one, dict):
            if one.get("@type"):
                yield one
            waiting += [(value, depth + 1) for value in one.values() if isinstance(value, dict | list)]
        elif isinstance(one, list):
            waiting += [(value, depth + 1) for value in one if isinstance(value, dict | list)]
