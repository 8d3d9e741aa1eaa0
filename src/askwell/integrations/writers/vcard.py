"""Contacts as vCard 4.0 (RFC 6350), in a form that our own reader and every address book takes."""

import re
from collections.abc import Iterable, Iterator
from datetime import date

from askwell.integrations.readers.vcard.noted import HAS_A_FIELD, NOT_KEPT, OWN
from askwell.integrations.readers.vcard.properties import DROPPED
from askwell.kernel.drafts import ContactDraft, DraftAddress

_OCTETS = 75
_TYPES = frozenset(
    "home work cell fax pager text textphone video main main-number car bbs modem isdn".split()
)
_NAME = re.compile(r"[A-Z][A-Z0-9-]{1,40}")
_DAY = re.compile(r"(?:\d{4}-|--)\d{2}-\d{2}")
_DAYS = ("BDAY", "ANNIVERSARY", "DEATHDATE")
_KEY = "vcard:"
_TAKEN = HAS_A_FIELD | NOT_KEPT | DROPPED | {OWN}
"""Names that mean something of their own, so that a noted value cannot be written under them."""


def write(people: Iterable[ContactDraft]) -> Iterator[str]:
    """Give one card per person or business, each with CRLF line ends and no line over 75 octets.

    The UID is the draft's key without "vcard:". A draft without any name is called by what
    else it has, because a card must have an FN.
    """
    for person in people:
        yield "".join(_folded(line) for line in _lines(person))


def _lines(person: ContactDraft) -> Iterator[str]:
    yield from ("BEGIN:VCARD", "VERSION:4.0")
    if person.key:
        yield f"UID:{_escaped(person.key.removeprefix(_KEY))}"
    if not person.full_name and person.organization:
        yield "KIND:org"
    yield f"FN:{_escaped(_called(person))}"
    if person.given or person.family:
        yield f"N:{_part(person.family)};{_part(person.given)};;;"
    if person.organization:
        yield f"ORG:{_part(person.organization)}"
    if person.title:
        yield f"TITLE:{_escaped(person.title)}"
    yield from _labelled(person)
    if person.note:
        yield f"NOTE:{_escaped(person.note)}"
    for name, value in person.noted.items():
        yield _noted(name, value)
    yield "END:VCARD"


def _called(person: ContactDraft) -> str:
    values = [one.value for one in (*person.emails, *person.phones, *person.links)]
    parts = f"{person.given} {person.family}".strip()
    return next(filter(None, (person.full_name, parts, person.organization, person.title, *values)), "?")


def _labelled(person: ContactDraft) -> Iterator[str]:
    groups = iter(range(1, 1_000_000))
    for name, values in (("TEL", person.phones), ("EMAIL", person.emails), ("URL", person.links)):
        for one in values:
            yield from _with_label(name, one.label, _escaped(one.value), groups)
    for address in person.addresses:
        yield from _with_label("ADR", address.label, _address(address), groups)


def _with_label(name: str, label: str, value: str, groups: Iterator[int]) -> Iterator[str]:
    words = label.split()
    if words and " ".join(words) == label and len(set(words)) == len(words) and _TYPES.issuperset(words):
        yield f"{name};TYPE={_types(words)}:{value}"
    elif label:
        group = f"item{next(groups)}"
        yield from (f"{group}.{name}:{value}", f"{group}.X-ABLabel:{_escaped(label)}")
    else:
        yield f"{name}:{value}"


def _types(words: list[str]) -> str:
    # RFC 6350 wants a list of types in quotation marks, else its comma would part two values.
    return words[0] if len(words) == 1 else f'"{",".join(words)}"'


def _address(one: DraftAddress) -> str:
    parts = ("", "", one.street, one.city, one.region, one.postal_code, one.country)
    return ";".join(_part(part) for part in parts)


def _noted(name: str, value: str) -> str:
    if name in _DAYS:
        return (
            f"{name}:{_without_dashes(value)}" if _is_day(value) else f"{name};VALUE=text:{_escaped(value)}"
        )
    if _NAME.fullmatch(name) and name not in _TAKEN:
        return f"{name}:{_part(value)}"
    return f"{OWN}:{_part(name)};{_part(value)}"


def _is_day(value: str) -> bool:
    """Tell whether this is 1980-12-24 or --12-24 and exists; a card may hold no other day as a date."""
    if not _DAY.fullmatch(value):
        return False
    try:
        date.fromisoformat(value.replace("--", "2000-", 1))
    except ValueError:
        return False
    return True


def _without_dashes(day: str) -> str:
    return f"--{day[2:].replace('-', '')}" if day.startswith("--") else day.replace("-", "")


def _escaped(text: str) -> str:
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    return plain.replace("\\", "\\\\").replace(",", "\\,").replace("\n", "\\n")


def _part(text: str) -> str:
    return _escaped(text).replace(";", "\\;")


def _folded(line: str) -> str:
    """Return the line with CRLF, folded so that no part is over 75 octets and no character is cut."""
    if len(line) * 4 <= _OCTETS or len(line.encode()) <= _OCTETS:
        return f"{line}\r\n"
    parts, size = [""], 0
    for mark in line:
        octets = len(mark.encode())
        if size + octets > _OCTETS:
            parts.append(" ")
            size = 1
        parts[-1] += mark
        size += octets
    return "\r\n".join(parts) + "\r\n"
