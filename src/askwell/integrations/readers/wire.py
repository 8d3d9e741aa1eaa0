"""How records travel from the process that reads to the one that asked: lines of plain JSON.

A line is a list of records, each a list: three items are a Skipped, more are a ContactDraft
in the order of its fields. What is no record travels as an object with one name. JSON and not
pickle, because what reads a stranger's file must not be able to make us run anything.
"""

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
_LISTS: tuple[tuple[int, type[DraftValue | DraftAddress | DraftTouch]], ...] = tuple(
    (ContactDraft._fields.index(name), kind)
    for name, kind in (
        ("phones", DraftValue),
        ("emails", DraftValue),
        ("links", DraftValue),
        ("addresses", DraftAddress),
        ("touches", DraftTouch),
    )
)
"""The fields of a draft that hold several values, and of which kind."""


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
    for place, kind in _LISTS:
        items[place] = tuple(map(kind._make, items[place])) if items[place] else ()
    return ContactDraft._make(items)


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


def _too_long(draft: ContactDraft) -> bool:
    """Tell whether a value is so long that no database index and no page could bear it."""
    # Taken apart at once, because it is asked of every record: most have few values, and short ones.
    (
        _, full_name, given, family, organization, title, phones, emails, links, places,
        note, key, noted, touches, photo,
    ) = draft  # fmt: skip
    words = len(full_name) + len(given) + len(family) + len(organization) + len(title) + len(key)
    if words > LONGEST_WORDS or len(note) > LONGEST_NOTE or len(photo) > LONGEST_PHOTO:
        return True
    if max(len(phones), len(emails), len(links), len(places), len(noted)) > MOST_VALUES:
        return True
    # Loops and no generators, for the same reason.
    for value, label in (*phones, *emails, *links):
        if len(value) + len(label) > LONGEST_WORDS:
            return True
    for name, text in noted.items():
        if len(name) > LONGEST_WORDS or len(text) > LONGEST_NOTE:
            return True
    beside = (*places, *touches)
    return bool(beside) and any(len(text) > LONGEST_WORDS for one in beside for text in one)
