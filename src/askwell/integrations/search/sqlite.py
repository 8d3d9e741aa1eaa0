"""The index on SQLite: an FTS5 table with prefix indexes; the row id is the row's id."""

from collections.abc import Sequence

from django.db import connection


def make() -> None:
    """Create the FTS5 table."""
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE VIRTUAL TABLE askwell_search USING fts5("
            "words, workspace UNINDEXED, tokenize='unicode61 remove_diacritics 0', prefix='2 3', detail=none)"
        )


def put(workspace_id: int, rows: Sequence[tuple[int, str]]) -> None:
    """Insert rows of (id, folded words)."""
    with connection.cursor() as cursor:
        cursor.executemany(
            "INSERT INTO askwell_search(rowid, words, workspace) VALUES (%s, %s, %s)",
            [(row_id, words, workspace_id) for row_id, words in rows],
        )


def remove(workspace_id: int, ids: Sequence[int]) -> None:
    """Delete rows by id."""
    del workspace_id
    with connection.cursor() as cursor:
        cursor.executemany("DELETE FROM askwell_search WHERE rowid = %s", [(row_id,) for row_id in ids])


def find(workspace_id: int, parts: Sequence[str], limit: int) -> list[int]:
    """Return ids of rows that have a word beginning with every part."""
    match = " ".join(f'"{part}"*' for part in parts)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT rowid FROM askwell_search WHERE askwell_search MATCH %s AND workspace = %s LIMIT %s",
            [match, workspace_id, limit],
        )
        return [found[0] for found in cursor.fetchall()]


def clear(workspace_id: int) -> None:
    """Delete a workspace's rows."""
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM askwell_search WHERE workspace = %s", [workspace_id])
