"""Which format a file has, told by its content and never by its name."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from askwell.integrations.directories import geojson, osm, overture, table, texts
from askwell.integrations.directories.place import Place, Wanted
from askwell.integrations.readers.files import shown
from askwell.kernel.errors import N_, BadInputError


class Format(NamedTuple):
    """A format: its code, how to tell it from a file's first bytes, and how to read it."""

    name: str
    recognises: Callable[[bytes], bool]
    read: Callable[[Path, Wanted], Iterator[Place | None]]


FORMATS = (
    Format("overture", overture.is_parquet, overture.read),
    Format("osm", osm.is_extract, osm.read_extract),
    Format("geojson", geojson.is_geojson, geojson.read),
    Format("overpass", osm.is_overpass, osm.read_overpass),
    Format("npi", table.is_npi, table.read_npi),
    Format("companies-house", table.is_companies, table.read_companies),
    Format("csv", table.is_table, table.read),
)


def recognise(path: Path) -> Format:
    """Return the format of a file, or of a folder of Parquet parts; raises BadInputError for none."""
    if path.is_dir():
        if any(path.rglob("*.parquet")):
            return FORMATS[0]
        raise BadInputError(N_("In the folder {name} is no Parquet file."), name=shown(path))
    if not path.is_file():
        raise BadInputError(N_("There is no file called {name}."), name=shown(path))
    first = texts.head(path)
    if not first:
        raise BadInputError(N_("The file {name} is empty."), name=shown(path))
    for one in FORMATS:
        if one.recognises(first):
            return one
    raise BadInputError(
        N_(
            "{name} is no directory that Askwell can read: Overture Parquet, OpenStreetMap, GeoJSON, "
            "or a CSV file with a column for names and one for towns, numbers or kinds."
        ),
        name=shown(path),
    )
