"""The rows of a table, from a text with any separator or from the first filled sheet of a workbook."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, time
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

from askwell.integrations.readers import files, tables, text, zipped
from askwell.integrations.readers.spreadsheet import Rows, is_binary
from askwell.integrations.readers.table.proposing import looks_like_data
from askwell.integrations.readers.vocabulary import KNOWN, code_of
from askwell.kernel.errors import BadInputError

MOST_COLUMNS = 300
MOST_ROWS = 200_000
_HEADER_WITHIN = 10
_SAMPLE = 50
_SHEET = "xl/workbook.xml"
_ALIKE = 0.6


class Contents(NamedTuple):
    """A table: the names of its columns, its first rows, and all its rows."""

    names: list[str]
    sample: list[list[str]]
    rows: Rows


def opened(path: Path) -> Contents | None:
    """Return the table in a file, None where it holds none; raises BadInputError for a harmful file."""
    start = files.head(path)
    if zipped.looks_zipped(start):
        return _of_workbook(path)
    if is_binary(start):
        return None
    return _of_text(tables.decode(files.content(path), KNOWN))


def begins(path: Path) -> Contents | None:
    """Return the beginning of the table in a file."""
    start = files.head(path)
    if zipped.looks_zipped(start):
        return _of_workbook(path)
    if is_binary(start):
        return None
    content = tables.decode(start, KNOWN)
    if len(start) == files.HEAD_BYTES:
        content = content.rpartition("\n")[0]
    return _of_text(content)


def _of_text(content: str) -> Contents | None:
    if text.is_code(content):
        return None
    lines = tables.lines_of(content)
    filled = [line for line in lines[: 4 * _HEADER_WITHIN] if line.strip()][: 2 * _HEADER_WITHIN]
    delimiter = _delimiter(filled)
    if not delimiter:
        return None
    found = _header([tables.cells_of(line, delimiter) for line in filled])
    if found is None:
        return None
    at, names = found
    first = lines.index(filled[at]) + (1 if names else 0)
    rows = list(islice(tables.rows(lines[first:], delimiter), _SAMPLE))
    sample = [cells for cells, _ in rows if cells]
    names = names or [f"Column {number}" for number in range(1, max(map(len, sample), default=0) + 1)]
    return Contents(names, sample, tables.rows(lines[first:], delimiter))


def _delimiter(lines: list[str]) -> str:
    """Return the separator that parts most lines into the same number of cells, "" where none does."""
    best, score = "", 0.0
    for mark in tables.DELIMITERS:
        counts = [len(tables.cells_of(line, mark)) for line in lines]
        widest = max(counts, default=0)
        alike = sum(count >= max(2, widest - 1) for count in counts) / max(len(counts), 1)
        if 2 <= widest <= MOST_COLUMNS and alike >= _ALIKE and alike > score:
            best, score = mark, alike
    return best


def _header(rows: list[list[str]]) -> tuple[int, list[str]] | None:
    """Return (row, names) of the header; without names where the first rows are values already."""
    known = [sum(bool(code_of(cell)) for cell in cells) for cells in rows[:_HEADER_WITHIN]]
    best = max(range(len(known)), key=lambda at: (known[at], -at), default=None)
    if best is None:
        return None
    if known[best] and not looks_like_data(rows[best]):
        return best, rows[best]
    first = next((at for at, cells in enumerate(rows) if len(cells) > 1), None)
    if first is None:
        return None
    return (first, []) if looks_like_data(rows[first]) else (first, rows[first])


def _of_workbook(path: Path) -> Contents | None:
    with zipped.opened(path) as archive:
        if not any(entry.filename == _SHEET for entry in archive.entries):
            return None
    rows = _sheet_rows(path)
    before = list(islice(rows, _SAMPLE))
    found = _header(before)
    if found is None:
        return None
    at, names = found
    sample = before[at + 1 if names else at :]
    names = names or [f"Column {number}" for number in range(1, max(map(len, sample), default=0) + 1)]
    told = ((cells, ", ".join(cells)) for cells in _chained(sample, rows) if any(cells))
    return Contents(names, sample, told)


def _chained(sample: Iterable[list[str]], rest: Iterable[list[str]]) -> Iterator[list[str]]:
    yield from sample
    yield from rest


def _sheet_rows(path: Path) -> Iterator[list[str]]:
    """Give the cells of each row of the first sheet that has any; damage becomes BadInputError."""
    from openpyxl import load_workbook

    try:
        # As an open file: by its name openpyxl would believe the ending.
        with path.open("rb") as file:
            book = load_workbook(file, read_only=True, data_only=True, keep_links=False)
            for sheet in book.worksheets:
                rows = sheet.iter_rows(max_row=MOST_ROWS, max_col=MOST_COLUMNS, values_only=True)
                first = next((row for row in rows if any(cell is not None for cell in row)), None)
                if first is not None:
                    yield _cells(first)
                    yield from map(_cells, rows)
                    return
    except (MemoryError, RecursionError, BadInputError):
        raise
    except Exception as error:  # openpyxl raises whatever its XML and ZIP layers meet in a damaged file
        raise zipped.damaged(path) from error


def _cells(row: Iterable[Any]) -> list[str]:
    cells = [_text(cell) for cell in row]
    while cells and not cells[-1]:
        cells.pop()
    return cells


def _text(cell: Any) -> str:
    if cell is None or isinstance(cell, bool):
        return ""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime) and cell.time() == time():
        return cell.date().isoformat()
    if isinstance(cell, date):
        return cell.isoformat()
    return text.clean(str(cell)).strip()
