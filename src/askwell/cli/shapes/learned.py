"""What was learned, and what a decision stands on, as plain values."""

from typing import Any

from askwell.cli.shapes.people import named
from askwell.cli.shapes.talks import answer, topic
from askwell.practice.learning.deciding import Deciding, Judged
from askwell.practice.learning.models import Aim, Decision, Option, Outcome, Passage
from askwell.practice.learning.overview import Learned, Missing, Suggested
from askwell.practice.learning.queries import Tally
from askwell.practice.learning.saturation import Enough
from askwell.practice.learning.voices import Voice, Voices

Shape = dict[str, Any]


def passage(one: Passage) -> Shape:
    """Return marked words with their theme."""
    theme = {"uid": one.theme.uid, "text": one.theme.text} if one.theme else None
    return {"uid": one.uid, "answer": one.answer.uid, "text": one.text, "theme": theme}


def voice(one: Voice) -> Shape:
    """Return an answer beside others, with its marks, and to whom its giver is related (`kin`)."""
    kin = {"how": str(one.kinship), "name": one.kin} if one.kinship else None
    return {
        **answer(one.answer),
        "contact": named(one.answer.interview.contact),
        "passages": [passage(each) for each in one.passages],
        "kin": kin,
    }


def voices(found: Voices) -> Shape:
    """Return a page of voices; `more` leads to the next."""
    return {
        "people": found.people,
        "independent": found.independent,
        "voices": [voice(one) for one in found.voices],
        "more": found.more,
    }


def tally(one: Tally) -> Shape:
    """Return a theme, with how many people spoke of it, about how many topics."""
    return {"uid": one.theme.uid, "text": one.theme.text, "people": one.people, "topics": one.topics}


def learned(found: Learned) -> Shape:
    """Return what was learned about a goal at a glance."""
    return {
        "topics": [
            {**topic(one), "people": kept.people, "independent": kept.independent}
            for one, kept in found.topics
        ],
        "disagreements": [
            {
                "finding": one.weighed.finding.uid,
                "claim": one.weighed.finding.claim,
                "ask": [_suggested(each) for each in one.ask],
            }
            for one in found.disagreements
        ],
        "missing": [missing(one) for one in found.missing],
        "themes": [tally(one) for one in found.themes],
        "enough": _enough(found.enough),
        "unmarked": found.unmarked,
    }


def missing(one: Missing) -> Shape:
    """Return what is missing, and whom to ask."""
    return {
        "kind": str(one.gap.kind),
        "topic": topic(one.topic) if one.topic else None,
        "people": one.gap.people,
        "vantage": str(one.gap.vantage) if one.gap.vantage else None,
        "ask": [_suggested(each) for each in one.ask],
    }


def _suggested(one: Suggested) -> Shape:
    return {"uid": one.uid, "name": one.name, "interview": one.interview or None}


def _enough(one: Enough) -> Shape:
    made = one.estimate
    return {
        "talks": one.talks,
        "themes": one.themes,
        "last": one.last,
        "new": one.new,
        "estimate": {"at_least": round(made.at_least, 1), "low": made.low, "high": made.high}
        if made
        else None,
    }


def deciding(found: Deciding) -> Shape:
    """Return what a decision stands on, what was decided, and what came of it."""
    return {
        "options": [thing(one) for one in found.options],
        "matters": [thing(one) for one in found.criteria],
        "judged": [judged(one) for _, cells in found.rows for one in cells if one.cell],
        "decisions": [decision(one) for one in found.decisions],
        "outcomes": [outcome(one) for one in found.outcomes],
    }


def thing(one: Option | Any) -> Shape:
    """Return an option, or something that matters."""
    return {"uid": one.uid, "text": one.text}


def judged(one: Judged) -> Shape:
    """Return how an option does on something that matters, and the findings that say so."""
    return {
        "option": one.option.uid,
        "matter": one.criterion.uid,
        "verdict": (one.cell.verdict or None) if one.cell else None,
        "note": (one.cell.note or None) if one.cell else None,
        "findings": [each.uid for each in one.findings],
    }


def decision(one: Decision) -> Shape:
    """Return what was decided."""
    return {
        "uid": one.uid,
        "text": one.text,
        "on": one.on,
        "reasons": one.reasons or None,
        "change_mind": one.change_mind or None,
        "review_on": one.review_on,
        "reviewed_at": one.reviewed_at,
    }


def outcome(one: Outcome) -> Shape:
    """Return what came of it, and the talk that led to it."""
    return {
        "uid": one.uid,
        "text": one.text,
        "on": one.on,
        "interview": one.interview.uid if one.interview else None,
    }


def aim(one: Aim) -> Shape:
    """Return the aim for a week."""
    return {"uid": one.uid, "text": one.text, "resting": one.resting_since is not None}
