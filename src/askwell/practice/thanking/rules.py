"""What is true of the thank-you card: when to write it, when to post it, when it is late.

Written the same day, posted the next working day, red from 72 hours to ten days; after that the
red goes, because a late card is still a real card (practice.md §1.7, design.md §6).
"""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from askwell.kernel import working_days
from askwell.kernel.due import Due

LATE_AFTER_DAYS = 3
STILL_REAL_AFTER_DAYS = 10
WORDS_FEWEST = 60
WORDS_MOST = 90
_JOB_WORDS = re.compile(
    r"\b(hire|hiring|vacanc\w*|job opening|résumé|(?:my|a|your|the) resume|cv|position open)\b", re.IGNORECASE
)


class Medium(StrEnum):
    """What the thanks are written on."""

    CARD = "card"
    EMAIL = "email"


class Step(StrEnum):
    """The kinds of step a card asks for."""

    WRITE_CARD = "write_card"
    POST_CARD = "post_card"


class Tone(StrEnum):
    """How a card that waits is shown."""

    DUE = "due"
    LATE = "late"
    STILL_REAL = "still_real"


@dataclass(frozen=True, slots=True)
class Thanks:
    """A card as the rules see it: the days on which something was done, or None."""

    uid: str
    met_on: date
    written_on: date | None = None
    posted_on: date | None = None
    returned_on: date | None = None
    let_go: bool = False


def due_for(thanks: Thanks) -> Due | None:
    """Return the step a card asks for, or None once it is on its way or was let go."""
    about = ("card", thanks.uid)
    if thanks.let_go:
        return None
    if thanks.returned_on:
        day = working_days.add(thanks.returned_on, 1)
        return Due(on=day, weight=2, kind=Step.POST_CARD, subject=about, reason="came_back")
    if thanks.posted_on:
        return None
    if not thanks.written_on:
        return Due(on=thanks.met_on, weight=2, kind=Step.WRITE_CARD, subject=about, reason="same_day")
    day = max(working_days.add(thanks.met_on, 1), thanks.written_on)
    return Due(on=day, weight=2, kind=Step.POST_CARD, subject=about, reason="next_working_day")


def tone(met_on: date, today: date) -> Tone:
    """Return how a card not yet posted is shown on a day."""
    waited = (today - met_on).days
    if waited > STILL_REAL_AFTER_DAYS:
        return Tone.STILL_REAL
    return Tone.LATE if waited >= LATE_AFTER_DAYS else Tone.DUE


def count_words(text: str) -> int:
    """Return the number of words on the card."""
    return len(text.split())


def asks_for_a_job(text: str) -> bool:
    """Tell whether the words ask for work, which a card never does."""
    return bool(_JOB_WORDS.search(text))
