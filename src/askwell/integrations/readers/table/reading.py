"""From a table's rows to records: proposed columns, or what the seeker said about such a table before."""

from collections.abc import Iterator
from pathlib import Path

from askwell.integrations.readers import Maps, Record, Told, files, tables
from askwell.integrations.readers.columns import column
from askwell.integrations.readers.spreadsheet import records
from askwell.integrations.readers.table import contents
from askwell.integrations.readers.table.proposing import lists_people, proposed
from askwell.kernel.drafts import TableLook
from askwell.kernel.errors import N_, BadInputError

_SHOWN_ROWS = 5


def recognises(path: Path) -> bool:
    """Tell whether the file begins with a table that seems to list people or businesses."""
    try:
        found = contents.begins(path)
    except BadInputError:
        return False
    return found is not None and lists_people(found.names, found.sample)


def read(path: Path) -> Iterator[Record]:
    """Give everybody in the table, its columns as they are proposed."""
    for told in read_mapped(path, {}):
        if not isinstance(told, TableLook):
            yield told  # type: ignore[misc]


def read_mapped(path: Path, maps: Maps) -> Iterator[Told]:
    """Give how the columns are understood, then everybody; raises BadInputError where there is no table."""
    found = contents.opened(path)
    if found is None:
        raise BadInputError(
            N_("The file {name} has no row with the names of its columns."), name=files.shown(path)
        )
    key = tables.fingerprint(found.names)
    said = maps.get(key, ())
    remembered = len(said) == len(found.names)
    fields = tuple(said) if remembered else proposed(found.names, found.sample)
    shown = tuple(tuple(row) for row in found.sample[:_SHOWN_ROWS])
    yield TableLook(key, tuple(found.names), fields, shown, remembered)
    columns = [column(name, code) for name, code in zip(found.names, fields, strict=True)]
    yield from records(columns, found.names, found.rows)
