"""Contacts as a table for a spreadsheet, in which no cell can act as a formula."""

import csv
import io
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping

from askwell.kernel.drafts import ContactDraft, DraftAddress

COLUMNS: Mapping[str, str] = {
    "name": "Name",
    "given": "Given name",
    "family": "Family name",
    "organization": "Organization",
    "title": "Title",
    "phones": "Phones",
    "emails": "E-mails",
    "links": "Links",
    "addresses": "Addresses",
    "note": "Note",
    "key": "Key",
}
"""The columns there are, by code, with English headings; a face hands in its own words."""

_FORMULA = frozenset("=+-@|%")
_LEADING = frozenset("\t\r\n")
_PHONES = re.compile(r"\+?[\d ().\-/]+(?:ext\.? ?\d+)?(?:; \+?[\d ().\-/]+(?:ext\.? ?\d+)?)*")


def write(
    people: Iterable[ContactDraft], columns: Mapping[str, str] = COLUMNS, *, raw_phones: bool = False
) -> Iterator[str]:
    """Give the heading and then one row per contact, with CRLF line ends.

    `columns` maps codes of COLUMNS to headings, in the order wanted; several values of one
    kind stand in one cell, parted by "; ". A cell that a spreadsheet could take for a formula
    begins with an apostrophe; with `raw_phones`, phone numbers that are nothing but a number
    do not. For Excel, encode the text as "utf-8-sig". Raises KeyError for an unknown code.
    """
    getters = [(code, _GETTERS[code]) for code in columns]
    yield _row(map(safe, columns.values()))
    for person in people:
        cells = ((code, get(person)) for code, get in getters)
        yield _row(
            cell if raw_phones and code == "phones" and _is_number(cell) else safe(cell)
            for code, cell in cells
        )


def table(rows: Iterable[Iterable[str]]) -> Iterator[str]:
    """Give rows of any table as `write` gives those of contacts."""
    yield from (_row(map(safe, cells)) for cells in rows)


def safe(cell: str) -> str:
    """Return the cell, with an apostrophe before it where a spreadsheet could take it for a formula.

    Programs skip blanks and invisible characters before the sign, and some take the wide
    forms of the signs too.
    """
    first = next((mark for mark in cell if unicodedata.category(mark)[0] not in "ZC"), "")
    if cell[:1] in _LEADING or unicodedata.normalize("NFKC", first)[:1] in _FORMULA:
        return f"'{cell}"
    return cell


def _is_number(cell: str) -> bool:
    return bool(_PHONES.fullmatch(cell)) and cell[:1] != "-"


def _row(cells: Iterable[str]) -> str:
    line = io.StringIO()
    csv.writer(line, lineterminator="\r\n").writerow(cells)
    return line.getvalue()


def _address(one: DraftAddress) -> str:
    town = " ".join(filter(None, (one.postal_code, one.city)))
    return ", ".join(filter(None, (one.street.replace("\n", ", "), town, one.region, one.country)))


_GETTERS: dict[str, Callable[[ContactDraft], str]] = {
    "name": lambda person: person.full_name,
    "given": lambda person: person.given,
    "family": lambda person: person.family,
    "organization": lambda person: person.organization,
    "title": lambda person: person.title,
    "phones": lambda person: "; ".join(one.value for one in person.phones),
    "emails": lambda person: "; ".join(one.value for one in person.emails),
    "links": lambda person: "; ".join(one.value for one in person.links),
    "addresses": lambda person: "; ".join(map(_address, person.addresses)),
    "note": lambda person: person.note,
    "key": lambda person: person.key,
}
