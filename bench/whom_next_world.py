"""A simulated search for knowledge: people who know some things, say yes or no, and name others.

Our own order, made of the very rules that the program ranks by, beside simpler orders in the same
worlds. A world draws its own rates of yes around the starting guesses, so nobody's guesses are right;
its structure is still that of the model, so the sizes of the advantages are on the kind side.
"""

import random
import statistics
from collections.abc import Callable
from dataclasses import dataclass, field
from math import exp, log

from askwell.practice.identifying.rules import Tie
from askwell.practice.referring.rules.ranking import Cell, Chances, Means, Names, guess, novelty, value

QUESTIONS = 12
MOST_ASKS = 120
WANTED = 10
_BATCH = 5
_GROUPS: dict[Cell, int] = {
    (Tie.CLOSE, Means.ALOUD): 12,
    (Tie.ALUMNI, Means.ALOUD): 40,
    (Tie.REFERRED, Means.ALOUD): 0,
    (Tie.KNOWN, Means.ALOUD): 60,
    (Tie.STRANGER, Means.WRITTEN): 60,
    (Tie.STRANGER, Means.NOTE): 80,
}
_REFERRED = (Tie.REFERRED, Means.ALOUD)
_FAR = (0.7, 0.5, 0.3, 0.1, 0.1, 0.1, 0.1)
_FAR_FRIENDS = (0.5, 0.3, 0.1, 0.1, 0.1, 0.1)
_EXPONENT = {Tie.CLOSE: 0.5, Tie.STRANGER: 3.0}


@dataclass(slots=True)
class Somebody:
    """A person of a world: what they know is hidden, `supposed` is what their work lets one suppose."""

    cell: Cell
    near: float
    close: float
    knows: frozenset[int]
    supposed: frozenset[int]
    names: float
    place: float
    asked: bool = False


@dataclass(slots=True)
class World:
    """People, and the seeker's own rates of yes, which nobody knows."""

    chance: random.Random
    people: list[Somebody] = field(default_factory=list)
    rates: dict[Cell, float] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Draw the rates around the starting guesses, then the people."""
        for cell in _GROUPS:
            mean, _ = guess(cell)
            self.rates[cell] = log(mean / (1 - mean)) + self.chance.gauss(0, 0.8)
        for cell, count in _GROUPS.items():
            for _ in range(count):
                self.add(cell, None)

    def add(self, cell: Cell, near: float | None) -> Somebody:
        """Draw somebody; what they know follows from how near their work is, with noise."""
        chance = self.chance
        if near is None:
            usual = _FAR_FRIENDS if cell[0] is Tie.CLOSE else _FAR
            near = 1.0 if chance.random() < 0.05 else chance.choice(usual)
        count = sum(chance.random() < near * 0.55 for _ in range(QUESTIONS))
        knows = frozenset(chance.sample(range(QUESTIONS), count))
        supposed = frozenset(
            one
            for one in range(QUESTIONS)
            if (chance.random() < 0.8 if one in knows else chance.random() < 0.3 * near)
        )
        close = chance.random() ** _EXPONENT.get(cell[0], 1.0)
        names = (0.2 + near) * (0.5 + chance.random())
        made = Somebody(cell, near, close, knows, supposed, names, chance.random())
        self.people.append(made)
        return made

    def ask(self, one: Somebody) -> bool:
        """Ask somebody; return whether they say yes."""
        one.asked = True
        odds = self.rates[one.cell] + 1.2 * (one.close - 0.5) + (0.3 if one.near >= 0.7 else 0)
        return self.chance.random() < 1 / (1 + exp(-odds))

    def talk(self, one: Somebody) -> tuple[set[int], int]:
        """Hold the talk; return what was learned, and how many new people were named."""
        learned = {each for each in one.knows if self.chance.random() < 0.85}
        count, left = 0, self.chance.random()
        while left > exp(-one.names) and count < 4:
            count += 1
            left *= self.chance.random()
        for _ in range(count):
            self.add(_REFERRED, self.chance.choice([one.near, one.near, 0.7, 0.5, 0.3, 1.0]))
        return learned, count


@dataclass(slots=True)
class Seeker:
    """What a seeker has learned so far."""

    chances: Chances = field(default_factory=Chances)
    names: Names = field(default_factory=Names)
    voices: dict[int, float] = field(default_factory=lambda: dict.fromkeys(range(QUESTIONS), 0.0))

    def worth(self, one: Somebody) -> float:
        """Return the value our rules give to asking somebody."""
        yes = self.chances.yes(one.cell, one.close)
        fresh = novelty(self.voices, one.supposed, 0.0)
        return value(yes, one.near, fresh, self.names.of(one.near))


Order = Callable[[Seeker, Somebody], float]
ORDERS: dict[str, Order] = {
    "ours": lambda seeker, one: seeker.worth(one),
    "most relevant first": lambda _, one: one.near + one.close / 1e3,
    "closest first": lambda _, one: one.close,
    "likeliest yes first": lambda seeker, one: seeker.chances.yes(one.cell, one.close),
    "any order": lambda _, one: one.place,
}


def asks_needed(order: Order, seed: int) -> int:
    """Return how many asks it takes to ten relevant talks, MOST_ASKS where they are never reached."""
    world, seeker = World(random.Random(seed)), Seeker()
    asks = talks = 0
    while asks < MOST_ASKS:
        left = [one for one in world.people if not one.asked]
        left.sort(key=lambda one: order(seeker, one), reverse=True)
        for one in left[:_BATCH]:
            asks += 1
            yes = world.ask(one)
            seeker.chances.tell(one.cell, yes=yes)
            if yes:
                learned, named = world.talk(one)
                seeker.names.tell(named, one.near)
                for each in learned:
                    seeker.voices[each] += 1
                talks += one.near >= 0.5
            if talks >= WANTED:
                return asks
    return MOST_ASKS


def advantage(ours: list[int], theirs: list[int], rounds: int = 1000) -> tuple[float, float, float]:
    """Return the share of asks saved in the same worlds, with its 95 % interval (bootstrap over worlds)."""
    chance = random.Random(0)
    pairs = list(zip(ours, theirs, strict=True))

    def saved(sample: list[tuple[int, int]]) -> float:
        return 1 - sum(one for one, _ in sample) / sum(other for _, other in sample)

    drawn = sorted(saved(chance.choices(pairs, k=len(pairs))) for _ in range(rounds))
    return saved(pairs), drawn[rounds // 40], drawn[-rounds // 40]


def mean(asks: list[int]) -> float:
    """Return the mean number of asks."""
    return statistics.fmean(asks)
