"""Reading a table whose columns are known by their names: what Google, Outlook and others export."""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from askwell.integrations.readers import Reason, Record, files, tables
from askwell.integrations.readers.columns import Column, record_of
from askwell.kernel.drafts import Skipped
from askwell.kernel.errors import N_, BadInputError

Rows = Iterator[tuple[list[str] | None, str]]
"""(cells, first line) per record; no cells where the record is damaged."""


@dataclass(frozen=True, slots=True)
class Layout:
    """One program's table: whether names of columns are its own, and the column each name stands for.

    `known` are bare names that tell the code page. `longest` is the number of lines a record may have.
    """

    fits: Callable[[list[str]], bool]
    columns: Callable[[list[str]], list[Column]]
    known: Collection[str] = ()
    longest: int = 200

    def recognises(self, path: Path) -> bool:
        """Tell whether the beginning of the file holds such a header row."""
        try:
            start = files.head(path)
        except BadInputError:
            return False
        return not is_binary(start) and self._header(tables.decode(start, self.known)) is not None

    def read(self, path: Path) -> Iterator[Record]:
        """Give the records of the file; raises BadInputError if it has no such header."""
        names, rows = self.opened(path)
        yield from records(self.columns(names), names, rows)

    def opened(self, path: Path) -> tuple[list[str], Rows]:
        """Return the names of the columns and the rows; raises BadInputError if it has no such header."""
        content = tables.decode(files.content(path), self.known)
        found = self._header(content)
        if found is None:
            raise BadInputError(
                N_("The file {name} has no row with the names of its columns."), name=files.shown(path)
            )
        at, delimiter, names = found
        lines = tables.lines_of(content)[at + 1 :]
        return names, tables.rows(lines, delimiter, runaway_after=self.longest)

    def _header(self, content: str) -> tuple[int, str, list[str]] | None:
        return tables.header(tables.lines_of(content), self.fits)


def records(columns: Sequence[Column], names: Sequence[str], rows: Rows) -> Iterator[Record]:
    """Give a record for each row; a row with values beyond the last column is damaged."""
    for record, (cells, line) in enumerate(rows, 1):
        if cells is None or any(cell.strip() for cell in cells[len(columns) :]):
            yield Skipped(record, Reason.BROKEN, line.strip()[: tables.SHOWN])
        elif cells[: len(names)] == list(names):
            yield Skipped(record, Reason.REPEATED, line.strip()[: tables.SHOWN])
        else:
            yield record_of(record, zip(columns, cells, strict=False))


def is_binary(start: bytes) -> bool:
    """Tell whether bytes are no text in any encoding that tables have."""
    if start.startswith((b"PK\x03\x04", b"%PDF", b"\xd0\xcf\x11\xe0", b"\x89PNG", b"\xff\xd8\xff")):
        return True
    sample = start[:4096]
    # UTF-16 has zeros, but on one side only; controls other than line ends and tabs are in no text.
    return sum(byte < 32 and byte not in b"\0\t\n\r\f\x1b" for byte in sample) > len(sample) // 50
