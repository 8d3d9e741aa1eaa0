"""Contacts as columns of numbers: each value is told by a number, 0 is not known."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import chain, repeat
from typing import Any

import numpy as np
import numpy.typing as npt

from askwell.practice.identifying.matching.keys import CAPS, Family, key_of
from askwell.practice.identifying.matching.nicknames import canonical
from askwell.practice.identifying.matching.normal import Features

Ints = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]
Floats = npt.NDArray[np.float64]

SINGLE = ("given", "middle", "family", "generation", "profile", "employer", "title", "city")
MULTIPLE = ("emails", "phones")
COUNTED = ("given", "family", "emails", "phones", "employer", "title", "city")
"""The fields of which frequent values are worth less."""

_BACKGROUND = {
    "given": 3e-3, "family": 5e-4, "emails": 2e-5, "phones": 2e-5, "employer": 1e-3, "title": 1e-2,
    "city": 2e-2,
}  # fmt: skip
"""How frequent a value is taken to be among people one knows nothing of (by hand, on the high side)."""
_BACKGROUND_SIZE = 2_000
"""The background counts as so many contacts, so that a small file cannot make its names look frequent."""


@dataclass(slots=True)
class Column:
    """One field: the number of each contact's value (or values, side by side), and the values by number."""

    codes: Any
    values: list[str]

    def matrix(self) -> Any:
        """Return the codes with one row per contact."""
        return self.codes if self.codes.ndim == 2 else self.codes[:, None]


@dataclass(slots=True)
class Table:
    """Contacts as columns, with how many contacts each value stands for.

    `known` holds counts of contacts that are not in the table: by field the number of values, by
    (field, value) how often; `crowded` are keys of mailboxes and phones that too many have.
    """

    size: int
    columns: dict[str, Column]
    known: "Counts"
    crowded: frozenset[int] = frozenset()
    _rarity: dict[str, Any] = field(default_factory=dict)

    def rarity(self, name: str) -> Any:
        """Return, by number, how often a value stands in this field of any contact (0 to 1)."""
        if name not in self._rarity:
            column = self.columns[name]
            counts = np.bincount(column.codes.ravel(), minlength=len(column.values)).astype(float)
            counts[0] = 0
            total = counts.sum() + self.known.totals.get(name, 0)
            if beside := self.known.values.get(name):
                counts += np.fromiter((beside.get(one, 0) for one in column.values), float, len(counts))
            usual = _BACKGROUND.get(name, 1e-3)
            self._rarity[name] = (counts + usual * _BACKGROUND_SIZE) / (total + _BACKGROUND_SIZE)
        return self._rarity[name]

    def sharing(self, name: str) -> Any:
        """Return, by number, how many different people by their given names have a mail address or phone."""
        codes = self.columns[name].codes
        given = self.columns["given"]
        short = [canonical(one)[:3] if len(one) > 1 else "" for one in given.values]
        numbers = {"": 0}
        of_given = np.fromiter((numbers.setdefault(one, len(numbers)) for one in short), np.int64, len(short))
        called = np.repeat(of_given[given.codes][:, None], codes.shape[1], axis=1)
        some = (codes > 0) & (called > 0)
        pairs = np.unique(codes[some].astype(np.int64) * (len(numbers) + 1) + called[some])
        found = np.bincount(pairs // (len(numbers) + 1), minlength=len(self.columns[name].values))
        if self.crowded:
            family = Family.EMAIL if name == "emails" else Family.PHONE
            for code, value in enumerate(self.columns[name].values):
                if key_of(family, value) in self.crowded:
                    found[code] = CAPS[family]
        return found


@dataclass(slots=True)
class Counts:
    """How often values stand in the fields of contacts seen before: in all, and the frequent ones."""

    totals: dict[str, int] = field(default_factory=dict)
    values: dict[str, dict[str, int]] = field(default_factory=dict)


def table_of(
    rows: Sequence[Features], known: Counts | None = None, crowded: frozenset[int] = frozenset()
) -> Table:
    """Return contacts as columns."""
    by_name = dict(zip(Features._fields, zip(*rows, strict=True) if rows else repeat(()), strict=False))
    columns = {name: _column(by_name[name]) for name in SINGLE}
    for name in MULTIPLE:
        columns[name] = _columns(by_name[name])
    return Table(len(rows), columns, known or Counts(), crowded)


def counts_of(table: Table, *, at_least: int = 2) -> Counts:
    """Return the counts of a table, of the values that stand at least so often, to be kept."""
    found = Counts()
    for name in COUNTED:
        column = table.columns[name]
        counts = np.bincount(column.codes.ravel(), minlength=len(column.values))
        found.totals[name] = int(counts[1:].sum())
        if name not in MULTIPLE:
            often = np.flatnonzero(counts >= at_least)
            found.values[name] = {column.values[at]: int(counts[at]) for at in often if at}
    return found


def _column(values: Sequence[str]) -> Column:
    numbers = _numbered(values)
    codes = np.fromiter(map(numbers.__getitem__, values), np.int64, len(values))
    return Column(codes, list(numbers))


def _columns(values: Sequence[tuple[str, ...]]) -> Column:
    every = [one for several in values for one in several]
    numbers = _numbered(every)
    widths = np.fromiter(map(len, values), np.int64, len(values))
    widest = int(widths.max(initial=0)) or 1
    codes = np.zeros((len(values), widest), np.int64)
    # A row's values fill its first places, so that the places in order are the values in order.
    codes[np.arange(widest) < widths[:, None]] = np.fromiter(
        map(numbers.__getitem__, every), np.int64, len(every)
    )
    return Column(codes, list(numbers))


def _numbered(values: Iterable[str]) -> dict[str, int]:
    """Return a number for each distinct value, as they come; 0 is not known."""
    return {value: number for number, value in enumerate(dict.fromkeys(chain([""], values)))}


def distinct(first: Ints, second: Ints, size: int) -> tuple[Ints, Ints, Ints]:
    """Return each pair of numbers once, whichever comes first, and which of them each pair is."""
    low, high = np.minimum(first, second), np.maximum(first, second)
    pairs, which = np.unique(low * size + high, return_inverse=True)
    return pairs // size, pairs % size, which


def texts(column: Column, codes: Iterable[int]) -> list[str]:
    """Return the values of numbers."""
    return [column.values[code] for code in codes]
