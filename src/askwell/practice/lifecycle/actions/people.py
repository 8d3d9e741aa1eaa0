"""Taking many people up for a goal at once."""

from collections.abc import Sequence
from datetime import date, datetime

from askwell.practice.asking import actions as asking
from askwell.practice.asking.models import Goal
from askwell.practice.asking.rules import BeginWith
from askwell.practice.identifying.models import Contact
from askwell.workspace import journal
from askwell.workspace.models import User


def take_up_all(
    people: Sequence[Contact],
    goal: Goal,
    *,
    begins_on: date,
    by: User | None,
    at: datetime,
    begin_with: BeginWith = BeginWith.CALL,
) -> int:
    """Open a pursuit of each person for a goal, in one entry; who is not to be contacted is left alone.

    Returns how many were taken up.
    """
    wanted = [one for one in people if not one.do_not_contact]
    with journal.entry("contacts.take_up", by=by, at=at, about=goal):
        for one in wanted:
            asking.take_up(one, goal, begins_on=begins_on, begin_with=begin_with, by=by, at=at)
    return len(wanted)
