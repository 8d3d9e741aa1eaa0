"""Which of LinkedIn's many tables a text is, told by its header row, and its rows by the columns' names."""

import csv
from collections.abc import Iterable, Iterator
from enum import StrEnum
from itertools import chain, islice

from askwell.integrations.readers import tables, text
from askwell.integrations.readers.linkedin import connections

_ROWS_BEFORE_HEADER = 10


class Kind(StrEnum):
    """The tables of an export that tell of people."""

    CONNECTIONS = "connections"
    MESSAGES = "messages"
    INVITATIONS = "invitations"
    NOTES = "notes"
    IMPORTED = "imported"
    PROFILE = "profile"
    POSITIONS = "positions"


_COLUMNS = {
    Kind.MESSAGES: {"conversationid", "from", "to", "date", "folder"},
    Kind.INVITATIONS: {"from", "to", "sentat", "direction"},
    Kind.NOTES: {"connectionfirstname", "connectionlastname", "note"},
    Kind.IMPORTED: {"firstname", "lastname", "companies", "emails", "phonenumbers"},
    Kind.PROFILE: {"firstname", "lastname", "headline", "geolocation"},
    Kind.POSITIONS: {"companyname", "title", "startedon", "finishedon"},
}

Row = dict[str, str]


def kind_of(start: str) -> Kind | None:
    """Return which table begins with this text, None for another."""
    lines = tables.lines_of(start)
    if connections.has_header(start):
        return Kind.CONNECTIONS
    for line in lines[:1]:
        names = set(map(connections.bare, tables.cells_of(line, ",")))
        return next((kind for kind, columns in _COLUMNS.items() if columns <= names), None)
    return None


def rows(lines: Iterable[bytes]) -> Iterator[Row | None]:
    """Give each row by the bare names of its columns, None for a damaged one; nothing is held in memory."""
    found = _cells(text.clean(text.plain(line)) for line in lines)
    before = list(islice(found, _ROWS_BEFORE_HEADER))
    header = next((at for at, cells in enumerate(before) if cells), None)
    if header is None:
        return
    names = [connections.bare(cell) for cell in before[header] or ()]
    for cells in chain(before[header + 1 :], found):
        if cells is None or len(cells) > len(names) + 1:
            yield None
        elif any(cells):
            yield {name: cell.strip() for name, cell in zip(names, cells, strict=False)}


def _cells(lines: Iterable[str]) -> Iterator[list[str] | None]:
    reader = csv.reader(lines)
    while True:
        try:
            yield next(reader)
        except StopIteration:
            return
        except csv.Error:
            # A quotation mark that is never closed swallows rows up to csv's own limit; then it goes on.
            yield None
