"""Whom to ask next: the chance of a yes, times what it would bring.

    value = P(yes) × (0.3 + 0.7 relevance) × (novelty + 0.6 names)

P(yes) is the mean of a Beta distribution per cell (how the seeker knows somebody × how they would be
asked), scaled by closeness; novelty counts what a person may know that few have told yet, halving with
every voice; names is the Gamma-Poisson mean of the people a talk leads to. The starting guesses have no
audited source: they put people in order and are never shown as odds.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from math import lgamma, log

from askwell.practice.arranging.ladder import TALKS_BEFORE_FREE, Rung
from askwell.practice.arranging.rules import PHONE_TRIES, Channel, Outcome
from askwell.practice.identifying.rules import Tie

NAMES_WEIGHT = 0.6
NOVELTY_SCALE = 12.0
"""The novelty of somebody who can speak to everything that is open."""
ENOUGH_TO_SHOW = 10
"""From so many asks on the own outcomes are shown, as a range."""
_NAMES_PRIOR = (1.0, 2.0)
_NAMES_BASE = 0.2
_MOST_LIKELY = 0.97


class Wish(StrEnum):
    """What the seeker says to the order: this one first, or not this one."""

    FIRST = "first"
    NOT_NOW = "not_now"


class Means(StrEnum):
    """How somebody would be asked: aloud, in a letter or mail, or by a note on a network."""

    ALOUD = "aloud"
    WRITTEN = "written"
    NOTE = "note"


Cell = tuple[Tie, Means]
_GUESSES: dict[Tie, tuple[float, float]] = {
    Tie.CLOSE: (0.65, 6),
    Tie.REFERRED: (0.45, 6),
    Tie.ALUMNI: (0.30, 6),
    Tie.KNOWN: (0.30, 6),
}
_COLD: dict[Means, tuple[float, float]] = {
    Means.ALOUD: (0.25, 8),
    Means.WRITTEN: (0.12, 8),
    Means.NOTE: (0.10, 8),
}


def guess(cell: Cell) -> tuple[float, float]:
    """Return the starting guess of a cell: the mean, and how many asks it is worth."""
    tie, means = cell
    return _GUESSES[tie] if tie in _GUESSES else _COLD[means]


@dataclass(slots=True)
class Chances:
    """How often people say yes, by cell: (yes, asked) of the seeker's own outcomes over the guesses."""

    seen: dict[Cell, tuple[int, int]] = field(default_factory=dict)

    def tell(self, cell: Cell, *, yes: bool) -> None:
        """Learn from one ask."""
        said, asked = self.seen.get(cell, (0, 0))
        self.seen[cell] = (said + yes, asked + 1)

    def yes(self, cell: Cell, closeness: float = 0.5) -> float:
        """Return the chance of a yes; `closeness` from 0 to 1 moves it by up to three tenths."""
        a, b = self._beta(cell)
        return min(_MOST_LIKELY, a / (a + b) * (0.7 + 0.6 * closeness))

    def own(self, cell: Cell) -> tuple[int, int] | None:
        """Return (lowest, highest) of ten that say yes, once there are enough asks; else None.

        The central 90 % of the Beta distribution of the seeker's own outcomes over a flat start.
        """
        said, asked = self.seen.get(cell, (0, 0))
        if asked < ENOUGH_TO_SHOW:
            return None
        low, high = interval(said + 1, asked - said + 1)
        return int(low * 10), -int(-high * 10 // 1)

    def _beta(self, cell: Cell) -> tuple[float, float]:
        mean, worth = guess(cell)
        said, asked = self.seen.get(cell, (0, 0))
        return mean * worth + said, (1 - mean) * worth + asked - said


def interval(a: float, b: float, mass: float = 0.9, steps: int = 400) -> tuple[float, float]:
    """Return the central interval of a Beta(a, b) distribution, summed up over `steps` equal parts."""
    places = [(step + 0.5) / steps for step in range(steps)]
    scale = lgamma(a + b) - lgamma(a) - lgamma(b)
    logs = [scale + (a - 1) * log(x) + (b - 1) * log(1 - x) for x in places]
    top = max(logs)
    weights = [2.718281828459045 ** (one - top) for one in logs]
    whole, run = sum(weights), 0.0
    low = high = 0.0
    for x, weight in zip(places, weights, strict=True):
        before, run = run, run + weight / whole
        if before < (1 - mass) / 2 <= run:
            low = x
        if before < (1 + mass) / 2 <= run:
            high = x
    return low, high


@dataclass(slots=True)
class Names:
    """How many new names a talk brings: a Gamma-Poisson over the talks so far."""

    names: float = _NAMES_PRIOR[0]
    talks: float = _NAMES_PRIOR[1]

    def tell(self, names: int, relevance: float) -> None:
        """Learn from one talk."""
        self.names += names
        self.talks += _NAMES_BASE + relevance

    def of(self, relevance: float) -> float:
        """Return the mean for somebody of this relevance."""
        return self.names / self.talks * (_NAMES_BASE + relevance)


def relevance(*, occupation: float, employer: bool, industry: bool, sent: bool) -> float:
    """Return how near somebody is to what the seeker wants to find out, from 0.1 to 1.

    `occupation`: how much their work is what the goal is about, from 0 to 1; `employer`: their place is on
    the list of places; `industry`: a place like those; `sent`: somebody named them in a talk for this goal.
    """
    work = 1.0 if sent else occupation
    if employer:
        return 0.5 + 0.5 * work
    if work:
        return 0.1 + 0.6 * work
    return 0.3 if industry else 0.1


def novelty(voices: Mapping[int, float], named: Iterable[int], near: float) -> float:
    """Return what is still open that somebody may speak to, scaled to NOVELTY_SCALE.

    `voices` holds how many have spoken to each topic; each halves what one more adds. `named` are the
    topics that the person's work names; any other they know about with a chance that grows with `near`.
    """
    known = set(named)
    share = 0.55 * near
    parts = [0.5**heard * (1.0 if topic in known else share) for topic, heard in voices.items()]
    return sum(parts) / len(parts) * NOVELTY_SCALE if parts else share * NOVELTY_SCALE


def value(yes: float, near: float, fresh: float, names: float) -> float:
    """Return what asking somebody is worth; only the order of values means something."""
    return yes * (0.3 + 0.7 * near) * (fresh + NAMES_WEIGHT * names)


def too_soon(rung: Rung, top: Rung, *, target: bool, talks: int) -> bool:
    """Tell whether it is wiser to wait with somebody.

    Nothing above the highest rung of the ladder that is offered, and the dream place only after three
    talks, when the questions are sharp (practice.md §1.4, §1.5b).
    """
    return rung > top or (target and talks < TALKS_BEFORE_FREE)


_ALOUD = frozenset({Channel.CALL, Channel.IN_PERSON})
_SILENT_WRITTEN = 2
_SILENT_CALLS = 5


def told_by(tried: Iterable[tuple[Channel, Outcome]], *, agreed: bool) -> tuple[Means, bool] | None:
    """Return how somebody was asked and whether they said yes, None while that is open.

    No answer to two messages or five calls is a no here.
    """
    calls = written = 0
    means: Means | None = None
    said: bool | None = True if agreed else None
    for channel, outcome in tried:
        if outcome in (Outcome.NOT_RUNG, Outcome.WRONG_NUMBER, Outcome.LEFT):
            continue
        means = _means(channel)
        calls += outcome in PHONE_TRIES
        written += outcome is Outcome.SENT
        if outcome is Outcome.YES:
            said = True
        elif outcome in (Outcome.NO, Outcome.NOT_ME) and said is None:
            said = False
    if said is None and (calls >= _SILENT_CALLS or written >= _SILENT_WRITTEN):
        said = False
    return (means or Means.ALOUD, said) if said is not None else None


def _means(channel: Channel) -> Means:
    if channel in _ALOUD:
        return Means.ALOUD
    return Means.NOTE if channel is Channel.LINKEDIN else Means.WRITTEN
