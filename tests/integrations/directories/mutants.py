"""Damaged directories, the same ones every time: one of each format, and how it is spoilt."""

import random
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from askwell.integrations.directories import building, formats
from askwell.integrations.directories.place import Wanted
from askwell.kernel.errors import BadInputError
from tests.integrations import inside
from tests.integrations.directories import files_of

SEED = 20_261_123
BUILT_EACH = 25
"""One of so many is not only read but built."""
_INSIDE = 0.7
"""Of files with a form: what is broken outside hides from the reader what is inside."""
JUNK = (
    b"\0", b"\xff\xfe", b"\xef\xbb\xbf", b'"', b'""', b"{", b"}", b"[", b"]", b",", b":", b"\\", b"\\ud800",
    b"null", b"NaN", b"1e999", b"-0", b'{"lat": {}}', b'"tags": []', b"\r", b"\n", b"\xc3", b"9" * 5_000,
    b"[" * 2_000, b"<node>", b"&bad;", b"\xf0\x9f\x8c\xbb",
)  # fmt: skip


def geojson(folder: Path) -> Path:
    """Write a collection with each shape of feature."""
    one = files_of.feature("p1", "Lakeside", taxonomy={"primary": "dentist"}, phones=["1"], sources=[{}])
    two = files_of.feature("p2", "", names=files_of.NAMES_2023, addresses=[{"locality": "Nelson"}])
    plain = {"type": "Feature", "geometry": None, "properties": {"name": "B", "shop": "x", "phone": "1;2"}}
    return files_of.collection(folder, one, two, plain)


MAKERS: Mapping[str, Callable[[Path], Path]] = {
    "geojson": geojson,
    "overpass": files_of.overpass,
    "osm": files_of.extract,
    "npi": lambda folder: files_of.table(folder, (files_of.NPI_COLUMNS, *files_of.NPI_ROWS)),
    "companies": lambda folder: files_of.table(folder, files_of.COMPANIES),
    "csv": lambda folder: files_of.table(folder, files_of.OWN),
    "overture": lambda folder: files_of.parquet(folder, files_of.TAXONOMY),
}


@cache
def seed(name: str) -> bytes:
    """Return the file that a format's mutants are made of."""
    with TemporaryDirectory() as folder:
        return MAKERS[name](Path(folder)).read_bytes()


def mutated(name: str, count: int, *, first: int = 0) -> Iterator[bytes]:
    """Give damaged copies of a format's file, the same ones every time for the same numbers."""
    for number in range(first, first + count):
        chance = random.Random(f"{SEED} {name} {number}")
        whole = inside.spoilt(chance, seed(name)) if chance.random() < _INSIDE else None
        yield _damaged(chance, seed(name)) if whole is None else whole


def _damaged(chance: random.Random, content: bytes) -> bytes:
    """Return a copy with a few pieces cut, doubled, turned over or overwritten by junk."""
    made = bytearray(content)
    for _ in range(chance.randint(1, 5)):
        start = chance.randrange(len(made) + 1)
        end = min(len(made), start + chance.randint(0, 30))
        match chance.randrange(4):
            case 0:
                del made[start:end]
            case 1:
                made[start:start] = made[start:end]
            case 2:
                made[start:end] = chance.choice(JUNK)
            case _:
                made[start:end] = bytes(chance.randrange(256) for _ in range(end - start))
    return bytes(made)


class Home:
    """A folder with a directory in it, into which mutants are read and built."""

    def __init__(self, folder: Path, name: str) -> None:
        self._folder, self._damaged = folder / "home", folder / "damaged"
        self._folder.mkdir()
        whole = folder / "whole"
        whole.write_bytes(seed(name))
        self._build(whole)

    def read(self, content: bytes) -> int:
        """Read a mutant and return how many records it gave; raises BadInputError."""
        self._damaged.write_bytes(content)
        return sum(1 for _ in formats.recognise(self._damaged).read(self._damaged, Wanted()))

    def build(self, content: bytes) -> bool:
        """Build a mutant where another directory stands; tell whether it was taken."""
        self._damaged.write_bytes(content)
        try:
            self._build(self._damaged)
        except BadInputError:
            return False
        return True

    def sign(self) -> tuple[list[str], int, int]:
        """Return what another file, or one more, would have otherwise."""
        now = (self._folder / "d.sqlite3").stat()
        return [one.name for one in self._folder.iterdir()], now.st_ino, now.st_mtime_ns

    def _build(self, path: Path) -> None:
        building.build(self._folder, path, "d", Wanted(), at="0", tell=lambda _read, _kept: None)
