"""Answers at work: their history, all answers to one question, and what they teach the next plan."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, Exists, OuterRef, QuerySet

from askwell.practice.arranging.models import Interview
from askwell.practice.asking.models import PlanItem
from askwell.practice.holding.models import Answer, Permission, Revision
from askwell.practice.holding.redaction import Leave
from askwell.practice.holding.rules import PermissionAnswer, PermissionKind
from askwell.practice.identifying.models import Contact
from askwell.workspace import images
from askwell.workspace.models import Change, Entry

_TALKS_TO_LEARN_FROM = 50


@dataclass(frozen=True, slots=True)
class Version:
    """An answer as it stood until `at`, when `by` changed it; the last one stands now and has no `at`."""

    text: str
    starred: bool
    quote: bool
    off_record: bool
    at: datetime | None
    by: str


def for_others() -> QuerySet[Answer]:
    """Return the answers that may leave the house: the one door for exports, reports and shares.

    What was said off the record never passes.
    """
    return Answer.objects.filter(off_record=False)


def leaves() -> dict[int, Leave]:
    """Return what people allowed, by person id, of all who were asked or are to be left alone."""
    given: dict[int, dict[str, str]] = defaultdict(dict)
    rows = Permission.objects.order_by("at", "id").values_list("contact__person_id", "kind", "answer")
    for person, kind, said in rows:
        given[person][kind] = said
    alone = set(Contact.objects.filter(do_not_contact=True).values_list("person_id", flat=True))
    return {
        person: Leave(
            quote=given[person].get(PermissionKind.QUOTE) == PermissionAnswer.GIVEN,
            name=given[person].get(PermissionKind.NAME) == PermissionAnswer.GIVEN,
            left_alone=person in alone,
            unnamed=given[person].get(PermissionKind.NAME) == PermissionAnswer.REFUSED,
        )
        for person in {*given, *alone}
    }


def history(interview: Interview) -> dict[int, list[Version]]:
    """Return, by answer id, every form an answer had before the present one, oldest first, with who and when.

    Read from the journal's entries about the interview, so that nothing is kept twice.
    """
    found: dict[int, list[Version]] = defaultdict(list)
    entries = Entry.objects.filter(subject_kind="interview", subject_uid=interview.uid)
    made = {one.pk: one for one in entries.select_related("actor")}
    for change in Change.objects.filter(entry_id__in=list(made), table="answer").order_by("id"):
        columns, rows = images.unpack(change.images)
        for row_id, _mark, before in rows:
            if before:
                values = dict(zip(columns, before, strict=True))
                found[row_id].append(_version(values, made[change.entry_id]))
    return dict(found)


def _version(values: dict[str, Any], entry: Entry) -> Version:
    return Version(
        text=values["text"],
        starred=values["starred"],
        quote=values["quote"],
        off_record=values["off_record"],
        at=entry.at,
        by=entry.actor.name if entry.actor else "",
    )


def answered() -> dict[str, int]:
    """Return how many answers there are to each question, by key."""
    rows = Answer.objects.exclude(text="").exclude(item__key="").exclude(item__isnull=True)
    return dict(rows.values_list("item__key").annotate(Count("id")).order_by())


def who_answered() -> list[tuple[str, str]]:
    """Return everybody who gave an answer, as (uid, name), by name."""
    # Asked talk by talk: of a hundred thousand answers each needs one look, not a row of a join.
    answered = Interview.objects.filter(Exists(Answer.objects.filter(interview_id=OuterRef("pk"))))
    people = Contact.objects.filter(pk__in=answered.values("contact__person_id"))
    return list(people.order_by("sort_as", "id").values_list("uid", "full_name"))


def voices(goal_id: int) -> dict[str, int]:
    """Return how many people have answered each question for a goal, by key."""
    rows = Answer.objects.filter(interview__goal_id=goal_id).exclude(text="").exclude(item__isnull=True)
    counted = rows.values_list("item__key").annotate(Count("interview__contact__person", distinct=True))
    return dict(counted.order_by())


def topic_voices(goal_id: int) -> tuple[dict[str, int], dict[int, int]]:
    """Return the topic of each question for a goal, and how many people spoke of each topic."""
    items = PlanItem.objects.filter(topic__goal_id=goal_id).exclude(topic__isnull=True)
    topic_of = dict(items.order_by("id").values_list("key", "topic_id"))
    rows = Answer.objects.filter(item__topic__goal_id=goal_id).exclude(text="")
    counted = rows.values_list("item__topic_id").annotate(Count("interview__contact__person", distinct=True))
    return topic_of, dict(counted.order_by())


def colleagues(contact: Contact) -> dict[str, list[str]]:
    """Return who at the same place has answered a question already: names by key."""
    found: dict[str, list[str]] = defaultdict(list)
    if contact.organization_id is None:
        return found
    rows = Answer.objects.filter(interview__contact__organization_id=contact.organization_id)
    rows = rows.exclude(interview__contact__person_id=contact.pk).exclude(text="").exclude(item__isnull=True)
    for key, name in rows.order_by("id").values_list("item__key", "interview__contact__person__full_name"):
        if key and name not in found[key]:
            found[key].append(name)
    return found


def logged_minutes() -> dict[str, list[float]]:
    """Return how many minutes each question took in the newest talks, by key.

    A question lasts from its first note to the first note on the next one; the last until the end.
    """
    talks = Interview.objects.filter(ended_at__isnull=False).order_by("-id")[:_TALKS_TO_LEARN_FROM]
    ended = {one.pk: one.ended_at for one in talks}
    first: dict[int, dict[str, datetime]] = defaultdict(dict)
    rows = Revision.objects.filter(interview_id__in=list(ended)).exclude(item__isnull=True).order_by("id")
    for talk, key, at in rows.values_list("interview_id", "item__key", "at"):
        first[talk].setdefault(key, at)
    found: dict[str, list[float]] = defaultdict(list)
    for talk, begun in first.items():
        for key, minutes in _spans(begun.items(), ended[talk]):
            if key:
                found[key].append(minutes)
    return dict(found)


def _spans(begun: Iterable[tuple[str, datetime]], end: datetime | None) -> Sequence[tuple[str, float]]:
    ordered = sorted(begun, key=lambda one: one[1])
    ends = [*(at for _, at in ordered[1:]), end]
    return [
        (key, (until - at).total_seconds() / 60)
        for (key, at), until in zip(ordered, ends, strict=True)
        if until
    ]
