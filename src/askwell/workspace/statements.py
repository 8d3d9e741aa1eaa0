"""Our own statements, run by the shortest way: on SQLite without a cursor of Django's around each."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections


def rows(sql: str, values: Sequence[Any] = (), *, database: Any = None) -> list[Any]:
    """Return the rows that a statement finds, with `%s` for each value; `database` spares looking it up."""
    with _run(sql, values, database) as cursor:
        found: list[Any] = cursor.fetchall()
    return found


def change(sql: str, values: Sequence[Any] = ()) -> int:
    """Run a statement that changes rows, with `%s` for each value; return how many it changed."""
    with _run(sql, values) as cursor:
        return int(cursor.rowcount)


def change_many(sql: str, many: Sequence[Sequence[Any]]) -> None:
    """Run a statement that changes rows once for each of many values."""
    with _run(sql, many, once=False):
        pass


@contextmanager
def _run(sql: str, values: Sequence[Any], database: Any = None, *, once: bool = True) -> Iterator[Any]:
    database = database or connections[DEFAULT_DB_ALIAS]
    # Whoever counts or watches statements must hear of every one.
    if database.vendor != "sqlite" or database.force_debug_cursor or database.execute_wrappers:
        with database.cursor() as cursor:
            (cursor.execute if once else cursor.executemany)(sql, values)
            yield cursor
        return
    database.ensure_connection()
    database.validate_no_broken_transaction()
    with database.wrap_database_errors:
        straight = database.connection
        yield (straight.execute if once else straight.executemany)(_with_marks(sql), values)


@lru_cache(maxsize=1024)
def _with_marks(sql: str) -> str:
    """Return a statement with the marks that SQLite takes for values."""
    return sql.replace("%%", "\0").replace("%s", "?").replace("\0", "%")
