"""Queries compiled once: building SQL from a queryset costs far more than running it.

`rows(build)` takes a function that makes a `values_list` queryset from its parameters, and returns
a function that runs it. The queryset is built once for each shape of parameters, with stand-ins;
later calls put the real values in their places. A sequence of ids is padded to the next of a few
sizes by repeating its last, which changes nothing for `__in`.
"""

import json
from collections import namedtuple
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from typing import Any, cast

from django.db import DEFAULT_DB_ALIAS, connection, connections
from django.db.models import QuerySet
from django.db.models.expressions import Col
from django.db.models.query import NamedValuesListIterable

from askwell.workspace import scope, statements

Parameter = int | str | date | Sequence[int]
_SINGLE = (int, str, date)
_SIZES = (1, 10, 50, 200, 500)
_WORKSPACE = -4_000_000_001
_FIRST_STAND_IN = -4_000_001_000
_FIRST_DAY = date(1, 1, 1).toordinal()


class _Compiled:
    """One compiled query: its SQL, which of its parameters are given each time, how to read its rows."""

    def __init__(self, queryset: QuerySet[Any, Any], stand_ins: Sequence[Any]) -> None:
        self._compiler = queryset.query.get_compiler(connection.alias)
        sql, params = self._compiler.as_sql()
        self._sql, self._params = sql, list(params)
        numbers = {stand_in: at for at, stand_in in enumerate(stand_ins)}
        days = {one.isoformat(): at for at, one in enumerate(stand_ins) if isinstance(one, date)}
        self._given = [(at, numbers[one]) for at, one in enumerate(params) if one in numbers]
        self._days = [(at, days[one]) for at, one in enumerate(params) if one in days]
        select = self._compiler.select or []
        expressions = [chosen[0] for chosen in select[: self._compiler.col_count]]
        converters = self._compiler.get_converters(expressions)
        readers = {at: _reader(*how) for at, how in sorted(converters.items())}
        self._readers = [(at, read) for at, read in readers.items() if read]
        names = [*queryset.query.values_select]
        self._row = namedtuple("Row", names) if _is_named(queryset) else None  # noqa: PYI024 -- made of names known only now

    def run(self, database: Any, values: Sequence[Any]) -> list[Any]:
        """Run with the values that belong in the places of the stand-ins."""
        params = self._params.copy()
        for at, number in self._given:
            params[at] = values[number]
        for at, number in self._days:
            params[at] = values[number].isoformat()
        found = statements.rows(self._sql, params, database=database)
        if self._readers:
            found = [self._read(row) for row in found]
        return [self._row(*row) for row in found] if self._row else found

    def _read(self, row: Sequence[Any]) -> tuple[Any, ...]:
        values = list(row)
        for at, read in self._readers:
            if values[at] is not None:
                values[at] = read(values[at])
        return tuple(values)


def _reader(converters: Sequence[Callable[..., Any]], expression: Any) -> Callable[[Any], Any] | None:
    """Return what makes a value of a stored one, None where it is one; on SQLite by the shortest way."""
    kind = expression.output_field.get_internal_type()
    if connection.vendor == "sqlite" and len(converters) == 1 and isinstance(expression, Col):
        # Of a column it knows to hold days or flags, SQLite's driver makes them itself.
        if kind in {"BooleanField", "DateField"}:
            return None
        if kind in _QUICKER:
            return _QUICKER[kind]

    def read(value: Any) -> Any:
        for convert in converters:
            value = convert(value, expression, connection)
        return value

    return read


def _moment(stored: str | datetime) -> datetime:
    at = datetime.fromisoformat(stored) if isinstance(stored, str) else stored
    return at.replace(tzinfo=UTC)


def _json(stored: str) -> Any:
    return {} if stored == "{}" else json.loads(stored)


_QUICKER = {"DateTimeField": _moment, "JSONField": _json}


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
        database = connections[DEFAULT_DB_ALIAS]
        shape: list[Any] = [database.vendor, lifted]
        values: list[Any] = [None if lifted else scope.current()]
        for parameter in parameters:
            if isinstance(parameter, _SINGLE):
                values.append(parameter)
                shape.append(type(parameter))
            elif parameter:
                size = next(size for size in _SIZES if size >= len(parameter))
                values += parameter
                values += [parameter[-1]] * (size - len(parameter))
                shape.append(size)
            else:
                return []
        query = compiled.get(tuple(shape))
        if query is None:
            query = compiled[tuple(shape)] = _compile(build, shape[2:], lifted=lifted)
        return query.run(database, values)

    return run


def _compile(build: Callable[..., QuerySet[Any, Any]], shape: Sequence[Any], *, lifted: bool) -> _Compiled:
    """Build a query from stand-ins, which are told from all other values in it."""
    parameters: list[Any] = []
    flat: list[Any] = [_WORKSPACE]
    for one in shape:
        if isinstance(one, int):
            many = [_FIRST_STAND_IN - len(flat) - number for number in range(one)]
            parameters.append(many)
            flat += many
        else:
            parameters.append(_stand_in(one, len(flat)))
            flat.append(parameters[-1])
    with scope.lifted() if lifted else scope.inside(_WORKSPACE):
        return _Compiled(build(*parameters), flat)


def _stand_in(kind: type, number: int) -> int | str | date:
    if issubclass(kind, date):
        return date.fromordinal(_FIRST_DAY + number)
    return f"\0stand-in {number}" if issubclass(kind, str) else _FIRST_STAND_IN - number


def _too_long(parameters: Sequence[Parameter]) -> int | None:
    """Return the place of a sequence of ids that is longer than one query takes."""
    for at, parameter in enumerate(parameters):
        if not isinstance(parameter, _SINGLE) and len(parameter) > _SIZES[-1]:
            return at
    return None


def _is_named(queryset: QuerySet[Any, Any]) -> bool:
    return issubclass(queryset._iterable_class, NamedValuesListIterable)  # noqa: SLF001 -- nothing public tells
