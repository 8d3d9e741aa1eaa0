"""What a script may stand on: plain values, each one recorded, empty where nothing is known."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from django.utils.translation import gettext as _

from askwell.kernel import working_days
from askwell.practice.identifying.rules import Tie
from askwell.words import dates
from askwell.words.scripts.lines import Line, Own, line

_SLOTS_AFTER_DAYS = 3
_A, _AN, _VOWELS = " a {thing}", " an {thing}", frozenset("aeiou")


class Relation(StrEnum):
    """How the seeker stands to somebody, so far as the lines to say differ by it."""

    COLD = "cold"
    WARM = "warm"
    CLOSE = "close"
    ALUMNI = "alumni"
    REFERRED = "referred"


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What is known about a request.

    `called` is how the contact is addressed, `goal` the seeker's sentence, `referrer` somebody
    who allowed the use of their name, `why` the reason for this person, `slots` two times to
    offer, `ring_on` the day of the next call; days and times are written as one says them;
    `own` are the seeker's wordings, `tie` is how well they know each other.
    """

    me: str = ""
    number: str = ""
    town: str = ""
    called: str = ""
    name_known: bool = True
    organization: str = ""
    goal: str = ""
    referrer: str = ""
    why: str = ""
    minutes: int = 15
    slots: tuple[str, str] = ("", "")
    by_phone: bool = False
    ring_on: str = ""
    ring_at: str = ""
    own: Own = field(default_factory=dict)
    tie: Tie = Tie.STRANGER

    @property
    def relation(self) -> Relation:
        """Return how the two stand to each other: somebody who sent the seeker comes before all else."""
        return Relation.REFERRED if self.referrer else _RELATIONS[self.tie]


_RELATIONS = {
    Tie.CLOSE: Relation.CLOSE,
    Tie.KNOWN: Relation.WARM,
    Tie.REFERRED: Relation.COLD,
    Tie.ALUMNI: Relation.ALUMNI,
    Tie.STRANGER: Relation.COLD,
}


def minutes_in_words(minutes: int) -> str:
    """Return the minutes as one says them: "fifteen", "twenty", else digits."""
    words = {10: _("ten"), 15: _("fifteen"), 20: _("twenty"), 30: _("thirty")}
    return words.get(minutes, str(minutes))


def slots(today: date) -> tuple[str, str]:
    """Return two times to offer: a day, and the morning after it, three working days ahead."""
    first = working_days.add(today, _SLOTS_AFTER_DAYS)
    second = working_days.add(first, 1)
    return dates.weekday(first), _("{day} morning").format(day=dates.weekday(second))


def openings() -> dict[str, str]:
    """Return the sentences that a goal can begin as, with a place for the `thing`, by code."""
    return {
        "day": _("I would like to know what a {thing} does all day."),
        "become": _("I wonder whether I could become a {thing}."),
        "own": _("I have been thinking of starting {thing} of my own, but I am not sure."),
        "change": _("I would like to understand how {thing} is changing."),
    }


def _said() -> dict[str, str]:
    return {
        "day": _("I am finding out what a {thing} does all day."),
        "become": _("I am finding out whether I could become a {thing}."),
        "own": _("I am thinking of starting {thing} of my own, and I am not sure."),
        "change": _("I am finding out how {thing} is changing."),
    }


def goal_sentence(code: str, thing: str) -> str:
    """Return a goal as a whole sentence: "I would like to know what a baker does all day."."""
    return _with_article(openings()[code], thing.strip()).format(thing=thing.strip())


def thing_of(goal: str) -> tuple[str, str]:
    """Return the opening (code) a goal was made from and its thing; ("", "") for own words."""
    for code, template in openings().items():
        for article in (template, template.replace(_A, _AN)):
            before, _place, after = article.partition("{thing}")
            if goal.startswith(before) and goal.endswith(after) and len(goal) > len(before) + len(after):
                return code, goal[len(before) : len(goal) - len(after)]
    return "", ""


def _with_article(template: str, thing: str) -> str:
    """Return an English template with the article that the thing wants; others stay as they are."""
    return template.replace(_A, _AN) if thing[:1].casefold() in _VOWELS else template


def finding_out(goal: str) -> Line:
    """Return the line that says what one wants to know; own words are quoted as they stand."""
    code, thing = thing_of(goal.strip())
    if code:
        return line("purpose", _with_article(_said()[code], thing), thing=thing)
    if goal.strip():
        return line("purpose", _("What I am trying to find out is this: “{goal}”"), goal=goal)
    return line("purpose", _("I am finding out {goal}."), goal="")
