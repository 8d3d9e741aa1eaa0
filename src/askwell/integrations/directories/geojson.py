"""GeoJSON: of Overture, of OpenStreetMap, and of anybody who calls things by plain names."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from askwell.integrations.directories import osm, overture, table, texts
from askwell.integrations.directories.place import Place, Wanted


def is_geojson(first: bytes) -> bool:
    """Tell whether a file begins as a collection of features does."""
    return first.lstrip(b"\xef\xbb\xbf \r\n\t")[:1] == b"{" and b'"features"' in first


def read(path: Path, wanted: Wanted) -> Iterator[Place | None]:
    """Give the places of a collection of features, None for each that is none."""
    del wanted
    for feature in texts.objects(path, "features"):
        told = feature.get("properties")
        if isinstance(told, dict):
            yield _place(feature, told)
        else:
            yield None


def _place(feature: dict[str, Any], told: dict[str, Any]) -> Place | None:
    where = _middle(feature.get("geometry"))
    identity = texts.clean(feature.get("id") or told.get("id") or told.get("@id"), 100)
    names = told.get("names")
    if isinstance(names, str) and names.startswith("{"):
        # Some programs write the nested parts of a feature as text.
        told = {name: _nested(value) for name, value in told.items()}
    if isinstance(told.get("names"), dict):
        return overture.of_feature(identity, told, where)
    tags = told.get("tags") if isinstance(told.get("tags"), dict) else told
    if isinstance(tags, dict) and any(tags.get(one) for one in osm.BRANCHES):
        kind = texts.clean(told.get("type"), 1)
        return osm.place_of(f"osm:{identity or kind}", tags, where)
    return table.of_values({name: texts.clean(value) for name, value in told.items()}, identity, where)


def _nested(value: object) -> object:
    if not isinstance(value, str) or value[:1] not in "{[":
        return value
    try:
        return json.loads(value)
    except (ValueError, RecursionError):
        return value


def _middle(geometry: object) -> tuple[float | None, float | None]:
    """Return a point, or the middle of all corners of another shape."""
    if not isinstance(geometry, dict):
        return None, None
    corners = list(dict.fromkeys(_corners(geometry.get("coordinates"), 4)))
    if not corners:
        return None, None
    return sum(x for x, _ in corners) / len(corners), sum(y for _, y in corners) / len(corners)


def _corners(value: object, depth: int) -> Iterator[tuple[float, float]]:
    if not isinstance(value, list) or not depth:
        return
    if len(value) >= 2 and not isinstance(value[0], list):
        lon, lat = texts.point(value[0], value[1])
        if lon is not None and lat is not None:
            yield lon, lat
        return
    for part in value:
        yield from _corners(part, depth - 1)
