"""Reading times a person wrote, and turning wall time into instants and back.

An appointment is kept as the wall time the person saw, its IANA zone and the instant (UTC);
the instant is derived, so that a change of a zone's rules moves the instant, never the wall time.
"""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from askwell.kernel.errors import N_, BadInputError


def zone(name: str) -> ZoneInfo:
    """Return the IANA zone called `name`; raises BadInputError if there is none."""
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError) as error:
        raise BadInputError(
            N_("There is no time zone called {name}. Write it like Europe/Berlin."), name=name
        ) from error


def is_zone(name: str) -> bool:
    """Tell whether there is an IANA zone of this name."""
    try:
        zone(name)
    except BadInputError:
        return False
    return True


def instant(wall: datetime, zone_name: str) -> datetime:
    """Return the UTC instant of a naive wall time in a zone.

    A time skipped by a change to summer time is read as the same distance after the gap;
    a time that occurs twice is the first of the two (PEP 495, fold=0).
    """
    return wall.replace(tzinfo=zone(zone_name)).astimezone(UTC)


def exists(wall: datetime, zone_name: str) -> bool:
    """Tell whether clocks in a zone ever show a naive wall time: a change to summer time jumps over some."""
    place = zone(zone_name)
    return wall.replace(tzinfo=place).astimezone(UTC).astimezone(place).replace(tzinfo=None) == wall


def check_wall(wall: datetime, zone_name: str) -> None:
    """Raise BadInputError for a wall time that no clock in the zone will show."""
    if not exists(wall, zone_name):
        raise BadInputError(
            N_("On {day} the clocks in {zone} jump over {time}. Choose a time before or after."),
            day=wall.date(),
            zone=zone_name,
            time=f"{wall:%H:%M}",
        )


def wall(moment: datetime, zone_name: str) -> datetime:
    """Return the naive wall time that a clock in the zone shows at an aware `moment`."""
    return moment.astimezone(zone(zone_name)).replace(tzinfo=None)


def parse_wall(text: str) -> datetime:
    """Read `2026-11-26 14:00` or `2026-11-26T14:00`; raises BadInputError otherwise."""
    try:
        parsed = datetime.fromisoformat(text.strip())
    except ValueError as error:
        raise BadInputError(
            N_("“{text}” is not a date and time. Write it like 2026-11-26 14:00."), text=text
        ) from error
    return parsed.replace(tzinfo=None)


def parse_date(text: str) -> date:
    """Read `2026-11-26`; raises BadInputError for anything else, also for days that do not exist."""
    try:
        return date.fromisoformat(text.strip())
    except ValueError as error:
        raise BadInputError(N_("“{text}” is not a date. Write it like 2026-11-26."), text=text) from error


def parse_time(text: str) -> time:
    """Read `14:00`; raises BadInputError otherwise."""
    try:
        return time.fromisoformat(text.strip()).replace(tzinfo=None)
    except ValueError as error:
        raise BadInputError(N_("“{text}” is not a time. Write it like 14:00."), text=text) from error


def parse_moment(text: str, zone_name: str) -> datetime:
    """Read a date, a wall time or an instant with offset; a bare date means nine in the morning."""
    try:
        parsed = datetime.fromisoformat(text.strip())
    except ValueError as error:
        raise BadInputError(
            N_("“{text}” is not a date and time. Write it like 2026-11-26 14:00."), text=text
        ) from error
    if len(text.strip()) <= len("2026-11-26"):
        parsed += timedelta(hours=9)
    return parsed.astimezone(UTC) if parsed.tzinfo else instant(parsed, zone_name)
