"""What is true of referrals: the giver hears when the named person was reached, and after the talk."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from askwell.kernel import working_days
from askwell.kernel.due import Due

TELL = "tell"
TELL_WITHIN_DAYS = 2


class UseName(StrEnum):
    """What they said to "may I use your name?"."""

    NOT_ASKED = "not_asked"
    YES = "yes"
    NO = "no"


@dataclass(frozen=True, slots=True)
class Opened:
    """A door somebody opened: when the named person was reached and met, and what the giver was told."""

    uid: str
    named: str
    reached_on: date | None = None
    met_on: date | None = None
    told_reached: bool = False
    told_met: bool = False
    let_go: bool = False


def due_for(opened: Opened) -> Due | None:
    """Return the step to tell the giver how it went, or None when there is nothing new to tell."""
    if opened.let_go or opened.told_met:
        return None
    about = ("referral", opened.uid)
    words = {"named": opened.named}
    if opened.met_on:
        day = working_days.on_or_after(opened.met_on + timedelta(days=TELL_WITHIN_DAYS))
        return Due(on=day, weight=3, kind=TELL, subject=about, reason="you_met", values=words)
    if opened.reached_on and not opened.told_reached:
        day = working_days.add(opened.reached_on, 1)
        return Due(on=day, weight=4, kind=TELL, subject=about, reason="you_reached", values=words)
    return None
