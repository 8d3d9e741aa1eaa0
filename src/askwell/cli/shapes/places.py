"""Places of directories, and the target list, as plain values."""

from typing import Any

from askwell.integrations.directories.finding import Found
from askwell.integrations.directories.place import Place
from askwell.integrations.directories.store import Directory
from askwell.practice.identifying.lamp import Ranked

Shape = dict[str, Any]


def directory(one: Directory) -> Shape:
    """Return a directory with the files it came from."""
    return {
        "name": one.name,
        "places": one.places,
        "not_in_newest": one.gone,
        "sources": list(one.sources),
        "releases": [release._asdict() for release in one.releases],
    }


def place(one: Place) -> Shape:
    """Return a place, with who says so and when."""
    return {
        "key": one.key,
        "name": one.name,
        "kind": one.kind or None,
        "street": one.street or None,
        "city": one.city or None,
        "region": one.region or None,
        "postcode": one.postcode or None,
        "country": one.country or None,
        "lat": one.lat,
        "lon": one.lon,
        "phones": list(one.phones),
        "emails": list(one.emails),
        "links": list(one.links),
        "person": one.person or None,
        "dataset": one.dataset or None,
        "confidence": one.confidence,
        "updated": one.updated or None,
    }


def found(one: Found) -> Shape:
    """Return a place with how far it is, in metres, and where it was found."""
    return {
        "metres": None if one.metres is None else round(one.metres),
        **place(one.place),
        "directory": one.directory,
        "in_newest": not one.gone,
        "also_in": one.also,
    }


def target(one: Ranked) -> Shape:
    """Return a business of the target list with its place, its scores and whom to begin with."""
    it = one.target
    first = one.begin_with
    return {
        "rank": one.rank,
        "uid": it.uid,
        "name": it.name,
        "motivation": it.motivation,
        "posting": it.posting,
        "advocacy": it.speaks_for_me,
        "reasons": list(one.reasons),
        "people": len(it.people),
        "begin_with": {"uid": first.uid, "name": first.name} if first else None,
    }
