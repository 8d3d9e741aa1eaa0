"""The rows of Connections.csv in every form it has had, also after a spreadsheet saved it again."""

from collections.abc import Iterator

from askwell.integrations.readers import Reason, Record, tables
from askwell.integrations.readers.linkedin.dates import iso_date
from askwell.integrations.readers.profiles import link_and_key
from askwell.kernel.drafts import ContactDraft, DraftValue, Skipped

COLUMNS = ("firstname", "lastname", "url", "emailaddress", "company", "position", "connectedon")
CONNECTED_ON = "Connected On"

_SHOWN = tables.SHOWN


def has_header(start: str) -> bool:
    """Tell whether the beginning of a text holds the header row of a list of connections."""
    return _header(tables.lines_of(start)) is not None


def read(content: str, *, after: int = 0) -> Iterator[Record]:
    """Give the connections of a text; records are numbered from `after` + 1."""
    lines = tables.lines_of(content)
    header = _header(lines)
    if header is None:
        return
    at, delimiter, names = header
    places = [names.index(name) if name in names else -1 for name in COLUMNS]
    padding = ("",) * (len(names) + 1)
    for record, (cells, line) in enumerate(tables.rows(lines[at + 1 :], delimiter), after + 1):
        yield (
            Skipped(record, Reason.BROKEN, line[:_SHOWN])
            if cells is None
            else _record(record, cells, places, padding)
        )


def _record(record: int, cells: list[str], places: list[int], padding: tuple[str, ...]) -> Record:
    if len(cells) >= len(padding) and any(cells[len(padding) - 1 :]):
        # More cells than columns: a comma lost its quotation marks, and every cell after it moved.
        return Skipped(record, Reason.BROKEN, ",".join(cells)[:_SHOWN])
    # A lost column has the place -1: the padding makes the last cell an empty one.
    cells.extend(padding)
    first, last, url, mail, company, position, connected = [cells[place].strip() for place in places]
    if not first and not last:
        if url or mail or company or position:
            return Skipped(record, Reason.NAMELESS, (url or mail or company or position)[:_SHOWN])
        return Skipped(record, Reason.HIDDEN, connected) if connected else Skipped(record, Reason.EMPTY)
    link, key = link_and_key(url) if url else ("", "")
    return ContactDraft(
        record,
        f"{first} {last}" if first and last else first or last,
        first,
        last,
        company,
        position,
        (),
        (DraftValue(mail),) if mail else (),
        (DraftValue(link, "LinkedIn"),) if link else (),
        (),
        "",
        key,
        _noted(connected, url if not link else "") if connected or url else {},
    )


def _noted(connected: str, strange_url: str) -> dict[str, str]:
    noted = {CONNECTED_ON: iso_date(connected)} if connected else {}
    if strange_url:
        noted["URL"] = strange_url
    return noted


def _header(lines: list[str]) -> tuple[int, str, list[str]] | None:
    """Return (line number, delimiter, names of the columns) of the header row, if there is one."""
    found = tables.header(lines, lambda names: _is_header([*map(bare, names)]), "name")
    return (found[0], found[1], [*map(bare, found[2])]) if found else None


def _is_header(names: list[str]) -> bool:
    """Tell whether these are LinkedIn's columns; other address books have a "First Name" too."""
    found = set(names) - {""}
    if "connectedon" in found:
        return "firstname" in found or "lastname" in found
    return {"firstname", "lastname"} <= found <= set(COLUMNS) and bool(found & {"url", "position"})


def bare(cell: str) -> str:
    """Return the name of a column as it compares equal."""
    return cell.strip().strip("\ufeff").casefold().replace(" ", "").replace("_", "")
