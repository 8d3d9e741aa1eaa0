"""Rows as the journal keeps them: values in and out of the database, and compressed chunks of rows."""

import json
import zlib
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, time
from functools import cache, lru_cache
from itertools import chain, islice
from operator import itemgetter
from types import MappingProxyType
from typing import Any, NamedTuple

from django.apps import apps
from django.db import connection, models

from askwell.workspace import scope, statements

CHUNK = 2_000
_AT_ONCE = 1_000
_ENCODER = json.JSONEncoder(check_circular=False)
"""Rows hold no circles; looking for them takes half of the time."""
_BETWEEN = f", {json.dumps(chr(0))}, "
_PLAIN = (models.CharField, models.TextField, models.IntegerField, models.ForeignKey, models.FloatField)


class Encoded(str):
    """JSON that is text already, for a column of JSON."""

    __slots__ = ()


@cache
def columns(model: type[models.Model]) -> list[str]:
    """Return the attribute names of the model's own columns, `id` first."""
    return [field.attname for field in model._meta.concrete_fields]


def table_model(name: str) -> type[models.Model]:
    """Return the model called `name` in the journal ("attempt")."""
    return apps.get_model("askwell", name)


@cache
def _preparers(model: type[models.Model], vendor: str) -> dict[str, Callable[[Any], Any] | None]:
    """Return per column how to make a Python value ready for the database, None for "as it is"."""
    del vendor
    return {
        field.attname: None if isinstance(field, _PLAIN) else _preparer(field)
        for field in model._meta.concrete_fields
    }


def _preparer(field: "models.Field[Any, Any]") -> Callable[[Any], Any]:
    if isinstance(field, models.JSONField):
        if connection.vendor == "sqlite":
            return lambda value: value if isinstance(value, Encoded) else json.dumps(value)
        return lambda value: (
            value if isinstance(value, Encoded) else field.get_db_prep_save(value, connection)
        )
    # Moments and flags repeat: an import writes the same few a hundred thousand times.
    return lru_cache(64)(lambda value: field.get_db_prep_save(value, connection))


@lru_cache(maxsize=4096)
def _column(model: type[models.Model], name: str) -> str:
    """Return the quoted column of an attribute."""
    field = model._meta.get_field(name)
    return connection.ops.quote_name(str(getattr(field, "column", name)))


def insert(
    model: type[models.Model],
    names: Sequence[str],
    rows: Iterable[Sequence[Any]],
    *,
    same: Mapping[str, Any] = MappingProxyType({}),
) -> None:
    """Insert rows of Python values, given in the order of `names`.

    `same` holds values that all rows share.
    """
    names, rows = _with_itself(model, names, rows, same)
    preparers = _preparers(model, connection.vendor)
    special = [(at, prepare) for at, name in enumerate(names) if (prepare := preparers[name])]
    shared = [prepare(value) if (prepare := preparers[name]) else value for name, value in same.items()]
    ready = _ready(rows, special) if special else iter(rows)
    # In parts, because Django holds on to every row it was given until the statement has ended.
    parts = iter(lambda: list(islice(ready, _AT_ONCE)), [])
    first = next(parts, [])
    if first:
        put = _put_apart if len(first) == _AT_ONCE and connection.vendor == "sqlite" else _put
        columns = [_column(model, name) for name in (*names, *same)]
        put(connection.ops.quote_name(model._meta.db_table), columns, chain([first], parts), shared)


def _put(table: str, columns: Sequence[str], parts: Iterable[list[Any]], shared: list[Any]) -> None:
    """Insert rows with one prepared statement."""
    places = ", ".join(["%s"] * len(columns))
    sql = f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({places})"  # noqa: S608 -- our own names
    for part in parts:
        statements.change_many(sql, [(*row, *shared) for row in part] if shared else part)


def _put_apart(table: str, columns: Sequence[str], parts: Iterable[list[Any]], shared: list[Any]) -> None:
    """Insert many rows through a temporary table: one statement keeps SQLite's count of ids only once."""
    own = columns[: len(columns) - len(shared)]
    values = ", ".join([*own, *["%s"] * len(shared)])
    places = ", ".join(["%s"] * len(own))
    moved = f"({', '.join(columns)}) SELECT {values} FROM temp.incoming ORDER BY rowid"  # noqa: S608 -- our own names
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE TEMP TABLE incoming ({', '.join(own)})")
        for part in parts:
            cursor.executemany(f"INSERT INTO temp.incoming VALUES ({places})", part)  # noqa: S608 -- the same
        cursor.execute(f"INSERT INTO main.{table} {moved}", shared)
        cursor.execute("DROP TABLE temp.incoming")


def _with_itself(
    model: type[models.Model],
    names: Sequence[str],
    rows: Iterable[Sequence[Any]],
    same: Mapping[str, Any],
) -> tuple[Sequence[str], Iterable[Sequence[Any]]]:
    """Add the columns that hold the row's own id, where they are not given."""
    added = [name for name in itself(model) if name not in names and name not in same]
    if not added:
        return names, rows
    at = names.index("id")
    return [*names, *added], ((*row, *[row[at]] * len(added)) for row in rows)


def itself(model: type[models.Model]) -> tuple[str, ...]:
    """Return the columns of a model that hold the row's own id where nothing else is given."""
    return getattr(model, "ITSELF", ())


def change(
    model: type[models.Model], row_id: int, values: Mapping[str, Any], *, mark: int | None = None
) -> bool:
    """Set columns of one row; with `mark` only if the row still carries it. Tell whether it was there."""
    preparers = _preparers(model, connection.vendor)
    quote = connection.ops.quote_name
    sets = ", ".join(f"{_column(model, name)} = %s" for name in values)
    ready = [prepare(value) if (prepare := preparers[name]) else value for name, value in values.items()]
    sql = f"UPDATE {quote(model._meta.db_table)} SET {sets} WHERE id = %s"  # noqa: S608 -- names are our own
    if mark is not None:
        sql += " AND mark = %s"
    return bool(statements.change(sql, [*ready, row_id, *([] if mark is None else [mark])]))


class Many(NamedTuple):
    """Rows that were inserted at once: their ids, the values of each by `names`, and those all share."""

    ids: Sequence[int]
    names: Sequence[str]
    rows: Sequence[Sequence[Any]]
    same: Mapping[str, Any]

    def has(self, names: Sequence[str]) -> bool:
        """Tell whether these columns are known without a query."""
        return {"id", *self.names, *self.same}.issuperset(names)

    def columns(self, names: Sequence[str], among: Container[int]) -> Iterator[Sequence[Any]]:
        """Give columns of the rows whose ids are among these."""
        if all(name in self.names for name in names):
            places = [self.names.index(name) for name in names]
            for row_id, row in zip(self.ids, self.rows, strict=True):
                if row_id in among:
                    yield [row[place] for place in places]
            return
        known = ["id", *self.names, *self.same]
        # Asked for twice, a single column comes in a tuple too.
        pick = itemgetter(*(known.index(name) for name in names), known.index(names[0]))
        shared = tuple(self.same.values())
        for row_id, row in zip(self.ids, self.rows, strict=True):
            if row_id in among:
                yield pick((row_id, *row, *shared))[:-1]


def _ready(
    rows: Iterable[Sequence[Any]], special: list[tuple[int, Callable[[Any], Any]]]
) -> Iterator[Sequence[Any]]:
    """Give rows as the database takes them; JSON that is text already needs nothing."""
    for row in rows:
        values = row
        for at, prepare in special:
            if type(values[at]) is not Encoded:
                values = [*values]
                values[at] = prepare(values[at])
        yield values


def next_ids(model: type[models.Model], count: int) -> range | list[int]:
    """Reserve `count` ids that were never used and never will be again."""
    table = model._meta.db_table
    if connection.vendor == "postgresql":
        sql = "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)"
        return [row_id for (row_id,) in statements.rows(sql, [table, count])]
    found = statements.rows("SELECT seq FROM sqlite_sequence WHERE name = %s", [table])
    first = (found[0][0] if found else 0) + 1
    return range(first, first + count)


def read(model: type[models.Model], ids: Sequence[int]) -> dict[int, list[Any]]:
    """Return the present values of the rows with these ids, as plain values for JSON, by id."""
    found: dict[int, list[Any]] = {}
    for part in chunks(ids, 500):
        for values in model._default_manager.filter(id__in=part).values_list(*columns(model)):
            found[values[0]] = [plain(value) for value in values]
    return found


def having(
    model: type[models.Model], names: Sequence[str], column: str, values: Sequence[Any], also: str = ""
) -> list[tuple[Any, ...]]:
    """Return columns of the workspace's rows whose `column` is among many values, in no order.

    `also` is a further condition in SQL. Building a queryset for as many costs more than the search.
    """
    listed = ", ".join(_column(model, name) for name in names)
    table = connection.ops.quote_name(model._meta.db_table)
    found: list[tuple[Any, ...]] = []
    for part in chunks(values, 900):
        places = ", ".join(["%s"] * len(part))
        found += statements.rows(
            f"SELECT {listed} FROM {table} WHERE workspace_id = %s "  # noqa: S608 -- names are our own
            f"AND {_column(model, column)} IN ({places}) {also}",
            [scope.current(), *part],
        )
    return found


def plain(value: Any) -> Any:
    """Return a value that JSON can carry: dates and times as ISO 8601 text."""
    return value.isoformat() if isinstance(value, datetime | date | time) else value


def restored(model: type[models.Model], names: Sequence[str], values: Sequence[Any]) -> list[Any]:
    """Return plain values as Python values of the model's columns."""
    fields = {field.attname: field for field in model._meta.concrete_fields}
    return [
        value if value is None or isinstance(fields[name], _PLAIN) else fields[name].to_python(value)
        for name, value in zip(names, values, strict=True)
    ]


def defaults(model: type[models.Model], given: Container[str]) -> dict[str, Any]:
    """Return the values a new row has in the columns that are not given."""
    return {
        field.attname: field.get_default()
        for field in model._meta.concrete_fields
        if field.attname not in given and field.attname not in itself(model)
    }


def pack(names: Sequence[str], rows: Sequence[Any]) -> bytes:
    """Return a chunk of rows as compressed JSON."""
    return zlib.compress(_ENCODER.encode({"columns": list(names), "rows": rows}).encode(), 1)


def encoded(values: Sequence[dict[str, Any]]) -> list[Encoded]:
    """Return each of many objects as JSON, made in one go: an encoder for each costs as much as its work.

    A text of one zero stands between them. A list in an object that holds such a text gives more parts
    than there are objects; then each is encoded alone.
    """
    if not values:
        return []
    text = _ENCODER.encode([one for value in values for one in (value, "\0")])
    parts = text[1 : -len(_BETWEEN) + 1].split(_BETWEEN)
    if len(parts) != len(values):
        parts = [json.dumps(value) for value in values]
    return [Encoded(part) for part in parts]


def unpack(blob: bytes | memoryview) -> tuple[list[str], list[Any]]:
    """Return the column names and the rows of a chunk."""
    kept = json.loads(zlib.decompress(bytes(blob)))
    return kept["columns"], kept["rows"]


def chunks(items: Sequence[Any], size: int) -> Iterator[Sequence[Any]]:
    """Yield the items in runs of at most `size`."""
    for start in range(0, len(items), size):
        yield items[start : start + size]
