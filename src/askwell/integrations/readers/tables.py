"""Tables as text: lines, records that survive a forgotten quotation mark, and which row is the header."""

import csv
import hashlib
import io
import re
import unicodedata
from collections.abc import Callable, Collection, Iterator

from askwell.integrations.readers import text

DELIMITERS = ",;\t|"
SHOWN = 120
_HEADER_WITHIN_LINES = 40
_RUNAWAY_LINES = 20
"""A record over more lines than this is a quotation mark that somebody forgot to close."""
_CODE_PAGES = ("cp1252", "cp1250", "cp1251", "cp1253", "cp1254")
_APART = re.compile(r"[\W_]+")


def lines_of(content: str) -> list[str]:
    """Return the lines of a text with their ends."""
    return list(io.StringIO(content, newline=""))


def rows(
    lines: list[str], delimiter: str, *, runaway_after: int = _RUNAWAY_LINES
) -> Iterator[tuple[list[str] | None, str]]:
    """Give (cells, first line) per record, and (None, line) for a line that breaks the form."""
    start = 0
    while start < len(lines):
        # Read by place and not from a copy: a file may break in ten thousand places.
        found = csv.reader(map(lines.__getitem__, range(start, len(lines))), delimiter=delimiter)
        seen = 0
        while True:
            try:
                cells = next(found, None)
            except csv.Error:
                cells = []
                runaway = True
            else:
                runaway = found.line_num - seen > runaway_after
            if cells is None:
                return
            if runaway:
                yield None, lines[start + seen].strip()
                start += seen + 1
                break
            if cells:
                yield cells, lines[start + seen]
            seen = found.line_num


def header(
    lines: list[str], fits: Callable[[list[str]], bool], hint: str = ""
) -> tuple[int, str, list[str]] | None:
    """Return (line number, delimiter, names of the columns as written) of the first row that `fits`.

    `hint` is a word, in small letters, without which a line is not looked at.
    """
    for number, line in enumerate(lines[:_HEADER_WITHIN_LINES]):
        if len(line) > 20_000 or (hint and hint not in line.casefold()):
            continue
        delimiter = likely_delimiter(line)
        names = cells_of(line, delimiter)
        if names and fits(names):
            return number, delimiter, names
    return None


def cells_of(line: str, delimiter: str) -> list[str]:
    """Return the cells of one line, bare of blanks."""
    try:
        return [cell.strip().strip("\ufeff") for cell in next(csv.reader([line], delimiter=delimiter), [])]
    except csv.Error:
        return []


def likely_delimiter(line: str) -> str:
    """Return the mark that parts the cells of a header row; a guess from whole files often fails."""
    outside = re.sub(r'"[^"\n]*"', "", line)
    return max(DELIMITERS, key=outside.count)


def decode(data: bytes, known: Collection[str]) -> str:
    """Return the text of a table; where it is not UTF-8, in the code page that gives most `known` columns.

    `known` holds names of columns as `bare` gives them. A desktop program writes the code page of
    its Windows, which no mark in the file tells.
    """
    bytes_of_it = text.as_utf8(data)
    try:
        return text.clean(bytes_of_it.decode())
    except UnicodeDecodeError:
        pass
    if text.guess(bytes_of_it) == "shift_jis":
        return text.decode(data)
    head = bytes_of_it[:8192]
    best = max(_CODE_PAGES, key=lambda page: _known(head.decode(page, "replace"), known))
    return text.clean(bytes_of_it.decode(best, "replace"))


def bare(name: str) -> str:
    """Return the name of a column as it compares equal: small letters and digits of any script only.

    Accents stay: they tell the code page.
    """
    return _APART.sub("", unicodedata.normalize("NFC", name).casefold())


def fingerprint(names: list[str]) -> str:
    """Return what is equal for all files with these columns in this order."""
    return hashlib.sha256("\n".join(map(bare, names)).encode()).hexdigest()[:32]


def _known(head: str, known: Collection[str]) -> int:
    first = head.partition("\n")[0]
    return sum(bare(cell) in known for cell in cells_of(first, likely_delimiter(first)))
