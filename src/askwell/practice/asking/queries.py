"""What can be asked about goals, topics, pursuits, questions and plans."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from django.utils.translation import gettext

from askwell.kernel import clock
from askwell.kernel.errors import N_, NotFoundError
from askwell.practice.asking.models import Goal, OnSite, Plan, PlanItem, Pursuit, Question, Topic, Wording
from askwell.practice.asking.rules import (
    FIVE_TO_START_WITH,
    FIVE_WITHOUT_BUSINESS,
    Asked,
    BeginWith,
    Position,
    Taken,
    in_order,
)
from askwell.practice.identifying.parts import Parts, follow, ids_of
from askwell.workspace import prepared


def goal(uid: str) -> Goal:
    """Return a goal; raises NotFoundError."""
    found = Goal.objects.filter(uid=uid).first()
    if found is None:
        raise NotFoundError(N_("There is no such goal here."))
    return found


def goals(*, open_only: bool = False) -> list[Goal]:
    """Return the goals, the newest open one first, closed ones last."""
    rows = Goal.objects.order_by("-id")
    found = list(rows.filter(closed_at__isnull=True)) if open_only else list(rows)
    return sorted(found, key=lambda one: one.closed_at is not None)


def present_goal() -> Goal | None:
    """Return the newest open goal, if there is one."""
    return Goal.objects.filter(closed_at__isnull=True).order_by("-id").first()


@dataclass(frozen=True, slots=True)
class GoalLine:
    """The present goal as the day shows it: its row's id, uid and words, and its topics as (id, words)."""

    id: int
    uid: str
    text: str
    topics: list[tuple[int, str]]


def present_goal_line() -> GoalLine | None:
    """Return the newest open goal with its topics in order, as plain values."""
    found = _present()
    if not found:
        return None
    goal_id, uid, text = found[0]
    return GoalLine(goal_id, uid, text, _topics(goal_id))


_present = prepared.rows(
    lambda: Goal.objects.filter(closed_at__isnull=True).order_by("-id").values_list("id", "uid", "text")[:1]
)
_topics = prepared.rows(
    lambda goal_id: Topic.objects.filter(goal_id=goal_id).order_by("place", "id").values_list("id", "text")
)


def topics_of(goal_id: int) -> list[Topic]:
    """Return the topics of a goal in their order."""
    return list(Topic.objects.filter(goal_id=goal_id).order_by("place", "id"))


def topic(uid: str) -> Topic:
    """Return a topic; raises NotFoundError."""
    found = Topic.objects.filter(uid=uid).select_related("goal").first()
    if found is None:
        raise NotFoundError(N_("There is no such topic here."))
    return found


def open_pursuits(contact_id: int) -> list[Pursuit]:
    """Return a contact's open pursuits with their goals, oldest first."""
    rows = Pursuit.objects.filter(contact_id__in=ids_of(contact_id), closed_at__isnull=True)
    return list(rows.select_related("goal").order_by("id"))


def pursuits_of(contact_id: int) -> list[Pursuit]:
    """Return all pursuits of a contact with their goals, oldest first."""
    rows = Pursuit.objects.filter(contact_id__in=ids_of(contact_id))
    return list(rows.select_related("goal").order_by("id"))


def pursuits_for(goal_id: int) -> list[Pursuit]:
    """Return the pursuits for a goal with their contacts, open ones first; a person stands there once."""
    rows = Pursuit.objects.filter(goal_id=goal_id).select_related("contact", "contact__organization")
    found = sorted(follow(rows.order_by("id")), key=lambda one: one.closed_at is not None)
    once: dict[int, Pursuit] = {}
    for one in found:
        once.setdefault(one.contact_id, one)
    return list(once.values())


def taken_by_contact(parts: Parts, zone: str) -> dict[int, list[Taken]]:
    """Return the open pursuits of all who were ever taken up as the rules see them; it may be none."""
    found: dict[int, list[Taken]] = {}
    for contact_id, uid, begin_with, begins_on, opened_at, closed_at in _taken(list(parts)):
        still_open = found.setdefault(parts[contact_id], [])
        if closed_at is None:
            opened_on = clock.wall(opened_at, zone).date()
            still_open.append(Taken(uid, BeginWith(begin_with), begins_on, opened_on))
    return found


_taken = prepared.rows(
    lambda ids: (
        Pursuit.objects.filter(contact_id__in=ids)
        .order_by("id")
        .values_list("contact_id", "uid", "begin_with", "begins_on", "opened_at", "closed_at")
    )
)


_TO_START_WITH = len(FIVE_TO_START_WITH)


@cache
def bank() -> dict[str, Asked]:
    """Return the shipped question bank by key."""
    text = Path(__file__).with_name("question_bank.json").read_text(encoding="utf-8")
    return {
        one["id"]: Asked(
            one["id"],
            one["text"],
            one["purpose"],
            float(one["minutes"]),
            Position(one["position"]),
            tuple(one["audiences"]),
        )
        for one in json.loads(text)
    }


def questions() -> list[Asked]:
    """Return the questions to choose from: the bank in the seeker's language or wording, and their own."""
    return [one.asked for one in desk() if not one.hidden]


@dataclass(frozen=True, slots=True)
class DeskLine:
    """A question on the desk: the bank's original ("" for one's own), whether it is hidden, who gave it."""

    asked: Asked
    original: str
    own: bool
    hidden: bool
    source: str


def desk() -> list[DeskLine]:
    """Return every question there is, hidden ones too: the bank's in its order, then one's own."""
    own = {one.key or one.uid: one for one in Question.objects.order_by("id")}
    lines = []
    for key, asked in bank().items():
        text = gettext(asked.text)
        found = own.pop(key, None)
        lines.append(_desk_line(found, replace(asked, text=text), text) if found else _of_bank(asked, text))
    lines += [
        _desk_line(one, Asked(key, "", one.purpose, one.minutes, Position(one.position)), "")
        for key, one in own.items()
    ]
    return lines


def _of_bank(asked: Asked, text: str) -> DeskLine:
    return DeskLine(replace(asked, text=text), text, own=False, hidden=False, source="")


def _desk_line(row: Question, asked: Asked, original: str) -> DeskLine:
    shown = replace(
        asked,
        text=row.text,
        minutes=row.minutes,
        audiences=tuple(row.audiences.split()) or asked.audiences,
        tags=tuple(tag.strip() for tag in row.tags.split(",") if tag.strip()),
    )
    return DeskLine(shown, original, own=True, hidden=row.hidden, source=row.source)


def on_site(contact_id: int) -> set[str]:
    """Return the keys of questions that a contact's website answers already."""
    return set(OnSite.objects.filter(contact_id__in=ids_of(contact_id)).values_list("key", flat=True))


def own_wordings() -> dict[str, str]:
    """Return the seeker's wordings of sentences to say, by key."""
    return dict(_wordings())


def wordings() -> dict[str, Wording]:
    """Return the wordings with who gave them, by key."""
    return {one.key: one for one in Wording.objects.order_by("id")}


_wordings = prepared.rows(lambda: Wording.objects.values_list("key", "text"))


def from_coach() -> list[Question]:
    """Return the questions that a coach gave, in the order of their file."""
    return list(Question.objects.exclude(source="").filter(hidden=False).order_by("place", "id"))


def five_to_start_with(*, business: bool) -> list[Asked]:
    """Return the questions a first goal begins with: the coach's, else five (practice.md §2, rule j).

    Of a coach's questions all that must be asked are there, and others as long as there are fewer than five.
    """
    by_key = {asked.key: asked for asked in questions()}
    if given := from_coach():
        spare = max(0, _TO_START_WITH - sum(one.must_ask for one in given))
        may = [one.pk for one in given if not one.must_ask][:spare]
        return [by_key[one.key or one.uid] for one in given if one.must_ask or one.pk in may]
    keys = FIVE_TO_START_WITH if business else FIVE_WITHOUT_BUSINESS
    return [by_key[key] for key in keys if key in by_key]


def to_be_asked(plan: Plan | None, *, business: bool) -> list[PlanItem]:
    """Return the questions of a plan; where there is none, those it would begin with, which have no uid."""
    if plan is not None:
        return plan_items(plan)
    five = in_order(five_to_start_with(business=business))
    return [PlanItem(uid="", key=one.key, text=one.text, place=place) for place, one in enumerate(five)]


def plan_items(plan: Plan | None) -> list[PlanItem]:
    """Return the questions of a plan in their order; none for no plan."""
    return list(PlanItem.objects.filter(plan=plan).order_by("place", "id")) if plan else []


def as_asked(items: Sequence[PlanItem]) -> list[Asked]:
    """Return a plan's items as the rules see them."""
    return [
        Asked(one.key or one.uid, one.text, one.purpose, one.minutes, Position(one.position)) for one in items
    ]


def pursuit_lines(ids: Sequence[int]) -> list[Any]:
    """Return a person's pursuits, oldest first: rows of uid, why, opened_at, closed_at, closed_why."""
    return _pursuit_lines(ids)


def goal_lines() -> list[Any]:
    """Return the open goals, newest first: rows of uid and text."""
    return _goal_lines()


_pursuit_lines = prepared.rows(
    lambda ids: (
        Pursuit.objects.filter(contact_id__in=ids)
        .order_by("id")
        .values_list("uid", "why", "opened_at", "closed_at", "closed_why", named=True)
    )
)
_goal_lines = prepared.rows(
    lambda: Goal.objects.filter(closed_at__isnull=True).order_by("-id").values_list("uid", "text", named=True)
)
