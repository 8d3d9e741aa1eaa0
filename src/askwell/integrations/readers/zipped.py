"""Reading entries of a ZIP file that a stranger may have made: within fixed limits, never onto the disk."""

import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from askwell.integrations.readers.files import LONGEST_LINE, MEGABYTE, ZIP_BYTES, check, shown, too_large
from askwell.kernel.errors import N_, BadInputError

UNPACKED_BYTES = 200 * MEGABYTE
ENTRIES = 2_000
RATIO = 100
SMALL = MEGABYTE
"""Below this size a high ratio does no harm: a page of blanks packs well."""

_STARTS = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_CHUNK = 64 * 1024
_ENCRYPTED = 0x1
_DAMAGE = (
    zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError,
    ValueError, OSError, LookupError, struct.error, OverflowError,
)  # fmt: skip


def looks_zipped(start: bytes) -> bool:
    """Tell whether bytes are the start of a ZIP file."""
    return start.startswith(_STARTS)


class Archive:
    """An open ZIP file whose entries are read by `unpack`; all of them together stay within the limits."""

    def __init__(self, opened: zipfile.ZipFile, path: Path) -> None:
        """Take an opened ZIP; raises BadInputError if its directory alone breaks a limit."""
        self._zip = opened
        self._path = path
        self._left = UNPACKED_BYTES
        self.entries = [entry for entry in opened.infolist() if not entry.is_dir()]
        self._check_directory()

    def start(self, entry: zipfile.ZipInfo, size: int) -> bytes:
        """Return the first `size` unpacked bytes of an entry."""
        with self._zip.open(entry) as file:
            return self._counted(file.read(size))

    def unpack(self, entry: zipfile.ZipInfo, limit: int) -> bytes:
        """Return a whole entry; raises BadInputError when it is over `limit` bytes or packed too tightly."""
        parts, size = [], 0
        with self._zip.open(entry) as file:
            while part := self._counted(file.read(_CHUNK)):
                size += len(part)
                if size > limit:
                    raise too_large(self._path, limit)
                parts.append(part)
        return b"".join(parts)

    def lines(self, entry: zipfile.ZipInfo, limit: int) -> Iterator[bytes]:
        """Give the lines of an entry one at a time, within the same limits as `unpack`."""
        size = 0
        with self._zip.open(entry) as file:
            while line := self._counted(file.readline(LONGEST_LINE)):
                size += len(line)
                if size > limit:
                    raise too_large(self._path, limit)
                yield line

    def _counted(self, part: bytes) -> bytes:
        # What really comes out is counted: the sizes in the directory may lie.
        self._left -= len(part)
        if self._left < 0:
            raise self._bomb()
        return part

    def _check_directory(self) -> None:
        name = shown(self._path)
        if len(self.entries) > ENTRIES:
            raise BadInputError(
                N_("The ZIP file {name} holds more than {count} files; no export does."),
                name=name,
                count=ENTRIES,
            )
        if any(entry.flag_bits & _ENCRYPTED for entry in self.entries):
            raise BadInputError(
                N_("The ZIP file {name} is locked with a password. Unpack it and choose the file inside."),
                name=name,
            )
        if any(stat.S_ISLNK(entry.external_attr >> 16) for entry in self.entries):
            raise BadInputError(
                N_("The ZIP file {name} holds links to other files; no export does."), name=name
            )
        packed = sum(entry.compress_size for entry in self.entries)
        unpacked = sum(entry.file_size for entry in self.entries)
        tight = any(entry.file_size > SMALL + RATIO * entry.compress_size for entry in self.entries)
        if unpacked > UNPACKED_BYTES or tight or packed > self._path.stat().st_size:
            raise self._bomb()

    def _bomb(self) -> BadInputError:
        return BadInputError(
            N_("The ZIP file {name} would unpack to far more than an export holds, so it was not opened."),
            name=shown(self._path),
        )


def damaged(path: Path) -> BadInputError:
    """Return the error for a ZIP file in which something is broken."""
    return BadInputError(
        N_("The ZIP file {name} is damaged or not complete. Download it again."), name=shown(path)
    )


@contextmanager
def opened(path: Path) -> Iterator[Archive]:
    """Open a ZIP file; every kind of damage, also while reading entries, becomes one BadInputError."""
    check(path)
    try:
        with zipfile.ZipFile(path) as file:
            if path.stat().st_size > ZIP_BYTES:
                raise too_large(path, ZIP_BYTES)
            yield Archive(file, path)
    except _DAMAGE as error:
        raise damaged(path) from error
