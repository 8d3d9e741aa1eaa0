"""What is true of referrals: the named person is asked, and the giver hears what came of it.

The giver hears when the person was reached, after the talk, and also when all trying led nowhere.
"""

from collections.abc import Container
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from askwell.kernel import working_days
from askwell.kernel.due import Due

TELL = "tell"
GET_IN_TOUCH = "get_in_touch"
TELL_WITHIN_DAYS = 2


class UseName(StrEnum):
    """What they said to "may I use your name?"."""

    NOT_ASKED = "not_asked"
    YES = "yes"
    NO = "no"


@dataclass(frozen=True, slots=True)
class Opened:
    """A door somebody opened: when the named person was reached and met, and what the giver was told.

    `rested_on` is the day of the last try where nobody was reached and they are left in peace.
    """

    uid: str
    named: str
    reached_on: date | None = None
    met_on: date | None = None
    told_reached: bool = False
    told_met: bool = False
    let_go: bool = False
    rested_on: date | None = None


@dataclass(frozen=True, slots=True)
class Named:
    """A contact as somebody named them: by whom, on which day, and whether that was in a talk."""

    giver: str
    on: date
    in_a_talk: bool = True


def due_named(named: Named, contact_uid: str, off: Container[date] = ()) -> Due:
    """Return the step to get in touch with somebody who was named: the next working day after a talk.

    Who was named on the telephone, in place of the one who was rung, is asked the same day.
    """
    day = working_days.add(named.on, 1, off) if named.in_a_talk else named.on
    return Due(
        on=day,
        weight=4,
        kind=GET_IN_TOUCH,
        subject=("contact", contact_uid),
        reason="was_named",
        values={"giver": named.giver},
    )


def due_for(opened: Opened, off: Container[date] = ()) -> Due | None:
    """Return the step to tell the giver how it went, or None when there is nothing new to tell."""
    if opened.let_go or opened.told_met:
        return None
    about = ("referral", opened.uid)
    words = {"named": opened.named}
    if opened.met_on:
        day = working_days.on_or_after(opened.met_on + timedelta(days=TELL_WITHIN_DAYS), off)
        return Due(on=day, weight=3, kind=TELL, subject=about, reason="you_met", values=words)
    if opened.told_reached:
        return None
    if opened.reached_on:
        day = working_days.add(opened.reached_on, 1, off)
        return Due(on=day, weight=4, kind=TELL, subject=about, reason="you_reached", values=words)
    if opened.rested_on:
        day = working_days.add(opened.rested_on, 1, off)
        return Due(on=day, weight=4, kind=TELL, subject=about, reason="you_tried", values=words)
    return None
