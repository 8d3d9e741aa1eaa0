"""What is said after something was done: the journal's sentence, and the entry for --json."""

from typing import Any

from django.utils.translation import gettext as _

from askwell.cli.here import Reply
from askwell.words import journal as words
from askwell.workspace import journal, queries


def done(data: dict[str, Any] | None = None, *more: str) -> Reply:
    """Return what a writing command answers: the object, with the uid of the entry that wrote it."""
    entry = journal.last_entry()
    if entry is None:
        return Reply({**(data or {}), "entry": None}, [_("Nothing changed."), *more])
    said = words.done(entry.action, queries.subject_name(entry))
    return Reply({**(data or {}), "entry": entry.uid}, [said, *more])
