"""The week in review: what was learned, whom the seeker owes something, and what to ask next."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from askwell.practice.asking import queries as asking
from askwell.practice.following_up import queries as following_up
from askwell.practice.holding.models import Debrief
from askwell.practice.identifying.parts import follow
from askwell.practice.learning import aims, deciding, overview
from askwell.practice.learning.models import Aim, Decision, Finding
from askwell.practice.learning.overview import Disagreement, Missing
from askwell.practice.today import queries
from askwell.practice.today.queries import Shown
from askwell.practice.today.rules import OWED

DAYS = 7
ASK_MOST = 3
_THINGS_OWED = OWED - {"meet", "confirm"} | {"check_in", "thank_for_name"}


@dataclass(frozen=True, slots=True)
class Week:
    """The seven days up to a day, and what comes of them; `resting` tells that nothing is to be asked now."""

    debriefs: list[Debrief]
    findings: list[Finding]
    owed: list[Shown]
    disagreements: Sequence[Disagreement]
    missing: Sequence[Missing]
    to_review: list[Decision]
    aim: Aim | None
    resting: bool


def week(today: date, at: datetime) -> Week:
    """Return the week in review, for the present goal."""
    since = at - timedelta(days=DAYS)
    debriefs = Debrief.objects.filter(at__gte=since).exclude(learned="", surprised="")
    goal = asking.present_goal()
    found = overview.learned(goal) if goal else None
    apart = found.disagreements[:ASK_MOST] if found else []
    aim, pause = aims.present(), following_up.paused()
    return Week(
        debriefs=follow(debriefs.select_related("interview__contact").order_by("at"), "interview.contact"),
        findings=list(Finding.objects.filter(at__gte=since).select_related("goal").order_by("id")),
        owed=[one for one in queries.due_until(today + timedelta(days=DAYS)) if one.kind in _THINGS_OWED],
        disagreements=apart,
        missing=found.missing[: ASK_MOST - len(apart)] if found else [],
        to_review=deciding.to_review(today),
        aim=aim,
        resting=bool(aim and aim.resting_since) or bool(pause and pause.until > today),
    )
