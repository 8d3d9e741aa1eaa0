"""What a page says in microdata or RDFa: attributes of its elements, as the same dicts that JSON-LD gives."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from askwell.integrations.readers.webpage import tree
from askwell.integrations.readers.webpage.tree import Element

_MOST_DEPTH = 60
_ADDRESSES = {"a": "href", "area": "href", "link": "href", "img": "src", "source": "src", "iframe": "src"}


def read(root: Element) -> Iterator[dict[str, Any]]:
    """Give every item that has a type, also those inside others."""
    page = _Page({one.get("id"): one for one in root.iter() if isinstance(one.tag, str) and one.get("id")})
    for element in root.iter():
        if isinstance(element.tag, str) and _type(element):
            yield page.item(element, 0)


@dataclass(slots=True)
class _Page:
    """The elements of a page by their id, and the items made so far: each is made once."""

    by_id: dict[str, Element]
    made: dict[Element, dict[str, Any]] = field(default_factory=dict)

    def item(self, element: Element, depth: int) -> dict[str, Any]:
        """Return the item of an element."""
        if element not in self.made:
            self.made[element] = {}
            self.made[element].update(_item(element, self, depth))
        return self.made[element]


def _item(element: Element, page: _Page, depth: int) -> dict[str, Any]:
    found: dict[str, Any] = {"@type": _type(element)}
    if known := element.get("itemid") or element.get("resource") or element.get("about"):
        found["@id"] = known
    waiting = list(element)
    named = (element.get("itemref") or "").split()[:20]
    waiting += [page.by_id[name] for name in named if name in page.by_id and page.by_id[name] is not element]
    while waiting:
        one = waiting.pop(0)
        if not isinstance(one.tag, str):
            continue
        inside = bool(_type(one) or one.get("itemscope") is not None)
        for name in _properties(one) if depth < _MOST_DEPTH else ():
            value = page.item(one, depth + 1) if inside else _value(one)
            found.setdefault(name, []).append(value)
        if not inside:
            waiting[:0] = list(one)
    return found


def _type(element: Element) -> list[str]:
    written = element.get("itemtype") or element.get("typeof") or ""
    return [_last(word) for word in written.split()[:10]]


def _properties(element: Element) -> list[str]:
    written = element.get("itemprop") or element.get("property") or element.get("rel") or ""
    if not element.get("itemprop") and not element.get("property") and not element.get("typeof"):
        return []
    return [_last(word) for word in written.split()[:10]]


def _last(word: str) -> str:
    """Return the bare word of "https://schema.org/Person" or "schema:Person"."""
    return word.rstrip("/#").rpartition("/")[2].rpartition("#")[2].rpartition(":")[2]


def _value(element: Element) -> str:
    if written := element.get("content"):
        return str(written).strip()
    name = _ADDRESSES.get(element.tag)
    if name and (address := element.get(name)):
        shown = tree.words(element)
        return shown if _is_inner(address) and shown else str(address).strip()
    if element.tag in ("time", "data", "meter") and (
        value := element.get("datetime") or element.get("value")
    ):
        return str(value).strip()
    return tree.words(element)


def _is_inner(address: str) -> bool:
    try:
        return not urlsplit(address).scheme
    except ValueError:
        return True
