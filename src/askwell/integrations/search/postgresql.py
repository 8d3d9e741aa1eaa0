"""The index on PostgreSQL: a table of folded words, searched by ranges of beginnings."""

from collections.abc import Sequence

from django.db import connection

_AFTER_EVERY_LETTER = "\U0010ffff"


def make() -> None:
    """Create the table of words and its indexes."""
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE TABLE askwell_search (workspace_id bigint NOT NULL, "
            'word text COLLATE "C" NOT NULL, row_id bigint NOT NULL, '
            "PRIMARY KEY (workspace_id, word, row_id))"
        )
        cursor.execute("CREATE INDEX askwell_search_row ON askwell_search (workspace_id, row_id)")


def put(workspace_id: int, rows: Sequence[tuple[int, str]]) -> None:
    """Insert every word of the rows once."""
    words = [(workspace_id, word, row_id) for row_id, text in rows for word in set(text.split())]
    with connection.cursor() as cursor:
        cursor.executemany(
            "INSERT INTO askwell_search (workspace_id, word, row_id) VALUES (%s, %s, %s) "
            "ON CONFLICT DO NOTHING",
            words,
        )


def remove(workspace_id: int, ids: Sequence[int]) -> None:
    """Delete the words of rows."""
    with connection.cursor() as cursor:
        cursor.execute(
            "DELETE FROM askwell_search WHERE workspace_id = %s AND row_id = ANY(%s)",
            [workspace_id, list(ids)],
        )


def find(workspace_id: int, parts: Sequence[str], limit: int) -> list[int]:
    """Return ids of rows that have a word beginning with every part."""
    one = "SELECT row_id FROM askwell_search WHERE workspace_id = %s AND word >= %s AND word < %s"
    sql = " INTERSECT ".join([one] * len(parts)) + " LIMIT %s"
    places: list[int | str] = []
    for part in parts:
        places += [workspace_id, part, part + _AFTER_EVERY_LETTER]
    with connection.cursor() as cursor:
        cursor.execute(sql, [*places, limit])
        return [found[0] for found in cursor.fetchall()]


def clear(workspace_id: int) -> None:
    """Delete a workspace's words."""
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM askwell_search WHERE workspace_id = %s", [workspace_id])
