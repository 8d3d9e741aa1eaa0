"""OpenStreetMap: extracts (.osm.pbf, .osm) by way of osmium, and the JSON of Overpass."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from askwell.integrations.directories import parts, texts
from askwell.integrations.directories.place import Place, Wanted
from askwell.integrations.readers.files import shown
from askwell.kernel import names
from askwell.kernel.errors import N_, BadInputError

BRANCHES = ("healthcare", "amenity", "office", "craft", "shop", "tourism", "leisure", "club", "industrial")
_PHONES, _SITES, _MAILS = (
    ("phone", "contact:phone", "contact:mobile"),
    ("website", "contact:website", "url"),
    ("email", "contact:email"),
)
_NOT_BUSINESSES = frozenset(
    "parking bench waste_basket bicycle_parking drinking_water toilets fountain recycling shelter atm "
    "parking_space parking_entrance vending_machine post_box pitch playground picnic_table artwork garden "
    "viewpoint information swimming_pool track grit_bin telephone".split()
)
_MAX_NODES = 4_000_000
_NUMBER_FIRST = frozenset(
    "AU BB BD CA CI DZ EG FR GB GG GH GI HK IE IL IM IN JE JM KE LK LU MA MC MT MY NG NZ PH PK SG SN TH TN "
    "TT TW TZ UG US VN ZA ZM ZW".split()
)
"""Where the number stands before the street; elsewhere it stands behind."""
_STREETS = frozenset(
    "street st road rd avenue ave lane ln drive dr way court ct close crescent highway hwy square row "
    "terrace boulevard blvd broadway mews hill rue allee chemin impasse quai".split()
)
"""Where no country is told, these words tell it: streets in English and in French."""


def is_extract(first: bytes) -> bool:
    """Tell whether a file begins as an extract does: PBF, or OSM's XML."""
    return _is_pbf(first) or bool(re.match(rb"\s*(<\?xml[^>]*>\s*)?<osm[\s>]", first[:500]))


def _is_pbf(first: bytes) -> bool:
    return first[4:15] == b"\n\tOSMHeader"


def is_overpass(first: bytes) -> bool:
    """Tell whether a file begins as an answer of Overpass does."""
    return (
        first.lstrip(b"\xef\xbb\xbf \r\n\t")[:1] == b"{"
        and b'"elements"' in first
        and b'"features"' not in first
    )


def read_extract(path: Path, wanted: Wanted) -> Iterator[Place | None]:
    """Give the named businesses of an extract, None for each that has no name; needs osmium."""
    del wanted
    try:
        import osmium
    except ImportError as error:
        raise parts.missing(path, "osmium") from error
    try:
        # Told by content: osmium itself would go by the ending of the name.
        form = "pbf" if _is_pbf(texts.head(path, 16)) else "osm"
        every = osmium.FileProcessor(osmium.io.File(str(path), form)).with_locations()
        for found in every.with_filter(osmium.filter.KeyFilter(*BRANCHES)):
            if isinstance(found, osmium.osm.Node | osmium.osm.Way):
                yield from _element(
                    "n" if found.is_node() else "w", found.id, dict(found.tags), _centre(found)
                )
    except (RuntimeError, OSError, ValueError, osmium.InvalidLocationError) as error:
        raise BadInputError(
            N_("The file {name} is damaged: OpenStreetMap data should stand there."), name=shown(path)
        ) from error


def _centre(found: Any) -> tuple[float | None, float | None]:
    if found.is_node():
        return texts.point(found.location.lon, found.location.lat) if found.location.valid() else (None, None)
    return _mean([(node.lon, node.lat) for node in found.nodes if node.location.valid()])


def _mean(points: list[tuple[float, float]]) -> tuple[float | None, float | None]:
    """Return the middle of a shape's corners; the corner that closes it counts once."""
    corners = list(dict.fromkeys(points))
    if not corners:
        return None, None
    return sum(x for x, _ in corners) / len(corners), sum(y for _, y in corners) / len(corners)


def read_overpass(path: Path, wanted: Wanted) -> Iterator[Place | None]:
    """Give the named businesses of an answer of Overpass; shapes without a centre get their nodes' middle."""
    del wanted
    nodes: dict[int, tuple[float, float]] = {}
    later: list[dict[str, Any]] = []
    for found in texts.objects(path, "elements"):
        where = _position(found)
        number: Any = found.get("id")
        lon, lat = where
        is_node = found.get("type") == "node" and isinstance(number, int) and len(nodes) < _MAX_NODES
        if is_node and lon is not None and lat is not None:
            nodes[number] = lon, lat
        if where == (None, None) and _tags(found) and len(later) < _MAX_NODES:
            later.append(found)
        else:
            yield from _element(texts.clean(found.get("type"), 1), found.get("id"), _tags(found), where)
    for found in later:
        corners = [nodes[one] for one in _list(found.get("nodes")) if isinstance(one, int) and one in nodes]
        yield from _element(texts.clean(found.get("type"), 1), found.get("id"), _tags(found), _mean(corners))


def _position(found: dict[str, Any]) -> tuple[float | None, float | None]:
    centre = found.get("center")
    at = centre if isinstance(centre, dict) else found
    if "lat" in at:
        return texts.point(at.get("lon"), at.get("lat"))
    corners = [
        texts.point(one.get("lon"), one.get("lat"))
        for one in _list(found.get("geometry"))
        if isinstance(one, dict)
    ]
    return _mean([(x, y) for x, y in corners if x is not None and y is not None])


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else []


def _tags(found: dict[str, Any]) -> dict[str, Any]:
    tags = found.get("tags")
    return tags if isinstance(tags, dict) else {}


def _element(
    letter: str, number: object, tags: Mapping[str, Any], where: tuple[float | None, float | None]
) -> Iterator[Place | None]:
    key = next((one for one in BRANCHES if tags.get(one)), "")
    kind = texts.clean(tags.get(key), 80)
    if not key or kind in _NOT_BUSINESSES:
        return
    yield place_of(f"osm:{letter}{texts.clean(number, 20)}", tags, where)


def place_of(key: str, tags: Mapping[str, Any], where: tuple[float | None, float | None]) -> Place | None:
    """Return the place that tags tell of, None for one without a name."""
    name = texts.clean(tags.get("name") or tags.get("operator"), 300)
    if not name:
        return None
    branch = next((one for one in BRANCHES if tags.get(one)), "")
    kind = texts.clean(tags.get(branch), 80)
    special = texts.clean(tags.get("healthcare:speciality"), 80)
    country = texts.clean(tags.get("addr:country"), 2)
    return Place(
        key,
        name,
        kind=branch if kind == "yes" else kind.partition(";")[0],
        family=f"{branch} {special} {kind}".strip(),
        dataset="OpenStreetMap",
        updated=texts.clean(tags.get("check_date"), 10),
        lon=where[0],
        lat=where[1],
        street=_street(tags, country),
        city=texts.clean(tags.get("addr:city"), 100),
        region=texts.clean(tags.get("addr:state"), 60),
        postcode=texts.clean(tags.get("addr:postcode"), 20),
        country=country,
        phones=_all(tags, _PHONES),
        emails=_all(tags, _MAILS),
        links=_all(tags, _SITES),
    )


def _street(tags: Mapping[str, Any], country: str) -> str:
    """Return street and number in the order of the country, or in that of the street's language."""
    number, street = (texts.clean(tags.get(f"addr:{one}")) for one in ("housenumber", "street"))
    if not number or not street:
        return street
    words = names.words(street)
    is_first = country.upper() in _NUMBER_FIRST if country else not _STREETS.isdisjoint(words)
    return f"{number} {street}" if is_first else f"{street} {number}"


def _all(tags: Mapping[str, Any], keys: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value for key in keys for value in texts.many(tags.get(key))))
