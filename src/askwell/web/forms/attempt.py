"""What is typed after a call: the outcome, days and times, and people who were named."""

from collections.abc import Mapping
from datetime import date, datetime

from askwell.kernel import clock
from askwell.kernel.errors import N_, BadInputError
from askwell.practice.arranging.rules import Channel, Mode
from askwell.practice.lifecycle.actions.approaches import Named
from askwell.practice.referring.rules import UseName


def read_day(posted: Mapping[str, str], name: str) -> date | None:
    """Return a day, or None where the field is empty; raises BadInputError for a day that does not exist."""
    text = posted.get(name, "").strip()
    return clock.parse_date(text) if text else None


def read_day_to_come(posted: Mapping[str, str], name: str, today: date) -> date | None:
    """Return a day from today on, or None; raises BadInputError for one that has passed."""
    day = read_day(posted, name)
    if day and day < today:
        raise BadInputError(N_("Choose a day that is still to come."))
    return day


def read_other_day(posted: Mapping[str, str], today: date) -> date | None:
    """Return the day to ring again where it is another than the one proposed, else None: the rules set it."""
    proposed = posted.get("proposed", "").strip()
    day = read_day_to_come(posted, "again_on", today)
    return None if day and proposed == day.isoformat() else day


def read_time(posted: Mapping[str, str], name: str) -> str:
    """Return a time as "HH:MM", or "" where the field is empty; raises BadInputError."""
    text = posted.get(name, "").strip()
    return f"{clock.parse_time(text):%H:%M}" if text else ""


def read_wall(posted: Mapping[str, str], today: date) -> datetime:
    """Return the day and time of a talk: those typed, else the slot chosen.

    Raises BadInputError where either is missing or has passed.
    """
    slot = posted.get("slot", "")
    if slot and not posted.get("day", "").strip() and not posted.get("time", "").strip():
        wall = clock.parse_wall(slot)
        if wall.date() < today:
            raise BadInputError(N_("Choose a day that is still to come."))
        return wall
    day, time = read_day_to_come(posted, "day", today), read_time(posted, "time")
    if day is None or not time:
        raise BadInputError(N_("A talk needs its day and its time."))
    return datetime.combine(day, clock.parse_time(time))


def read_minutes(posted: Mapping[str, str], otherwise: int) -> int:
    """Return the minutes agreed; raises BadInputError for what is not a number."""
    text = posted.get("minutes", "").strip()
    if text and not text.isdecimal():
        raise BadInputError(N_("Write the minutes as a number."))
    return int(text) if text else otherwise


def read_mode(posted: Mapping[str, str]) -> Mode:
    """Return how the two meet."""
    text = posted.get("mode", "")
    return Mode(text) if text in set(Mode) else Mode.IN_PERSON


def read_channel(posted: Mapping[str, str], otherwise: Channel = Channel.CALL) -> Channel:
    """Return the way an attempt was made."""
    text = posted.get("channel", "")
    return Channel(text) if text in set(Channel) else otherwise


def read_named(posted: Mapping[str, str]) -> Named:
    """Return the person who was named, perhaps nobody."""
    said = posted.get("use_name", "")
    return Named(
        posted.get("full_name", "").strip(),
        posted.get("organization", "").strip(),
        posted.get("phone", "").strip(),
        UseName(said) if said in set(UseName) else UseName.NOT_ASKED,
    )
