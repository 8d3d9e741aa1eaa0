"""Very many people put in order at once: what a goal is about, and what speaks for each of them."""

from dataclasses import dataclass, field
from operator import itemgetter
from typing import NamedTuple

from askwell.practice.arranging.ladder import Rung, rung_of
from askwell.practice.identifying.rules import DetailKind, Tie
from askwell.practice.referring.rules.ranking import (
    Chances,
    Means,
    Names,
    Wish,
    novelty,
    relevance,
    too_soon,
    value,
)
from askwell.practice.referring.rules.telling import Telling, share

USUAL = 0.5
"""The closeness of somebody of whom nothing more is known."""


class Sent(NamedTuple):
    """Who sent the seeker to somebody, in which words, how warmly, and whether in a talk for the goal."""

    giver: str
    why: str
    closeness: float
    for_goal: bool


@dataclass(frozen=True, slots=True)
class Parts:
    """What speaks for somebody: the factors of their value, and where they come from.

    `named` are the topics that their work names, `fresh` the topic with the fewest voices, each with the
    number of voices; `own` is (lowest, highest) of ten that said yes when asked this way.
    """

    yes: float
    near: float
    fresh: float
    names: float
    tie: Tie
    means: Means
    occupation: float
    employer: bool
    industry: bool
    sent: Sent | None
    named: tuple[tuple[str, int], ...]
    open_topic: tuple[str, int] | None
    new_place: bool
    too_soon: bool
    own: tuple[int, int] | None
    wish: Wish | None

    @property
    def value(self) -> float:
        """Return the value the order goes by."""
        return value(self.yes, self.near, self.fresh, self.names)


class Topic(NamedTuple):
    """A topic of the goal: its telling words, and how many have spoken to it."""

    id: int
    text: str
    words: frozenset[str]
    voices: int


class About(NamedTuple):
    """What a goal is about: its telling words, its topics, the places heard from, its terms of two words."""

    words: frozenset[str]
    topics: tuple[Topic, ...]
    heard_at: frozenset[int]
    terms: tuple[tuple[str, str], ...] = ()

    def named(self, words: frozenset[str]) -> frozenset[int]:
        """Return the topics that some words name."""
        return frozenset(one.id for one in self.topics if not one.words.isdisjoint(words))


class Row(NamedTuple):
    """Somebody who could be asked: id, tie, the id of their place, and their title."""

    id: int
    tie: str
    place: int | None
    title: str


class Said(NamedTuple):
    """What a title says about a goal: how near the work is to it, and which topics it names."""

    near: float
    named: frozenset[int]


class Place(NamedTuple):
    """What a place says about a goal: a target, like those asked at, heard from, topics named."""

    target: bool = False
    near: bool = False
    heard: bool = False
    named: frozenset[int] = frozenset()


NOWHERE = Place()


@dataclass(slots=True)
class Case:
    """What is known of a goal and of the seeker's own outcomes when people are put in order.

    Tens of thousands are ranked at once, and most of them alike: what a title or a place says is found
    once for each, and a rank once for each combination of what they say.
    """

    goal: About
    telling: Telling
    chances: Chances
    names: Names
    talks: int
    top: Rung
    sent: dict[int, Sent]
    wishes: dict[int, Wish]
    reach: dict[str, set[int]]
    places: dict[int, Place]
    _titles: dict[str, Said] = field(default_factory=dict)
    _ranks: dict[tuple[str, Means, Said, Place], tuple[int, float]] = field(default_factory=dict)

    def rank(self, row: Row) -> tuple[int, float]:
        """Return the place of somebody in the order: (class, value), the higher the sooner."""
        row_id, tie, place, title = row
        said = self._titles.get(title) or self._title(title)
        where = self.places.get(place, NOWHERE) if place else NOWHERE
        means = self._means(row_id)
        if row_id in self.sent or row_id in self.wishes:
            return self._rank(row_id, Tie(tie), means, said, where)
        key = (tie, means, said, where)
        found = self._ranks.get(key)
        if found is None:
            found = self._ranks[key] = self._rank(row_id, Tie(tie), means, said, where)
        return found

    def _rank(self, row_id: int, tie: Tie, means: Means, said: Said, where: Place) -> tuple[int, float]:
        near = self._near(row_id, said, where)
        first = self.wishes.get(row_id) is Wish.FIRST
        group = 2 if first else 0 if self._too_soon(tie, where) else 1
        yes = self.chances.yes((tie, means), self._closeness(row_id))
        return group, value(yes, near, self._novelty(said, where, near), self.names.of(near))

    def parts(self, row: Row) -> Parts:
        """Return all that speaks for somebody."""
        said, where = self._title(row.title), self.places.get(row.place or 0, NOWHERE)
        near = self._near(row.id, said, where)
        cell = (Tie(row.tie), self._means(row.id))
        topics = self.goal.topics
        return Parts(
            yes=self.chances.yes(cell, self._closeness(row.id)),
            near=near,
            fresh=self._novelty(said, where, near),
            names=self.names.of(near),
            tie=cell[0],
            means=cell[1],
            occupation=said.near,
            employer=where.target,
            industry=where.near,
            sent=self.sent.get(row.id),
            named=tuple((one.text, one.voices) for one in topics if one.id in said.named | where.named),
            open_topic=min(((one.text, one.voices) for one in topics), key=itemgetter(1), default=None),
            new_place=bool(row.place) and not where.heard,
            too_soon=self._too_soon(cell[0], where),
            own=self.chances.own(cell),
            wish=self.wishes.get(row.id),
        )

    def _title(self, title: str) -> Said:
        met = self.telling.meet(title)
        said = Said(share(met, self.goal.words, self.goal.terms), self.goal.named(met.wanted))
        self._titles[title] = said
        return said

    def _near(self, row_id: int, said: Said, where: Place) -> float:
        sent = self.sent.get(row_id)
        for_goal = sent is not None and sent.for_goal
        return relevance(occupation=said.near, employer=where.target, industry=where.near, sent=for_goal)

    def _novelty(self, said: Said, where: Place, near: float) -> float:
        # A second voice from one place is not an independent one.
        voices = {one.id: float(one.voices + where.heard) for one in self.goal.topics}
        return novelty(voices, said.named | where.named, near)

    def _means(self, row_id: int) -> Means:
        if row_id in self.reach[DetailKind.PHONE]:
            return Means.ALOUD
        written = row_id in self.reach[DetailKind.EMAIL] or row_id in self.reach[DetailKind.ADDRESS]
        return Means.WRITTEN if written else Means.NOTE

    def _closeness(self, row_id: int) -> float:
        sent = self.sent.get(row_id)
        return sent.closeness if sent else USUAL

    def _too_soon(self, tie: Tie, where: Place) -> bool:
        return too_soon(rung_of(tie), self.top, target=where.target, talks=self.talks)
