"""What can be done with goals, topics, pursuits, questions and plans."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext

from askwell.integrations.handovers.questions import Line
from askwell.kernel.errors import N_, BadInputError, ChangedSinceError, NotFoundError
from askwell.practice.asking import queries, sayings
from askwell.practice.asking.models import Goal, OnSite, Plan, PlanItem, Pursuit, Question, Topic, Wording
from askwell.practice.asking.queries import DeskLine
from askwell.practice.asking.rules import Asked, BeginWith, ClosedWhy, Position, in_order
from askwell.practice.identifying.models import Contact
from askwell.practice.identifying.parts import ids_of
from askwell.workspace import journal
from askwell.workspace.models import User

_MINUTES_FEWEST, _MINUTES_MOST = 5, 120
_PURPOSE_OF_OTHERS, _MINUTES_OF_OTHERS = "advice", 2.0


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
        rows = Pursuit.objects.filter(contact_id__in=ids_of(contact.pk), goal=goal, closed_at__isnull=True)
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
    key: str,
    text: str,
    *,
    by: User | None,
    at: datetime,
    purpose: str = _PURPOSE_OF_OTHERS,
    minutes: float = _MINUTES_OF_OTHERS,
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


def edit_question(key: str, *, by: User | None, at: datetime, **values: Any) -> Question:
    """Change what is known of a question: its text, minutes, tags, or whether it is hidden.

    A question of the bank gets a row of its own for that. Raises NotFoundError for no question.
    """
    shown = next((one.asked for one in queries.desk() if one.asked.key == key), None)
    if shown is None:
        raise NotFoundError(N_("There is no question {key} here."), key=key[:40])
    if not values.get("text", shown.text).strip():
        raise BadInputError(N_("The question is empty."))
    with journal.entry("question.edit", by=by, at=at) as write:
        found = Question.objects.filter(key=key).first() or Question.objects.filter(uid=key).first()
        if found:
            write.update(found, **values)
            return found
        first = {
            "text": shown.text,
            "purpose": shown.purpose,
            "minutes": shown.minutes,
            "position": str(shown.position),
        }
        return write.create(Question, key=key, **{**first, **values})


def original_question(key: str, *, by: User | None, at: datetime) -> bool:
    """Go back to a question of the bank as it is shipped; tell whether it differed."""
    found = Question.objects.filter(key=key).first() if key in queries.bank() else None
    if found is None:
        return False
    with journal.entry("question.original", by=by, at=at) as write:
        write.delete(found)
    return True


def bring_in_questions(lines: Sequence[Line], *, by: User | None, at: datetime) -> int:
    """Bring in questions from a file as one entry; return how many were new or changed.

    The same file again changes nothing: a question is known by its key, else by its words.
    """
    changed = 0
    with journal.entry("question.import", by=by, at=at) as write:
        known = {one.asked.key: one for one in queries.desk()}
        by_words = {one.asked.text.casefold(): key for key, one in known.items()}
        rows = {one.key or one.uid: one for one in Question.objects.all()}
        for line in lines:
            values = {
                "text": line.text,
                "minutes": line.minutes,
                "tags": line.tags,
                "hidden": line.hidden,
            }
            key = line.key if line.key in known else by_words.get(line.text.casefold(), "")
            if key in rows:
                changed += write.update(rows[key], **values)
            elif key in known and _as_shipped(known[key], line):
                continue
            else:
                named = {"key": key} if key in known else {}
                write.create(Question, purpose=line.purpose, position=line.position, **named, **values)
                changed += 1
    return changed


def _as_shipped(shown: DeskLine, line: Line) -> bool:
    asked = shown.asked
    return (asked.text, asked.minutes) == (line.text, line.minutes) and not line.tags and not line.hidden


def lock(item: PlanItem, *, locked: bool, by: User | None, at: datetime) -> bool:
    """Keep a question in the plan whatever is proposed, or let it go with the rest."""
    with journal.entry("plan.change", by=by, at=at, about=item.plan) as write:
        return write.update(item, locked=locked)


def mark_on_site(contact: Contact, key: str, *, there: bool, by: User | None, at: datetime) -> bool:
    """Note that a contact's website answers a question already, or that it does not."""
    found = list(OnSite.objects.filter(contact_id__in=ids_of(contact.pk), key=key))
    if there == bool(found):
        return False
    with journal.entry("question.on_site", by=by, at=at, about=contact) as write:
        for one in found:
            write.delete(one)
        if there:
            write.create(OnSite, contact=contact, key=key[:32])
    return True


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
            if not any(kept.exists() for kept in (left_out.answers, left_out.revisions, left_out.operations)):
                write.delete(left_out)


def put_back(
    plan: Plan, text: str, *, by: User | None, at: datetime, key: str = "", uid: str = ""
) -> PlanItem:
    """Put a question at the end of a plan that it was taken from, under its key or its old uid."""
    asked = queries.bank().get(key)
    with journal.entry("plan.change", by=by, at=at, about=plan) as write:
        return write.create(
            PlanItem,
            **({"uid": uid} if uid else {}),
            plan=plan,
            key=key,
            text=text.strip(),
            purpose=asked.purpose if asked else _PURPOSE_OF_OTHERS,
            position=str(asked.position if asked else Position.CORE),
            minutes=asked.minutes if asked else _MINUTES_OF_OTHERS,
            place=plan.items.count(),
        )


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
