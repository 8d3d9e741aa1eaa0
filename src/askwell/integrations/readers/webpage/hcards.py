"""People and businesses that a page marks with class names: h-card, and the hCard of before it."""

from collections.abc import Iterator

from askwell.integrations.readers.columns import safe_link
from askwell.integrations.readers.naming import composed, spoken
from askwell.integrations.readers.webpage import tree
from askwell.integrations.readers.webpage.tree import Element
from askwell.kernel.drafts import ContactDraft, DraftAddress, DraftValue

_ROOTS = frozenset({"h-card", "vcard"})
_OTHER_ROOTS = frozenset(
    {"h-entry", "h-feed", "h-event", "h-recipe", "h-product", "h-review", "hentry", "vevent"}
)
_PLACES = frozenset({"h-adr", "adr", "p-adr"})


def read(root: Element) -> Iterator[ContactDraft]:
    """Give every card that names somebody and is more than the author's name under a text."""
    for element in root.iter():
        if isinstance(element.tag, str) and _classes(element) & _ROOTS:
            draft = _draft(element)
            if draft.full_name or draft.organization:
                yield draft


def _draft(card: Element) -> ContactDraft:
    found = _Properties(card)
    given, family = found.first("p-given-name", "given-name"), found.first("p-family-name", "family-name")
    name = found.first("p-name", "fn") or composed(family, given) or _implied(card)
    where = found.first("p-org", "org", "organization-name")
    if where and where == name:
        name = ""
    links = [link for link in found.addresses("u-url", "url") if link.startswith(("http://", "https://"))]
    return ContactDraft(
        0,
        name,
        given if name else "",
        family if name else "",
        where,
        found.first("p-job-title", "title", "p-role", "role"),
        phones=tuple(
            DraftValue(_bare(one, "tel:")) for one in found.all("p-tel", "u-tel", "tel") if _is_tel(one)
        ),
        emails=tuple(
            DraftValue(_bare(one, "mailto:"))
            for one in found.addresses("u-email", "p-email", "email")
            if "@" in one
        ),
        links=tuple(DraftValue(link) for link in dict.fromkeys(links) if safe_link(link)),
        addresses=found.places(),
        note=found.first("p-note", "note"),
    )


class _Properties:
    """The elements of a card by their classes, without those of cards and entries inside it."""

    def __init__(self, card: Element) -> None:
        self._by_class: dict[str, list[Element]] = {}
        waiting = [card, *card] if _classes(card) - _ROOTS else list(card)
        while waiting:
            one = waiting.pop(0)
            if not isinstance(one.tag, str):
                continue
            classes = _classes(one)
            for name in classes:
                self._by_class.setdefault(name, []).append(one)
            if one is not card and not classes & (_ROOTS | _OTHER_ROOTS):
                waiting[:0] = list(one)

    def all(self, *names: str) -> list[str]:
        """Return the texts of these properties."""
        found = (_value(one) for name in names for one in self._by_class.get(name, ()))
        return list(dict.fromkeys(filter(None, found)))

    def first(self, *names: str) -> str:
        """Return the first text of these properties."""
        return next(iter(self.all(*names)), "")

    def addresses(self, *names: str) -> list[str]:
        """Return the links of these properties, or their texts where they are none."""
        return [
            (one.get("href") or _value(one)).strip() for name in names for one in self._by_class.get(name, ())
        ]

    def places(self) -> tuple[DraftAddress, ...]:
        """Return the postal addresses: of an element of their own, else of the card."""
        nested = [one for name in _PLACES for one in self._by_class.get(name, ())]
        found = [_place(_Properties(one)) for one in dict.fromkeys(nested)] or [_place(self)]
        words = [DraftAddress(street=_value(one)) for one in nested[:1] if _value(one)]
        kept = tuple(dict.fromkeys(one for one in found if any(one)))
        return kept or tuple(words)


def _place(found: _Properties) -> DraftAddress:
    return DraftAddress(
        found.first("p-street-address", "street-address"),
        found.first("p-locality", "locality"),
        found.first("p-region", "region"),
        found.first("p-postal-code", "postal-code"),
        found.first("p-country-name", "country-name"),
    )


def _implied(card: Element) -> str:
    """Return the name of a card that says no more: its own words, or of its only picture or link."""
    if card.tag in ("img", "area"):
        return spoken(card.get("alt") or "")
    if card.tag == "abbr" and card.get("title"):
        return spoken(card.get("title"))
    children = [one for one in card if isinstance(one.tag, str)]
    if len(children) == 1 and not _classes(children[0]) & _ROOTS and not (card.text or "").strip():
        inner = children[0]
        if inner.tag in ("img", "area", "abbr"):
            return spoken(inner.get("alt") or inner.get("title") or "")
    words = spoken(tree.words(card))
    return words if len(words) <= 100 else ""


def _value(element: Element) -> str:
    if element.tag == "abbr" and element.get("title"):
        return spoken(element.get("title"))
    if element.tag in ("data", "input") and element.get("value"):
        return spoken(element.get("value"))
    if element.tag in ("img", "area"):
        return spoken(element.get("alt") or "")
    inner = [one for one in element.iter() if one is not element and "value" in _classes(one)]
    if inner:
        return spoken("".join(tree.words(one) for one in inner))
    return spoken(tree.words(element))


def _bare(value: str, scheme: str) -> str:
    return value[len(scheme) :].partition("?")[0] if value.lower().startswith(scheme) else value


def _is_tel(value: str) -> bool:
    return sum(mark.isdigit() for mark in value) >= 5


def _classes(element: Element) -> set[str]:
    return set((element.get("class") or "").split()) if isinstance(element.tag, str) else set()
