"""What is true of goals, questions and plans: how a plan fits the minutes promised.

The planner rules are those of practice.md §2: minutes less two to begin, two for the referral and
the close, and one to spare; one opener; a referral and a time check always pinned; purposes from
general to personal to advice; at most one question about pay, and late. A plan never takes a
question off: it draws a line between *sure to be asked* and *if time allows*.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

OPENING_MINUTES = 2
CLOSING_MINUTES = 2
SLACK_MINUTES = 1
FIVE_TO_START_WITH = ("bg-01", "ind-01", "chl-01", "own-01", "own-02")
FIVE_WITHOUT_BUSINESS = ("bg-01", "day-01", "ind-01", "chl-01", "ref-01")
PURPOSE_ORDER = (
    "background",
    "day_to_day",
    "industry_forecast",
    "skills_training",
    "culture",
    "challenges",
    "own_business",
    "pay_conditions",
    "advice",
    "resources",
    "referrals",
    "closing",
)
AUDIENCES = ("career_changer", "job_seeker", "founder", "student", "returning")


class Position(StrEnum):
    """Where in a talk a question belongs."""

    OPENER = "opener"
    CORE = "core"
    CLOSER = "closer"


class ClosedWhy(StrEnum):
    """Why a pursuit was closed."""

    LEARNED = "learned"
    DECLINED = "declined"
    LET_GO = "let_go"
    DO_NOT_CONTACT = "do_not_contact"
    NOT_REACHED = "not_reached"


class BeginWith(StrEnum):
    """How the seeker chose to begin with somebody (practice.md §1.5b)."""

    PRACTISE = "practise"
    WRITE = "write"
    CALL = "call"


@dataclass(frozen=True, slots=True)
class Taken:
    """An open pursuit: its uid, how and when to begin, and when it was opened."""

    uid: str
    begin_with: BeginWith
    begins_on: date
    opened_on: date


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as a plan sees it; no `audiences` means everybody, `tags` are the seeker's own words."""

    key: str
    text: str
    purpose: str
    minutes: float
    position: Position
    audiences: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()


def budget(minutes: int) -> float:
    """Return the minutes left for questions between the opening and the close."""
    return max(0.0, float(minutes - OPENING_MINUTES - CLOSING_MINUTES - SLACK_MINUTES))


def in_order(questions: Sequence[Asked]) -> list[Asked]:
    """Return the questions in the order they are asked: openers, then by purpose, closers last."""
    ranks = {position: rank for rank, position in enumerate(Position)}
    purposes = {purpose: rank for rank, purpose in enumerate(PURPOSE_ORDER)}
    return sorted(
        questions, key=lambda asked: (ranks[asked.position], purposes.get(asked.purpose, len(purposes)))
    )


def sure_to_be_asked(questions: Sequence[Asked], minutes: int) -> int:
    """Return how many of the questions, taken in order without the closers, fit the promised minutes."""
    left = budget(minutes)
    count = 0
    for asked in questions:
        if asked.position is Position.CLOSER:
            continue
        left -= asked.minutes
        if left < 0:
            break
        count += 1
    return count


def with_added(questions: Sequence[Asked], asked: Asked) -> list[Asked]:
    """Return the questions with one more, after the last of those that are asked before it."""
    at = len(questions)
    while at and in_order([questions[at - 1], asked])[0] is asked:
        at -= 1
    return [*questions[:at], asked, *questions[at:]]


def with_moved(questions: Sequence[Asked], key: str, by: int) -> list[Asked]:
    """Return the questions with one of them `by` places further on; an unknown key moves nothing."""
    kept = list(questions)
    at = next((place for place, asked in enumerate(kept) if asked.key == key), None)
    if at is not None:
        kept.insert(max(0, at + by), kept.pop(at))
    return kept
