"""Searching the directories of a home: by words, kind and distance; the nearest first, a page at a time."""

import heapq
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from askwell.integrations.directories import store
from askwell.integrations.directories.place import Place, boxes, is_same, metres
from askwell.kernel import names

PAGE = 50
_MOST_HITS = 20_000
_FIRST_METRES = 1_000.0
_FACETS = 12
_FACETS_OF = 20_000
_ROWS = "SELECT p.id, p.x, p.y, p.kind, p.name, p.city, p.person FROM place p"
Key = tuple[float, str, int]


class Town(NamedTuple):
    """A town a directory knows: the middle of the places there, None where none has a point."""

    name: str
    region: str
    country: str
    lon: float | None
    lat: float | None
    places: int


@dataclass(frozen=True, slots=True)
class Asked:
    """What is looked for: words, a kind's code, and places within `radius` metres of a point.

    `town` is the name of the town that is meant, for places of which only the town is known.
    """

    text: str = ""
    kind: str = ""
    lon: float | None = None
    lat: float | None = None
    radius: float = 10_000
    town: str = ""


@dataclass(slots=True)
class Found:
    """A place with its distance in metres (None: unknown; `about`: that of its town), and who else has it."""

    place: Place
    directory: str
    metres: float | None
    about: bool
    gone: bool
    also: list[str] = field(default_factory=list)
    former: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Results:
    """A page of what was found, the key to go on after (None at the end), and the kinds with their counts."""

    found: list[Found]
    after: Key | None
    kinds: list[tuple[str, int]]


def search(folder: Path, asked: Asked, *, after: Key | None = None, size: int = PAGE) -> Results:
    """Return the places that fit, the nearest first; doubles on a page are shown once."""
    with store.reading(folder) as every:
        searches = [_Search(name, connection, asked, after) for name, connection in every]
        _tell_towns(searches, asked)
        rows = heapq.nsmallest(size + 1, (row for one in searches for row in one.nearest(size + 1)))
        by_name = {one.name: one for one in searches}
        page = _once_each(_loaded(rows[:size], by_name))
        for name, connection in every:
            _tell_former(name, connection, page)
        facets: Counter[str] = Counter()
        if after is None and not asked.kind:
            for one in searches:
                facets.update(one.facets())
    more = rows[size - 1] if len(rows) > size else None
    return Results(page, more, facets.most_common(_FACETS))


def towns(folder: Path, text: str, *, most: int = 10) -> list[Town]:
    """Return the towns of this name, those with most places first: "Nelson", or "Nelson, BC"."""
    name, _, rest = text.partition(",")
    key = " ".join(names.words(name))
    if not key:
        return []
    found: list[Town] = []
    with store.reading(folder) as every:
        for _name, connection in every:
            rows = connection.execute("SELECT name, region, country, x, y, n FROM town WHERE key = ?", [key])
            found += [Town(*row) for row in rows]
    wider = set(names.words(rest))
    fitting = [one for one in found if wider <= set(names.words(f"{one.region} {one.country}"))] or found
    return sorted(fitting, key=lambda one: (one.lon is None, -one.places))[:most]


def known_towns(folder: Path, *, most: int = 200) -> list[str]:
    """Return the names of the largest towns of the directories, to choose from."""
    counts: Counter[str] = Counter()
    with store.reading(folder) as every:
        for _name, connection in every:
            counts.update(
                dict(connection.execute("SELECT name, n FROM town ORDER BY n DESC LIMIT ?", [most]))
            )
    return [name for name, _ in counts.most_common(most)]


class _Search:
    """One directory being searched."""

    def __init__(self, name: str, connection: sqlite3.Connection, asked: Asked, after: Key | None) -> None:
        self.name = name
        self.run = connection
        self.asked = asked
        self.after = after
        self.words = names.words(asked.text)
        self.towns: dict[str, float] = {}
        self.without_point = bool(self._one("SELECT value FROM about WHERE name = 'without_point'"))
        self.newest = self._one("SELECT max(id) FROM release")
        rows = connection.execute("SELECT id, code, words FROM kind").fetchall()
        self.kinds = {row_id: code for row_id, code, _ in rows}
        self._said = {row_id: f" {said}" for row_id, _, said in rows}
        self._chosen = (
            [row_id for row_id, code in self.kinds.items() if code == asked.kind] if asked.kind else None
        )
        self._hits = self._few_hits()
        self._seen: Counter[int] = Counter()

    def nearest(self, count: int) -> list[Key]:
        """Return the first `count` places after the key that fit, as (metres, directory, row)."""
        if self._chosen == []:
            return []
        if self.asked.lon is None or self.asked.lat is None:
            return self._anywhere(count) if not self.asked.town else self._in_towns(count)
        found = self._listed(count) if self._hits is not None else self._around(count)
        if self.without_point:
            found += self._in_towns(count)
        return heapq.nsmallest(count, found)

    def facets(self) -> Counter[str]:
        """Count the kinds of what fits, those of the nearest where there is much of it."""
        if not self.words and self.asked.lon is not None:
            self._seen = Counter(dict(self._kinds_in_circle()))
        counts: Counter[str] = Counter()
        for kind, count in self._seen.items():
            counts[self.kinds[kind]] += count
        counts.pop("", None)
        return counts

    def _kinds_in_circle(self) -> list[tuple[int, int]]:
        within = self._circle(self.asked.radius)
        found: list[tuple[int, int]] = []
        for where, values in within:
            kinds = f"SELECT p.kind AS kind {where} LIMIT {_FACETS_OF}"
            found += self.run.execute(f"SELECT kind, count(*) FROM ({kinds}) GROUP BY kind", values)  # noqa: S608 -- see above
        return found

    def _one(self, sql: str, values: Sequence[Any] = ()) -> Any:
        found = self.run.execute(sql, values).fetchone()
        return found[0] if found else None

    def _match(self, words: Sequence[str]) -> str:
        return " ".join(f'"{word}"*' for word in words)

    def _few_hits(self) -> list[int] | None:
        """Return the rows that have the rare ones of the words; None where there is none, or too many rows.

        Where every word is in thousands of places, looking around the point is quicker than the index.
        """
        rare = [word for word in self.words if not self._is_often(word)]
        if not rare:
            return None
        rows = self.run.execute(
            "SELECT rowid FROM words WHERE words MATCH ? LIMIT ?", [self._match(rare), _MOST_HITS + 1]
        )
        found = [row[0] for row in rows]
        return found if len(found) <= _MOST_HITS else None

    def _is_often(self, word: str) -> bool:
        return bool(
            self._one("SELECT 1 FROM often WHERE word >= ? AND word < ?", [word, word + "\U0010ffff"])
        )

    def _rows_of(self, ids: Sequence[int]) -> Iterator[tuple[Any, ...]]:
        for start in range(0, len(ids), 500):
            listed = ",".join(map(str, ids[start : start + 500]))
            yield from self.run.execute(f"{_ROWS} WHERE p.id IN ({listed}){self._of_kind()}")

    def _of_kind(self) -> str:
        return "" if self._chosen is None else f" AND p.kind IN ({','.join(map(str, self._chosen))})"

    def _metres(self, x: float | None, y: float | None) -> float:
        if x is None or y is None or self.asked.lon is None or self.asked.lat is None:
            return float("inf")
        return metres(self.asked.lon, self.asked.lat, x, y)

    def _listed(self, count: int) -> list[Key]:
        return heapq.nsmallest(count, self._measured(self._rows_of(self._hits or []), self.asked.radius))

    def _measured(self, rows: Iterable[tuple[Any, ...]], radius: float) -> list[Key]:
        """Return the rows within a circle that say what is looked for, as keys; their kinds are counted."""
        self._seen = Counter()
        found = []
        for row in rows:
            key = (round(self._metres(row[1], row[2]), 1), self.name, row[0])
            if key[0] <= radius and self._says(row):
                self._seen[row[3]] += 1
                if self._is_wanted(key):
                    found.append(key)
        return found

    def _is_wanted(self, key: Key) -> bool:
        return key[0] <= self.asked.radius and (self.after is None or key > self.after)

    def _around(self, count: int) -> list[Key]:
        """Look in a growing circle, so that a dense town costs no more than a village."""
        radius = _FIRST_METRES if self.after is None else max(_FIRST_METRES, self.after[0] * 1.2)
        while True:
            radius = min(radius, self.asked.radius)
            rows = self._in_circle(radius)
            near = (
                (round(self._metres(row[1], row[2]), 1), self.name, row[0]) for row in rows if self._says(row)
            )
            found = [key for key in near if key[0] <= radius and self._is_wanted(key)]
            if len(found) >= count or radius >= self.asked.radius:
                return heapq.nsmallest(count, found)
            radius *= 2 if len(found) * 4 >= count else 4

    def _in_circle(self, radius: float) -> list[tuple[Any, ...]]:
        texts = ", p.name, p.city, p.person" if self.words else ""
        found: list[tuple[Any, ...]] = []
        for where, values in self._circle(radius):
            found += self.run.execute(f"SELECT p.id, p.x, p.y, p.kind{texts} {where}", values)
        return found

    def _circle(self, radius: float) -> list[tuple[str, list[float]]]:
        """Return what finds the places in the boxes around a circle: SQL and its values."""
        assert self.asked.lon is not None  # noqa: S101 -- for the type checker
        assert self.asked.lat is not None  # noqa: S101 -- see above
        where = (
            "FROM spot s CROSS JOIN place p ON p.id = s.id "
            f"WHERE s.x1 >= ? AND s.x0 <= ? AND s.y1 >= ? AND s.y0 <= ?{self._of_kind()}"
        )
        return [
            (where, [west, east, south, north])
            for west, south, east, north in boxes(self.asked.lon, self.asked.lat, radius)
        ]

    def _says(self, row: tuple[Any, ...]) -> bool:
        """Tell whether a place has a word that begins with each word looked for."""
        kind = self._said[row[3]]
        left = [word for word in self.words if f" {word}" not in kind]
        if not left:
            return True
        own = f" {' '.join(names.words(' '.join(row[4:])))}"
        return all(f" {word}" in own for word in left)

    def _anywhere(self, count: int) -> list[Key]:
        """Return places without a middle to measure from, in the order of the directory."""
        matching = " AND p.id IN (SELECT rowid FROM words WHERE words MATCH ?)" if self.words else ""
        rows = self.run.execute(
            f"SELECT p.id FROM place p WHERE p.id > ?{matching}{self._of_kind()} ORDER BY p.id LIMIT ?",  # noqa: S608 -- our own words
            [self._last_row(0.0), *([self._match(self.words)] if self.words else []), count],
        )
        return [(0.0, self.name, row[0]) for row in rows]

    def _last_row(self, at: float) -> int:
        """Return the row to go on after among those at the same distance."""
        if self.after is None or self.after[0] < at:
            return 0
        if self.after[0] > at or self.after[1] > self.name:
            return 1 << 62
        return self.after[2] if self.after[1] == self.name else 0

    def _in_towns(self, count: int) -> list[Key]:
        """Return places of which only the town is known, at the distance of the town."""
        found: list[Key] = []
        matching = " AND p.id IN (SELECT rowid FROM words WHERE words MATCH ?)" if self.words else ""
        for key, far in sorted(self.towns.items(), key=lambda one: one[1]):
            rows = self.run.execute(
                "SELECT p.id FROM town t JOIN place p ON p.town = t.id AND p.x IS NULL "  # noqa: S608 -- our own words
                f"WHERE t.key = ? AND p.id > ?{matching}{self._of_kind()} ORDER BY p.id LIMIT ?",
                [key, self._last_row(far), *([self._match(self.words)] if self.words else []), count],
            )
            found += [(far, self.name, row[0]) for row in rows]
            if len(found) >= count:
                break
        return found

    def load(self, ids: Sequence[int]) -> dict[int, tuple[Any, ...]]:
        """Return whole rows by their numbers."""
        listed = ",".join(map(str, ids))
        rows = self.run.execute(f"SELECT id, {', '.join(store.COLUMNS)} FROM place WHERE id IN ({listed})")  # noqa: S608 -- whole numbers
        return {row[0]: row[1:] for row in rows}


def _tell_towns(searches: Sequence[_Search], asked: Asked) -> None:
    """Tell each directory that has places without a point which towns lie within the circle, and how far."""
    if not any(one.without_point for one in searches):
        return
    near = {" ".join(names.words(asked.town)): 0.0} if asked.town else {}
    if asked.lon is not None and asked.lat is not None:
        for west, south, east, north in boxes(asked.lon, asked.lat, asked.radius):
            for one in searches:
                rows = one.run.execute(
                    "SELECT key, x, y FROM town WHERE y BETWEEN ? AND ? AND x BETWEEN ? AND ?",
                    [south, north, west, east],
                )
                for key, x, y in rows:
                    far = round(metres(asked.lon, asked.lat, x, y), 1)
                    if far <= asked.radius and far < near.get(key, float("inf")):
                        near[key] = far
    for one in searches:
        one.towns = near


def _loaded(rows: Sequence[Key], by_name: dict[str, _Search]) -> list[Found]:
    whole = {name: one.load([row[2] for row in rows if row[1] == name]) for name, one in by_name.items()}
    found = []
    for far, name, row_id in rows:
        one, row = by_name[name], whole[name][row_id]
        place = store.place_of(row, one.kinds[row[2]])
        measured = one.asked.lon is not None
        found.append(Found(place, name, far if measured else None, place.lon is None, row[-1] < one.newest))
    return found


def _tell_former(name: str, connection: sqlite3.Connection, page: Sequence[Found]) -> None:
    own = {one.place.key: one for one in page if one.directory == name}
    for key, old in store.former_keys(connection, list(own)).items():
        own[key].former = old


def _once_each(page: Sequence[Found]) -> list[Found]:
    """Return what was found without doubles; the first keeps who else has it."""
    kept: list[Found] = []
    by_sign: dict[str, list[Found]] = {}
    for one in page:
        signs = [
            f"n{names.fold(one.place.name)}",
            *("p" + _tail(phone) for phone in one.place.phones),
            *one.place.links,
        ]
        same = next(
            (other for sign in signs for other in by_sign.get(sign, ()) if is_same(one.place, other.place)),
            None,
        )
        if same:
            if one.place.dataset not in (same.place.dataset, *same.also):
                same.also.append(one.place.dataset)
            continue
        kept.append(one)
        for sign in signs:
            by_sign.setdefault(sign, []).append(one)
    return kept


def _tail(phone: str) -> str:
    return "".join(filter(str.isdigit, phone))[-9:]
