"""Whom to ask next for a goal: everybody who could be, in order, with what speaks for them."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from heapq import nlargest
from operator import itemgetter
from typing import Any, NamedTuple

from django.db.models import Q

from askwell.practice.arranging import queries as arranging
from askwell.practice.arranging.ladder import Rung, highest, rung_of
from askwell.practice.arranging.models import Attempt, Interview
from askwell.practice.arranging.rules import ANSWERED, UPCOMING, Channel, InterviewState, Outcome
from askwell.practice.asking import queries as asking
from askwell.practice.asking.models import Goal, Pursuit
from askwell.practice.holding.models import Answer
from askwell.practice.identifying.models import Contact, Detail, Organization
from askwell.practice.identifying.rules import DetailKind, Tie
from askwell.practice.referring.models import Preference, Referral
from askwell.practice.referring.rules import UseName
from askwell.practice.referring.rules.ranking import (
    Chances,
    Means,
    Names,
    Wish,
    novelty,
    relevance,
    stems,
    told_by,
    too_soon,
    value,
)
from askwell.workspace import prepared

_CLOSENESS = {UseName.YES: 0.7, UseName.NOT_ASKED: 0.5, UseName.NO: 0.3}
_INTRODUCES = 0.9
_USUAL = 0.5


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
    occupation: bool
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


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody to ask, with what speaks for them."""

    uid: str
    name: str
    title: str
    organization: str
    parts: Parts


class _Topic(NamedTuple):
    """A topic of the goal: the beginnings of its words, and how many have spoken to it."""

    id: int
    text: str
    words: frozenset[str]
    voices: int


class _About(NamedTuple):
    """What a goal is about: the beginnings of its words, its topics, and the places heard from so far."""

    words: frozenset[str]
    topics: tuple[_Topic, ...]
    heard_at: frozenset[int]


class _Row(NamedTuple):
    id: int
    tie: str
    place: int | None
    title: str


class _Work(NamedTuple):
    """What somebody's work says about a goal: near in the occupation, near in the place, topics it names."""

    occupation: bool
    industry: bool
    named: frozenset[int]


@dataclass(slots=True)
class _Case:
    """What is known of a goal and of the seeker's own outcomes when people are put in order."""

    goal: _About
    chances: Chances
    names: Names
    talks: int
    top: Rung
    sent: dict[int, Sent]
    wishes: dict[int, Wish]
    reach: dict[int, set[str]]
    places: dict[int, tuple[frozenset[str], bool]]
    _said: dict[str, frozenset[str]] = field(default_factory=dict)
    _fresh: dict[tuple[frozenset[int], float, bool], float] = field(default_factory=dict)

    def rank(self, row: _Row) -> tuple[int, float]:
        """Return the place of somebody in the order: (class, value), the higher the sooner."""
        near, work = self._near(row)
        tie = Tie(row.tie)
        wish = self.wishes.get(row.id)
        group = 2 if wish is Wish.FIRST else 0 if self._too_soon(tie, row.place) else 1
        yes = self.chances.yes((tie, self._means(row.id)), self._closeness(row.id))
        return group, value(yes, near, self._novelty(work.named, near, row.place), self.names.of(near))

    def parts(self, row: _Row) -> Parts:
        """Return all that speaks for somebody."""
        near, work = self._near(row)
        cell = (Tie(row.tie), self._means(row.id))
        topics = self.goal.topics
        return Parts(
            yes=self.chances.yes(cell, self._closeness(row.id)),
            near=near,
            fresh=self._novelty(work.named, near, row.place),
            names=self.names.of(near),
            tie=cell[0],
            means=cell[1],
            occupation=work.occupation,
            employer=self._is_target(row.place),
            industry=work.industry,
            sent=self.sent.get(row.id),
            named=tuple((one.text, one.voices) for one in topics if one.id in work.named),
            open_topic=min(((one.text, one.voices) for one in topics), key=itemgetter(1), default=None),
            new_place=bool(row.place) and row.place not in self.goal.heard_at,
            too_soon=self._too_soon(cell[0], row.place),
            own=self.chances.own(cell),
            wish=self.wishes.get(row.id),
        )

    def _near(self, row: _Row) -> tuple[float, _Work]:
        work = self._work(row)
        sent = self.sent.get(row.id)
        near = relevance(
            occupation=work.occupation,
            employer=self._is_target(row.place),
            industry=work.industry,
            sent=sent is not None and sent.for_goal,
        )
        return near, work

    def _work(self, row: _Row) -> _Work:
        said = self._said.get(row.title)
        if said is None:
            said = self._said[row.title] = stems(row.title)
        where = self.places[row.place][0] if row.place in self.places else frozenset()
        industry = row.place in self.goal.heard_at or not self.goal.words.isdisjoint(where)
        named = frozenset(
            one.id
            for one in self.goal.topics
            if not (one.words.isdisjoint(said) and one.words.isdisjoint(where))
        )
        return _Work(not self.goal.words.isdisjoint(said), industry, named)

    def _novelty(self, named: frozenset[int], near: float, place: int | None) -> float:
        heard = place in self.goal.heard_at
        key = (named, near, heard)
        if key not in self._fresh:
            # A second voice from one place is not an independent one.
            voices = {one.id: float(one.voices + heard) for one in self.goal.topics}
            self._fresh[key] = novelty(voices, named, near)
        return self._fresh[key]

    def _means(self, row_id: int) -> Means:
        kinds = self.reach.get(row_id, ())
        if DetailKind.PHONE in kinds:
            return Means.ALOUD
        return Means.WRITTEN if DetailKind.EMAIL in kinds or DetailKind.ADDRESS in kinds else Means.NOTE

    def _closeness(self, row_id: int) -> float:
        sent = self.sent.get(row_id)
        return sent.closeness if sent else _USUAL

    def _is_target(self, place: int | None) -> bool:
        return place in self.places and self.places[place][1]

    def _too_soon(self, tie: Tie, place: int | None) -> bool:
        return too_soon(rung_of(tie), self.top, target=self._is_target(place), talks=self.talks)


def whom_next(goal: Goal | None, today: date, *, limit: int = 12) -> list[Candidate]:
    """Return the best people to ask next, at most `limit`: the seeker's own first, who is too early last.

    Left out: who must not be contacted, who is taken up, met or said no, and who was put aside.
    """
    case = _case(goal, today)
    out = _left_out(goal) | {row_id for row_id, wish in case.wishes.items() if wish is Wish.NOT_NOW}
    rows = [_Row(*row) for row in _possible() if row[0] not in out]
    best = nlargest(limit, rows, key=lambda row: (*case.rank(row), -row.id))
    shown = {row_id: rest for row_id, *rest in _shown([row.id for row in best])}
    return [
        Candidate(uid, name, row.title, where or "", case.parts(row))
        for row in best
        for uid, name, where in (shown[row.id],)
    ]


def put_aside(goal: Goal) -> list[tuple[str, str]]:
    """Return whom the seeker put aside for a goal: (uid, name)."""
    rows = Preference.objects.filter(goal=goal, wish=Wish.NOT_NOW).order_by("contact__sort_as")
    return list(rows.values_list("contact__uid", "contact__full_name"))


def _case(goal: Goal | None, today: date) -> _Case:
    talks = _held()
    past = arranging.past(today)
    return _Case(
        goal=_about(goal, talks),
        chances=_chances(),
        names=_names(talks),
        talks=past.held,
        top=highest(past, today),
        sent=_sent(goal),
        wishes={row_id: Wish(wish) for row_id, wish in _wished(goal.pk)} if goal else {},
        reach=_reach(),
        places={row_id: (stems(key, folded=True), target) for row_id, key, target in _places()},
    )


def _about(goal: Goal | None, talks: Sequence[Any]) -> _About:
    """Return what a goal is about: its own words, and those that the work of whom was taken up shares."""
    if goal is None:
        return _About(frozenset(), (), frozenset(place for *_, place in talks if place))
    heard: dict[int, set[int]] = {}
    for topic, who in _voices(goal.pk):
        heard.setdefault(topic, set()).add(who)
    topics = tuple(
        _Topic(one.pk, one.text, stems(one.text), len(heard.get(one.pk, ())))
        for one in asking.topics_of(goal.pk)
    )
    chosen = Counter(word for (title,) in _pursued_titles(goal.pk) for word in stems(title))
    shared = {word for word, count in chosen.items() if count > 1}
    at = frozenset(place for _, _, for_goal, place in talks if place and for_goal == goal.pk)
    return _About(stems(goal.text) | shared, topics, at)


def _chances() -> Chances:
    """Return how often people said yes, from the seeker's own outcomes."""
    agreed = {row_id for (row_id,) in _agreed()}
    tried: dict[tuple[int, str], list[tuple[Channel, Outcome]]] = {}
    for row_id, tie, channel, outcome in _tried():
        tried.setdefault((row_id, tie), []).append((Channel(channel), Outcome(outcome)))
    chances = Chances()
    for (row_id, tie), attempts in tried.items():
        if found := told_by(attempts, agreed=row_id in agreed):
            means, yes = found
            chances.tell((Tie(tie), means), yes=yes)
    return chances


def _names(talks: Sequence[Any]) -> Names:
    """Return how many names a talk brings, from the seeker's own talks."""
    given: dict[int, int] = {}
    for (giver,) in _givers():
        given[giver] = given.get(giver, 0) + 1
    learned = Names()
    for who in {row[0] for row in talks}:
        learned.tell(given.get(who, 0), _USUAL)
    return learned


def _sent(goal: Goal | None) -> dict[int, Sent]:
    """Return who sent the seeker to whom; the warmest word counts."""
    found: dict[int, Sent] = {}
    for named, giver, why, use_name, introduces, for_goal in _referred():
        closeness = _INTRODUCES if introduces else _CLOSENESS[UseName(use_name)]
        one = Sent(giver, why, closeness, goal is not None and for_goal in (goal.pk, None))
        if named not in found or one.closeness > found[named].closeness:
            found[named] = one
    return found


def _reach() -> dict[int, set[str]]:
    found: dict[int, set[str]] = {}
    for row_id, kind in _kinds():
        found.setdefault(row_id, set()).add(kind)
    return found


def _left_out(goal: Goal | None) -> set[int]:
    """Return who is taken up or was for this goal, was met or is about to be, or gave an answer."""
    taken = _taken(goal.pk if goal else 0)
    return {row_id for rows in (taken, _meeting(), _answered()) for (row_id,) in rows}


_HELD = str(InterviewState.HELD)
_possible = prepared.rows(
    lambda: Contact.objects.filter(do_not_contact=False, merged_into__isnull=True).values_list(
        "id", "tie", "organization_id", "title"
    )
)
_shown = prepared.rows(
    lambda ids: Contact.objects.filter(id__in=ids).values_list("id", "uid", "full_name", "organization__name")
)
_places = prepared.rows(lambda: Organization.objects.values_list("id", "sort_as", "target"))
_kinds = prepared.rows(
    lambda: (
        Detail.objects.filter(
            contact__isnull=False,
            kind__in=[str(DetailKind.PHONE), str(DetailKind.EMAIL), str(DetailKind.ADDRESS)],
        )
        .values_list("contact__person_id", "kind")
        .distinct()
    )
)
_held = prepared.rows(
    lambda: Interview.objects.filter(state=_HELD).values_list(
        "contact__person_id", "contact__person__tie", "goal_id", "contact__person__organization_id"
    )
)
_voices = prepared.rows(
    lambda goal_id: (
        Answer.objects.filter(item__topic__goal_id=goal_id)
        .exclude(text="")
        .values_list("item__topic_id", "interview__contact__person_id")
        .distinct()
    )
)
_pursued_titles = prepared.rows(
    lambda goal_id: Pursuit.objects.filter(goal_id=goal_id).values_list("contact__title")
)
_wished = prepared.rows(
    lambda goal_id: Preference.objects.filter(goal_id=goal_id).values_list("contact__person_id", "wish")
)
_agreed = prepared.rows(lambda: Interview.objects.values_list("contact__person_id").distinct())
_tried = prepared.rows(
    lambda: (
        Attempt.objects.filter(source__isnull=True)
        .order_by("at", "id")
        .values_list("contact__person_id", "contact__person__tie", "channel", "outcome")
    )
)
_givers = prepared.rows(lambda: Referral.objects.values_list("giver__person_id"))
_referred = prepared.rows(
    lambda: Referral.objects.order_by("id").values_list(
        "named__person_id", "giver__person__full_name", "why", "use_name", "introduces", "interview__goal_id"
    )
)
_taken = prepared.rows(
    lambda goal_id: Pursuit.objects.filter(Q(closed_at__isnull=True) | Q(goal_id=goal_id)).values_list(
        "contact__person_id"
    )
)
_meeting = prepared.rows(
    lambda: Interview.objects.filter(state__in=[_HELD, *map(str, UPCOMING)]).values_list("contact__person_id")
)
_answered = prepared.rows(
    lambda: Attempt.objects.filter(
        source__isnull=True, outcome__in=[str(one) for one in ANSWERED]
    ).values_list("contact__person_id")
)
