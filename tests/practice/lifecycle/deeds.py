"""Random deeds over all steps: what a seeker might do next, chosen by a source of chance.

Notes in the room are left out: they are only ever added to, and protect their talk from undo.
"""

from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta
from random import Random
from typing import Any

from askwell.kernel.errors import AskwellError
from askwell.models import (
    Answer,
    Card,
    CheckIn,
    Contact,
    Detail,
    Finding,
    Goal,
    Interview,
    Plan,
    Promise,
    Referral,
)
from askwell.practice.arranging import actions as arranging
from askwell.practice.arranging.rules import Channel, InterviewState, Mode, Outcome
from askwell.practice.asking import actions as asking
from askwell.practice.asking import queries as asking_queries
from askwell.practice.asking.rules import BeginWith, ClosedWhy
from askwell.practice.following_up import actions as following_up
from askwell.practice.holding import actions as holding
from askwell.practice.holding.rules import PermissionAnswer, PermissionKind, TimeChoice
from askwell.practice.identifying import actions as identifying
from askwell.practice.identifying import merging, queries
from askwell.practice.identifying.rules import DetailKind
from askwell.practice.learning import actions as learning
from askwell.practice.learning.rules import Stance
from askwell.practice.lifecycle.actions import contacts, interviews
from askwell.practice.referring import actions as referring
from askwell.practice.thanking import actions as thanking
from askwell.practice.today import queries as today
from askwell.workspace import journal
from askwell.workspace.members import Member
from askwell.workspace.models import Entry, Row

NAMES = ("Dr. Mary Osei", "Tomás Kovač", "李明", "Åsa Öberg", "the owner of Nordwind")


class Seeker:
    """Somebody at work: does one deed after another, each an hour later."""

    def __init__(self, member: Member, chance: Random, at: datetime) -> None:
        self.member = member
        self.chance = chance
        self.at = at
        self.done: list[Entry] = []

    def act(self) -> str:
        """Do one deed and return its name; a deed that does not fit is refused and leaves nothing."""
        self.at += timedelta(hours=self.chance.choice((1, 5, 30, 100)))
        deed = self.chance.choice(DEEDS)
        journal.forget_last()
        try:
            deed(self)
        except (AskwellError, LookupError):
            assert journal.last_entry() is None
        if entry := journal.last_entry():
            self.done.append(entry)
        return deed.__name__

    def any(self, model: type[Row]) -> Any:
        """Return one row of a table; raises LookupError where there is none."""
        rows = list(model._default_manager.order_by("id"))
        return self.chance.choice(rows)

    def person(self) -> Contact:
        """Return one person; raises LookupError where there is none."""
        return queries.contact(self.any(Contact).uid)

    @property
    def on(self) -> dict[str, Any]:
        """Return who acts and when."""
        return {"by": self.member.user, "at": self.at}

    @property
    def day(self) -> date:
        """Return the day of the deed."""
        return self.at.date()


def add_contact(one: Seeker) -> None:
    organization = one.chance.choice(("", "Osei Physio", "Nordwind"))
    identifying.add_contact(
        one.chance.choice(NAMES),
        organization=organization,
        phones=["+1 250 555 0143"][: one.chance.randrange(2)],
        **one.on,
    )


def edit_contact(one: Seeker) -> None:
    values = one.chance.choice(
        ({"title": "Owner"}, {"full_name": "Ann Other"}, {"organization": "Elsewhere"})
    )
    identifying.edit_contact(one.person(), **{**values, **one.on})


def add_detail(one: Seeker) -> None:
    kind = one.chance.choice((DetailKind.EMAIL, DetailKind.PHONE))
    identifying.add_detail(one.person(), kind, f"+1 250 555 01{one.chance.randrange(10, 99)}", **one.on)


def remove_detail(one: Seeker) -> None:
    identifying.remove_detail(one.any(Detail), **one.on)


def add_goal(one: Seeker) -> None:
    asking.add_goal("Should I?", topics=["Money", "Time"], **one.on)


def take_up(one: Seeker) -> None:
    begin = one.chance.choice(list(BeginWith))
    asking.take_up(one.person(), one.any(Goal), begins_on=one.day, begin_with=begin, **one.on)


def close(one: Seeker) -> None:
    asking.close_pursuits(one.person(), one.chance.choice(list(ClosedWhy)), **one.on)


def log_attempt(one: Seeker) -> None:
    outcome, channel = one.chance.choice(list(Outcome)), one.chance.choice(list(Channel))
    again = one.day + timedelta(days=3) if one.chance.random() < 0.3 else None
    contacts.log_attempt(one.person(), channel, outcome, on=one.day, again_on=again, **one.on)


def rehearse(one: Seeker) -> None:
    arranging.rehearse(one.person(), "lines", on=one.day, **one.on)


def agree(one: Seeker) -> None:
    wall = one.at.replace(tzinfo=None) + timedelta(days=one.chance.randrange(6))
    mode = one.chance.choice(list(Mode))
    seeker = one.member.seeker
    interviews.agree(one.person(), seeker, wall=one.chance.choice((wall, None)), mode=mode, **one.on)


def plan(one: Seeker) -> None:
    interviews.plan_for(one.any(Interview), **one.on)


def change_plan(one: Seeker) -> None:
    found = one.any(Plan)
    items = asking_queries.as_asked(asking_queries.plan_items(found))
    one.chance.shuffle(items)
    asking.change_plan(found, items[: one.chance.randrange(1, 6)], **one.on)


def move(one: Seeker) -> None:
    arranging.move(one.any(Interview), one.chance.choice(list(InterviewState)), **one.on)


def begin(one: Seeker) -> None:
    arranging.begin(one.any(Interview), **one.on)


def now_is_good(one: Seeker) -> None:
    interviews.begin_now(one.person(), one.member.seeker, **one.on)


def check_time(one: Seeker) -> None:
    holding.check_time(one.any(Interview), one.chance.choice(list(TimeChoice)), extra_minutes=5, **one.on)


def finish(one: Seeker) -> None:
    interviews.finish(one.any(Interview), one.member.seeker, **one.on)


def answer(one: Seeker) -> None:
    holding.answer(one.any(Interview), None, "She said so.", starred=True, **one.on)


def debrief(one: Seeker) -> None:
    holding.debrief(one.any(Interview), learned="Much", detail="The lease", **one.on)


def permit(one: Seeker) -> None:
    kind, said = one.chance.choice(list(PermissionKind)), one.chance.choice(list(PermissionAnswer))
    holding.permit(one.person(), kind, said, **one.on)


def card(one: Seeker) -> None:
    marks = (thanking.mark_written, thanking.mark_posted, thanking.mark_returned, thanking.let_go)
    one.chance.choice(marks)(one.any(Card), **one.on)


def refer(one: Seeker) -> None:
    referring.name_contact(one.person(), one.chance.choice(NAMES), on=one.day, **one.on)


def tell(one: Seeker) -> None:
    referring.tell_giver(one.any(Referral), met=one.chance.random() < 0.5, **one.on)


def promise(one: Seeker) -> None:
    following_up.promise(one.person(), "I will write", one.day + timedelta(days=4), **one.on)


def keep_promise(one: Seeker) -> None:
    following_up.keep_promise(one.any(Promise), **one.on)


def check_in(one: Seeker) -> None:
    following_up.send_check_in(one.person(), on=one.day, **one.on)


def drop_check_in(one: Seeker) -> None:
    following_up.let_check_in_go(one.any(CheckIn), **one.on)


def put_off(one: Seeker) -> None:
    contact = one.person()
    step = today.step_of(contact.id)
    if step is None:
        raise LookupError
    until = one.chance.choice((None, step.on + timedelta(days=5)))
    following_up.defer(contact, step.kind, step.subject_uid, step.on, until=until, **one.on)


def pause(one: Seeker) -> None:
    following_up.pause(one.day + timedelta(days=9), from_on=one.day, **one.on)


def resume(one: Seeker) -> None:
    following_up.resume(**one.on)


def find(one: Seeker) -> None:
    learning.state_finding(one.any(Goal), "It is dear.", **one.on)


def weigh(one: Seeker) -> None:
    stance = one.chance.choice((*Stance, None))
    learning.weigh(one.any(Finding), one.any(Answer), stance, **one.on)


def silence(one: Seeker) -> None:
    contacts.do_not_contact(one.person(), **one.on)


def merge(one: Seeker) -> None:
    merging.merge(one.person(), one.person(), **one.on)


def take_apart(one: Seeker) -> None:
    merging.take_apart(one.any(Contact), **one.on)


DEEDS: Sequence[Callable[[Seeker], None]] = (
    add_contact, add_contact, edit_contact, add_detail, remove_detail, add_goal, take_up, take_up,
    take_up, close, log_attempt, log_attempt, rehearse, agree, agree, plan, change_plan, move,
    begin, now_is_good, check_time, finish, finish, answer, debrief, permit, card, card, refer,
    tell, promise, keep_promise, check_in, drop_check_in, put_off, pause, resume, find, weigh,
    silence, merge, merge, take_apart,
)  # fmt: skip
