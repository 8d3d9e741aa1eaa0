"""What SQLite is told of the tables, so that it finds its way through few rows as through many.

Without statistics SQLite takes every index for equally narrow: asked for the rows of fifty contacts in
one workspace it reads the workspace, which may be a hundred thousand rows. With statistics it gathers
itself, its ways change as a home grows. So it is told once, for all sizes, that a workspace is most of
a table and a reference a few rows (docs/decisions/038).
"""

from typing import Any

from django.apps import apps
from django.db import connection
from django.db.models import Field, ForeignKey

_ROWS = 1_000_000
_OF_ONE = 10
"""Rows that point to one other row, or have one key."""
_KINDS = 50
"""How many values a column has that says what kind of row it is, or on which day."""


def make() -> None:
    """Make the tables of the database, or bring them up to date, and tell SQLite of them."""
    # Imported here, because it is hardly ever done.
    from django.core.management import call_command  # noqa: PLC0415 -- see above

    call_command("migrate", verbosity=0, interactive=False, skip_checks=True)
    if connection.vendor == "sqlite":
        _tell()


def _tell() -> None:
    """Write the statistics of every index."""
    narrow = _narrow()
    with connection.cursor() as cursor:
        # Only this makes the table of statistics; what it finds on the way is not wanted.
        cursor.execute("PRAGMA analysis_limit = 1")
        cursor.execute("ANALYZE")
        cursor.execute("DELETE FROM sqlite_stat1")
        for table in sorted(narrow):
            cursor.execute(f"PRAGMA index_list({table})")
            for _number, index, is_unique, *_rest in cursor.fetchall():
                cursor.execute(f"PRAGMA index_info({index})")
                columns = [column for *_place, column in cursor.fetchall()]
                said = _said(columns, narrow[table], is_unique=bool(is_unique))
                cursor.execute("INSERT INTO sqlite_stat1 VALUES (%s, %s, %s)", [table, index, said])
        cursor.execute("ANALYZE sqlite_schema")


def _narrow() -> dict[str, set[str]]:
    """Return, of every table, the columns of which one value leaves only a few rows."""
    return {
        model._meta.db_table: {
            field.column for field in model._meta.concrete_fields if _is_narrow(field) and field.column
        }
        for model in apps.get_app_config("askwell").get_models()
    }


def _is_narrow(field: "Field[Any, Any]") -> bool:
    if isinstance(field, ForeignKey):
        return field.name != "workspace"
    return field.unique or field.name in {"uid", "key", "digest", "sort_as", "device"}


def _said(columns: list[str], narrow: set[str], *, is_unique: bool) -> str:
    """Return a row of statistics: rows in all, then how many are left by each further column."""
    left = _ROWS
    found = [left]
    for place, column in enumerate(columns, 1):
        if is_unique and place == len(columns):
            left = 1
        elif column in narrow:
            left = min(left, _OF_ONE)
        elif column != "workspace_id":
            left = max(left // _KINDS, 1)
        found.append(left)
    return " ".join(map(str, found))
