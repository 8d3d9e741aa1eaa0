"""Readers turn the bytes of one format into drafts of contacts; they know nothing of our tables.

A reader is a plug-in: a package names it in the entry-point group `askwell.readers`, as
docs/developer/add-a-reader.md shows. Nothing is loaded before a file is read.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from askwell.kernel.drafts import ContactDraft, Skipped

ENTRY_POINTS = "askwell.readers"

Record = ContactDraft | Skipped


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
    TOO_LONG = "too-long"
    """A value is longer than any real one; reading it would do harm."""


@dataclass(frozen=True, slots=True)
class Reader:
    """One format: its name, how to know it by its content, and how to read it.

    `recognises` never raises: what cannot be opened is not recognised. `read` gives the
    records one by one and raises BadInputError when the file as a whole cannot be used.
    """

    name: str
    recognises: Callable[[Path], bool]
    read: Callable[[Path], Iterator[Record]]
