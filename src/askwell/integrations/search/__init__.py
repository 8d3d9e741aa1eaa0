"""Finding rows by the beginnings of folded words: one name, a file per database.

`rows` are (id, words) with the words folded by kernel.names; the caller decides what they say.
"""

from collections.abc import Iterable, Sequence
from types import ModuleType

from django.db import connection

from askwell.integrations.search import postgresql, sqlite
from askwell.kernel import names


def _engine() -> ModuleType:
    return postgresql if connection.vendor == "postgresql" else sqlite


def make() -> None:
    """Create the tables of the index; called by a migration."""
    _engine().make()


def put(workspace_id: int, rows: Iterable[tuple[int, str]]) -> None:
    """Index new rows."""
    _engine().put(workspace_id, list(rows))


def remove(workspace_id: int, ids: Sequence[int]) -> None:
    """Forget rows; ids that are not indexed are no matter."""
    _engine().remove(workspace_id, ids)


def find(workspace_id: int, text: str, limit: int) -> list[int]:
    """Return the ids of at most `limit` rows with a word beginning with each word of `text`."""
    parts = names.words(text)
    return _engine().find(workspace_id, parts, limit) if parts else []


def rebuild(workspace_id: int, rows: Iterable[tuple[int, str]]) -> None:
    """Index a workspace anew."""
    _engine().clear(workspace_id)
    put(workspace_id, rows)
