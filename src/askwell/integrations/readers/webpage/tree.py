"""A page as a tree of elements, and the words that a person would see in a part of it."""

import re
from typing import Any

Element = Any
"""An element of lxml, which is only loaded once a page is read."""

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?([\w-]{2,30})", re.IGNORECASE)
_UNSEEN = frozenset({"script", "style", "noscript", "template", "head", "svg", "iframe", "object", "select"})
_LINES = frozenset("br dd div dt fieldset figcaption figure li td th tr tbody thead".split())
_PARAGRAPHS = frozenset("p blockquote pre dl".split())
_SECTIONS = frozenset(
    """address article aside footer form h1 h2 h3 h4 h5 h6 header hr main nav ol section table ul""".split()
)
_HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())
_BREAK = re.compile(r"[ \n\v\f]*\f[ \n\v\f]*|[ \n\v]*\v[ \n\v]*|[ \n]*\n[ \n]*")
SECTION = "\n\n\n"
"""What stands between two sections in the words of an element."""


def parsed(page: str) -> Element | None:
    """Return the root of a page, None where there is nothing in it; no outside file is ever opened."""
    from lxml import etree

    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        return etree.fromstring(page.encode("utf-8", "replace"), parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None


def charset(data: bytes) -> str:
    """Return the charset that a page names for itself, "" where it names none."""
    found = _CHARSET.search(data[:4096])
    return found[1].decode("ascii") if found else ""


def canonical(root: Element) -> str:
    """Return the address a page gives for itself."""
    for link in root.iter("link"):
        if "canonical" in (link.get("rel") or "").lower().split():
            return str(link.get("href") or "").strip()
    return meta(root, "og:url")


def meta(root: Element, name: str) -> str:
    """Return what a page says of itself under a name, such as "og:site_name"."""
    for one in root.iter("meta"):
        if name in (one.get("property"), one.get("name")):
            return " ".join((one.get("content") or "").split())
    return ""


def words(element: Element) -> str:
    """Return the visible words of an element: lines, paragraphs after an empty one, sections after two."""
    pieces: list[str] = []
    _gather(element, pieces)
    flat = re.sub(r"[^\S\n\v\f]+", " ", "".join(pieces))
    return _BREAK.sub(_broken, flat).strip()


def _broken(found: re.Match[str]) -> str:
    return SECTION if "\f" in found[0] else "\n\n" if "\v" in found[0] else "\n"


def _gather(element: Element, pieces: list[str]) -> None:
    # A walk by events and not by recursion: pages are nested as deep as their makers like.
    from lxml import etree

    hidden = 0
    for event, one in etree.iterwalk(element, events=("start", "end")):
        name = one.tag if isinstance(one.tag, str) else ""
        if event == "start":
            hidden += _is_unseen(one, name)
            if not hidden:
                pieces += (_mark(name), _flat(one.text))
        else:
            # What follows a heading belongs to it.
            pieces.append("" if hidden else "\n" if name in _HEADINGS else _mark(name))
            hidden -= _is_unseen(one, name)
            if not hidden and one is not element:
                pieces.append(_flat(one.tail))


def _mark(name: str) -> str:
    return "\f" if name in _SECTIONS else "\v" if name in _PARAGRAPHS else "\n" if name in _LINES else ""


def _flat(text: str | None) -> str:
    return re.sub(r"\s", " ", text) if text else ""


def _is_unseen(element: Element, name: str) -> bool:
    return name in _UNSEEN or element.get("hidden") is not None
