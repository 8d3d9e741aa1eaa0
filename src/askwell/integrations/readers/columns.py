"""From the cells of a record, each with the field it belongs to, to a draft of a contact.

Every format that names its values (columns, attributes, keys) goes through here, so that a phone
number or an address is put together in one way.
"""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple
from urllib.parse import urlsplit

from askwell.integrations.readers import Reason, Record
from askwell.integrations.readers.naming import composed, spoken
from askwell.integrations.readers.profiles import link_and_key
from askwell.kernel.drafts import ContactDraft, DraftAddress, DraftValue, Skipped

NAMES = ("full_name", "given", "middle", "family", "prefix", "suffix", "nickname")
WORDS = (*NAMES, "organization", "department", "title", "note", "key")
VALUES = ("phone", "email", "link")
PLACES = ("street", "city", "region", "postal_code", "country", "po_box")
FIELDS = (*WORDS, *VALUES, *PLACES)
"""The fields that a column can go into; with a label after a colon: "phone:work"."""
LEFT_OUT = "-"
_SHOWN = 120
_FIELDS = frozenset(FIELDS)
_HURT = re.compile(r"[+-]?\d+(?:[.,]\d+)?E\+?\d+", re.IGNORECASE)
_EMPTY = frozenset({"0/0/00", "00/00/00", "0000-00-00"})
"""What programs write where no day is known."""
_SALUTATIONS = frozenset(
    """mr mrs ms miss mx herr frau hr fr herrn m mme mlle monsieur madame mademoiselle sr sra srta señor
    señora don doña sig signor signora dott.ssa senhor senhora pan pani dhr mevr""".split()
)
"""They tell nothing but a gender, and none is kept."""


class Column(NamedTuple):
    """One named value of a source: its name there, the field it goes into ("" to be noted), its label."""

    name: str
    field: str = ""
    label: str = ""


def column(name: str, code: str) -> Column:
    """Return the column of this name for a code such as "phone:work"; an unknown code is noted."""
    field, _, label = code.partition(":")
    return Column(name, field if field in _FIELDS or field == LEFT_OUT else "", label)


def record_of(record: int, cells: Iterable[tuple[Column, str]], *, source: str = "") -> Record:
    """Return the draft that these values make, or why they make none; `source` begins its key."""
    gathered = _Gathered()
    for of, written in cells:
        if (value := written.strip()) and of.field != LEFT_OUT:
            gathered.take(of, value)
    return gathered.record(record, source)


class _Gathered:
    """The values of one record on their way into a draft."""

    __slots__ = ("noted", "places", "values", "words")

    def __init__(self) -> None:
        self.words: dict[str, str] = {}
        self.values: dict[str, list[DraftValue]] = {}
        self.places: dict[str, dict[str, str]] = {}
        self.noted: dict[str, str] = {}

    def take(self, of: Column, value: str) -> None:
        """Put a value where it belongs; what has no place is noted by its name."""
        field = of.field
        if field == "phone" and _HURT.fullmatch(value):
            # A spreadsheet made 4.9E+11 of it: the digits are lost, so nobody should ring that.
            self._note(of.name or field, value)
        elif (field == "prefix" and value.rstrip(".").casefold() in _SALUTATIONS) or value in _EMPTY:
            return
        elif field in VALUES:
            self.values.setdefault(field, []).append(DraftValue(value, of.label))
        elif field in PLACES:
            place = self.places.setdefault(of.label, {})
            place[field] = f"{place[field]}\n{value}" if field in place else value
        elif field == "note" and field in self.words:
            self.words[field] += f"\n\n{value}"
        elif field and field not in self.words:
            self.words[field] = value
        else:
            self._note(of.name or field, value)

    def record(self, record: int, source: str) -> Record:
        """Return the draft or the reason."""
        words = self.words
        if not (words or self.values or self.places or self.noted):
            return Skipped(record, Reason.EMPTY)
        given, family = spoken(words.get("given", "")), spoken(words.get("family", ""))
        parts = [words.get(part, "") for part in ("middle", "prefix", "suffix")]
        full = spoken(words.get("full_name", "")) or composed(family, given, *parts)
        organization = spoken(words.get("organization", ""))
        full, organization = _business(full, organization, words)
        if not full and not organization:
            return Skipped(record, Reason.NAMELESS, self._something())
        self._note_rest(full)
        links, key = self._links()
        return ContactDraft(
            record,
            full,
            given if full else "",
            family if full else "",
            organization,
            spoken(words.get("title", "")),
            _once(self.values.get("phone", ())),
            _once(_mails(self.values.get("email", ()))),
            links,
            self._addresses(),
            words.get("note", ""),
            f"{source}:{words['key']}" if source and words.get("key") else key,
            self.noted,
        )

    def _links(self) -> tuple[tuple[DraftValue, ...], str]:
        """Return the links that may be followed, and the key where one is a LinkedIn profile."""
        kept: list[DraftValue] = []
        key = ""
        for one in self.values.get("link", ()):
            if "linkedin." in one.value.lower() and (known := link_and_key(one.value))[1]:
                kept.append(DraftValue(known[0], "LinkedIn"))
                key = key or known[1]
            elif safe_link(one.value):
                kept.append(one)
            else:
                self._note(one.label or "link", one.value)
        return _once(kept), key

    def _addresses(self) -> tuple[DraftAddress, ...]:
        found = []
        for label, place in self.places.items():
            street = "\n".join(filter(None, (place.get("street", ""), place.get("po_box", ""))))
            found.append(
                DraftAddress(
                    street,
                    spoken(place.get("city", "")),
                    spoken(place.get("region", "")),
                    spoken(place.get("postal_code", "")),
                    spoken(place.get("country", "")),
                    label,
                )
            )
        return tuple(dict.fromkeys(found))

    def _note(self, name: str, value: str) -> None:
        self.noted[name] = f"{self.noted[name]}\n{value}" if name in self.noted else value

    def _note_rest(self, full: str) -> None:
        for word, name in (("nickname", "NICKNAME"), ("department", "Department")):
            if self.words.get(word) and self.words[word] != full:
                self._note(name, self.words[word])

    def _something(self) -> str:
        for values in self.values.values():
            return values[0].value[:_SHOWN]
        return next(iter([*self.words.values(), *self.noted.values()]), "")[:_SHOWN]


def safe_link(value: str) -> bool:
    """Tell whether a link may be followed: http, https or none, never a script."""
    try:
        scheme = urlsplit(value.strip()).scheme.lower()
    except ValueError:
        return False
    return scheme in ("http", "https") or (not scheme and "." in value) or (":" in value and "." in scheme)


def _business(full: str, organization: str, words: dict[str, str]) -> tuple[str, str]:
    """Tell a business from a person: no part of a name, or a display name equal to the organization."""
    named = any(words.get(part) for part in ("given", "family", "middle"))
    if full and full == organization and not named:
        return "", organization
    if not full and not organization:
        return spoken(words.get("nickname", "")), ""
    return full, organization


def _mails(values: Sequence[DraftValue]) -> Iterable[DraftValue]:
    for one in values:
        value = one.value[7:] if one.value[:7].lower() == "mailto:" else one.value
        yield DraftValue(value.strip(), one.label)


def _once(values: Iterable[DraftValue]) -> tuple[DraftValue, ...]:
    found: dict[str, DraftValue] = {}
    for one in values:
        found.setdefault(one.value, one)
    return tuple(found.values())
