"""How records travel from the process that reads to the one that asked: lines of plain JSON.

A line is a list of records, each a list: three items are a Skipped, more are a ContactDraft
in the order of its fields. What is no record travels as an object with one name. JSON and not
pickle, because what reads a stranger's file must not be able to make us run anything.
"""

from collections.abc import Iterable
from typing import Any

from askwell.integrations.readers import Reason, Record
from askwell.kernel.drafts import (
    ContactDraft,
    DraftAddress,
    DraftTouch,
    DraftValue,
    OwnPosition,
    OwnProfile,
    Skipped,
    TableLook,
)

LONGEST_WORDS = 1_000
LONGEST_NOTE = 100_000
LONGEST_PHOTO = 60_000
MOST_VALUES = 500
RECORDS_PER_LINE = 500

_OF_SKIPPED = len(Skipped._fields)


def packed(record: Record) -> list[Any]:
    """Return a record as plain lists; one with a value too long to be true becomes a Skipped."""
    if isinstance(record, Skipped):
        return [record.record, str(record.reason), record.detail[:LONGEST_WORDS]]
    if _too_long(record):
        return [record.record, str(Reason.TOO_LONG), (record.full_name or record.organization)[:100]]
    return list(record)


def unpacked(items: list[Any]) -> Record:
    """Return the record that `packed` made these lists of."""
    if len(items) == _OF_SKIPPED:
        return Skipped(*items)
    (
        record, full_name, given, family, organization, title, phones, emails, links, places,
        note, key, noted, touches, photo,
    ) = items  # fmt: skip
    return ContactDraft(
        record,
        full_name,
        given,
        family,
        organization,
        title,
        tuple([DraftValue(*one) for one in phones]) if phones else (),
        tuple([DraftValue(*one) for one in emails]) if emails else (),
        tuple([DraftValue(*one) for one in links]) if links else (),
        tuple([DraftAddress(*one) for one in places]) if places else (),
        note,
        key,
        noted,
        tuple([DraftTouch(*one) for one in touches]) if touches else (),
        photo,
    )


def packed_aside(told: OwnProfile | TableLook) -> dict[str, Any]:
    """Return what is no record as an object of plain lists."""
    if isinstance(told, OwnProfile):
        return {"own": [*(str(part)[:LONGEST_WORDS] for part in told[:3]), list(told.positions[:100])]}
    rows = [[cell[:LONGEST_WORDS] for cell in row] for row in told.rows]
    columns = [name[:LONGEST_WORDS] for name in told.columns]
    return {"table": [told.fingerprint, columns, list(told.fields), rows, told.remembered]}


def unpacked_aside(said: dict[str, Any]) -> OwnProfile | TableLook | None:
    """Return what `packed_aside` made this object of, or None if it is something else."""
    if "own" in said:
        name, headline, town, positions = said["own"]
        return OwnProfile(name, headline, town, tuple(OwnPosition(*one) for one in positions))
    if "table" in said:
        fingerprint, columns, fields, rows, remembered = said["table"]
        return TableLook(fingerprint, tuple(columns), tuple(fields), tuple(map(tuple, rows)), remembered)
    return None


def _address(one: DraftAddress) -> tuple[str, ...]:
    return (one.street, one.city, one.region, one.postal_code, one.country, one.label)


def _too_long(draft: ContactDraft) -> bool:
    """Tell whether a value is so long that no database index and no page could bear it."""
    if len(draft.photo) > LONGEST_PHOTO or _too_many(draft):
        return True
    words = len(draft.full_name) + len(draft.given) + len(draft.family) + len(draft.organization)
    if words + len(draft.title) + len(draft.key) > LONGEST_WORDS or len(draft.note) > LONGEST_NOTE:
        return True
    for one in (*draft.phones, *draft.emails, *draft.links):
        if len(one.value) + len(one.label) > LONGEST_WORDS:
            return True
    if draft.touches and max(len(text) for one in draft.touches for text in one) > LONGEST_WORDS:
        return True
    for place in draft.addresses:
        if max(map(len, _address(place))) > LONGEST_WORDS:
            return True
    return _longest(draft.noted) > LONGEST_WORDS or _longest(draft.noted.values()) > LONGEST_NOTE


def _too_many(draft: ContactDraft) -> bool:
    return (
        max(len(draft.phones), len(draft.emails), len(draft.links), len(draft.addresses), len(draft.noted))
        > MOST_VALUES
    )


def _longest(texts: Iterable[str]) -> int:
    return max(map(len, texts), default=0)
