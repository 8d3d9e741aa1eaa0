"""Enough yet? What the last talks still brought, and an estimate of how much there may be in all.

The estimate is Chao2, for what was found in some talks and not in others: A. Chao, "Estimating the
population size for capture-recapture data with unequal catchability", Biometrics 43 (1987) 783-791; with the
factor for few samples, the form for no theme heard twice, and the interval as in N. J. Gotelli and
R. K. Colwell, "Estimating species richness", in: Biological Diversity (2011), chapter 4, and R. K. Colwell,
EstimateS, appendix B. With m talks, S themes heard, Q1 of them in one talk only, Q2 in two, A = (m - 1) / m:

    S + A Q1² / (2 Q2)                   where Q2 > 0
    S + A Q1 (Q1 - 1) / 2                where Q2 = 0

Where neither leaves any unheard, the interval is that of EstimateS for M marks: P = 1 - exp(-M / S) is the
chance that a theme was heard at all, and S / P, give or take, how many there are.

It is a lower bound, as good as its assumptions: each talk could have brought up each theme, talks are not
copies of each other, and themes were marked with the same care in all of them.
"""

import math
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass

LAST_TALKS = 2
TALKS_TO_JUDGE = 3
TALKS_TO_ESTIMATE = 12
_Z95 = 1.959964


@dataclass(frozen=True, slots=True)
class Estimate:
    """At least so many themes in all, and the whole numbers between which they are in 95 of 100 cases."""

    at_least: float
    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Enough:
    """What talks brought: how many had themes marked, how many themes in all, and how many were new last.

    `last` is how many talks `new` counts: None before there are enough talks to say.
    """

    talks: int
    themes: int
    last: int | None
    new: int
    estimate: Estimate | None


def enough(talks: Sequence[Collection[int]]) -> Enough:
    """Return what talks brought; `talks` are the themes of each, the first first, those without left out."""
    marked = [set(one) for one in talks if one]
    fresh = new_by_talk(marked)
    judged = len(marked) >= TALKS_TO_JUDGE
    return Enough(
        talks=len(marked),
        themes=sum(fresh),
        last=LAST_TALKS if judged else None,
        new=sum(fresh[-LAST_TALKS:]) if judged else 0,
        estimate=chao2(marked) if len(marked) >= TALKS_TO_ESTIMATE else None,
    )


def new_by_talk(talks: Sequence[Collection[int]]) -> list[int]:
    """Return how many themes each talk brought that no talk before had."""
    seen: set[int] = set()
    found = []
    for one in talks:
        fresh = set(one) - seen
        found.append(len(fresh))
        seen |= fresh
    return found


def chao2(talks: Sequence[Collection[int]]) -> Estimate:
    """Return the least number of themes there may be, with its interval; talks are sets of themes."""
    counts = Counter(theme for one in talks for theme in set(one))
    once, twice = (sum(count == times for count in counts.values()) for times in (1, 2))
    heard, a = len(counts), (len(talks) - 1) / max(1, len(talks))
    unseen = a * once**2 / (2 * twice) if twice else a * once * (once - 1) / 2
    if unseen <= 0:
        return _all_heard(heard, sum(counts.values()))
    spread = _variance(once, twice, a, heard + unseen)
    factor = math.exp(_Z95 * math.sqrt(math.log(1 + spread / unseen**2)))
    return Estimate(heard + unseen, math.floor(heard + unseen / factor), math.ceil(heard + unseen * factor))


def _all_heard(heard: int, marks: int) -> Estimate:
    """Return the estimate where no theme is left over: the interval goes up from what was heard."""
    if not heard:
        return Estimate(0, 0, 0)
    missed = math.exp(-marks / heard)
    spread = math.sqrt(heard * missed * (1 - missed))
    return Estimate(heard, heard, math.ceil((heard + _Z95 * spread) / (1 - missed)))


def _variance(once: int, twice: int, a: float, estimate: float) -> float:
    if twice:
        ratio = once / twice
        return twice * (a / 2 * ratio**2 + a**2 * ratio**3 + a**2 / 4 * ratio**4)
    found = (
        a * once * (once - 1) / 2 + a**2 * once * (2 * once - 1) ** 2 / 4 - a**2 * once**4 / (4 * estimate)
    )
    return max(0.0, found)
