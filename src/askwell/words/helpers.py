"""The people who helped: everybody who was talked with for a goal, with a note that says what came of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, cast

from askwell.kernel.errors import N_, BadInputError
from askwell.practice.arranging import queries as arranging
from askwell.practice.arranging.models import Interview
from askwell.practice.asking import queries as asking
from askwell.practice.asking.models import Goal
from askwell.practice.holding import queries as holding
from askwell.practice.holding.answers import leaves
from askwell.practice.holding.models import Answer
from askwell.practice.holding.redaction import Leave, may_stand_among_others
from askwell.practice.identifying.models import Contact
from askwell.words import about, dates, papers, scripts
from askwell.workspace.models import Seeker

if TYPE_CHECKING:
    from askwell.integrations.printing.press import Size


@dataclass(frozen=True, slots=True)
class Helped:
    """Somebody who helped: the contact, the sentence that may be quoted ("" for none), and a drafted note."""

    contact: Contact
    sentence: str
    note: str


def helped(goal: Goal, seeker: Seeker) -> list[Helped]:
    """Return everybody talked with for a goal, in the order of the talks, each once."""
    talks = {one.contact_id: one for one in reversed(arranging.held_for(goal.pk))}
    quotes = _quotes(holding.quotable_on_goal(goal.pk))
    own = asking.own_wordings()
    found = [
        Helped(one.contact, quotes.get(one.contact_id, ""), _note(one, goal, seeker, own))
        for one in talks.values()
    ]
    return list(reversed(found))


def _quotes(answers: Sequence[Answer]) -> dict[int, str]:
    """Return the best sentence of each: a starred one before the others."""
    ordered = sorted(answers, key=lambda one: one.starred)
    return {one.interview.contact_id: " ".join(one.text.split()) for one in ordered}


def _note(talk: Interview, goal: Goal, seeker: Seeker, own: scripts.Own) -> str:
    month = dates.month(talk.began_at.date()) if talk.began_at else ""
    lines = scripts.check_in(
        called=about.called(talk.contact), me=seeker.name, month=month, goal=goal.text, news="", own=own
    )
    return scripts.written(lines)


def print_sheet(goal: Goal, seeker: Seeker, *, today: date, size: str = "a4") -> bytes:
    """Return the folded sheet as PDF; raises BadInputError where nobody was talked with yet."""
    from askwell.integrations.printing import press, shop  # noqa: PLC0415 -- loaded at the first print

    allowed = leaves()
    people = [
        one
        for one in helped(goal, seeker)
        if may_stand_among_others(allowed.get(one.contact.person_id, Leave()))
    ]
    if not people:
        raise BadInputError(N_("You have talked with nobody about this yet."))
    sheet = shop.HelpersSheet(
        goal=goal.text,
        people=tuple(
            shop.Helper(name=one.contact.full_name, what=_what(one.contact), sentence=one.sentence)
            for one in people
        ),
        imprint=seeker.name,
        **papers.frame(),
    )
    return press.print_paper(sheet, size=cast("Size", size), created=today, own=papers.own_designs())


def _what(contact: Contact) -> str:
    place = contact.organization.name if contact.organization else ""
    return ", ".join(part for part in (contact.title, place) if part)
