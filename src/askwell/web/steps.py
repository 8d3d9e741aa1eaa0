"""The next steps as lines of a page: where the main button of each leads."""

from datetime import date
from typing import NamedTuple

from askwell.practice.today.queries import Shown
from askwell.practice.today.rules import is_late
from askwell.web.addresses import address
from askwell.words import steps as words
from askwell.words.sentence import Sentence

_OF_INTERVIEW = {"meet": "live", "debrief": "debrief"}
_OF_CONTACT = {
    **dict.fromkeys(
        ("call", "find_number", "leave_message", "apologise", "settle_time", "offer_slots"), "call"
    ),
    **dict.fromkeys(("write", "nudge", "revive", "thank_for_name"), "write"),
    **dict.fromkeys(("tell", "promise", "check_in"), "keep_in_touch"),
    "second_person": "second_person",
    "practise": "practise",
}


class Line(NamedTuple):
    """One line of the day, in words, with its main action and its link."""

    step: Shown
    title: Sentence
    why: Sentence
    when: str
    late: bool
    action: str
    href: str


def line(step: Shown, today: date) -> Line:
    """Return a step as a line of the page on a day."""
    return Line(
        step,
        words.title(step),
        words.why(step),
        words.when(step, today),
        is_late(step.kind, step.on, today),
        words.action(step),
        link(step),
    )


def in_order_of_the_day(lines: list[Line]) -> list[Line]:
    """Return lines as a day goes: what is late first, then what has an hour, then the rest."""
    return sorted(lines, key=lambda one: (not one.late, one.step.at == "", one.step.at))


def link(step: Shown) -> str:
    """Return where a step is done."""
    if step.subject_kind == "interview":
        return address(_OF_INTERVIEW.get(step.kind, "interview"), step.subject_uid)
    if step.subject_kind == "card":
        return address("card", step.subject_uid)
    return address(_OF_CONTACT.get(step.kind, "contact"), step.contact_uid)
