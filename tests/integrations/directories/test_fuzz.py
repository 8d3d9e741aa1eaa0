"""Thousands of damaged directories: each is read or refused with a sentence; nothing is half written."""

import random
from collections.abc import Callable
from pathlib import Path

import pytest

from askwell.integrations.directories import building, formats
from askwell.integrations.directories.place import Wanted
from askwell.kernel.errors import BadInputError
from tests.integrations.directories import files_of

SEED = 20_261_123
FILES = 500
PARQUET_FILES = 40
BUILT_EACH = 25
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


MAKERS: dict[str, Callable[[Path], Path]] = {
    "geojson": geojson,
    "overpass": files_of.overpass,
    "osm": files_of.extract,
    "npi": lambda folder: files_of.table(folder, (files_of.NPI_COLUMNS, *files_of.NPI_ROWS)),
    "companies": lambda folder: files_of.table(folder, files_of.COMPANIES),
    "csv": lambda folder: files_of.table(folder, files_of.OWN),
    "overture": lambda folder: files_of.parquet(folder, files_of.TAXONOMY),
}


def damaged(chance: random.Random, content: bytes) -> bytes:
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


@pytest.mark.parametrize("name", MAKERS)
def test_a_damaged_file_is_read_or_refused(name: str, tmp_path: Path) -> None:
    """The first of a few is built too: what stood there before stays, or the new one is whole."""
    content = MAKERS[name](tmp_path).read_bytes()
    chance = random.Random(SEED)
    home, path = tmp_path / "home", tmp_path / "damaged"
    home.mkdir()
    building.build(home, MAKERS[name](tmp_path), "d", Wanted(), at="0", tell=lambda _read, _kept: None)
    read = 0
    for number in range(FILES if name != "overture" else PARQUET_FILES):
        path.write_bytes(damaged(chance, content))
        before = _sign(home)
        try:
            if number % BUILT_EACH:
                read += sum(1 for _ in formats.recognise(path).read(path, Wanted()))
            else:
                building.build(home, path, "d", Wanted(), at=str(number), tell=lambda _read, _kept: None)
        except BadInputError:
            unchanged = _sign(home) == before
            assert unchanged
        assert [one.name for one in home.iterdir()] == ["d.sqlite3"]
    assert read or name == "overture"


def _sign(home: Path) -> tuple[int, int]:
    """Return what another file would have otherwise."""
    now = (home / "d.sqlite3").stat()
    return now.st_ino, now.st_mtime_ns
