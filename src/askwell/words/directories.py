"""What is said of business directories: where data come from, how far a place is, what its fields are."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from django.utils.translation import gettext as _


class Credit(NamedTuple):
    """How a source wants to be named: a sentence, and where its terms stand ("" for none)."""

    sentence: str
    link: str


_CREDITS: dict[str, Callable[[], Credit]] = {
    "overture": lambda: Credit(
        _(
            "Overture Maps Foundation, Places: CDLA-Permissive-2.0, parts under Apache 2.0 (Foursquare) "
            "and CC0 (AllThePlaces)."
        ),
        "https://docs.overturemaps.org/attribution/",
    ),
    "osm": lambda: Credit(
        _("© OpenStreetMap contributors, available under the Open Database License (ODbL)."),
        "https://www.openstreetmap.org/copyright",
    ),
    "companies-house": lambda: Credit(
        _(
            "Contains public sector information of Companies House, licensed under the Open Government "
            "Licence v3.0."
        ),
        "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
    ),
    "npi": lambda: Credit(
        _("US National Plan and Provider Enumeration System (NPPES), public domain."),
        "https://download.cms.gov/nppes/NPI_Files.html",
    ),
    "own": lambda: Credit(_("A file of your own."), ""),
}
_FORMATS: dict[str, Callable[[], str]] = {
    "overture": lambda: _("Overture Places"),
    "osm": lambda: _("OpenStreetMap extract"),
    "geojson": lambda: _("GeoJSON"),
    "overpass": lambda: _("Overpass (OpenStreetMap)"),
    "npi": lambda: _("US health practitioners (NPI)"),
    "companies-house": lambda: _("UK companies (Companies House)"),
    "csv": lambda: _("Table (CSV)"),
}


def credits_of(sources: Iterable[str]) -> list[Credit]:
    """Return how these sources want to be named."""
    return [_CREDITS[one]() for one in dict.fromkeys(sources) if one in _CREDITS]


def format_name(code: str) -> str:
    """Return what a format is called."""
    return _FORMATS.get(code, lambda: code)()


def source_of(key: str) -> str:
    """Return which source a place's key belongs to."""
    return key.partition(":")[0]


def confidence(value: float | None) -> str:
    """Return how sure the source is that the place exists; "" where it does not say."""
    return _("{n} % sure it exists").format(n=round(value * 100)) if value is not None else ""


def distance(metres: float | None, *, about: bool = False) -> str:
    """Return a distance as people say it: 400 m, 1.2 km, 15 km; "" where it is unknown."""
    if metres is None:
        return ""
    if about:
        return (
            _("in the town") if metres < 500 else _("in a town {km} km away").format(km=round(metres / 1000))
        )
    if metres < 950:
        return _("{m} m").format(m=int(max(10, round(metres, -1))))
    km = metres / 1000
    return _("{km} km").format(km=f"{km:.1f}".removesuffix(".0") if km < 10 else round(km))


def changed(changes: Iterable[tuple[str, str, str]]) -> list[tuple[str, str, str]]:
    """Return changes of fields with what the fields are called."""
    return [(_field_name(code), before, now) for code, before, now in changes]


def _field_name(code: str) -> str:
    return {
        "name": _("Name"),
        "street": _("Street"),
        "city": _("Town"),
        "region": _("Region"),
        "postcode": _("Postal code"),
        "phones": _("Phone"),
        "emails": _("Mail"),
        "links": _("Links"),
        "person": _("Person"),
    }[code]
