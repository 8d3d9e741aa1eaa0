"""Who can introduce the seeker to somebody: the wanted people, the seeker's own ties, the search."""

import json
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import exp, inf
from typing import Any, cast

from django.db import connection

from askwell.integrations import search
from askwell.practice.arranging.models import Attempt, Interview
from askwell.practice.arranging.rules import ANSWERED, InterviewState, Outcome
from askwell.practice.identifying.models import Contact
from askwell.practice.identifying.parts import people_of
from askwell.practice.identifying.rules import Tie
from askwell.practice.referring.models import Edge, Referral
from askwell.practice.referring.rules import UseName
from askwell.practice.referring.rules.acquaintance import OWN_TIE, cost, own_strength
from askwell.practice.referring.rules.paths import Path, Step, best_paths, goes_round
from askwell.practice.thanking.models import Card
from askwell.workspace import prepared, scope

_SPARE = 4
"""So many times the paths are looked for, as some go round somebody the seeker knows better."""
ASKS_IN_A_MONTH = 2
"""Asked so often within thirty days, somebody is left in peace (practice.md §6, concentration)."""
_MONTH = timedelta(days=30)
_ASKED = [str(one) for one in (*ANSWERED, Outcome.SENT, Outcome.VOICEMAIL)]
_STEPS = "SELECT a_id, b_id, cost FROM askwell_edge WHERE workspace_id = %s AND cost < %s"
_FAR = 1e9
_OWN = {str(tie): cost(strength) for tie, strength in OWN_TIE.items()}
_KNOWN = ", ".join(f"'{tie}'" for tie in _OWN)
_TIES = f"SELECT id, tie FROM askwell_contact WHERE workspace_id = %s AND tie IN ({_KNOWN})"  # noqa: S608 -- our own codes
_NEAREST = min(_OWN.values())


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody on a path."""

    id: int
    uid: str
    name: str
    called: str
    title: str
    organization: str


@dataclass(frozen=True, slots=True)
class Hop:
    """Why one person on a path may know the next: a reason's code and its words.

    `use_name`: the one named the other, and the seeker may say so.
    """

    reason: str
    words: str
    use_name: bool = False


@dataclass(frozen=True, slots=True)
class WarmPath:
    """A path with names: whom to ask first, those between, who is wanted last; a hop for each pair.

    `talked`: the seeker had a talk with the first. `rest_until` is a day before which the first should
    not be asked again, None for no reason to wait.
    """

    people: tuple[Person, ...]
    hops: tuple[Hop, ...]
    tie: Tie
    talked: bool
    strength: float
    rest_until: date | None = None


def warm_paths(wanted: Collection[int], today: date, *, count: int = 5) -> list[WarmPath]:
    """Return the best paths to any of these people; nobody on them who must not be contacted.

    A path that goes round somebody whom the seeker knows better than it does is left out.

    Who was asked twice within a month comes after the others, with the day from which it is fair again.
    """
    found = shortest(wanted, count=_SPARE * count)
    own = own_ties({one for path in found for one in path.people}, *_spoken_with())
    lengths = _lengths(found)
    return _told([one for one in found if not goes_round(one, own, lengths)][:count], today)


def shortest(wanted: Collection[int], *, count: int) -> list[Path]:
    """Return the shortest path through each of the best people to ask, none through who is closed."""
    closed = do_not_contact()
    talked, thanked = _spoken_with()
    return best_paths(
        lambda people: own_ties(people, talked, thanked),
        set(wanted) - closed,
        lambda people, limit: steps(people, limit, closed),
        count=count,
        nearest=_NEAREST,
    )


def steps(people: Collection[int], limit: float, closed: Collection[int] = ()) -> Iterator[Step]:
    """Yield the acquaintances of people that are shorter than a limit, without those who are closed."""
    rows = _among(_STEPS, "a_id", people, min(limit, _FAR))
    return (row for row in rows if row[1] not in closed) if closed else iter(rows)


def _among(sql: str, column: str, ids: Collection[int], *more: float) -> list[Any]:
    """Run SQL that ends in a condition on a column among many ids, given as one parameter."""
    there = " = ANY(%s)" if connection.vendor == "postgresql" else " IN (SELECT value FROM json_each(%s))"
    listed = list(ids)
    with connection.cursor() as cursor:
        among = listed if connection.vendor == "postgresql" else json.dumps(listed)
        cursor.execute(f"{sql} AND {column}{there}", [scope.current(), *more, among])
        return cast(list[Any], cursor.fetchall())


def do_not_contact() -> set[int]:
    """Return who must not be contacted."""
    return {row_id for (row_id,) in _closed()}


_closed = prepared.rows(lambda: Contact.objects.filter(do_not_contact=True).values_list("person_id"))
_talked = prepared.rows(
    lambda: Interview.objects.filter(state=str(InterviewState.HELD)).values_list("contact__person_id")
)
_thanked = prepared.rows(
    lambda: Card.objects.filter(posted_at__isnull=False).values_list("contact__person_id")
)


def _spoken_with() -> tuple[set[int], set[int]]:
    """Return whom the seeker had a talk with, and to whom a card went."""
    talked = {row_id for (row_id,) in _talked()}
    return talked, {row_id for (row_id,) in _thanked()} if talked else set()


def own_ties(people: Collection[int], talked: Collection[int], thanked: Collection[int]) -> dict[int, float]:
    """Return the length of the seeker's own tie to each of these people whom they know."""
    found = {row_id: _OWN[tie] for row_id, tie in _among(_TIES, "id", people)}
    for row_id in talked:
        if row_id in people:
            earned = cost(own_strength(Tie.STRANGER, talked=True, thanked=row_id in thanked))
            found[row_id] = min(earned, found.get(row_id, earned))
    return found


def at_organization(organization_id: int) -> list[int]:
    """Return who works at a place."""
    rows = Contact.objects.filter(organization_id=organization_id, merged_into__isnull=True)
    return list(rows.values_list("id", flat=True))


def who_do(words: str, *, limit: int = 2_000) -> list[int]:
    """Return the contacts that a search for words finds, such as what they do."""
    return list(set(people_of(search.find(scope.current(), words, limit)).values()))


def _lengths(paths: Sequence[Path]) -> dict[tuple[int, int], float]:
    """Return the length of the shortest edge between each two people on the paths."""
    people = {one for path in paths for one in path.people}
    found: dict[tuple[int, int], float] = {}
    for a, b, length in steps(people, inf):
        if b in people:
            found.setdefault((a, b), length)
    return found


def _told(paths: Sequence[Path], today: date) -> list[WarmPath]:
    ids = {one for path in paths for one in path.people}
    people = _people(ids)
    talked, _ = _spoken_with()
    ties = dict(Contact.objects.filter(id__in=ids).values_list("id", "tie"))
    hops = _hops([pair for path in paths for pair in zip(path.people, path.people[1:], strict=False)])
    rest = _rest_until([path.people[0] for path in paths], today)
    told = [
        WarmPath(
            tuple(people[one] for one in path.people),
            tuple(hops[pair] for pair in zip(path.people, path.people[1:], strict=False)),
            Tie(ties[path.people[0]]),
            path.people[0] in talked,
            exp(-path.length),
            rest.get(path.people[0]),
        )
        for path in paths
    ]
    return sorted(told, key=lambda one: one.rest_until is not None)


def _people(ids: Collection[int]) -> dict[int, Person]:
    rows = Contact.objects.filter(id__in=ids)
    columns = ("id", "uid", "full_name", "called", "title", "organization__name")
    return {
        row_id: Person(row_id, uid, name, called, title, where or "")
        for row_id, uid, name, called, title, where in rows.values_list(*columns)
    }


def _hops(pairs: Collection[tuple[int, int]]) -> dict[tuple[int, int], Hop]:
    """Return the strongest reason why each pair may know each other."""
    ends = {a for a, _ in pairs}, {b for _, b in pairs}
    rows = Edge.objects.filter(a_id__in=ends[0], b_id__in=ends[1])
    said_yes = Referral.objects.filter(giver__person_id__in=ends[0], use_name=UseName.YES)
    lent = set(said_yes.values_list("giver__person_id", "named__person_id"))
    found: dict[tuple[int, int], Hop] = {}
    for a, b, reason, words in rows.order_by("cost", "id").values_list("a_id", "b_id", "reason", "words"):
        found.setdefault((a, b), Hop(reason, words, (a, b) in lent))
    return found


def _rest_until(people: Collection[int], today: date) -> dict[int, date]:
    """Return, for whom was asked twice within a month, the day from which asking is fair again."""
    rows = Attempt.objects.filter(contact__person_id__in=people, outcome__in=_ASKED, on__gt=today - _MONTH)
    asks: dict[int, list[date]] = {}
    for row_id, on in rows.filter(source__isnull=True).order_by("on").values_list("contact__person_id", "on"):
        asks.setdefault(row_id, []).append(on)
    return {
        row_id: days[-ASKS_IN_A_MONTH] + _MONTH
        for row_id, days in asks.items()
        if len(days) >= ASKS_IN_A_MONTH
    }
