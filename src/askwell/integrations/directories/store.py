"""The file of one directory: how it is laid out, listed, opened and removed.

A file `<home>/directories/<name>.sqlite3` is never changed: a new release is built beside it and put in
its place whole. So whoever reads sees the old one or the new one.
"""

import re
import sqlite3
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from askwell.integrations.directories.place import Place
from askwell.kernel import names
from askwell.kernel.errors import N_, BadInputError, NotFoundError

LAYOUT = 1
ENDING = ".sqlite3"
_ASIDE = ".removed"
COLUMNS = (
    "key", "name", "kind", "dataset", "updated", "confidence", "x", "y", "street", "city", "region",
    "postcode", "country", "phones", "emails", "links", "person", "person_title", "town", "release",
)  # fmt: skip
TABLES = """
CREATE TABLE about(name TEXT PRIMARY KEY, value) WITHOUT ROWID;
CREATE TABLE release(id INTEGER PRIMARY KEY, file TEXT, format TEXT, at TEXT, read INTEGER, kept INTEGER);
CREATE TABLE kind(id INTEGER PRIMARY KEY, code TEXT, words TEXT);
CREATE TABLE town(
    id INTEGER PRIMARY KEY, key TEXT, name TEXT, region TEXT, country TEXT, x REAL, y REAL, n INTEGER
);
CREATE TABLE often(word TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE alias(old TEXT PRIMARY KEY, key TEXT) WITHOUT ROWID;
CREATE TABLE place(
    id INTEGER PRIMARY KEY, key TEXT, name TEXT, kind INTEGER, dataset TEXT, updated TEXT, confidence REAL,
    x REAL, y REAL, street TEXT, city TEXT, region TEXT, postcode TEXT, country TEXT, phones TEXT,
    emails TEXT, links TEXT, person TEXT, person_title TEXT, town INTEGER, release INTEGER
);
CREATE VIRTUAL TABLE spot USING rtree(id, x0, x1, y0, y1);
CREATE VIRTUAL TABLE words USING fts5(
    text, content='', columnsize=0, detail=none, tokenize='unicode61 remove_diacritics 2'
);
"""
INDEXES = (
    "CREATE UNIQUE INDEX place_by_key ON place(key)",
    "CREATE INDEX place_by_town ON place(town, id) WHERE x IS NULL",
    "CREATE INDEX alias_by_key ON alias(key)",
    "CREATE INDEX town_by_key ON town(key)",
    "CREATE INDEX town_by_size ON town(n)",
    "CREATE INDEX town_by_place ON town(y, x)",
)


class Directory(NamedTuple):
    """A directory of the home: its name, the releases that were added (newest last), and what is in it."""

    name: str
    places: int
    without_point: int
    gone: int
    sources: tuple[str, ...]
    releases: tuple["Release", ...]
    bytes: int


class Release(NamedTuple):
    """One file that was added: its name, format, the moment, and how many records were read and kept."""

    file: str
    format: str
    at: str
    read: int
    kept: int


def name_of(text: str) -> str:
    """Return a name for a directory made from any text: small letters, digits and dashes."""
    return "-".join(re.findall(r"[a-z0-9]+", names.fold(text)))[:40].strip("-") or "directory"


def file_of(folder: Path, name: str) -> Path:
    """Return where a directory lies; raises NotFoundError for a name that can be none."""
    if name != name_of(name):
        raise NotFoundError(N_("There is no directory called {name} here."), name=name)
    return folder / f"{name}{ENDING}"


def opened(file: Path) -> sqlite3.Connection:
    """Open a directory for reading; it cannot be changed through this, and nothing is made beside it."""
    connection = sqlite3.connect(
        f"{file.resolve().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False
    )
    connection.execute("PRAGMA mmap_size=536870912")
    return connection


def present(folder: Path) -> list[Path]:
    """Return the files of the directories there are, by name."""
    return sorted(one for one in folder.glob(f"*{ENDING}") if not one.name.startswith("."))


@contextmanager
def reading(folder: Path) -> Iterator[list[tuple[str, sqlite3.Connection]]]:
    """Open every directory for as long as the block lasts; one that cannot be read is passed over."""
    opened_files: list[tuple[str, sqlite3.Connection]] = []
    try:
        for file in present(folder):
            connection = opened(file)
            opened_files.append((file.name.removesuffix(ENDING), connection))
        yield [one for one in opened_files if _is_sound(one[1])]
    finally:
        for _name, connection in opened_files:
            connection.close()


def _is_sound(connection: sqlite3.Connection) -> bool:
    try:
        found = connection.execute("SELECT value FROM about WHERE name = 'layout'").fetchone()
    except sqlite3.DatabaseError:
        return False
    return bool(found == (LAYOUT,))


def directories(folder: Path) -> list[Directory]:
    """Return every directory of the home, by name."""
    with reading(folder) as every:
        return [_described(name, connection, file_of(folder, name)) for name, connection in every]


def _described(name: str, connection: sqlite3.Connection, file: Path) -> Directory:
    about = dict(connection.execute("SELECT name, value FROM about"))
    releases = connection.execute("SELECT file, format, at, read, kept FROM release ORDER BY id")
    return Directory(
        name,
        about["places"],
        about["without_point"],
        about["gone"],
        tuple(str(about["sources"]).split()),
        tuple(Release(*row) for row in releases),
        file.stat().st_size,
    )


def remove(folder: Path, name: str) -> None:
    """Put a directory aside; raises NotFoundError. What was taken from it stays.

    The one put aside last can be brought back; those before it are gone.
    """
    file = file_of(folder, name)
    if not file.is_file():
        raise NotFoundError(N_("There is no directory called {name} here."), name=name)
    for older in folder.glob(f"*{_ASIDE}"):
        older.unlink(missing_ok=True)
    patiently(lambda: file.replace(file.with_suffix(_ASIDE)))


def removed(folder: Path) -> str:
    """Return the name of the directory that was put aside last, "" for none."""
    return next((one.stem for one in folder.glob(f"*{_ASIDE}")), "")


def bring_back(folder: Path, name: str) -> None:
    """Put a directory back that was put aside; raises NotFoundError for none, or where the name is taken."""
    file = file_of(folder, name)
    aside = file.with_suffix(_ASIDE)
    if file.exists() or not aside.is_file():
        raise NotFoundError(N_("There is no directory called {name} to bring back."), name=name)
    aside.replace(file)


def patiently(move: Any) -> None:
    """Do something to a file that somebody may be reading just now, which Windows forbids for that while."""
    for wait in (0.05, 0.2, 0.5, 1.0, 2.0):
        try:
            move()
        except PermissionError:
            time.sleep(wait)
        else:
            return
    try:
        move()
    except PermissionError as error:
        raise BadInputError(N_("The directory is in use just now. Try again in a moment.")) from error


def place_of(row: tuple[Any, ...], kind: str, family: str = "") -> Place:
    """Return the place of a row in the order of COLUMNS."""
    key, name, _kind, dataset, updated, confidence, lon, lat, *rest = row
    street, city, region, postcode, country, phones, emails, links, person, title, _town, _release = rest
    return Place(
        key, name, kind, family, dataset, updated, confidence, lon, lat, street, city, region, postcode,
        country, lines(phones), lines(emails), lines(links), person, title,
    )  # fmt: skip


def lines(text: str) -> tuple[str, ...]:
    """Return values that are kept one a line."""
    return tuple(text.split("\n")) if text else ()


class Known(NamedTuple):
    """What a directory knows under a key; `former` are the keys that earlier releases had for it."""

    place: Place
    directory: str
    gone: bool
    former: tuple[str, ...] = ()


def place(folder: Path, key: str) -> Known | None:
    """Return the place with this key, also where a new release calls it otherwise; None for none."""
    with reading(folder) as every:
        return next(filter(None, (_known(name, connection, key) for name, connection in every)), None)


_KNOWN = (
    f"SELECT {', '.join(f'p.{one}' for one in COLUMNS)}, k.code, (SELECT max(id) FROM release) "  # noqa: S608 -- our own names
    "FROM place p JOIN kind k ON k.id = p.kind WHERE p.key = ?"
)


def _known(name: str, connection: sqlite3.Connection, key: str) -> Known | None:
    renamed = connection.execute("SELECT key FROM alias WHERE old = ?", [key]).fetchone()
    found = connection.execute(_KNOWN, [renamed[0] if renamed else key]).fetchone()
    if not found:
        return None
    *row, code, newest = found
    former = former_keys(connection, [row[0]])
    return Known(place_of(tuple(row), code), name, row[-1] < newest, tuple(former.get(row[0], ())))


def former_keys(connection: sqlite3.Connection, keys: Sequence[str]) -> dict[str, list[str]]:
    """Return the keys that earlier releases had for places, by the present one."""
    found: dict[str, list[str]] = {}
    marks = ", ".join("?" * len(keys))
    for old, key in connection.execute(f"SELECT old, key FROM alias WHERE key IN ({marks})", keys):  # noqa: S608 -- question marks
        found.setdefault(key, []).append(old)
    return found
