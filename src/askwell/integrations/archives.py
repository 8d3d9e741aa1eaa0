"""An archive's form: one ZIP of JSON-lines files and a manifest with the digest of each; it knows no tables.

The same content gives the same bytes: keys are sorted, times are fixed. Reading trusts nothing: every
file is checked against the manifest before a line of it is used, and sizes are counted as they come.
"""

import hashlib
import json
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO

from askwell.kernel.errors import N_, BadInputError

MANIFEST = "manifest.json"
MOST_FILES = 64
LARGEST = 2_000_000_000
"""Bytes that all files together may unpack to: ten times a home with 100,000 contacts."""
LONGEST_LINE = 64_000_000
"""Bytes of one line: 2,000 rows of the journal, each with a long note."""

_STAMP = (1980, 1, 1, 0, 0, 0)
_UNIX = 3
_DAMAGE = (
    zipfile.BadZipFile, zlib.error, OSError, EOFError, NotImplementedError, RuntimeError, ValueError,
    KeyError, TypeError, AttributeError, OverflowError,
)  # fmt: skip


class Writer:
    """An archive being written: `put` its files one by one, then `finish`."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self._files: dict[str, dict[str, Any]] = {}

    def put(self, name: str, lines: Iterable[dict[str, Any]]) -> None:
        """Write one file of lines."""
        self._files[name] = self._write(name, lines)

    def finish(self, manifest: dict[str, Any]) -> None:
        """Write the manifest, with what it says of the files."""
        self._write(MANIFEST, [{**manifest, "files": self._files}])

    def _write(self, name: str, lines: Iterable[dict[str, Any]]) -> dict[str, Any]:
        digest, count = hashlib.sha256(), 0
        info = zipfile.ZipInfo(name, _STAMP)
        info.compress_type, info.create_system, info.external_attr = zipfile.ZIP_DEFLATED, _UNIX, 0o600 << 16
        with self._archive.open(info, "w", force_zip64=True) as member:
            for line in lines:
                text = json.dumps(line, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
                data = text.encode("utf-8", "surrogatepass") + b"\n"
                digest.update(data)
                member.write(data)
                count += 1
        return {"lines": count, "sha256": digest.hexdigest()}


@contextmanager
def writing(file: Path | BinaryIO) -> Iterator[Writer]:
    """Open a new archive; the ZIP is closed at the end of the block."""
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        yield Writer(archive)


class Reader:
    """An archive whose every file has the digest that its manifest names."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self._left = LARGEST
        if len(archive.infolist()) > MOST_FILES or MANIFEST not in archive.namelist():
            raise _no_archive()
        (self.manifest,) = (json.loads(line) for line in self._raw(MANIFEST))
        self._files: dict[str, dict[str, Any]] = self.manifest["files"]
        for name in self._files:
            self._check(name)

    @property
    def names(self) -> AbstractSet[str]:
        """Return the names of the files, without the manifest."""
        return self._files.keys()

    def count(self, name: str) -> int:
        """Return how many lines a file has."""
        return int(self._files[name]["lines"])

    def lines(self, name: str) -> Iterator[dict[str, Any]]:
        """Give the lines of a file; raises BadInputError for one that is no JSON."""
        self._left = LARGEST
        try:
            for line in self._raw(name):
                yield json.loads(line.decode("utf-8", "surrogatepass"))
        except _DAMAGE as error:
            raise _damaged(name) from error

    def _check(self, name: str) -> None:
        digest, count = hashlib.sha256(), 0
        for line in self._raw(name):
            digest.update(line)
            count += 1
        if {"lines": count, "sha256": digest.hexdigest()} != self._files[name]:
            raise _damaged(name)

    def _raw(self, name: str) -> Iterator[bytes]:
        with self._archive.open(name) as member:
            while line := member.readline(LONGEST_LINE):
                self._left -= len(line)
                if self._left < 0 or (len(line) == LONGEST_LINE and not line.endswith(b"\n")):
                    raise BadInputError(N_("The file {name} in this archive is too large."), name=name)
                yield line


@contextmanager
def reading(file: Path | BinaryIO) -> Iterator[Reader]:
    """Open an archive and check it whole; raises BadInputError for a file that is none or is damaged."""
    try:
        archive = zipfile.ZipFile(file)
    except _DAMAGE as error:
        raise _no_archive() from error
    with archive:
        try:
            opened = Reader(archive)
        except _DAMAGE as error:
            raise _no_archive() from error
        yield opened


def _no_archive() -> BadInputError:
    return BadInputError(N_("This file is not an archive of Askwell, or it is damaged."))


def _damaged(name: str) -> BadInputError:
    return BadInputError(N_("The file {name} in this archive is damaged."), name=name)
