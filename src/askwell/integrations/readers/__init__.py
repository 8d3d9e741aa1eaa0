"""Readers turn the bytes of one format into drafts of contacts; they know nothing of our tables.

A reader is a plug-in: a package names it in the entry-point group `askwell.readers`, as
docs/developer/add-a-reader.md shows. Nothing is loaded before a file is read.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from askwell.kernel.drafts import ContactDraft, OwnProfile, Skipped, TableLook

ENTRY_POINTS = "askwell.readers"

Record = ContactDraft | Skipped
Told = Record | OwnProfile | TableLook
"""What a reader may give: records, and beside them what is no record of a contact."""

Maps = Mapping[str, tuple[str, ...]]
"""For the columns of a table (their fingerprint) the field that each goes into."""


class Reason(StrEnum):
    """Why a record gave no draft; plug-ins may use codes of their own beside these."""

    HIDDEN = "hidden"
    """A LinkedIn connection who hides the profile: only a date stands there."""
    EMPTY = "empty"
    """Nothing stands in the record."""
    NAMELESS = "nameless"
    """The record names neither a person nor a business."""
    GROUP = "group"
    """A list of people (a distribution list), not a person."""
    NOT_A_PERSON = "not-a-person"
    """A room, a device or a program."""
    BROKEN = "broken"
    """The record is damaged, such as a quotation mark that is never closed."""
    OUTSIDE = "outside"
    """Text that belongs to no record."""
    OWN = "own"
    """The seeker's own card."""
    ADVERT = "advert"
    """A message that was sent to many, or by a program."""
    STRANGER = "stranger"
    """Somebody who wrote to the seeker and never got an answer."""
    REPEATED = "repeated"
    """The header row once more, or a row that only adds up others."""
    TOO_LONG = "too-long"
    """A value is longer than any real one; reading it would do harm."""


@dataclass(frozen=True, slots=True)
class Reader:
    """One format: its name, how to know it by its content, and how to read it.

    `recognises` never raises: what cannot be opened is not recognised. `read` gives the
    records one by one and raises BadInputError when the file as a whole cannot be used.
    A reader of tables that anybody may have made has `read_mapped` too: it takes what the
    seeker once said about such columns, and gives a TableLook before the records.
    """

    name: str
    recognises: Callable[[Path], bool]
    read: Callable[[Path], Iterator[Told]]
    read_mapped: Callable[[Path, Maps], Iterator[Told]] | None = None
