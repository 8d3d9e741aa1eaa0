"""What can be asked of the directories for a seeker: where a place is, what is taken, what is newer."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from askwell.integrations.directories import finding, store
from askwell.integrations.directories.place import Place
from askwell.kernel.errors import N_, BadInputError, NotFoundError
from askwell.practice.identifying import queries
from askwell.practice.identifying.models import Organization, Source
from askwell.practice.identifying.rules import SourceKind

MOST_METRES = 200_000.0
_OFFERED = ("name", "street", "city", "region", "postcode", "phones", "emails", "links", "person")
_COORDINATES = re.compile(r"\s*(-?\d+(?:\.\d+)?)\s*[,;\s]\s*(-?\d+(?:\.\d+)?)\s*")
_DISTANCE = re.compile(r"\s*(\d+(?:[.,]\d+)?)\s*(km|m|mi|miles?)?\s*", re.IGNORECASE)
_METRES = {"m": 1.0, "km": 1_000.0, "mi": 1_609.344, "mile": 1_609.344, "miles": 1_609.344}


@dataclass(frozen=True, slots=True)
class Spot:
    """Where to search around: a point (None where only the town's name is known), and how it is called."""

    label: str
    lon: float | None
    lat: float | None
    town: str = ""


def spot(text: str) -> Spot:
    """Return the place meant by coordinates (latitude, longitude), a town, or a contact; no network is asked.

    A town is one that a directory knows. A contact's town is where they live. Raises NotFoundError.
    """
    if found := _COORDINATES.fullmatch(text):
        lat, lon = float(found[1]), float(found[2])
        if abs(lat) > 90 or abs(lon) > 180:
            raise BadInputError(N_("Write coordinates as latitude, longitude: 49.49, -117.29."))
        return Spot(f"{lat:g}, {lon:g}", lon, lat)
    if town := _town(text):
        return town
    for one in queries.matching(text, limit=2).contacts:
        home = queries.contact(one.uid).city
        if home and (town := _town(home)):
            return town
    raise NotFoundError(
        N_("None of your directories knows a place called {name}. Write a larger town, or coordinates."),
        name=text,
    )


def _town(text: str) -> Spot | None:
    found = finding.towns(folder(), text, most=1)
    if not found:
        return None
    one = found[0]
    label = ", ".join(filter(None, (one.name, one.region)))
    return Spot(label, one.lon, one.lat, one.name)


def metres(text: str) -> float:
    """Read a distance: 10km, 5 mi, 800m, or 10 for kilometres; raises BadInputError."""
    found = _DISTANCE.fullmatch(text)
    if not found:
        raise BadInputError(N_("“{text}” is no distance. Write it like 10km or 5mi."), text=text)
    far = float(found[1].replace(",", ".")) * _METRES[(found[2] or "km").casefold()]
    return min(max(far, 1.0), MOST_METRES)


def key_text(key: finding.Key | None) -> str:
    """Return a place in the results as text, for an address or a command line."""
    return f"{key[0]}~{key[1]}~{key[2]}" if key else ""


def key_of(text: str) -> finding.Key | None:
    """Read a place in the results; None for what is none."""
    far, _, rest = text.partition("~")
    name, _, row = rest.partition("~")
    try:
        return float(far), name, int(row)
    except ValueError:
        return None


@dataclass(frozen=True, slots=True)
class Offer:
    """What a directory knows now of a business that was taken from it: fields with the values then and now.

    `gone` where the newest release no longer has it.
    """

    place: Place
    changes: tuple[tuple[str, str, str], ...]
    gone: bool


def folder() -> Path:
    """Return where the directories of this home lie."""
    home: Path = settings.ASKWELL_HOME
    return home / "directories"


def known(key: str) -> store.Known:
    """Return the place with this key; raises NotFoundError."""
    found = store.place(folder(), key)
    if found is None:
        raise NotFoundError(N_("There is no such place in your directories."))
    return found


def taken(keys: Sequence[str]) -> dict[str, tuple[str, str]]:
    """Return which of these places are on the list: by key ("organization" or "contact", uid); one query."""
    rows = Source.objects.filter(key__in=keys, kind=SourceKind.DIRECTORY).exclude(key="")
    found: dict[str, tuple[str, str]] = {}
    for key, organization, contact in rows.order_by("-id").values_list(
        "key", "organization__uid", "contact__person__uid"
    ):
        found[key] = ("organization", organization) if organization else found.get(key, ("contact", contact))
    return found


def offer(organization: Organization) -> Offer | None:
    """Return what the directory a business was taken from knows otherwise now, None for nothing."""
    record = _newest_record(organization)
    found = store.place(folder(), record.key) if record else None
    if record is None or found is None:
        return None
    now = found.place.as_values()
    changes = tuple(
        (field, _text(record.values.get(field)), _text(now.get(field)))
        for field in _OFFERED
        if now.get(field) and now.get(field) != record.values.get(field)
    )
    return Offer(found.place, changes, found.gone) if changes or found.gone else None


def _newest_record(organization: Organization) -> Source | None:
    rows = Source.objects.filter(organization=organization, kind=SourceKind.DIRECTORY).exclude(key="")
    return rows.order_by("-id").first()


def _text(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value or "")
