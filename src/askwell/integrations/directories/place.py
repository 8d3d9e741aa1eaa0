"""One place of a directory, what is wanted of a file, and when two records are the same place."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple
from urllib.parse import urlsplit

from askwell.kernel import names

EARTH_METRES = 6_371_008.8
_SAME_SITE_METRES, _SAME_NAME_METRES = 150, 100


class Place(NamedTuple):
    """A business, practice or office as a directory tells it.

    `key` names it in its source ("overture:<GERS id>", "osm:n123", "npi:…"). `kind` is a code such as
    "physical_therapy", `family` the wider kinds in words. `dataset` is who says so, `updated` when (an ISO
    day, "" where unknown), `confidence` from 0 to 1 that the place exists, as the source has it. `person`
    is somebody to ask for there, where the source names one.
    """

    key: str
    name: str
    kind: str = ""
    family: str = ""
    dataset: str = ""
    updated: str = ""
    confidence: float | None = None
    lon: float | None = None
    lat: float | None = None
    street: str = ""
    city: str = ""
    region: str = ""
    postcode: str = ""
    country: str = ""
    phones: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    person: str = ""
    person_title: str = ""
    closed: bool = False

    def as_values(self) -> dict[str, object]:
        """Return the filled fields as plain values, for keeping the record with its source."""
        return {
            name: list(value) if isinstance(value, tuple) else value
            for name, value in zip(self._fields, self, strict=True)
            if value
        }


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to keep of a file: a country (ISO 3166), a box (west, south, east, north), a kind."""

    country: str = ""
    box: tuple[float, float, float, float] | None = None
    category: str = ""

    def fits(self, place: Place) -> bool:
        """Tell whether a place is wanted; one whose country is unknown fits any country."""
        if self.country and place.country and place.country.casefold() != self.country.casefold():
            return False
        if self.box and not (
            place.lon is not None and place.lat is not None and inside(self.box, place.lon, place.lat)
        ):
            return False
        kinds = f"{place.kind} {place.family}".replace("_", " ").casefold()
        return not self.category or self.category.replace("_", " ").casefold() in kinds


def inside(box: tuple[float, float, float, float], lon: float, lat: float) -> bool:
    """Tell whether a point lies in a box; one whose west is east of its east crosses the antimeridian."""
    west, south, east, north = box
    across = west <= lon <= east if west <= east else lon >= west or lon <= east
    return across and south <= lat <= north


def metres(lon: float, lat: float, other_lon: float, other_lat: float) -> float:
    """Return the distance of two points along the earth (haversine formula, mean radius), in metres."""
    here, there = math.radians(lat), math.radians(other_lat)
    half = math.sin((there - here) / 2) ** 2
    half += math.cos(here) * math.cos(there) * math.sin(math.radians(other_lon - lon) / 2) ** 2
    return 2 * EARTH_METRES * math.asin(math.sqrt(min(1.0, half)))


def boxes(lon: float, lat: float, radius: float) -> list[tuple[float, float, float, float]]:
    """Return the boxes around a circle (radius in metres): two where it crosses the antimeridian."""
    high = math.degrees(radius / EARTH_METRES)
    south, north = max(-90.0, lat - high), min(90.0, lat + high)
    shrink = math.cos(math.radians(max(abs(south), abs(north))))
    wide = min(180.0, high / shrink) if shrink > 1e-6 else 180.0
    west, east = lon - wide, lon + wide
    if wide == 180:
        return [(-180.0, south, 180.0, north)]
    if west < -180:
        return [(west + 360, south, 180.0, north), (-180.0, south, east, north)]
    if east > 180:
        return [(west, south, 180.0, north), (-180.0, south, east - 360, north)]
    return [(west, south, east, north)]


def is_same(one: Place, other: Place) -> bool:
    """Tell whether two records are of one place: the same number, or near with the same website or name."""
    if _digits(one.phones) & _digits(other.phones) and _near(one, other, 10 * _SAME_SITE_METRES):
        return True
    if _hosts(one.links) & _hosts(other.links) and _near(one, other, _SAME_SITE_METRES):
        return True
    return names.fold(one.name) == names.fold(other.name) and _near(one, other, _SAME_NAME_METRES)


def _near(one: Place, other: Place, within: float) -> bool:
    if one.lon is None or one.lat is None or other.lon is None or other.lat is None:
        return (
            one.city.casefold() == other.city.casefold() and one.street.casefold() == other.street.casefold()
        )
    return metres(one.lon, one.lat, other.lon, other.lat) <= within


def _digits(phones: Sequence[str]) -> set[str]:
    """Return the last nine digits of numbers: the same with and without the country's code."""
    found = ("".join(filter(str.isdigit, phone))[-9:] for phone in phones)
    return {number for number in found if len(number) >= 7}


_SHARED_HOSTS = frozenset("facebook.com instagram.com twitter.com x.com linkedin.com youtube.com".split())


def _hosts(links: Sequence[str]) -> set[str]:
    hosts = set()
    for link in links:
        try:
            host = (urlsplit(link if "//" in link else f"//{link}").hostname or "").removeprefix("www.")
        except ValueError:
            continue
        hosts.add(host)
    return hosts - _SHARED_HOSTS - {""}
