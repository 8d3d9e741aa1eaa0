"""Goals, questions, interviews, cards, promises, check-ins and findings, as plain values."""

from collections.abc import Sequence
from typing import Any

from askwell.cli.shapes.people import named
from askwell.practice.arranging.models import Interview
from askwell.practice.asking import queries as asking
from askwell.practice.asking import rules as asking_rules
from askwell.practice.asking.models import Goal, PlanItem, Topic
from askwell.practice.asking.rules import Asked
from askwell.practice.following_up.models import CheckIn, Promise
from askwell.practice.holding import queries as holding
from askwell.practice.holding.models import Answer
from askwell.practice.learning import queries as learning
from askwell.practice.learning.queries import Weighed
from askwell.practice.thanking.models import Card

Shape = dict[str, Any]


def goal_line(one: Goal) -> Shape:
    """Return a goal as the list shows it."""
    return {"uid": one.uid, "text": one.text, "opened_at": one.opened_at, "closed_at": one.closed_at}


def goal(one: Goal) -> Shape:
    """Return a goal with its topics, how many people spoke to each, and whom it was taken up with."""
    voices = learning.voices_by_topic(one.pk)
    return {
        **goal_line(one),
        "decision": one.decision or None,
        "guess": one.guess or None,
        "topics": [{**topic(each), "voices": voices.get(each.pk, 0)} for each in asking.topics_of(one.pk)],
        "contacts": [
            {**(named(each.contact) or {}), "open": each.closed_at is None}
            for each in asking.pursuits_for(one.pk)
        ],
    }


def topic(one: Topic) -> Shape:
    """Return a topic."""
    return {"uid": one.uid, "text": one.text}


def question(one: Asked) -> Shape:
    """Return a question that can be chosen."""
    return {
        "key": one.key,
        "text": one.text,
        "purpose": one.purpose,
        "minutes": one.minutes,
        "position": str(one.position),
    }


def interview_line(one: Interview) -> Shape:
    """Return an interview as the list shows it."""
    return {
        "uid": one.uid,
        "contact": named(one.contact),
        "state": one.state,
        "when": one.wall or None,
        "zone": one.zone,
        "minutes": one.minutes,
        "mode": one.mode,
        "place": one.place or None,
    }


def interview(one: Interview) -> Shape:
    """Return an interview with its questions, what was said, and the debrief."""
    debrief = holding.debrief_of(one.pk)
    said = holding.notes_permission(one)
    return {
        **interview_line(one),
        "starts_at": one.starts_at,
        "goal": goal_line(one.goal) if one.goal else None,
        "travel_minutes": one.travel_minutes,
        "dress": one.dress or None,
        "note": one.note or None,
        "began_at": one.began_at,
        "ended_at": one.ended_at,
        "extra_minutes": one.extra_minutes,
        "notes_permission": str(said) if said else None,
        "questions": questions(asking.plan_items(one.plan), one.minutes),
        "notes": notes(one),
        "answers": [answer(each) for each in holding.answers_of(one.pk)],
        "time_checks": [
            {"at": each.at, "choice": each.choice, "extra_minutes": each.extra_minutes}
            for each in holding.time_checks_of(one.pk)
        ],
        "debrief": {
            name: getattr(debrief, name) for name in ("learned", "surprised", "unknown", "advice", "detail")
        }
        if debrief
        else None,
    }


def questions(items: Sequence[PlanItem], minutes: int) -> list[Shape]:
    """Return the questions of a plan; `sure` tells which fit the promised minutes."""
    sure = asking_rules.sure_to_be_asked(asking.as_asked(items), minutes)
    return [
        {
            "uid": one.uid,
            "key": one.key or None,
            "text": one.text,
            "minutes": one.minutes,
            "position": one.position,
            "sure": one.position == asking_rules.Position.CLOSER or place < sure,
        }
        for place, one in enumerate(items)
    ]


def notes(one: Interview) -> list[Shape]:
    """Return the notes as they stand, by question (None for those that belong to none)."""
    items = {each.pk: each.uid for each in asking.plan_items(one.plan)}
    return [
        {"question": items.get(item_id) if item_id else None, "text": each.text, "starred": each.starred}
        for item_id, each in holding.latest_notes(one.pk).items()
    ]


def answer(one: Answer) -> Shape:
    """Return an answer with its question."""
    return {
        "uid": one.uid,
        "question": {"uid": one.item.uid, "text": one.item.text} if one.item else None,
        "text": one.text,
        "starred": one.starred,
        "quote": one.quote,
        "off_record": one.off_record,
        "from_memory": one.from_memory,
    }


def card(one: Card) -> Shape:
    """Return a card with its marks."""
    return {
        "uid": one.uid,
        "contact": named(one.contact),
        "interview": one.interview.uid if one.interview else None,
        "medium": one.medium,
        "met_on": one.met_on,
        "words": one.words or None,
        "business_card": one.business_card,
        "ready_at": one.ready_at,
        "printed_at": one.printed_at,
        "written_at": one.written_at,
        "posted_at": one.posted_at,
        "returned_at": one.returned_at,
        "let_go_at": one.let_go_at,
    }


def promise(one: Promise) -> Shape:
    """Return a promise."""
    return {
        "uid": one.uid,
        "contact": named(one.contact),
        "words": one.words,
        "due": one.due_on,
        "kept_at": one.kept_at,
        "let_go_at": one.let_go_at,
    }


def check_in(one: CheckIn) -> Shape:
    """Return a check-in."""
    return {
        "uid": one.uid,
        "contact": named(one.contact),
        "planned_on": one.planned_on,
        "sent_on": one.sent_on,
        "channel": one.channel or None,
        "words": one.words or None,
        "let_go_at": one.let_go_at,
    }


def finding(one: Weighed) -> Shape:
    """Return a finding with the answers for and against it, and how many people speak each way."""
    return {
        "uid": one.finding.uid,
        "claim": one.finding.claim,
        "topic": topic(one.finding.topic) if one.finding.topic else None,
        "confidence": one.finding.confidence or None,
        "for": one.voices.for_it,
        "against": one.voices.against_it,
        "independent": {"for": one.independent.for_it, "against": one.independent.against_it},
        "evidence": [
            {
                "answer": each.answer.uid,
                "text": each.answer.text,
                "words": each.passage.text if each.passage else None,
                "contact": named(each.answer.interview.contact),
                "stance": each.stance,
            }
            for each in one.evidence
        ],
    }
