"""The first ten minutes: each answer is written at once, and going back changes it instead of doubling it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from askwell.kernel import names
from askwell.kernel.errors import N_, BadInputError
from askwell.practice.arranging import queries as arranging
from askwell.practice.asking import actions as asking
from askwell.practice.asking import queries as asking_queries
from askwell.practice.asking.models import Goal, Plan, Pursuit
from askwell.practice.asking.rules import Asked, BeginWith, in_order
from askwell.practice.identifying import actions as identifying
from askwell.practice.identifying import queries as identifying_queries
from askwell.practice.identifying.models import Contact
from askwell.practice.identifying.rules import DetailKind, Tie
from askwell.workspace import journal, members
from askwell.workspace.models import Seeker, User

DONE = 0


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of the first person: a name, or a business and a word for who is meant there."""

    full_name: str = ""
    title: str = ""
    phone: str = ""
    organization: str = ""
    name_known: bool = True


def keep_seeker(seeker: Seeker, *, next_screen: int, by: User | None, at: datetime, **values: Any) -> bool:
    """Keep what the seeker said of themselves, and which screen comes next; tell whether it differed."""
    return members.edit_seeker(seeker, by=by, at=at, first_run=_furthest(seeker, next_screen), **values)


def keep_goal(
    seeker: Seeker, text: str, guess: str, *, next_screen: int, by: User | None, at: datetime
) -> Goal:
    """Keep the goal and the guess of the first day; raises BadInputError without a sentence."""
    found = asking_queries.present_goal()
    code = "goal.edit" if found else "goal.add"
    with journal.entry(code, by=by, at=at, about=found):
        if found is None:
            found = asking.add_goal(text, guess=guess, by=by, at=at)
        else:
            asking.edit_goal(found, text=text, decision=found.decision, guess=guess, by=by, at=at)
        keep_seeker(seeker, next_screen=next_screen, by=by, at=at)
    return found


def keep_contact(seeker: Seeker, known: Known, *, next_screen: int, by: User | None, at: datetime) -> Contact:
    """Keep the first person; raises BadInputError without a name or a business."""
    if not known.full_name.strip():
        raise BadInputError(N_("One name is enough, or one business."))
    found = identifying_queries.first_typed()
    code = "contact.edit" if found else "contact.add"
    with journal.entry(code, by=by, at=at, about=found):
        if found is None:
            found = _added(known, seeker.country, by=by, at=at)
        else:
            _changed(found, known, seeker.country, by=by, at=at)
        keep_seeker(seeker, next_screen=next_screen, by=by, at=at)
    return found


def _added(known: Known, country: str, *, by: User | None, at: datetime) -> Contact:
    return identifying.add_contact(
        known.full_name,
        name_known=known.name_known,
        title=known.title.strip(),
        organization=known.organization,
        phones=[known.phone] if known.phone.strip() else [],
        tie=Tie.KNOWN if known.name_known else Tie.STRANGER,
        country=country,
        by=by,
        at=at,
    )


def _changed(found: Contact, known: Known, country: str, *, by: User | None, at: datetime) -> None:
    same_name = found.full_name == " ".join(known.full_name.split())
    called = found.called if same_name else names.formal(known.full_name.strip()) if known.name_known else ""
    identifying.edit_contact(
        found,
        full_name=known.full_name,
        name_known=known.name_known,
        called=called,
        title=known.title.strip(),
        organization=known.organization,
        by=by,
        at=at,
    )
    details = identifying_queries.details_of([found.pk])[found.pk]
    phones = [one for one in details if one.kind == DetailKind.PHONE]
    if known.phone.strip() in {one.value for one in phones}:
        return
    for one in phones:
        identifying.remove_detail(one, by=by, at=at)
    if known.phone.strip():
        identifying.add_detail(found, DetailKind.PHONE, known.phone, country=country, by=by, at=at)


def keep_questions(
    seeker: Seeker,
    contact: Contact,
    chosen: Sequence[Asked],
    *,
    own_words: dict[str, str],
    next_screen: int,
    by: User | None,
    at: datetime,
) -> Plan:
    """Keep the questions for the first talk, some in the seeker's own words (by key)."""
    plan = arranging.waiting_plan(contact.pk)
    with journal.entry("plan.change" if plan else "plan.make", by=by, at=at, about=contact):
        for key, text in own_words.items():
            asking.reword_question(key, text, by=by, at=at)
        by_key = {one.key: one for one in asking_queries.questions()}
        meant = in_order([by_key.get(one.key, one) for one in chosen])
        if plan is None:
            goal = asking_queries.present_goal()
            plan = asking.make_plan(contact, meant, minutes=seeker.ask_minutes, goal=goal, by=by, at=at)
        else:
            asking.change_plan(plan, meant, by=by, at=at)
        keep_seeker(seeker, next_screen=next_screen, by=by, at=at)
    return plan


def begin(
    seeker: Seeker,
    contact: Contact,
    begin_with: BeginWith,
    begins_on: date,
    *,
    goal_text: str,
    by: User | None,
    at: datetime,
) -> Pursuit:
    """Take the first person up and end the first run; `goal_text` stands in where no goal was written."""
    with journal.entry("contact.take_up", by=by, at=at, about=contact):
        goal = asking_queries.present_goal() or asking.add_goal(goal_text, by=by, at=at)
        pursuit = asking.take_up(contact, goal, begins_on=begins_on, begin_with=begin_with, by=by, at=at)
        members.edit_seeker(seeker, first_run=DONE, by=by, at=at)
    return pursuit


def leave(seeker: Seeker, *, by: User | None, at: datetime) -> bool:
    """End the first run without taking anybody up."""
    return members.edit_seeker(seeker, first_run=DONE, by=by, at=at)


def _furthest(seeker: Seeker, screen: int) -> int:
    """Return the screen to reopen at; going back never loses the way already gone."""
    return max(seeker.first_run, screen) if seeker.first_run else DONE
