"""What would follow each outcome of a call: the next step as the rules would set it, before it is chosen."""

from dataclasses import dataclass, replace
from datetime import date

from askwell.practice.arranging.rules import Channel, Outcome, Tried
from askwell.practice.identifying.parts import parts_of
from askwell.practice.today import queries as today
from askwell.practice.today.rules import next_step
from askwell.web.requests import MemberRequest
from askwell.words import dates
from askwell.words import steps as words
from askwell.words.sentence import Sentence

FORESEEN = (
    Outcome.NO_ANSWER,
    Outcome.VOICEMAIL,
    Outcome.GATEKEEPER,
    Outcome.CALL_LATER,
    Outcome.NOT_RUNG,
    Outcome.WRONG_NUMBER,
)


@dataclass(frozen=True, slots=True)
class Then:
    """The step after an outcome: what, why, the day to show and the day itself."""

    title: Sentence
    why: Sentence
    when: str
    on: date


def after_each(contact_id: int, here: MemberRequest) -> dict[str, Then]:
    """Return the step after each outcome, by code; none for somebody who has not been taken up."""
    facts = today.facts_of(parts_of([contact_id]))[contact_id]
    if not facts.taken:
        return {}
    found: dict[str, Then] = {}
    for outcome in FORESEEN:
        tried = Tried(here.now, here.today, Channel.CALL, outcome)
        due = next_step(replace(facts, tried=(*facts.tried, tried), put_off=()))
        if due is not None:
            step = today.as_shown(contact_id, due)
            found[str(outcome)] = Then(
                words.title(step), words.why(step), dates.day(step.on, here.today), step.on
            )
    return found
