"""What a reader makes of a file: drafts of contacts, and reasons for what it could not read.

Named tuples and not dataclasses: a file makes a hundred thousand of them, eight times as fast.
"""

from hashlib import sha256
from itertools import compress
from typing import Any, NamedTuple


class DraftValue(NamedTuple):
    """A phone number, mail address or link as written, with the label it had (work, home…)."""

    value: str
    label: str = ""


class DraftAddress(NamedTuple):
    """A postal address in parts; `country` is an ISO 3166 code where known, else as written."""

    street: str = ""
    city: str = ""
    region: str = ""
    postal_code: str = ""
    country: str = ""
    label: str = ""


class DraftTouch(NamedTuple):
    """One time that the seeker and a person wrote to each other, without what was said.

    `at` is a day or an instant in ISO form, `way` is "out" (from the seeker) or "in", `channel`
    "linkedin" or "mail"; `about` is a subject line; `key` names the message in its source.
    """

    at: str
    way: str = "out"
    channel: str = ""
    about: str = ""
    key: str = ""


class ContactDraft(NamedTuple):
    """One person (or, without `full_name`, one business) as one record of a file tells it.

    `record` is the record's number in its file, from 1. `key` is a stable identifier of the
    source ("linkedin:maria-kruger-1a2", "vcard:<UID>") or "" where it has none. `noted` keeps
    what has no field of its own, by the name it had in the source ("Connected On": "2021-03-04").
    `touches` are letters between the seeker and this person, oldest first; `photo` is a small
    WebP picture in base64.
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
    noted: dict[str, str] = {}
    touches: tuple[DraftTouch, ...] = ()
    photo: str = ""

    def as_values(self) -> dict[str, Any]:
        """Return the filled fields as plain values, for keeping the record with its source.

        Of letters their number and the last of them are kept, of a photo what tells it from another.
        """
        values: dict[str, Any] = dict(compress(zip(self._fields, self, strict=True), self))
        values.pop("record", None)
        if self.touches:
            values["touches"] = {"count": len(self.touches), "last": self.touches[-1].at}
        if self.photo:
            values["photo"] = {"digest": sha256(self.photo.encode()).hexdigest()[:32]}
        for name in _LISTED:
            if name in values:
                values[name] = [dict(zip(one._fields, one)) for one in values[name]]  # noqa: B905 -- a field each
        return values


_LISTED = ("phones", "emails", "links", "addresses")


class Skipped(NamedTuple):
    """A record that gave no draft: its number, a reason code, and what stood there (short)."""

    record: int
    reason: str
    detail: str = ""


class OwnPosition(NamedTuple):
    """A post the seeker holds or held; the dates are YYYY-MM or YYYY-MM-DD, `until` is "" for now."""

    title: str
    organization: str = ""
    since: str = ""
    until: str = ""


class OwnProfile(NamedTuple):
    """What a file tells of the seeker and not of a contact: it is offered, never written by itself."""

    full_name: str = ""
    headline: str = ""
    town: str = ""
    positions: tuple[OwnPosition, ...] = ()


class TableLook(NamedTuple):
    """A table as it is understood: its columns, the field each goes into, and its first rows.

    `fingerprint` is the same for every file with these columns; a field is a code such as
    "email" or "phone:work", "" for what is only noted, "-" for what is left out.
    """

    fingerprint: str
    columns: tuple[str, ...]
    fields: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...] = ()
    remembered: bool = False
