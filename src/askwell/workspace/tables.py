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
_MANY = _ROWS // 10
"""A reference to one of many rows, or a key, leaves ten."""
_FEW, TO_FEW = 5, {"goal", "topic", "theme", "batch", "actor", "user", "tag", "option", "criterion"}
"""A reference to what there are few of leaves a fifth: a goal may have most of the talks."""
_KINDS = 50
"""What says of which kind a row is, or on which day, leaves a fiftieth."""
_KEYS = {"uid", "key", "digest", "sort_as", "device"}


def make() -> None:
    """Make the tables of the database, or bring them up to date, and tell SQLite of them."""
    # Imported here, because it is hardly ever done.
    from django.core.management import call_command  # noqa: PLC0415 -- see above

    call_command("migrate", verbosity=0, interactive=False, skip_checks=True)
    if connection.vendor == "sqlite":
        _tell()


def _tell() -> None:
    """Write the statistics of every index."""
    shares = _shares()
    with connection.cursor() as cursor:
        # Only this makes the table of statistics; what it finds on the way is not wanted.
        cursor.execute("PRAGMA analysis_limit = 1")
        cursor.execute("ANALYZE")
        cursor.execute("DELETE FROM sqlite_stat1")
        for table in sorted(shares):
            cursor.execute(f"PRAGMA index_list({table})")
            for _number, index, is_unique, *_rest in cursor.fetchall():
                cursor.execute(f"PRAGMA index_info({index})")
                columns = [column for *_place, column in cursor.fetchall()]
                said = _said(columns, shares[table], is_unique=bool(is_unique))
                cursor.execute("INSERT INTO sqlite_stat1 VALUES (%s, %s, %s)", [table, index, said])
        cursor.execute("ANALYZE sqlite_schema")


def _said(columns: list[str], shares: dict[str, int], *, is_unique: bool) -> str:
    """Return a row of statistics: rows in all, then how many are left by each further column."""
    left = _ROWS
    found = [left]
    for place, column in enumerate(columns, 1):
        left = 1 if is_unique and place == len(columns) else max(left // shares[column], 1)
        found.append(left)
    return " ".join(map(str, found))


def _shares() -> dict[str, dict[str, int]]:
    """Return, of every table, into how many shares each column divides the rows."""
    return {
        model._meta.db_table: {str(field.column): _share(field) for field in model._meta.concrete_fields}
        for model in apps.get_app_config("askwell").get_models()
    }


def _share(field: "Field[Any, Any]") -> int:
    if field.name == "workspace":
        return 1
    if isinstance(field, ForeignKey):
        return _FEW if field.name in TO_FEW else _MANY
    return _MANY if field.unique or field.name in _KEYS else _KINDS
