"""What an export tells of the seeker: Profile.csv and Positions.csv, offered and never written by itself."""

from collections.abc import Iterable

from askwell.integrations.readers.linkedin.dates import iso_date
from askwell.integrations.readers.linkedin.tables import Row
from askwell.integrations.readers.naming import composed, spoken
from askwell.kernel.drafts import OwnPosition, OwnProfile

_MOST_POSITIONS = 50


def own_profile(profile: Iterable[Row | None], positions: Iterable[Row | None]) -> OwnProfile | None:
    """Return the seeker as the export knows them, None where it does not."""
    row = next(filter(None, profile), {})
    held = tuple(filter(None, map(_position, positions)))[:_MOST_POSITIONS]
    name = composed(row.get("lastname", ""), row.get("firstname", ""))
    if not name and not held:
        return None
    return OwnProfile(name, spoken(row.get("headline", "")), spoken(row.get("geolocation", "")), held)


def _position(row: Row | None) -> OwnPosition | None:
    if not row or not (row.get("title") or row.get("companyname")):
        return None
    since, until = iso_date(row.get("startedon", "")), iso_date(row.get("finishedon", ""))
    return OwnPosition(spoken(row.get("title", "")), spoken(row.get("companyname", "")), since, until)
