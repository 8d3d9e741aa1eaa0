"""Whom to ask next for a goal: everybody who could be, in order, with what speaks for them."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from heapq import nlargest
from typing import Any

from django.db.models import Q

from askwell.practice.arranging import queries as arranging
from askwell.practice.arranging.ladder import Rung, highest
from askwell.practice.arranging.models import Attempt, Interview
from askwell.practice.arranging.rules import ANSWERED, UPCOMING, Channel, InterviewState, Outcome
from askwell.practice.asking import queries as asking
from askwell.practice.asking.models import Goal, Pursuit
from askwell.practice.holding.models import Answer
from askwell.practice.identifying.models import Contact, Detail, Organization
from askwell.practice.identifying.rules import DetailKind, Tie
from askwell.practice.referring.models import Preference, Referral
from askwell.practice.referring.rules import UseName
from askwell.practice.referring.rules.ranked import (
    USUAL,
    About,
    Case,
    Parts,
    Place,
    Row,
    Sent,
    Topic,
)
from askwell.practice.referring.rules.ranking import Chances, Names, Wish, told_by
from askwell.practice.referring.rules.telling import (
    IN_TITLES,
    IN_TOPICS,
    Telling,
    general,
    shared,
    terms,
    words,
)
from askwell.workspace import prepared

_CLOSENESS = {UseName.YES: 0.7, UseName.NOT_ASKED: 0.5, UseName.NO: 0.3}
_INTRODUCES = 0.9
_KINDS = [str(DetailKind.PHONE), str(DetailKind.EMAIL), str(DetailKind.ADDRESS)]


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody to ask, with what speaks for them."""

    uid: str
    name: str
    title: str
    organization: str
    parts: Parts


def whom_next(goal: Goal | None, today: date, *, limit: int = 12) -> list[Candidate]:
    """Return the best people to ask next, at most `limit`: the seeker's own first, who is too early last.

    Left out: who must not be contacted, who is taken up, met or said no, and who was put aside.
    """
    possible = _possible()
    case = _case(goal, today, Counter(title for *_, title in possible))
    out = _left_out(goal) | {row_id for row_id, wish in case.wishes.items() if wish is Wish.NOT_NOW}
    rows = (row for row in possible if row[0] not in out)
    best = [Row(*row) for row in nlargest(limit, rows, key=lambda row: (*case.rank(row), -row[0]))]
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


def _case(goal: Goal | None, today: date, titles: Counter[str]) -> Case:
    talks = _held()
    past = arranging.past(today)
    about, telling = _about(goal, talks, titles)
    return Case(
        goal=about,
        telling=telling,
        chances=_chances(),
        names=_names(talks),
        talks=past.held,
        # Whom one knows can be written to or practised with from the first day.
        top=max(highest(past, today), Rung.WRITE_THEN_RING),
        sent=_sent(goal),
        wishes={row_id: Wish(wish) for row_id, wish in _wished(goal.pk)} if goal else {},
        reach=_reach(),
        places=_at_places(about, telling),
    )


def _about(goal: Goal | None, talks: Sequence[Any], titles: Counter[str]) -> tuple[About, Telling]:
    """Return what a goal is about: its own words, and those that the work of whom was taken up shares."""
    if goal is None:
        return About(frozenset(), (), frozenset(place for *_, place in talks if place)), Telling(())
    heard: dict[int, set[int]] = {}
    for topic, who in _voices(goal.pk):
        heard.setdefault(topic, set()).add(who)
    usual = general(tuple(one.text for one in asking.questions()))
    topics = tuple(
        Topic(
            one.pk, one.text, frozenset(words(one.text, small=IN_TOPICS)) - usual, len(heard.get(one.pk, ()))
        )
        for one in asking.topics_of(goal.pk)
    )
    pursued = [title for (title,) in _pursued_titles(goal.pk) if title]
    chosen = Counter(word for title in pursued for word in set(words(title, small=IN_TITLES)) - usual)
    repeated = {word for word, count in chosen.items() if count > 1}
    own = frozenset(words(goal.text)) - usual
    telling = Telling(own.union(repeated, *(one.words for one in topics)))
    pairs, everywhere = _in_titles(telling, titles, terms(goal.text, usual))
    about = own | shared(
        {word: chosen[word] for word in repeated}, len(pursued), everywhere, sum(titles.values())
    )
    at = frozenset(place for _, _, for_goal, place in talks if place and for_goal == goal.pk)
    return About(about, topics, at, pairs), telling


def _in_titles(
    telling: Telling, titles: Counter[str], pairs: Sequence[tuple[str, str]]
) -> tuple[tuple[tuple[str, str], ...], Counter[str]]:
    """Return the pairs of words that some title has whole, and how many titles have each word."""
    whole: set[tuple[str, str]] = set()
    everywhere: Counter[str] = Counter()
    for title, count in titles.items():
        if met := telling.meet(title).wanted:
            everywhere.update(dict.fromkeys(met, count))
            whole.update(pair for pair in pairs if met.issuperset(pair))
    return tuple(sorted(whole)), everywhere


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
        learned.tell(given.get(who, 0), USUAL)
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


def _at_places(goal: About, telling: Telling) -> dict[int, Place]:
    """Return what the places say about a goal; the many that say nothing are left out."""
    found = {}
    for row_id, key, target in _places():
        heard = row_id in goal.heard_at
        met = telling.meet(key).wanted
        if not (target or heard or met):
            continue
        near = heard or not goal.words.isdisjoint(met)
        found[row_id] = Place(target, near, heard, goal.named(met))
    return found


def _reach() -> dict[str, set[int]]:
    """Return who can be reached, by the kind of detail."""
    merged = dict(_merged())
    found: dict[str, set[int]] = {kind: set() for kind in _KINDS}
    for row_id, kind in _kinds():
        found[kind].add(merged.get(row_id, row_id))
    return found


def _left_out(goal: Goal | None) -> set[int]:
    """Return who is taken up or was for this goal, was met or is about to be, or gave an answer."""
    taken = _taken(goal.pk if goal else 0)
    return {row_id for rows in (taken, _meeting(), _answered()) for (row_id,) in rows}


_HELD = str(InterviewState.HELD)
_possible = prepared.rows(
    lambda: Contact.objects.filter(
        do_not_contact=False, merged_into__isnull=True, put_aside=False
    ).values_list("id", "tie", "organization_id", "title")
)
_shown = prepared.rows(
    lambda ids: Contact.objects.filter(id__in=ids).values_list("id", "uid", "full_name", "organization__name")
)
_places = prepared.rows(lambda: Organization.objects.values_list("id", "sort_as", "target"))
_merged = prepared.rows(
    lambda: Contact.objects.filter(merged_into__isnull=False).values_list("id", "person_id")
)
_kinds = prepared.rows(
    lambda: Detail.objects.filter(contact__isnull=False, kind__in=_KINDS).values_list("contact_id", "kind")
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
