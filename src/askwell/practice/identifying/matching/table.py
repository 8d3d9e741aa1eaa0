"""Contacts as columns of numbers: each value is told by a number, 0 is not known."""

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import chain, repeat
from typing import Any

import numpy as np
import numpy.typing as npt

from askwell.practice.identifying.matching import normal
from askwell.practice.identifying.matching.nicknames import canonical
from askwell.practice.identifying.matching.normal import Features, Said

Ints = npt.NDArray[np.int64]

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

    def taken(self, rows: Any) -> "Column":
        """Return the column of some rows, with no other values than theirs."""
        codes = self.codes[rows]
        used = np.zeros(len(self.values), bool)
        used[codes] = True
        used[0] = True
        kept = [self.values[code] for code in np.flatnonzero(used).tolist()]
        return Column((np.cumsum(used) - 1)[codes], kept)


@dataclass(slots=True)
class Table:
    """Contacts as columns; `ids` are the numbers by which others know the rows."""

    ids: Ints
    columns: dict[str, Column]
    _rarity: dict[str, Any] = field(default_factory=dict)

    @property
    def size(self) -> int:
        """Return how many contacts there are."""
        return len(self.ids)

    def rarity(self, name: str) -> Any:
        """Return, by number, how often a value stands in this field of any contact (0 to 1)."""
        if name not in self._rarity:
            column = self.columns[name]
            counts = np.bincount(column.codes.ravel(), minlength=len(column.values)).astype(float)
            counts[0] = 0
            usual = _BACKGROUND.get(name, 1e-3)
            self._rarity[name] = (counts + usual * _BACKGROUND_SIZE) / (counts.sum() + _BACKGROUND_SIZE)
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
        pairs = np.unique(codes[some] * (len(numbers) + 1) + called[some])
        return np.bincount(pairs // (len(numbers) + 1), minlength=len(self.columns[name].values))

    def known_as(self, ids: Sequence[int]) -> "Table":
        """Return the same rows known by other ids."""
        return Table(np.array(ids, np.int64), self.columns)

    def without(self, ids: Sequence[int]) -> "Table":
        """Return the table without the rows of these ids."""
        stays = ~np.isin(self.ids, np.array(ids, np.int64))
        if stays.all():
            return self
        columns = {name: column.taken(stays) for name, column in self.columns.items()}
        return Table(self.ids[stays], columns)

    def pack(self) -> bytes:
        """Return the table in one piece, to be kept."""
        shapes = {name: [column.codes.shape, column.values] for name, column in self.columns.items()}
        head = json.dumps(shapes, ensure_ascii=False).encode()
        codes = [column.codes.astype("<i4").tobytes() for column in self.columns.values()]
        return b"".join((len(head).to_bytes(8, "little"), head, self.ids.astype("<i8").tobytes(), *codes))

    @classmethod
    def unpacked(cls, kept: bytes | memoryview) -> "Table":
        """Return a table that was packed."""
        at = 8 + int.from_bytes(kept[:8], "little")
        shapes = json.loads(bytes(kept[8:at]))
        ids = np.frombuffer(kept, "<i8", shapes["given"][0][0], at).astype(np.int64)
        at += ids.nbytes
        columns = {}
        for name, (shape, values) in shapes.items():
            codes = np.frombuffer(kept, "<i4", int(np.prod(shape)), at)
            columns[name] = Column(codes.reshape(shape).astype(np.int64), values)
            at += codes.nbytes
        return cls(ids, columns)


def joined(tables: Sequence[Table]) -> Table:
    """Return the rows of tables one after another."""
    names = (*SINGLE, *MULTIPLE)
    columns = {name: _joined([table.columns[name] for table in tables]) for name in names}
    return Table(np.concatenate([table.ids for table in tables]), columns)


def _joined(columns: Sequence[Column]) -> Column:
    numbers = _numbered(chain.from_iterable(column.values for column in columns))
    widest = max((column.matrix().shape[1] for column in columns), default=1)
    parts = []
    for column in columns:
        codes = np.fromiter(map(numbers.__getitem__, column.values), np.int64)[column.codes]
        missing = widest - column.matrix().shape[1]
        parts.append(np.pad(codes, ((0, 0), (0, missing))) if missing else codes)
    return Column(np.concatenate(parts), list(numbers))


def table_of(rows: Sequence[Features], ids: Sequence[int] | None = None) -> Table:
    """Return contacts as columns, known by `ids` or else by their places."""
    by_name = dict(zip(Features._fields, zip(*rows, strict=True) if rows else repeat(()), strict=False))
    columns = {name: _column(by_name[name]) for name in SINGLE}
    for name in MULTIPLE:
        columns[name] = _columns(by_name[name])
    return Table(np.arange(len(rows)) if ids is None else np.array(ids, np.int64), columns)


def table_said(said: Sequence[Said]) -> Table:
    """Return contacts as columns, each known by its place; every value is made comparable once."""
    if not said:
        return table_of([])
    told: Any = Said._make(zip(*said, strict=True))
    parts = zip(*map(normal.name_parts, told.full_name, told.given, told.family), strict=True)
    columns = dict(zip(("given", "middle", "family", "generation"), map(_column, parts), strict=True))
    profiles = _forms(told.links, normal.profile)
    columns["profile"] = _column([one[0] if one else "" for one in profiles])
    for name, values, form in (
        ("employer", told.organization, normal.employer),
        ("title", told.title, normal.folded),
        ("city", told.city, normal.folded),
    ):
        forms = {value: form(value) for value in dict.fromkeys(values)}
        columns[name] = _column([forms[value] for value in values])
    columns["emails"] = _columns(_forms(told.emails, normal.email))
    columns["phones"] = _columns(_forms(told.phones, normal.phone))
    return Table(np.arange(len(said)), columns)


def _forms(values: Iterable[Sequence[str]], form: Callable[[str], str]) -> list[Sequence[str]]:
    """Return, per contact, the comparable forms of its values that have one: each once, the first few."""
    forms = {value: form(value) for value in dict.fromkeys(chain.from_iterable(values))}
    found: list[Sequence[str]] = []
    for several in values:
        kept = [forms[value] for value in several if forms[value]] if several else ()
        found.append(kept if len(kept) < 2 else list(dict.fromkeys(kept))[: normal.MOST])
    return found


def _column(values: Sequence[str]) -> Column:
    numbers = _numbered(values)
    codes = np.fromiter(map(numbers.__getitem__, values), np.int64, len(values))
    return Column(codes, list(numbers))


def _columns(values: Sequence[Sequence[str]]) -> Column:
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
