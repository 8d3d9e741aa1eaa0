"""Whom a text finds: beginnings of words, digits of a number, a piece of an address or of a name."""

import re
from collections.abc import Sequence
from typing import Any

from askwell.integrations import search
from askwell.kernel import names
from askwell.practice.identifying.models import Contact, Detail, Organization
from askwell.practice.identifying.parts import people_of
from askwell.practice.identifying.rules import DetailKind
from askwell.workspace import images, scope

_NUMBER = re.compile(r"[\d\s+()./-]{3,}")
_ADDRESS = re.compile(r"\S+@\S*|\S*@\S+|[^\s.]+(?:\.[^\s.]+)+")
_FEWEST_DIGITS = 3


def found(text: str, most: int) -> list[int]:
    """Return the ids of at most `most` people whom a text finds, in no order."""
    plain = text.strip()
    if _NUMBER.fullmatch(plain) and len(digits := _digits(plain)) >= _FEWEST_DIGITS:
        return _reached(digits, (DetailKind.PHONE,), most) or search.find(scope.current(), plain, most)
    if _ADDRESS.fullmatch(plain):
        reached = _reached(names.fold(plain), (DetailKind.EMAIL, DetailKind.LINK), most)
        return list(dict.fromkeys([*reached, *search.find(scope.current(), plain, most)]))[:most]
    return search.find(scope.current(), plain, most) or _named(plain, most)


def _digits(text: str) -> str:
    """Return the digits that stand in every way of writing a number: without what dials out."""
    return re.sub(r"\D", "", text).lstrip("0")


def _reached(piece: str, kinds: tuple[DetailKind, ...], most: int) -> list[int]:
    rows = Detail.objects.filter(key__contains=piece, kind__in=kinds, contact__isnull=False)
    ids = list(dict.fromkeys(rows.values_list("contact_id", flat=True)[:most]))
    return list(dict.fromkeys(people_of(ids).values()))


def _named(text: str, most: int) -> list[int]:
    """Return whose name has the text in the middle of a word: what scripts without spaces need."""
    piece = " ".join(names.words(text))
    if not piece:
        return []
    rows = Contact.objects.filter(put_aside=False, sort_as__contains=piece)
    return list(dict.fromkeys(rows.values_list("person_id", flat=True)[:most]))


SEARCHED = ("person_id", "full_name", "called", "say_it", "title", "city", "organization_id")
"""The columns of a contact whose words are searched for, after the person whom they find."""


def searched(person_ids: Sequence[int] | None = None) -> list[Sequence[Any]]:
    """Return the columns SEARCHED of every contact of people, of all without `person_ids`."""
    if person_ids is None:
        return list(Contact.objects.values_list(*SEARCHED))
    return list(images.having(Contact, SEARCHED, "person_id", person_ids))


def words_of(found: Sequence[Sequence[Any]]) -> list[tuple[int, str, str, str, str | None, str, str]]:
    """Return (person, name, called, say_it, organization, title, city) of rows as `searched` gives them."""
    at = {row[-1] for row in found} - {None}
    called = dict(images.having(Organization, ("id", "name"), "id", list(at)))
    return [
        (row_id, name, spoken, say_it, called.get(where), title, city)
        for row_id, name, spoken, say_it, title, city, where in found
    ]
