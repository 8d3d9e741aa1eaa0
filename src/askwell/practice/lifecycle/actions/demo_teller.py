"""Who tells the invented story, at which moment, and what was made so far by the names the story uses."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

from askwell.kernel import clock
from askwell.practice.arranging import queries as arranging
from askwell.practice.arranging.models import Interview
from askwell.practice.asking import queries as asking
from askwell.practice.asking.models import Goal, PlanItem, Topic
from askwell.practice.following_up.models import Promise
from askwell.practice.holding import queries as holding
from askwell.practice.holding.models import Answer
from askwell.practice.identifying.models import Contact
from askwell.practice.referring.models import Referral
from askwell.workspace.members import Member


class Teller:
    """The hand that does the deeds, with its clock."""

    def __init__(
        self,
        member: Member,
        day: Callable[[str], date],
        people: dict[str, dict[str, Any]],
        phrases: dict[str, str],
    ) -> None:
        self.member = member
        self.day = day
        self.people = people
        self.phrases = phrases
        self.at = datetime.min.replace(tzinfo=UTC)
        self.known: dict[str, Contact] = {}
        self.referrals: dict[tuple[str, str], Referral] = {}
        self.promises: dict[str, Promise] = {}
        self.questions: dict[str, str] = {}
        self.goal: Goal | None = None
        self.topics: list[Topic] = []

    @property
    def now(self) -> dict[str, Any]:
        """Return who does the deed and when, as every action takes them."""
        return {"by": self.member.user, "at": self.at}

    @property
    def present_goal(self) -> Goal:
        """Return the goal; raises LookupError before there is one."""
        if self.goal is None:
            raise LookupError
        return self.goal

    @property
    def today(self) -> date:
        """Return the seeker's own date."""
        return clock.wall(self.at, self.member.seeker.time_zone).date()

    def interview(self, who: str) -> Interview:
        """Return the newest interview with somebody."""
        found = arranging.last_of(self.known[who].pk)
        if found is None:
            raise LookupError(who)
        return found

    def item(self, interview: Interview, key: str) -> PlanItem:
        """Return the question of an interview that has this key."""
        wanted = self.questions.get(key, key)
        return next(one for one in asking.plan_items(interview.plan) if one.key == wanted)

    def answer(self, who: str, key: str) -> Answer:
        """Return what somebody said to the question that has this key."""
        wanted = self.questions.get(key, key)
        answers = holding.answers_of(self.interview(who).pk)
        return next(one for one in answers if one.item and one.item.key == wanted)
