"""Building the file of a directory: one pass over the records, then the places only older releases had."""

import os
import secrets
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from itertools import islice
from pathlib import Path
from typing import Any

from askwell.integrations.directories import formats, kinds, store
from askwell.integrations.directories.place import Place, Wanted, boxes, is_same, metres
from askwell.integrations.readers.files import shown
from askwell.kernel import names
from askwell.kernel.errors import N_, BadInputError

BUILDING = ".building"
_PART = 5_000
_OFTEN = 2_000
"""A word in more places than this is no help to the index: looking around is quicker."""
_NEAR_METRES = 150.0
_COLUMNS = ", ".join(f"p.{one}" for one in store.COLUMNS)
_SPOTS = (
    f"SELECT {_COLUMNS} FROM spot s JOIN place p ON p.id = s.id "  # noqa: S608 -- our own names
    "WHERE s.x1 >= ? AND s.x0 <= ? AND s.y1 >= ? AND s.y0 <= ?"
)
_INSERT = f"INSERT INTO place VALUES ({', '.join('?' * (len(store.COLUMNS) + 1))})"  # noqa: S608 -- question marks
_DATASET, _PHONES = Place._fields.index("dataset"), Place._fields.index("phones")
Tell = Callable[[int, int], None]


class Outcome(dict[str, Any]):
    """What was built: name, format, read, kept, skipped, updated, gone."""


def build(folder: Path, path: Path, name: str, wanted: Wanted, *, at: str, tell: Tell) -> Outcome:
    """Build or renew a directory from a file and put it in its place whole; `tell` hears (read, kept).

    Raises BadInputError, and then nothing is changed.
    """
    target = store.file_of(folder, name)
    chosen = formats.recognise(path)
    fresh = folder / f".{name}.{secrets.token_hex(4)}{BUILDING}"
    os.close(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    try:
        with closing(sqlite3.connect(fresh, isolation_level=None)) as connection:
            made = _Builder(connection)
            older = target if target.is_file() else None
            made.begin(_releases(older))
            read = made.fill(chosen.read(path, wanted), wanted, tell)
            if not made.kept:
                raise BadInputError(
                    N_("In {name} is no place that fits what you asked for. Nothing was changed."),
                    name=shown(path),
                )
            outcome = made.end(older, (shown(path), chosen.name, at, read))
        with fresh.open("rb") as file:
            os.fsync(file.fileno())
        store.patiently(lambda: fresh.replace(target))
    finally:
        fresh.unlink(missing_ok=True)
    return Outcome(name=name, format=chosen.name, read=read, **outcome)


def _releases(older: Path | None) -> list[tuple[Any, ...]]:
    if older is None:
        return []
    with closing(store.opened(older)) as connection:
        try:
            return connection.execute("SELECT id, file, format, at, read, kept FROM release").fetchall()
        except sqlite3.DatabaseError as error:
            raise BadInputError(
                N_("The directory {name} is damaged. Remove it, then add its file anew."), name=older.stem
            ) from error


class _Builder:
    """The file as it grows: what kinds and towns there are is kept here until the end."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._run = connection
        self._kinds: dict[tuple[str, str], tuple[int, str]] = {}
        self._towns: dict[tuple[str, str, str], list[Any]] = {}
        self._sources: set[str] = set()
        self._next = 1
        self._release = 1
        self.kept = 0

    def begin(self, releases: list[tuple[Any, ...]]) -> None:
        """Lay out the file; `releases` are those of the file it will replace."""
        for setting in ("journal_mode=OFF", "synchronous=OFF", "locking_mode=EXCLUSIVE", "cache_size=-48000"):
            self._run.execute(f"PRAGMA {setting}")
        self._run.executescript(store.TABLES)
        self._run.execute("INSERT INTO words(words, rank) VALUES('automerge', 8)")
        self._run.execute("BEGIN")
        self._run.executemany("INSERT INTO release VALUES (?, ?, ?, ?, ?, ?)", releases)
        self._release = len(releases) + 1

    def fill(self, told: Iterable[Place | None], wanted: Wanted, tell: Tell) -> int:
        """Put in what is wanted of the records; return how many were read."""
        read = 0
        every = iter(told)
        anything = wanted == Wanted()
        while part := list(islice(every, _PART)):
            read += len(part)
            good = [one for one in part if one and not one.closed and (anything or wanted.fits(one))]
            self.kept += len(good)
            self._put((place, self._release) for place in good)
            tell(read, self.kept)
        return read

    def end(self, older: Path | None, release: tuple[Any, ...]) -> dict[str, int]:
        """Take over what only older releases had, and close the file; return the counts."""
        doubled = self._once_each()
        self.kept -= doubled
        known, gone = self._take_over(older) if older else (0, 0)
        self._run.execute(
            "INSERT INTO release VALUES (?, ?, ?, ?, ?, ?)", [self._release, *release, self.kept]
        )
        self._run.executemany("INSERT INTO kind VALUES (?, ?, ?)", _rows_of_kinds(self._kinds))
        self._run.executemany("INSERT INTO town VALUES (?, ?, ?, ?, ?, ?, ?, ?)", _rows_of_towns(self._towns))
        self._run.execute("CREATE VIRTUAL TABLE temp.vocabulary USING fts5vocab(main, words, row)")
        self._run.execute("INSERT INTO often SELECT term FROM vocabulary WHERE doc > ?", [_OFTEN])
        without = self._run.execute("SELECT count(*) FROM place WHERE x IS NULL").fetchone()[0]
        about = {
            "layout": store.LAYOUT,
            "places": self.kept + gone,
            "without_point": without,
            "gone": gone,
            "sources": " ".join(sorted(self._sources)),
        }
        self._run.executemany("INSERT INTO about VALUES (?, ?)", about.items())
        self._run.execute("COMMIT")
        self._run.execute("ANALYZE")
        return {"kept": self.kept, "updated": known, "added": self.kept - known, "gone": gone}

    def _once_each(self) -> int:
        """Keep the last of the records that have the same key; return how many went."""
        self._run.execute("CREATE INDEX once ON place(key)")
        doubled = self._run.execute(
            "SELECT key, max(id) FROM place GROUP BY key HAVING count(*) > 1"
        ).fetchall()
        went = 0
        for key, last in doubled:
            ids = [
                [row[0]]
                for row in self._run.execute("SELECT id FROM place WHERE key = ? AND id < ?", [key, last])
            ]
            self._run.executemany("DELETE FROM spot WHERE id = ?", ids)
            self._run.executemany("DELETE FROM place WHERE id = ?", ids)
            went += len(ids)
        self._run.execute("DROP INDEX once")
        for index in store.INDEXES:
            self._run.execute(index)
        return went

    def _take_over(self, older: Path) -> tuple[int, int]:
        """Keep places that are not in the newest release, as such; return how many are known, and gone."""
        with closing(store.opened(older)) as before:
            codes = {row[0]: row[1:] for row in before.execute("SELECT id, code, words FROM kind")}
            alias = dict(before.execute("SELECT old, key FROM alias"))
            known, left = 0, []
            names_of = ", ".join(store.COLUMNS)
            for row in before.execute(f"SELECT {names_of} FROM place ORDER BY id"):  # noqa: S608 -- our own names
                if self._has(row[0]):
                    known += 1
                    continue
                place = store.place_of(row, codes[row[2]][0], codes[row[2]][1])
                if other := self._same_as(place):
                    alias[place.key] = other
                    known += 1
                else:
                    left.append((place, row[-1]))
        for start in range(0, len(left), _PART):
            self._put(left[start : start + _PART])
        self._run.executemany("INSERT OR REPLACE INTO alias VALUES (?, ?)", alias.items())
        return known, len(left)

    def _has(self, key: str) -> bool:
        return self._run.execute("SELECT 1 FROM place WHERE key = ?", [key]).fetchone() is not None

    def _same_as(self, place: Place) -> str:
        """Return the key under which the newest release has an older place, "" where it has not."""
        if place.lon is None or place.lat is None:
            return ""
        for west, south, east, north in boxes(place.lon, place.lat, _NEAR_METRES):
            rows = self._run.execute(_SPOTS, [west, east, south, north])
            for row in rows.fetchall():
                other = store.place_of(row, "")
                if is_same(place, other) and metres(place.lon, place.lat, row[6], row[7]) <= _NEAR_METRES:
                    return other.key
        return ""

    def _put(self, some: Iterable[tuple[Place, int]]) -> None:
        places, spots, texts = [], [], []
        for place, release in some:
            row_id, self._next = self._next, self._next + 1
            kind, kind_words = self._kind(place.kind, place.family)
            town = self._town(place)
            lon, lat = place.lon, place.lat
            self._sources.add(place.key.partition(":")[0])
            places.append((row_id, *_flat(place, kind), town, release))
            if lon is not None:
                spots.append((row_id, lon, lon, lat, lat))
            said = f"{place.name} {place.city} {place.person}"
            texts.append((row_id, f"{kind_words} {said if said.isascii() else names.fold(said)}"))
        self._run.executemany(_INSERT, places)
        self._run.executemany("INSERT INTO spot VALUES (?, ?, ?, ?, ?)", spots)
        self._run.executemany("INSERT INTO words(rowid, text) VALUES (?, ?)", texts)

    def _kind(self, code: str, family: str) -> tuple[int, str]:
        found = self._kinds.get((code, family))
        if found is None:
            found = self._kinds[code, family] = (len(self._kinds) + 1, kinds.words(code, family))
        return found

    def _town(self, place: Place) -> int | None:
        if not place.city:
            return None
        at = (place.city, place.region, place.country)
        found = self._towns.get(at)
        if found is None:
            found = self._towns[at] = [len(self._towns) + 1, 0.0, 0.0, 0, 0]
        found[4] += 1
        if place.lon is not None and place.lat is not None:
            found[1] += place.lon
            found[2] += place.lat
            found[3] += 1
        number: int = found[0]
        return number


def _flat(place: Place, kind: int) -> tuple[Any, ...]:
    """Return the values of a place in the order of the columns, without town and release."""
    reach = ("\n".join(place.phones), "\n".join(place.emails), "\n".join(place.links))
    return (place.key, place.name, kind, *place[_DATASET:_PHONES], *reach, place.person, place.person_title)


def _rows_of_kinds(found: dict[tuple[str, str], tuple[int, str]]) -> Iterator[tuple[Any, ...]]:
    return ((row_id, code, words) for (code, _family), (row_id, words) in found.items())


def _rows_of_towns(found: dict[tuple[str, str, str], list[Any]]) -> Iterator[tuple[Any, ...]]:
    """Give the towns with the middle of their places; of several parts of one town each has its own."""
    for (city, region, country), (row_id, east, north, with_point, count) in found.items():
        middle = (east / with_point, north / with_point) if with_point else (None, None)
        yield (row_id, " ".join(names.words(city)), city, region, country, *middle, count)
