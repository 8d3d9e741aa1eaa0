"""Small invented directory files, one in each shape that is read."""

import csv
import io
import json
from pathlib import Path
from typing import Any

NAMES_2023 = {"common": [{"value": "Lakeside Physio", "language": "local"}]}


def feature(key: str, name: str, *, lon: float = -117.29, lat: float = 49.49, **told: Any) -> dict[str, Any]:
    """Return a feature in Overture's present form."""
    return {
        "type": "Feature",
        "id": key,
        "geometry": {"type": "Point", "coordinates": [lon, lat]},
        "properties": {"names": {"primary": name}, **told},
    }


def collection(folder: Path, *features: dict[str, Any], name: str = "town.geojson") -> Path:
    """Write features as GeoJSON."""
    path = folder / name
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}), encoding="utf-8")
    return path


def parquet(folder: Path, columns: str, name: str = "town.parquet") -> Path:
    """Write one row with these columns (SQL) as Parquet, its values as they are."""
    import duckdb  # noqa: PLC0415 -- slow to import

    path = folder / name
    with duckdb.connect() as connection:
        connection.execute(f"COPY (SELECT {columns}) TO '{path}' (FORMAT parquet, COMPRESSION uncompressed)")
    return path


BOX = "{'xmin': -117.29::FLOAT, 'xmax': -117.29::FLOAT, 'ymin': 49.49::FLOAT, 'ymax': 49.49::FLOAT} AS bbox"
REACH = "['+1 250 555 0131'] AS phones, ['https://lakeside.example/'] AS websites, NULL::VARCHAR[] AS socials"
ADDRESS = (
    "[{'freeform': '12 Baker Street', 'locality': 'Nelson', 'postcode': 'V1L 4H1', 'region': 'CA-BC', "
    "'country': 'CA'}] AS addresses"
)
SOURCES = "[{'dataset': 'meta', 'update_time': '2026-07-01T00:00:00Z'}] AS sources"
TAXONOMY = (
    f"'p1' AS id, {{'primary': 'Lakeside Physio'}} AS names, 'physical_therapy' AS basic_category, "
    "{'primary': 'physiotherapist', 'hierarchy': ['health_care', 'physical_therapy']} AS taxonomy, "
    f"0.9 AS confidence, 'open' AS operating_status, {BOX}, {REACH}, {ADDRESS}, {SOURCES}"
)
CATEGORIES = (
    "'p1' AS id, {'primary': 'Lakeside Physio'} AS names, "
    "{'primary': 'physiotherapist', 'alternate': ['health_care']} AS categories, "
    f"0.9 AS confidence, {BOX}, {REACH}, {ADDRESS}, {SOURCES}"
)
OF_2023 = (
    "'p1' AS id, {'common': [{'value': 'Lakeside Physio', 'language': 'local'}]} AS names, "
    "{'main': 'physiotherapist', 'alternate': ['health_care']} AS categories, 0.9 AS confidence, "
    "{'minx': -117.29, 'maxx': -117.29, 'miny': 49.49, 'maxy': 49.49} AS bbox, "
    f"{REACH}, {ADDRESS}, {SOURCES}"
)
OVERPASS = {
    "version": 0.6,
    "elements": [
        {"type": "node", "id": 1, "lat": 49.49, "lon": -117.29},
        {"type": "node", "id": 2, "lat": 49.5, "lon": -117.28},
        {
            "type": "node",
            "id": 3,
            "lat": 49.49,
            "lon": -117.29,
            "tags": {
                "name": "Lakeside Physio",
                "healthcare": "physiotherapist",
                "phone": "+1 250 555 0131",
                "website": "https://lakeside.example/",
                "addr:street": "Baker Street",
                "addr:housenumber": "12",
                "addr:city": "Nelson",
            },
        },
        {"type": "way", "id": 4, "nodes": [1, 2, 1], "tags": {"name": "Town Library", "amenity": "library"}},
        {"type": "node", "id": 5, "lat": 49.49, "lon": -117.29, "tags": {"amenity": "bench"}},
    ],
}
OSM = """<?xml version='1.0' encoding='UTF-8'?>
<osm version="0.6">
<node id="3" lat="49.49" lon="-117.29" version="1"><tag k="name" v="Lakeside Physio"/>
<tag k="healthcare" v="physiotherapist"/><tag k="phone" v="+1 250 555 0131"/>
<tag k="addr:city" v="Nelson"/></node>
<node id="7" lat="49.49" lon="-117.29" version="1"><tag k="amenity" v="bench"/></node>
</osm>
"""
NPI_COLUMNS = (
    "NPI", "Entity Type Code", "Provider Organization Name (Legal Business Name)",
    "Provider Last Name (Legal Name)", "Provider First Name", "Provider Credential Text",
    "Provider First Line Business Practice Location Address",
    "Provider Business Practice Location Address City Name",
    "Provider Business Practice Location Address State Name",
    "Provider Business Practice Location Address Postal Code",
    "Provider Business Practice Location Address Telephone Number", "Last Update Date",
    "NPI Deactivation Date", "NPI Reactivation Date", "Authorized Official Last Name",
    "Authorized Official First Name", "Authorized Official Title or Position",
    "Healthcare Provider Taxonomy Code_1",
)  # fmt: skip
NPI_ROWS = (
    ("1234567893", "1", "", "OSEI", "MARY", "PT", "12 MAIN ST", "SPOKANE", "WA", "992010001",
     "5095550131", "08/23/2024", "", "", "", "", "", "225100000X"),
    ("1234567885", "2", "LAKESIDE CLINIC LLC", "", "", "", "14 MAIN ST", "SPOKANE", "WA", "99201",
     "5095550132", "01/02/2025", "", "", "KOVAC", "TOMAS", "OWNER", "261QP2000X"),
    ("1234567877", "1", "", "GONE", "LONG", "", "", "SPOKANE", "WA", "99201",
     "", "", "01/01/2020", "", "", "", "", "225100000X"),
)  # fmt: skip
COMPANIES = (
    ("CompanyName", " CompanyNumber", "RegAddress.CareOf", "RegAddress.AddressLine1",
     " RegAddress.AddressLine2", "RegAddress.PostTown", "RegAddress.County", "RegAddress.Country",
     "RegAddress.PostCode", "CompanyCategory", "CompanyStatus", "SICCode.SicText_1", "URI",
     " ConfStmtLastMadeUpDate"),
    ("NORDWIND PHYSIO LIMITED", "00012345", "", "1 HIGH STREET", "", "BATH", "", "UNITED KINGDOM",
     "BA1 1AA", "Private Limited Company", "Active", "86900 - Other human health activities",
     "http://x.example/00012345", "23/08/2025"),
    ("LONG GONE LIMITED", "00012346", "", "", "", "BATH", "", "", "", "", "Dissolved", "", "", ""),
)  # fmt: skip
OWN = (
    ("Name", "Category", "Telephone", "Town", "Street", "Latitude", "Longitude", "Website"),
    (
        "Lakeside Physio",
        "physiotherapist",
        "250 555 0131",
        "Nelson",
        "12 Baker Street",
        "49.49",
        "-117.29",
        "",
    ),
    ("", "cafe", "", "Nelson", "", "", "", ""),
)


def table(folder: Path, rows: Any, name: str = "table.csv", *, separator: str = ",") -> Path:
    """Write rows as CSV."""
    text = io.StringIO()
    csv.writer(text, delimiter=separator).writerows(rows)
    path = folder / name
    path.write_text(text.getvalue(), encoding="utf-8")
    return path


def overpass(folder: Path) -> Path:
    """Write the answer of Overpass."""
    path = folder / "answer.json"
    path.write_text(json.dumps(OVERPASS), encoding="utf-8")
    return path


def extract(folder: Path) -> Path:
    """Write an extract in OSM's XML."""
    path = folder / "map.osm"
    path.write_text(OSM, encoding="utf-8")
    return path
