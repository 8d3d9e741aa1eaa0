"""Our own statements, run by the shortest way: on SQLite without a cursor of Django's around each."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections


def rows(sql: str, values: Sequence[Any] = (), *, database: Any = None) -> list[Any]:
    """Return the rows that a statement finds, with `%s` for each value; `database` spares looking it up."""
    database = database or connections[DEFAULT_DB_ALIAS]
    straight = _straight(database)
    found: list[Any]
    if straight is None:
        with database.cursor() as cursor:
            cursor.execute(sql, values)
            found = cursor.fetchall()
    else:
        with database.wrap_database_errors:
            found = straight.execute(_with_marks(sql), values).fetchall()
    return found


def change(sql: str, values: Sequence[Any] = ()) -> int:
    """Run a statement that changes rows, with `%s` for each value; return how many it changed."""
    return _changed(sql, values, once=True)


def change_many(sql: str, many: Sequence[Sequence[Any]]) -> int:
    """Run a statement that changes rows once for each of many values; return how many they changed."""
    return _changed(sql, many, once=False)


def _changed(sql: str, values: Sequence[Any], *, once: bool) -> int:
    database = connections[DEFAULT_DB_ALIAS]
    straight = _straight(database)
    if straight is None:
        with database.cursor() as cursor:
            (cursor.execute if once else cursor.executemany)(sql, values)
            return int(cursor.rowcount)
    with database.wrap_database_errors:
        done = (straight.execute if once else straight.executemany)(_with_marks(sql), values)
        return int(done.rowcount)


def _straight(database: Any) -> Any:
    """Return SQLite's own connection; None elsewhere, and where somebody must hear of every statement."""
    if database.vendor != "sqlite" or database.force_debug_cursor or database.execute_wrappers:
        return None
    if database.connection is None:
        database.ensure_connection()
    database.validate_no_broken_transaction()
    return database.connection


@lru_cache(maxsize=1024)
def _with_marks(sql: str) -> str:
    """Return a statement with the marks that SQLite takes for values."""
    return sql.replace("%%", "\0").replace("%s", "?").replace("\0", "%")
