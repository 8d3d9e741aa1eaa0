"""Questions as a CSV file, for a spreadsheet: written, and read back with what is wrong in which line."""

import csv
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from askwell.kernel.errors import N_, BadInputError

COLUMNS: Final = ("key", "question", "purpose", "minutes", "position", "tags", "hidden")
LARGEST: Final = 2_000_000
_MOST_ROWS = 2_000
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_LONGEST = 400
_FEWEST_MINUTES, _MOST_MINUTES = 0.5, 30.0
_POSITIONS = ("opener", "core", "closer")
_YES = frozenset({"yes", "1", "true", "x"})


@dataclass(frozen=True, slots=True)
class Line:
    """A question of the file; `key` names one of the bank or of one's own, "" for a new one."""

    key: str
    text: str
    purpose: str = "advice"
    minutes: float = 2
    position: str = "core"
    tags: str = ""
    hidden: bool = False


def write(lines: Iterable[Line]) -> bytes:
    """Return the file, with the mark by which a spreadsheet knows the letters; no cell is a formula."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(COLUMNS)
    for one in lines:
        cells = (one.key, one.text, one.purpose, f"{one.minutes:g}", one.position, one.tags)
        writer.writerow([*(_plain(cell) for cell in cells), "yes" if one.hidden else ""])
    return text.getvalue().encode("utf-8-sig")


def _plain(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def read(data: bytes) -> list[Line]:
    """Return the questions of a file; raises BadInputError with the line that is wrong."""
    if len(data) > LARGEST:
        raise BadInputError(N_("This file is too large to be a list of questions."))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadInputError(
            N_("This file is no text in UTF-8. Save it as “CSV UTF-8” and try again.")
        ) from error
    return list(_lines(text.replace("\0", " ")))


def _lines(text: str) -> Iterator[Line]:
    dialect = ";" if text.partition("\n")[0].count(";") > text.partition("\n")[0].count(",") else ","
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=dialect)
    try:
        if not reader.fieldnames or "question" not in reader.fieldnames:
            raise BadInputError(N_("The first line must name the columns; one of them is “question”."))
        for number, row in enumerate(reader, start=2):
            if number > _MOST_ROWS:
                raise BadInputError(N_("A list has at most {most} questions."), most=_MOST_ROWS)
            if any(row.get(name) for name in COLUMNS):
                yield _line(row, number)
    except csv.Error as error:
        raise BadInputError(N_("This file cannot be read as CSV.")) from error


def _line(row: dict[str, str | None], number: int) -> Line:
    cells = {name: " ".join((row.get(name) or "").removeprefix("'").split()) for name in COLUMNS}
    if not 0 < len(cells["question"]) <= _LONGEST:
        raise BadInputError(
            N_("Line {number}: a question has 1 to {most} characters."), number=number, most=_LONGEST
        )
    try:
        minutes = float((cells["minutes"] or "2").replace(",", "."))
    except ValueError:
        minutes = 0
    if not _FEWEST_MINUTES <= minutes <= _MOST_MINUTES:
        raise BadInputError(
            N_("Line {number}: “{minutes}” is no number of minutes."), number=number, minutes=cells["minutes"]
        )
    position = cells["position"] or "core"
    if position not in _POSITIONS:
        raise BadInputError(
            N_("Line {number}: the position is opener, core or closer, not “{position}”."),
            number=number,
            position=position[:30],
        )
    hidden = cells["hidden"].casefold() in _YES
    return Line(
        cells["key"][:32], cells["question"], cells["purpose"][:30] or "advice", minutes, position,
        cells["tags"][:300], hidden,
    )  # fmt: skip
