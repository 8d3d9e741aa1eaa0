"""From letters that were exchanged before Askwell to attempts: one a day, and whether it was answered."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import NamedTuple

from askwell.kernel import clock
from askwell.kernel.drafts import DraftTouch

MOST_KEPT = 30
"""Letters of one person; older ones than these say nothing new."""


class Letter(NamedTuple):
    """A day on which the seeker wrote to somebody: the instant, their own date, and when an answer came."""

    at: datetime
    on: date
    channel: str
    key: str
    about: str = ""
    answered_on: date | None = None


def letters(touches: Sequence[DraftTouch], zone: str) -> list[Letter]:
    """Return the newest letters of the seeker to one person, oldest first.

    `touches` are those of one person. Several letters of a day are one attempt; an answer belongs to the
    last letter before it.
    """
    found: list[Letter] = []
    for one in sorted(touches, key=lambda one: one.at):
        moment = _instant(one.at)
        if moment is None:
            continue
        on = moment.astimezone(clock.zone(zone)).date()
        if one.way == "out":
            if not found or found[-1].on != on:
                found.append(Letter(moment, on, one.channel, one.key, one.about))
        elif found and found[-1].answered_on is None:
            found[-1] = found[-1]._replace(answered_on=on)
    return found[-MOST_KEPT:]


def counted(touches: Sequence[DraftTouch]) -> tuple[int, int]:
    """Return how many letters went to somebody and how many came from them."""
    out = sum(one.way == "out" for one in touches)
    return out, len(touches) - out


def _instant(written: str) -> datetime | None:
    """Read a day or an instant in ISO form; a day is taken at noon."""
    try:
        found = datetime.fromisoformat(written if "T" in written else f"{written}T12:00:00Z")
    except ValueError:
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)
