"""The index on PostgreSQL: a table of folded words, searched by ranges of beginnings."""

from collections.abc import Sequence

from django.db import connection

_AFTER_EVERY_LETTER = "\U0010ffff"
_MOST = 2**62


def make(table: str, beginnings: str) -> None:
    """Create the table of words and its indexes, by which beginnings of any length are found."""
    del beginnings
    with connection.cursor() as cursor:
        cursor.execute(
            f"CREATE TABLE {table} (workspace_id bigint NOT NULL, "
            'word text COLLATE "C" NOT NULL, row_id bigint NOT NULL, '
            "PRIMARY KEY (workspace_id, word, row_id))"
        )
        cursor.execute(f"CREATE INDEX {table}_row ON {table} (workspace_id, row_id)")


def remake(table: str, beginnings: str) -> None:
    """Leave the table as it is: it does not depend on lengths of beginnings."""
    del table, beginnings


def put(table: str, workspace_id: int, rows: Sequence[tuple[int, str]]) -> None:
    """Insert every word of the rows once."""
    words = [(workspace_id, word, row_id) for row_id, text in rows for word in set(text.split())]
    with connection.cursor() as cursor:
        cursor.executemany(
            f"INSERT INTO {table} (workspace_id, word, row_id) VALUES (%s, %s, %s) "  # noqa: S608 -- our own names
            "ON CONFLICT DO NOTHING",
            words,
        )


def remove(table: str, workspace_id: int, ids: Sequence[int]) -> None:
    """Delete the words of rows."""
    with connection.cursor() as cursor:
        cursor.execute(
            f"DELETE FROM {table} WHERE workspace_id = %s AND row_id = ANY(%s)",  # noqa: S608 -- our own names
            [workspace_id, list(ids)],
        )


def find(table: str, workspace_id: int, parts: Sequence[str], limit: int) -> list[int]:
    """Return ids of rows that have a word beginning with every part."""
    sql, places = _having(table, workspace_id, parts)
    with connection.cursor() as cursor:
        cursor.execute(f"{sql} LIMIT %s", [*places, limit])
        return [found[0] for found in cursor.fetchall()]


def newest(table: str, workspace_id: int, parts: Sequence[str], limit: int, before: int | None) -> list[int]:
    """Return the highest ids, below `before`, of rows that have a word beginning with every part."""
    sql, places = _having(table, workspace_id, parts)
    below = _MOST if before is None else before
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT row_id FROM ({sql}) AS found WHERE row_id < %s ORDER BY row_id DESC LIMIT %s",  # noqa: S608 -- our own names
            [*places, below, limit],
        )
        return [found[0] for found in cursor.fetchall()]


def _having(table: str, workspace_id: int, parts: Sequence[str]) -> tuple[str, list[int | str]]:
    one = f"SELECT row_id FROM {table} WHERE workspace_id = %s AND word >= %s AND word < %s"  # noqa: S608 -- our own names
    places: list[int | str] = []
    for part in parts:
        places += [workspace_id, part, part + _AFTER_EVERY_LETTER]
    # INTERSECT leaves out what stands twice; a single part has to do so by itself.
    alone = one.replace("SELECT", "SELECT DISTINCT", 1) if len(parts) == 1 else one
    return " INTERSECT ".join([alone, *[one] * (len(parts) - 1)]), places


def tidy(table: str) -> None:
    """Do nothing: what was deleted is gone with the next VACUUM."""
    del table


def clear(table: str, workspace_id: int) -> None:
    """Delete a workspace's words."""
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {table} WHERE workspace_id = %s", [workspace_id])  # noqa: S608 -- our own names
