"""How a plan is proposed that fits the minutes promised: pure, and the same for the same facts.

One opener; the order of a talk; a question about pay once and late; a referral and the time check
always at the end. Topics that the fewest people have spoken about come first, then questions with
the fewest answers. A locked question stays. What does not fit is kept below the line, never lost.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from askwell.practice.asking.rules import (
    FIVE_TO_START_WITH,
    FIVE_WITHOUT_BUSINESS,
    OPENING_MINUTES,
    Asked,
    Position,
    budget,
    in_order,
)

PAY = "pay_conditions"
BUSINESS = "own_business"
PAY_FROM_MINUTE = 8
RESERVE = 4
TIME_CHECK = "cls-02"
REFERRAL = "ref-01"
_OFTEN = 3
_FEWEST_MINUTES, _MOST_MINUTES = 0.5, 15.0


class Why(StrEnum):
    """Why a question was chosen, or left where it is."""

    LOCKED = "locked"
    FEWEST_VOICES = "fewest_voices"
    NOBODY_YET = "nobody_yet"
    COLLEAGUE_ANSWERED = "colleague_answered"
    ALWAYS = "always"
    ORDER = "order"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A question with what is known about it.

    `voices` have answered it for this goal, `topic_voices` have spoken about its topic (None: it has
    no topic), `colleagues` at the same place have answered it; `on_site`: their website says it;
    `planned`: it stands in the plan already, and stays there, below the line if need be.
    """

    asked: Asked
    voices: int = 0
    topic_voices: int | None = None
    colleagues: int = 0
    locked: bool = False
    on_site: bool = False
    planned: bool = False


@dataclass(frozen=True, slots=True)
class Proposal:
    """A plan: sure to be asked, if time allows, and the close, each in order; and why, by key."""

    sure: list[Asked]
    spare: list[Asked]
    closers: list[Asked]
    why: dict[str, Why] = field(default_factory=dict)

    @property
    def all(self) -> list[Asked]:
        """Return every question in the order asked."""
        return [*self.sure, *self.spare, *self.closers]


def propose(candidates: Sequence[Candidate], minutes: int, *, business: bool, audience: str = "") -> Proposal:
    """Propose a plan for the promised minutes.

    `business`: the contact has a business of their own; `audience` is the seeker's code, "" for any.
    The questions sure to be asked never take more than `rules.budget(minutes)`, locked ones included:
    a locked one that does not fit stays, below the line.
    """
    closers = _closers(candidates)
    core = [one for one in candidates if one.asked.position is not Position.CLOSER]
    locked = [one for one in core if one.locked]
    open_to_choice = _ranked(_allowed(core, business=business), business=business, audience=audience)
    sure, spare = _fitting(core, open_to_choice, minutes)
    ordered = _with_locked_as_they_were(in_order([one.asked for one in sure]), locked)
    ordered, too_early = _pay_late(ordered, {one.asked.key for one in locked})
    spare_asked = [*(one for one in too_early), *(one.asked for one in spare)]
    chosen = [*sure, *spare, *(Candidate(one) for one in too_early)]
    return Proposal(
        ordered, spare_asked, closers, {**_reasons(chosen), **{one.key: Why.ALWAYS for one in closers}}
    )


def _closers(candidates: Iterable[Candidate]) -> list[Asked]:
    """Return the close: what was locked, and always one referral and one time check where there are any."""
    found = [one for one in candidates if one.asked.position is Position.CLOSER]
    kept = [one.asked for one in found if one.locked or one.planned]
    for wanted, purpose in ((REFERRAL, "referrals"), (TIME_CHECK, "closing")):
        if any(one.purpose == purpose for one in kept):
            continue
        fitting = [one for one in found if one.asked.purpose == purpose]
        fitting.sort(key=lambda one: (one.asked.key != wanted, one.voices))
        kept += [one.asked for one in fitting[:1]]
    return in_order(kept)


def _allowed(core: Iterable[Candidate], *, business: bool) -> list[Candidate]:
    return [
        one
        for one in core
        if not one.locked and not one.on_site and (business or one.asked.purpose != BUSINESS)
    ]


def _ranked(candidates: Iterable[Candidate], *, business: bool, audience: str) -> list[Candidate]:
    """Return the questions, those to be asked first in front."""
    five = FIVE_TO_START_WITH if business else FIVE_WITHOUT_BUSINESS
    first = {key: place for place, key in enumerate(five)}

    def rank(one: Candidate) -> tuple[object, ...]:
        fits = not audience or not one.asked.audiences or audience in one.asked.audiences
        voices = one.voices if one.topic_voices is None else one.topic_voices
        return (
            one.colleagues,
            not fits,
            one.topic_voices is None,
            voices,
            one.voices,
            first.get(one.asked.key, len(first)),
            one.asked.key,
        )

    return sorted(candidates, key=rank)


def _fitting(
    core: Sequence[Candidate], ranked: Sequence[Candidate], minutes: int
) -> tuple[list[Candidate], list[Candidate]]:
    """Return what fits the budget, locked ones first, and a few to hold in reserve."""
    left = budget(minutes)
    locked = [one for one in core if one.locked]
    sure: list[Candidate] = []
    spare: list[Candidate] = []
    for one in locked:
        if one.asked.minutes <= left:
            sure.append(one)
            left -= one.asked.minutes
        else:
            spare.append(one)
    reserve: list[Candidate] = []
    # Each purpose once, then again: a talk that goes round the field, and openers before all.
    waiting = sorted(ranked, key=lambda one: one.asked.position is not Position.OPENER)
    for most in (1, 2, len(ranked) + 1):
        for one in waiting:
            if one in sure or one in reserve or not _room_for(one, [*locked, *sure], most):
                continue
            if one.asked.minutes <= left:
                sure.append(one)
                left -= one.asked.minutes
            elif most == 1 and len(reserve) < RESERVE:
                reserve.append(one)
    stays = [one for one in core if one.planned and one not in sure and one not in spare]
    return sure, [*spare, *stays, *(one for one in reserve if one not in stays)][
        : max(RESERVE, len(spare) + len(stays))
    ]


def _room_for(one: Candidate, taken: Iterable[Candidate], most: int) -> bool:
    """Tell whether a talk takes another of this kind: one opener, one about pay, a few of a purpose."""
    others = [other.asked for other in taken]
    if one.asked.position is Position.OPENER:
        return all(other.position is not Position.OPENER for other in others)
    same = sum(other.purpose == one.asked.purpose for other in others)
    return same < (1 if one.asked.purpose == PAY else most)


def _with_locked_as_they_were(ordered: Sequence[Asked], locked: Sequence[Candidate]) -> list[Asked]:
    """Return the order of a talk, with locked questions in the order the seeker gave them."""
    among = {one.key for one in ordered}
    given = iter([one.asked for one in locked if one.asked.key in among])
    fixed = {one.asked.key for one in locked}
    return [next(given) if one.key in fixed else one for one in ordered]


def _pay_late(ordered: Sequence[Asked], locked: set[str]) -> tuple[list[Asked], list[Asked]]:
    """Return the questions with pay after the eighth minute, and those for which that is not to be had."""
    kept = list(ordered)
    pay = next((one for one in kept if one.purpose == PAY and one.key not in locked), None)
    if pay is None:
        return kept, []
    for place in range(kept.index(pay), len(kept)):
        moved = [one for one in kept if one is not pay]
        moved.insert(place, pay)
        if OPENING_MINUTES + sum(one.minutes for one in moved[:place]) >= PAY_FROM_MINUTE:
            return moved, []
    return [one for one in kept if one is not pay], [pay]


def _reasons(chosen: Iterable[Candidate]) -> dict[str, Why]:
    found = {}
    for one in chosen:
        if one.locked:
            why = Why.LOCKED
        elif one.colleagues:
            why = Why.COLLEAGUE_ANSWERED
        elif one.topic_voices == 0 or (one.topic_voices is None and not one.voices):
            why = Why.NOBODY_YET
        elif one.topic_voices is not None:
            why = Why.FEWEST_VOICES
        else:
            why = Why.ORDER
        found[one.asked.key] = why
    return found


def swapped(
    candidates: Sequence[Candidate], planned: Sequence[Asked], key: str, minutes: int
) -> Asked | None:
    """Return the best question to stand in for one of the plan, None where there is none.

    It has the same place in a talk, is not longer, and has the same purpose if it can; `minutes`
    bounds the length where the plan is already full.
    """
    out = next((one for one in planned if one.key == key), None)
    if out is None:
        return None
    among = {one.key for one in planned}
    fitting = [
        one
        for one in candidates
        if one.asked.key not in among
        and not one.on_site
        and one.asked.position is out.position
        and one.asked.minutes <= max(out.minutes, float(minutes) if minutes else 0.0)
        and (one.asked.purpose != PAY or out.purpose == PAY)
        and (one.asked.purpose != BUSINESS or out.purpose == BUSINESS)
    ]
    fitting.sort(
        key=lambda one: (one.asked.purpose != out.purpose, one.colleagues, one.voices, one.asked.key)
    )
    return fitting[0].asked if fitting else None


def learned_minutes(asked: Asked, logged: Sequence[float]) -> float:
    """Return how long a question takes this seeker: our guess counts as three talks, theirs one each.

    `logged` are minutes; those nobody spends on one question are left out. To the nearest half minute.
    """
    own = [one for one in logged if _FEWEST_MINUTES <= one <= _MOST_MINUTES]
    mean = (asked.minutes * _OFTEN + sum(own)) / (_OFTEN + len(own))
    return max(_FEWEST_MINUTES, round(mean * 2) / 2) if own else asked.minutes


def with_learned(candidates: Iterable[Candidate], logged: dict[str, list[float]]) -> list[Candidate]:
    """Return the questions with the minutes this seeker's own talks have taught."""
    return [
        replace(
            one, asked=replace(one.asked, minutes=learned_minutes(one.asked, logged.get(one.asked.key, [])))
        )
        for one in candidates
    ]
