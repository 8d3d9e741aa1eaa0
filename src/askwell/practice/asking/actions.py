"""What can be done with goals, topics, pursuits, questions and plans."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from django.utils.translation import gettext

from askwell.kernel.errors import N_, BadInputError, ChangedSinceError
from askwell.practice.asking import queries, sayings
from askwell.practice.asking.models import Goal, Plan, PlanItem, Pursuit, Question, Topic, Wording
from askwell.practice.asking.rules import Asked, BeginWith, ClosedWhy, in_order
from askwell.practice.identifying.models import Contact
from askwell.workspace import journal
from askwell.workspace.models import User

_MINUTES_FEWEST, _MINUTES_MOST = 5, 120


def add_goal(
    text: str,
    *,
    by: User | None,
    at: datetime,
    decision: str = "",
    guess: str = "",
    topics: Sequence[str] = (),
) -> Goal:
    """Open a goal with its topics; raises BadInputError without a sentence."""
    if not text.strip():
        raise BadInputError(N_("Write what you would like to find out, in one sentence."))
    with journal.entry("goal.add", by=by, at=at) as write:
        goal = write.create(
            Goal, text=text.strip(), decision=decision.strip(), guess=guess.strip(), opened_at=at
        )
        journal.tell_about(write, goal)
        for topic in topics:
            add_topic(goal, topic, by=by, at=at)
    return goal


def edit_goal(
    goal: Goal, *, by: User | None, at: datetime, text: str, decision: str, guess: str | None = None
) -> bool:
    """Change the words of a goal, and the guess where one is given; tell whether anything differed."""
    if not text.strip():
        raise BadInputError(N_("Write what you would like to find out, in one sentence."))
    first_guess = goal.guess if guess is None else guess.strip()
    with journal.entry("goal.edit", by=by, at=at, about=goal) as write:
        return write.update(goal, text=text.strip(), decision=decision.strip(), guess=first_guess)


def close_goal(goal: Goal, *, by: User | None, at: datetime) -> bool:
    """Close a goal: what was to be found out is found out, or no longer wanted."""
    with journal.entry("goal.close", by=by, at=at, about=goal) as write:
        return write.update(goal, closed_at=at)


def add_topic(goal: Goal, text: str, *, by: User | None, at: datetime) -> Topic:
    """Add a thing to learn to a goal; raises BadInputError when empty."""
    if not text.strip():
        raise BadInputError(N_("Write the topic in a few words."))
    with journal.entry("topic.add", by=by, at=at, about=goal) as write:
        place = Topic.objects.filter(goal=goal).count()
        return write.create(Topic, goal=goal, text=text.strip()[:300], place=place)


def take_up(
    contact: Contact,
    goal: Goal,
    *,
    begins_on: date,
    by: User | None,
    at: datetime,
    begin_with: BeginWith = BeginWith.CALL,
    why: str = "",
) -> Pursuit:
    """Open a pursuit, or change how an open one for this goal begins.

    Raises ChangedSinceError for somebody who is not to be contacted.
    """
    if contact.do_not_contact:
        raise ChangedSinceError(N_("You noted not to contact {name}."), name=contact.full_name)
    with journal.entry("contact.take_up", by=by, at=at, about=contact) as write:
        rows = Pursuit.objects.filter(contact=contact, goal=goal, closed_at__isnull=True)
        if found := rows.first():
            write.update(found, begin_with=begin_with, begins_on=begins_on, why=why or found.why)
            return found
        return write.create(
            Pursuit,
            contact=contact,
            goal=goal,
            why=why,
            begin_with=begin_with,
            begins_on=begins_on,
            opened_at=at,
        )


def close_pursuits(contact: Contact, why: ClosedWhy, *, by: User | None, at: datetime) -> int:
    """Close every open pursuit of a contact; return how many there were."""
    with journal.entry("contact.close", by=by, at=at, about=contact) as write:
        found = queries.open_pursuits(contact.pk)
        for pursuit in found:
            write.update(pursuit, closed_at=at, closed_why=str(why))
    return len(found)


def reword_question(
    key: str, text: str, *, by: User | None, at: datetime, purpose: str = "advice", minutes: float = 2
) -> Question:
    """Keep a question of one's own (`key` empty) or one's own wording of a question of the bank."""
    if not text.strip():
        raise BadInputError(N_("The question is empty."))
    shipped = queries.bank().get(key)
    with journal.entry("question.edit", by=by, at=at) as write:
        found = Question.objects.filter(key=key).first() if key else None
        if found:
            write.update(found, text=text.strip())
            return found
        return write.create(
            Question,
            key=key,
            text=text.strip(),
            purpose=shipped.purpose if shipped else purpose,
            minutes=shipped.minutes if shipped else minutes,
            position=str(shipped.position) if shipped else "core",
        )


def reword(key: str, text: str, *, by: User | None, at: datetime, source: str = "") -> bool:
    """Put a wording in the place of a sentence to say; tell whether anything differed.

    The original itself is no wording. Raises BadInputError for words that cannot stand there.
    """
    said = sayings.check(key, text)
    if said == gettext(sayings.ORIGINALS[key]):
        return say_original(key, by=by, at=at)
    with journal.entry("wording.edit", by=by, at=at) as write:
        if found := Wording.objects.filter(key=key).first():
            return write.update(found, text=said, source=source)
        write.create(Wording, key=key, text=said, source=source)
    return True


def say_original(key: str, *, by: User | None, at: datetime) -> bool:
    """Go back to the original of a sentence; tell whether there was a wording."""
    found = Wording.objects.filter(key=key).first()
    if found is None:
        return False
    with journal.entry("wording.reset", by=by, at=at) as write:
        write.delete(found)
    return True


def make_plan(
    contact: Contact,
    chosen: Sequence[Asked],
    *,
    minutes: int,
    by: User | None,
    at: datetime,
    goal: Goal | None = None,
    topics: dict[str, Topic] | None = None,
) -> Plan:
    """Make a plan of the chosen questions in asking order; `topics` by question key.

    Raises BadInputError for minutes nobody would promise.
    """
    check_minutes(minutes)
    with journal.entry("plan.make", by=by, at=at, about=contact) as write:
        plan = write.create(Plan, contact=contact, goal=goal, minutes=minutes)
        _put_items(write, plan, in_order(chosen), topics or {})
    return plan


def change_plan(
    plan: Plan,
    chosen: Sequence[Asked],
    *,
    by: User | None,
    at: datetime,
    minutes: int | None = None,
    topics: Mapping[str, Topic | None] | None = None,
) -> None:
    """Give a plan these questions in this order; questions that stay keep their rows, and so their notes.

    `topics` by question key; None takes the topic away, a key that is not there leaves it.
    """
    check_minutes(minutes or plan.minutes)
    with journal.entry("plan.change", by=by, at=at, about=plan) as write:
        if minutes:
            write.update(plan, minutes=minutes)
        present = {one.key or one.uid: one for one in queries.plan_items(plan)}
        for place, asked in enumerate(chosen):
            topic = (topics or {}).get(asked.key)
            if found := present.pop(asked.key, None):
                values = {"place": place, "text": asked.text, "minutes": asked.minutes}
                if topics and asked.key in topics:
                    values["topic_id"] = topic.pk if topic else None
                write.update(found, **values)
            else:
                _put_item(write, plan, place, asked, topic)
        for left_out in present.values():
            if not left_out.answers.exists() and not left_out.revisions.exists():
                write.delete(left_out)


def _put_items(write: journal.Write, plan: Plan, chosen: Sequence[Asked], topics: dict[str, Topic]) -> None:
    for place, asked in enumerate(chosen):
        _put_item(write, plan, place, asked, topics.get(asked.key))


def _put_item(write: journal.Write, plan: Plan, place: int, asked: Asked, topic: Topic | None) -> None:
    write.create(
        PlanItem,
        plan=plan,
        topic=topic,
        key=asked.key,
        text=asked.text,
        purpose=asked.purpose,
        position=str(asked.position),
        minutes=asked.minutes,
        place=place,
    )


def check_minutes(minutes: int) -> None:
    """Raise BadInputError for minutes nobody would promise."""
    if not _MINUTES_FEWEST <= minutes <= _MINUTES_MOST:
        raise BadInputError(
            N_("An interview lasts {fewest} to {most} minutes; {minutes} is not among them."),
            fewest=_MINUTES_FEWEST,
            most=_MINUTES_MOST,
            minutes=minutes,
        )
