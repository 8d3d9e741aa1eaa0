"""Finding rows by the beginnings of folded words: one name, a file per database.

`rows` are (id, words) with the words folded by kernel.names; the caller decides what they say.
There is one index of contacts and one of notes; an id means something within its own index only.
"""

from collections.abc import Iterable, Sequence
from enum import StrEnum
from types import ModuleType

from django.db import connection

from askwell.integrations.search import postgresql, sqlite
from askwell.kernel import names


class Index(StrEnum):
    """The indexes there are, by the name of their table."""

    CONTACTS = "askwell_search"
    NOTES = "askwell_notes"


_BEGINNINGS = {Index.CONTACTS: "1 2 3 4 5", Index.NOTES: "2 3"}
"""How many letters of a word lead to its rows at once: names are looked for while they are typed."""


def _engine() -> ModuleType:
    return postgresql if connection.vendor == "postgresql" else sqlite


def make(index: Index = Index.CONTACTS) -> None:
    """Create the tables of an index; called by a migration."""
    _engine().make(str(index), _BEGINNINGS[index])


def remake(index: Index = Index.CONTACTS) -> None:
    """Create the tables of an index anew, with what is in them; called by a migration."""
    _engine().remake(str(index), _BEGINNINGS[index])


def put(workspace_id: int, rows: Iterable[tuple[int, str]], *, index: Index = Index.CONTACTS) -> None:
    """Index new rows."""
    _engine().put(str(index), workspace_id, list(rows))


def remove(workspace_id: int, ids: Sequence[int], *, index: Index = Index.CONTACTS) -> None:
    """Forget rows; ids that are not indexed are no matter."""
    _engine().remove(str(index), workspace_id, ids)


def find(workspace_id: int, text: str, limit: int) -> list[int]:
    """Return the ids of at most `limit` contacts with a word beginning with each word of `text`."""
    parts = names.words(text)
    return _engine().find(str(Index.CONTACTS), workspace_id, parts, limit) if parts else []


def newest(workspace_id: int, text: str, limit: int, *, before: int | None = None) -> list[int]:
    """Return the ids of at most `limit` notes with a word beginning with each word of `text`, highest first.

    `before` leaves out that id and all above it.
    """
    parts = names.words(text)
    return _engine().newest(str(Index.NOTES), workspace_id, parts, limit, before) if parts else []


def tidy() -> None:
    """Let nothing linger in the indexes of rows that were removed."""
    for index in Index:
        _engine().tidy(str(index))


def rebuild(workspace_id: int, rows: Iterable[tuple[int, str]], *, index: Index = Index.CONTACTS) -> None:
    """Index a workspace anew."""
    _engine().clear(str(index), workspace_id)
    put(workspace_id, rows, index=index)
