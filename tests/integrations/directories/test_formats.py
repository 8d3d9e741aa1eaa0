"""Each shape of directory is recognised by its content, and its places say the same things."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from askwell.integrations.directories import formats, osm
from askwell.integrations.directories.place import Place, Wanted
from askwell.kernel.errors import BadInputError
from tests.integrations.directories import files_of


def read(path: Path, wanted: Wanted | None = None) -> tuple[str, list[Place]]:
    """Return the format of a file, and its places."""
    chosen = formats.recognise(path)
    return chosen.name, [one for one in chosen.read(path, wanted or Wanted()) if one]


@pytest.mark.parametrize("columns", [files_of.TAXONOMY, files_of.CATEGORIES, files_of.OF_2023])
def test_overture_of_every_age(tmp_path: Path, columns: str) -> None:
    name, places = read(files_of.parquet(tmp_path, columns))
    assert name == "overture"
    (one,) = places
    assert (one.key, one.name, one.kind) == ("overture:p1", "Lakeside Physio", "physiotherapist")
    assert "health_care" in one.family
    assert (one.street, one.city, one.region, one.country) == ("12 Baker Street", "Nelson", "BC", "CA")
    assert (one.phones, one.links) == (("+1 250 555 0131",), ("https://lakeside.example/",))
    assert (one.dataset, one.updated, one.confidence) == ("meta", "2026-07-01", 0.9)
    assert one.lon == pytest.approx(-117.29, abs=1e-4)
    assert one.lat == pytest.approx(49.49, abs=1e-4)


def test_overture_keeps_to_a_country_and_a_box(tmp_path: Path) -> None:
    path = files_of.parquet(tmp_path, files_of.TAXONOMY)
    assert len(read(path, Wanted(country="ca", box=(-118, 49, -117, 50)))[1]) == 1
    assert read(path, Wanted(country="US"))[1] == []
    assert read(path, Wanted(box=(-117, 49, -116, 50)))[1] == []
    assert len(read(path, Wanted(box=(170, 49, -117, 50)))[1]) == 1


def test_a_folder_of_parts_is_one_directory(tmp_path: Path) -> None:
    files_of.parquet(tmp_path, files_of.TAXONOMY, "part-1.parquet")
    files_of.parquet(tmp_path, files_of.TAXONOMY.replace("'p1'", "'p2'"), "part-2.parquet")
    assert sorted(one.key for one in read(tmp_path)[1]) == ["overture:p1", "overture:p2"]


def test_a_column_without_a_readable_name_gets_a_sentence(tmp_path: Path) -> None:
    path = files_of.parquet(tmp_path, files_of.TAXONOMY)
    path.write_bytes(path.read_bytes().replace(b"confidence", b"conf\xf6\xe2\xffnce"))
    with pytest.raises(BadInputError, match="damaged"):
        list(formats.recognise(path).read(path, Wanted()))


@pytest.mark.parametrize(
    ("part", "make"),
    [("duckdb", lambda folder: files_of.parquet(folder, files_of.TAXONOMY)), ("osmium", files_of.extract)],
)
def test_without_a_part_a_sentence_says_how_to_get_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, part: str, make: Callable[[Path], Path]
) -> None:
    path = make(tmp_path)
    monkeypatch.setitem(sys.modules, part, None)
    with pytest.raises(BadInputError, match=f"install .*{part}") as told:
        read(path)
    assert "GeoJSON" in str(told.value)


def test_geojson_of_overture_now_and_in_2023(tmp_path: Path) -> None:
    now = files_of.feature(
        "p1", "Lakeside", taxonomy={"primary": "physiotherapist", "hierarchy": ["health_care"]}, phones=["1"]
    )
    then = files_of.feature("p2", "", names=files_of.NAMES_2023, categories={"main": "dentist"})
    name, (one, other) = read(files_of.collection(tmp_path, now, then))
    assert name == "geojson"
    assert (one.key, one.kind, one.family) == ("overture:p1", "physiotherapist", "health_care")
    assert (other.name, other.kind) == ("Lakeside Physio", "dentist")


def test_geojson_of_openstreetmap_and_of_anybody(tmp_path: Path) -> None:
    tagged = {
        "type": "Feature",
        "id": "node/3",
        "geometry": None,
        "properties": {"name": "A", "shop": "books"},
    }
    shape = {"type": "Polygon", "coordinates": [[[0, 0], [2, 0], [2, 2], [0, 2], [0, 0]]]}
    plain = {"type": "Feature", "geometry": shape, "properties": {"Name": "B", "Phone": "12 34"}}
    _, (one, other) = read(files_of.collection(tmp_path, tagged, plain))
    assert (one.key, one.kind, one.dataset) == ("osm:node/3", "books", "OpenStreetMap")
    assert (other.name, other.phones, other.lon, other.lat) == ("B", ("12 34",), 1, 1)
    assert other.key.startswith("own:")


@pytest.mark.parametrize("make", [files_of.overpass, files_of.extract])
def test_openstreetmap(tmp_path: Path, make: object) -> None:
    _, places = read(make(tmp_path))  # type: ignore[operator]
    one = places[0]
    assert (one.key, one.name, one.kind) == ("osm:n3", "Lakeside Physio", "physiotherapist")
    assert (one.phones, one.city, one.lat) == (("+1 250 555 0131",), "Nelson", 49.49)
    assert "bench" not in {place.kind for place in places}


def test_a_way_without_a_centre_gets_the_middle_of_its_nodes(tmp_path: Path) -> None:
    _, places = read(files_of.overpass(tmp_path))
    (library,) = [one for one in places if one.kind == "library"]
    assert library.lat == pytest.approx(49.495)
    assert library.lon == pytest.approx(-117.285)


def test_half_a_letter_for_a_type_can_be_kept(tmp_path: Path) -> None:
    path = files_of.overpass(tmp_path)
    path.write_text(path.read_text(encoding="utf-8").replace('"node"', '"\\ud800"'), encoding="utf-8")
    assert all(one.key.encode() for one in read(path)[1])


def test_us_practitioners(tmp_path: Path) -> None:
    name, (mary, clinic) = read(files_of.table(tmp_path, (files_of.NPI_COLUMNS, *files_of.NPI_ROWS)))
    assert name == "npi"
    assert (mary.key, mary.name, mary.person, mary.person_title) == (
        "npi:1234567893",
        "Mary Osei",
        "Mary Osei",
        "PT",
    )
    assert (mary.kind, mary.city, mary.updated) == ("physiotherapist", "Spokane", "2024-08-23")
    assert (clinic.name, clinic.person, clinic.kind) == ("Lakeside Clinic Llc", "Tomas Kovac", "clinic")


def test_us_practitioners_with_small_letters(tmp_path: Path) -> None:
    columns = [one.lower() for one in files_of.NPI_COLUMNS]
    assert len(read(files_of.table(tmp_path, (columns, *files_of.NPI_ROWS)))[1]) == 2


def test_uk_companies_with_blanks_before_names(tmp_path: Path) -> None:
    name, (one, gone) = read(files_of.table(tmp_path, files_of.COMPANIES))
    assert name == "companies-house"
    assert (one.key, one.name, one.city) == ("companies-house:00012345", "Nordwind Physio Limited", "Bath")
    assert (one.kind, one.updated, one.country) == ("Other human health activities", "2025-08-23", "GB")
    assert gone.closed


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_any_table_with_usual_names(tmp_path: Path, separator: str) -> None:
    name, (one,) = read(files_of.table(tmp_path, files_of.OWN, separator=separator))
    assert name == "csv"
    assert (one.name, one.kind, one.city, one.lat) == ("Lakeside Physio", "physiotherapist", "Nelson", 49.49)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"%PDF-1.7",
        b"PAR1 but no more",
        b'{"type": "FeatureCollection", "features": [{"a": ',
        b"a,b\n1,2\n",
        b"\x00" * 99,
    ],
)
def test_what_is_no_directory_gets_a_sentence(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "file"
    path.write_bytes(content)
    with pytest.raises(BadInputError, match="file"):
        read(path)


@pytest.mark.parametrize(
    ("tags", "street"),
    [
        ({"street": "Aleksanterinkatu", "housenumber": "52"}, "Aleksanterinkatu 52"),
        ({"street": "Bahnhofstraße", "housenumber": "6 B", "country": "CH"}, "Bahnhofstraße 6 B"),
        ({"street": "Rue Neuve", "housenumber": "12", "country": "BE"}, "Rue Neuve 12"),
        ({"street": "Rue Neuve", "housenumber": "12", "country": "FR"}, "12 Rue Neuve"),
        ({"street": "Baker Street", "housenumber": "12"}, "12 Baker Street"),
        ({"street": "Broadway", "housenumber": "12", "country": "us"}, "12 Broadway"),
        ({"street": "Broadway"}, "Broadway"),
        ({"housenumber": "7"}, ""),
    ],
)
def test_a_house_number_stands_where_the_country_has_it(tags: dict[str, str], street: str) -> None:
    told = {"name": "Physio", "healthcare": "physiotherapist"}
    told |= {f"addr:{name}": value for name, value in tags.items()}
    found = osm.place_of("osm:n1", told, (None, None))
    assert found
    assert found.street == street
