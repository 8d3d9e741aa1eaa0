"""The index on SQLite: an FTS5 table with prefix indexes; the row id is the row's id."""

from collections.abc import Sequence

from django.db import connection

_MOST = 2**62


def make(table: str, beginnings: str) -> None:
    """Create the FTS5 table; `beginnings` are the lengths of those that are found like whole words."""
    with connection.cursor() as cursor:
        cursor.execute(
            f"CREATE VIRTUAL TABLE {table} USING fts5(words, workspace UNINDEXED, "
            f"tokenize='unicode61 remove_diacritics 0', prefix='{beginnings}', detail=none)"
        )


def remake(table: str, beginnings: str) -> None:
    """Create the table anew with the words it has."""
    with connection.cursor() as cursor:
        cursor.execute(f"ALTER TABLE {table} RENAME TO {table}_before")
    make(table, beginnings)
    columns = "rowid, words, workspace"
    with connection.cursor() as cursor:
        cursor.execute(f"INSERT INTO {table}({columns}) SELECT {columns} FROM {table}_before")  # noqa: S608 -- our own names
        cursor.execute(f"DROP TABLE {table}_before")


def put(table: str, workspace_id: int, rows: Sequence[tuple[int, str]]) -> None:
    """Insert rows of (id, folded words)."""
    with connection.cursor() as cursor:
        cursor.executemany(
            f"INSERT INTO {table}(rowid, words, workspace) VALUES (%s, %s, %s)",  # noqa: S608 -- our own names
            [(row_id, words, workspace_id) for row_id, words in rows],
        )


def remove(table: str, workspace_id: int, ids: Sequence[int]) -> None:
    """Delete rows by id."""
    del workspace_id
    with connection.cursor() as cursor:
        cursor.executemany(f"DELETE FROM {table} WHERE rowid = %s", [(row_id,) for row_id in ids])  # noqa: S608 -- our own names


def find(table: str, workspace_id: int, parts: Sequence[str], limit: int) -> list[int]:
    """Return ids of rows that have a word beginning with every part."""
    sql = f"SELECT rowid FROM {table} WHERE {table} MATCH %s AND workspace = %s LIMIT %s"  # noqa: S608 -- our own names
    with connection.cursor() as cursor:
        cursor.execute(sql, [_match(parts), workspace_id, limit])
        return [found[0] for found in cursor.fetchall()]


def newest(table: str, workspace_id: int, parts: Sequence[str], limit: int, before: int | None) -> list[int]:
    """Return the highest ids, below `before`, of rows that have a word beginning with every part."""
    sql = (
        f"SELECT rowid FROM {table} WHERE {table} MATCH %s AND workspace = %s AND rowid < %s "  # noqa: S608 -- our own names
        "ORDER BY rowid DESC LIMIT %s"
    )
    with connection.cursor() as cursor:
        cursor.execute(sql, [_match(parts), workspace_id, _MOST if before is None else before, limit])
        return [found[0] for found in cursor.fetchall()]


def _match(parts: Sequence[str]) -> str:
    return " ".join(f'"{part}"*' for part in parts)


def tidy(table: str) -> None:
    """Write the index anew: a deletion only marks what it leaves behind in the older parts."""
    with connection.cursor() as cursor:
        cursor.execute(f"INSERT INTO {table}({table}) VALUES('rebuild')")


def clear(table: str, workspace_id: int) -> None:
    """Delete a workspace's rows."""
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {table} WHERE workspace = %s", [workspace_id])  # noqa: S608 -- our own names
