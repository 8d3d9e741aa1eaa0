"""What a report shows of somebody: by for whom it is, and by what they allowed.

What was said off the record is in no report. One's own has everything else; others see words only where they
may be quoted, are marked as a quote, were noted in the room, and are of somebody who is not to be left alone.
A coach sees the names of those who allowed it; in public there are none.
"""

from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    """For whom a report is."""

    ME = "me"
    COACH = "coach"
    PUBLIC = "public"


@dataclass(frozen=True, slots=True)
class Leave:
    """What somebody allowed: to quote them, to use their name, which they may also have refused.

    `left_alone` is who is not to be contacted.
    """

    quote: bool = False
    name: bool = False
    left_alone: bool = False
    unnamed: bool = False


def may_name(level: Level, leave: Leave) -> bool:
    """Tell whether a report shows somebody's name."""
    if level is Level.ME:
        return True
    return level is Level.COACH and leave.name and not leave.left_alone


def may_stand_among_others(leave: Leave) -> bool:
    """Tell whether somebody's name may stand on the sheet of all who helped: unless they would rather not."""
    return not leave.unnamed and not leave.left_alone


def may_quote(level: Level, leave: Leave, *, as_quote: bool, from_memory: bool, off_record: bool) -> bool:
    """Tell whether a report shows somebody's words; `as_quote` tells that they are marked as a quote."""
    if off_record:
        return False
    if level is Level.ME:
        return True
    return leave.quote and as_quote and not from_memory and not leave.left_alone
