"""Opening a file that a stranger may have made: how much of it is read, and what is said if it cannot be."""

import stat
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from askwell.integrations.readers import text
from askwell.kernel.errors import N_, BadInputError

MEGABYTE = 1_000_000
TEXT_BYTES = 20 * MEGABYTE
ZIP_BYTES = 200 * MEGABYTE
HEAD_BYTES = 64 * 1024
LONGEST_LINE = 1_000_000


def shown(path: Path) -> str:
    """Return the file's name for a sentence: without its folder, and always printable."""
    return path.name.encode("utf-8", "replace").decode("utf-8") or "?"


def check(path: Path) -> None:
    """Raise BadInputError unless `path` is a file with something in it, of a size that anything reads."""
    name = shown(path)
    try:
        found = path.stat()
    except (OSError, ValueError) as error:
        raise BadInputError(N_("There is no file called {name}."), name=name) from error
    if stat.S_ISDIR(found.st_mode):
        raise BadInputError(N_("{name} is a folder. Choose the file itself."), name=name)
    if not stat.S_ISREG(found.st_mode):
        raise BadInputError(N_("{name} is not an ordinary file."), name=name)
    if found.st_size == 0:
        raise BadInputError(N_("The file {name} is empty."), name=name)
    if found.st_size > ZIP_BYTES:
        raise too_large(path, ZIP_BYTES)
    with _opened(path):
        pass


def head(path: Path, size: int = HEAD_BYTES) -> bytes:
    """Return the first `size` bytes; raises BadInputError if the file cannot be opened."""
    with _opened(path) as file:
        return file.read(size)


def content(path: Path, limit: int = TEXT_BYTES) -> bytes:
    """Return the whole file; raises BadInputError if it cannot be opened or is over `limit` bytes."""
    with _opened(path) as file:
        data = file.read(limit + 1)
    if len(data) > limit:
        raise too_large(path, limit)
    return data


def lines(path: Path, limit: int = TEXT_BYTES) -> Iterator[bytes]:
    """Give the lines of a file as UTF-8, one by one; raises BadInputError for over `limit` bytes."""
    if path.stat().st_size > limit:
        raise too_large(path, limit)
    if _is_utf16(head(path, 4)):
        yield from text.as_utf8(content(path, limit)).splitlines(keepends=True)
        return
    with _opened(path) as file:
        while line := file.readline(LONGEST_LINE):
            yield line


def _is_utf16(start: bytes) -> bool:
    return start[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\0" in start


def too_large(path: Path, limit: int) -> BadInputError:
    """Return the error for a file over `limit` bytes."""
    return BadInputError(
        N_("The file {name} is too large: Askwell reads files of this kind up to {limit} MB."),
        name=shown(path),
        limit=limit // MEGABYTE,
    )


def _opened(path: Path) -> BinaryIO:
    try:
        return path.open("rb")
    except (OSError, ValueError) as error:
        raise BadInputError(
            N_("The file {name} cannot be opened. Is it in use, or does it belong to someone else?"),
            name=shown(path),
        ) from error
