"""Queries compiled once: building SQL from a queryset costs far more than running it.

`rows(build)` takes a function that makes a `values_list` queryset from its parameters, and returns
a function that runs it. The queryset is built once for each shape of parameters, with stand-ins;
later calls put the real values in their places. A sequence of ids is padded to the next of a few
sizes by repeating its last, which changes nothing for `__in`.
"""

from collections import namedtuple
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from typing import Any, cast

from django.db import connection
from django.db.models import QuerySet
from django.db.models.query import NamedValuesListIterable

from askwell.workspace import scope, statements

Parameter = int | str | date | Sequence[int]
_SINGLE = (int, str, date)
_SIZES = (1, 10, 50, 200, 500)
_WORKSPACE = -4_000_000_001
_FIRST_STAND_IN = -4_000_001_000
_FIRST_DAY = date(1, 1, 1).toordinal()


class _Compiled:
    """One compiled query: its SQL, its parameters with stand-ins, and how to read its rows."""

    def __init__(self, queryset: QuerySet[Any, Any]) -> None:
        self._compiler = queryset.query.get_compiler(connection.alias)
        sql, params = self._compiler.as_sql()
        self.sql, self.params = sql, list(params)
        select = self._compiler.select or []
        expressions = [chosen[0] for chosen in select[: self._compiler.col_count]]
        converters = self._compiler.get_converters(expressions)
        self._readers = [(at, _reader(*how)) for at, how in sorted(converters.items())]
        names = [*queryset.query.values_select]
        self._row = namedtuple("Row", names) if _is_named(queryset) else None  # noqa: PYI024 -- made of names known only now

    def run(self, values: dict[Any, Any]) -> list[Any]:
        """Run with the values that belong in the places of the stand-ins."""
        params = [values.get(param, param) for param in self.params]
        found = statements.rows(self.sql, params)
        if self._readers:
            found = [self._read(row) for row in found]
        return [self._row(*row) for row in found] if self._row else found

    def _read(self, row: Sequence[Any]) -> tuple[Any, ...]:
        values = list(row)
        for at, read in self._readers:
            if values[at] is not None:
                values[at] = read(values[at])
        return tuple(values)


def _reader(converters: Sequence[Callable[..., Any]], expression: Any) -> Callable[[Any], Any]:
    """Return what makes a value of a stored one; SQLite's moments, the most of all, by the shortest way."""
    kind = expression.output_field.get_internal_type()
    if connection.vendor == "sqlite" and len(converters) == 1 and kind == "DateTimeField":
        return _moment

    def read(value: Any) -> Any:
        for convert in converters:
            value = convert(value, expression, connection)
        return value

    return read


def _moment(stored: str | datetime) -> datetime:
    at = datetime.fromisoformat(stored) if isinstance(stored, str) else stored
    return at.replace(tzinfo=UTC)


def rows(build: Callable[..., QuerySet[Any, Any]]) -> Callable[..., list[Any]]:
    """Return a function that runs the queryset `build` makes, as a list of (named) tuples.

    No rows for an empty sequence of ids; more than 500 of them are asked for in parts.
    """
    compiled: dict[Any, _Compiled] = {}

    def run(*parameters: Parameter) -> list[Any]:
        at = _too_long(parameters)
        if at is None:
            return run_once(*parameters)
        ids = cast(Sequence[int], parameters[at])
        before, after = parameters[:at], parameters[at + 1 :]
        parts = (ids[start : start + _SIZES[-1]] for start in range(0, len(ids), _SIZES[-1]))
        return [row for part in parts for row in run_once(*before, part, *after)]

    def run_once(*parameters: Parameter) -> list[Any]:
        lifted = scope.is_lifted()
        values: dict[Any, Any] = {} if lifted else {_WORKSPACE: scope.current()}
        shape: list[Any] = [connection.vendor, lifted]
        stand_ins: list[Any] = []
        for at, parameter in enumerate(parameters):
            if isinstance(parameter, _SINGLE):
                stand_ins.append(_one(at, parameter, values))
                shape.append(type(parameter))
            elif parameter:
                stand_ins.append(_many(at, parameter, values))
                shape.append(len(stand_ins[-1]))
            else:
                return []
        query = compiled.get(tuple(shape))
        if query is None:
            with scope.lifted() if lifted else scope.inside(_WORKSPACE):
                query = compiled[tuple(shape)] = _Compiled(build(*stand_ins))
        return query.run(values)

    return run


def _too_long(parameters: Sequence[Parameter]) -> int | None:
    """Return the place of a sequence of ids that is longer than one query takes."""
    for at, parameter in enumerate(parameters):
        if not isinstance(parameter, _SINGLE) and len(parameter) > _SIZES[-1]:
            return at
    return None


def _many(at: int, ids: Sequence[int], values: dict[Any, Any]) -> list[int]:
    size = next(size for size in _SIZES if size >= len(ids))
    first = _FIRST_STAND_IN * (at + 1)
    places = [first - number for number in range(size)]
    padded = [*ids, *[ids[-1]] * (size - len(ids))]
    values.update(zip(places, padded, strict=True))
    return places


def _one(at: int, value: int | str | date, values: dict[Any, Any]) -> int | str | date:
    if isinstance(value, date):
        place = date.fromordinal(_FIRST_DAY + at)
        values[place] = value
        values[place.isoformat()] = value.isoformat()
        return place
    if isinstance(value, str):
        text = f"\0stand-in {at}"
        values[text] = value
        return text
    number = _FIRST_STAND_IN * (at + 1)
    values[number] = value
    return number


def _is_named(queryset: QuerySet[Any, Any]) -> bool:
    return issubclass(queryset._iterable_class, NamedValuesListIterable)  # noqa: SLF001 -- nothing public tells
