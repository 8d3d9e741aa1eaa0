"""What two contacts that look alike have in common, and what tells them apart, in words."""

from collections.abc import Callable
from typing import NamedTuple

from django.utils.translation import gettext as _

from askwell.practice.identifying import likeness
from askwell.practice.identifying.matching.normal import employer
from askwell.practice.identifying.models import Contact
from askwell.practice.identifying.phones import shown as phone_shown
from askwell.practice.identifying.rules import DetailKind

Words = Callable[[], str]
_SAME: dict[str, Words] = {
    "given": lambda: _("same first name"),
    "family": lambda: _("same surname"),
    "emails": lambda: _("same e-mail"),
    "phones": lambda: _("same phone"),
    "profile": lambda: _("same LinkedIn profile"),
    "employer": lambda: _("same employer"),
    "title": lambda: _("same work"),
    "city": lambda: _("same town"),
    "middle": lambda: _("same middle initial"),
}
_NEAR: dict[str, Words] = {
    "given": lambda: _("similar first name"),
    "family": lambda: _("similar surname"),
    "employer": lambda: _("similar employer"),
    "title": lambda: _("similar work"),
}
_DIFFERENT: dict[str, Words] = {
    "given": lambda: _("different first name"),
    "family": lambda: _("different surname"),
    "emails": lambda: _("different e-mail"),
    "phones": lambda: _("different phone"),
    "profile": lambda: _("different LinkedIn profile"),
    "employer": lambda: _("different employer"),
    "title": lambda: _("different work"),
    "city": lambda: _("different town"),
    "middle": lambda: _("different middle initial"),
}
_GROUPS: dict[int, Words] = {
    0: lambda: _("Almost certainly the same"),
    1: lambda: _("Same name, same employer"),
    2: lambda: _("Same name, same work or town"),
    3: lambda: _("Same phone, e-mail or profile, but something differs"),
    4: lambda: _("A rare name in common"),
    5: lambda: _("The same name, and little else"),
    6: lambda: _("Similar names"),
}


CODES = ("sure", "employer", "title_or_city", "shared", "rare_name", "name", "rest")
"""The groups by their names for programs."""


def reasons(levels: str) -> list[str]:
    """Return what two have in common, then what is near, then what differs, each in a few words."""
    found = likeness.why(levels)
    return [
        *(_SAME[name]() for name in found.same),
        *(_NEAR[name]() for name in found.near if name in _NEAR),
        *(_DIFFERENT[name]() for name in found.different),
    ]


def sentence(levels: str) -> str:
    """Return why two look alike: "same phone, same surname; different first name"."""
    found = likeness.why(levels)
    alike = ", ".join(
        [*(_SAME[one]() for one in found.same), *(_NEAR[one]() for one in found.near if one in _NEAR)]
    )
    unlike = ", ".join(_DIFFERENT[one]() for one in found.different)
    return "; ".join(filter(None, (alike, unlike)))


def group(number: int) -> str:
    """Return the name of a group of questions."""
    return _GROUPS[number]()


class Line(NamedTuple):
    """A field of two cards side by side; `differs` where both have a value and none in common."""

    name: str
    one: list[str]
    other: list[str]
    differs: bool


def side_by_side(one: Contact, other: Contact, details: dict[int, list[tuple[str, str, str]]]) -> list[Line]:
    """Return two cards as lines of a table; `details` are (kind, value, key) by contact id."""
    pairs: list[tuple[str, list[str], list[str]]] = [
        (_("Name"), [one.full_name], [other.full_name]),
        (_("Works at"), _named(one), _named(other)),
        (_("What they do"), [one.title], [other.title]),
        (_("Town"), [one.city], [other.city]),
    ]
    for kind, name in (
        (DetailKind.PHONE, _("Phone")),
        (DetailKind.EMAIL, _("E-mail")),
        (DetailKind.LINK, _("Link")),
        (DetailKind.ADDRESS, _("Address")),
    ):
        mine, theirs = (_of_kind(details.get(card.pk, []), kind) for card in (one, other))
        pairs.append((name, mine, theirs))
    lines = []
    for name, mine, theirs in pairs:
        left, right = [text for text in mine if text], [text for text in theirs if text]
        if left or right:
            folded = {employer(text) for text in left} & {employer(text) for text in right}
            lines.append(Line(name, left, right, bool(left and right and not folded)))
    return lines


def _named(card: Contact) -> list[str]:
    return [card.organization.name] if card.organization else []


def _of_kind(details: list[tuple[str, str, str]], kind: DetailKind) -> list[str]:
    return [
        phone_shown(value, key) if kind is DetailKind.PHONE else value
        for name, value, key in details
        if name == kind
    ]
