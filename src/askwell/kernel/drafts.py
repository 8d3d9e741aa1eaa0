"""What a reader makes of a file: drafts of contacts, and reasons for what it could not read."""

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class DraftValue:
    """A phone number, mail address or link as written, with the label it had (work, home…)."""

    value: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class DraftAddress:
    """A postal address in parts; `country` is an ISO 3166 code where known, else as written."""

    street: str = ""
    city: str = ""
    region: str = ""
    postal_code: str = ""
    country: str = ""
    label: str = ""


@dataclass(frozen=True, slots=True)
class ContactDraft:
    """One person (or, without `full_name`, one business) as one record of a file tells it.

    `record` is the record's number in its file, from 1. `key` is a stable identifier of the
    source ("linkedin:maria-kruger-1a2", "vcard:<UID>") or "" where it has none. `noted` keeps
    what has no field of its own, by the name it had in the source ("Connected On": "2021-03-04").
    """

    record: int
    full_name: str = ""
    given: str = ""
    family: str = ""
    organization: str = ""
    title: str = ""
    phones: tuple[DraftValue, ...] = ()
    emails: tuple[DraftValue, ...] = ()
    links: tuple[DraftValue, ...] = ()
    addresses: tuple[DraftAddress, ...] = ()
    note: str = ""
    key: str = ""
    noted: dict[str, str] = field(default_factory=dict)

    def as_values(self) -> dict[str, Any]:
        """Return the filled fields as plain values, for keeping the record with its source."""
        values: dict[str, Any] = {name: value for name in _PLAIN if (value := getattr(self, name))}
        for name in _LISTED:
            if listed := getattr(self, name):
                values[name] = [{part: getattr(one, part) for part in one.__slots__} for one in listed]
        return values


_PLAIN = ("full_name", "given", "family", "organization", "title", "note", "key", "noted")
_LISTED = ("phones", "emails", "links", "addresses")


@dataclass(frozen=True, slots=True)
class Skipped:
    """A record that gave no draft: its number, a reason code, and what stood there (short)."""

    record: int
    reason: str
    detail: str = ""
