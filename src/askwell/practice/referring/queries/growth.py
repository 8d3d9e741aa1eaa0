"""How the network grew, in words: the chain to one person, what a talk brings, who should meet."""

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations

from django.db.models import Min

from askwell.practice.holding.models import Answer
from askwell.practice.identifying.models import Contact, Source
from askwell.practice.identifying.rules import Tie
from askwell.practice.referring.models import Acquaintance, Edge, Referral
from askwell.practice.referring.queries.picture import Who, led, talked
from askwell.practice.referring.rules.growth import Range, chain, first_givers, names_per_talk

MOST_PAIRS = 3


@dataclass(frozen=True, slots=True)
class Chain:
    """Who led to somebody: names, the first one first, and the last day on which none of it was known.

    `knew_first` tells whether the seeker knew the first one all along.
    """

    people: list[tuple[str, str]]
    day_before: date | None
    knew_first: bool


def chain_to(contact_id: int) -> Chain | None:
    """Return who led to somebody, None where nobody did."""
    first = first_givers(led())
    if contact_id not in first:
        return None
    ids = chain(contact_id, first)
    rows = {row_id: rest for row_id, *rest in _named(ids)}
    knew_first = rows[ids[0]][2] in (Tie.CLOSE, Tie.KNOWN, Tie.ALUMNI)
    began = first[ids[1]].on if knew_first else _first_heard_of(ids[0])
    return Chain(
        [(uid, name) for uid, name, _ in (rows[one] for one in ids)],
        began - timedelta(days=1) if began else None,
        knew_first,
    )


def _named(ids: list[int]) -> list[tuple[int, str, str, str]]:
    return list(Contact.objects.filter(id__in=ids).values_list("id", "uid", "full_name", "tie"))


def _first_heard_of(contact_id: int) -> date | None:
    found = Source.objects.filter(contact__person_id=contact_id).aggregate(first=Min("at"))["first"]
    return found.date() if found else None


@dataclass(frozen=True, slots=True)
class Figures:
    """What talks bring, each with its range where there are enough: names, and people then met.

    `told` of `opened` doors were reported back to who opened them.
    """

    names: Range | None
    met: Range | None
    opened: int
    told: int


def figures(zone: str, today: date) -> Figures:
    """Return what talks bring (practice.md §6)."""
    talks = talked(zone)
    names, met = names_per_talk(talks, led(), talks, today)
    opened = Referral.objects.filter(named__person_id__in=list(talks), let_go_at__isnull=True)
    return Figures(names, met, opened.count(), opened.filter(told_met_at__isnull=False).count())


@dataclass(frozen=True, slots=True)
class Pair:
    """Two people who told of the same things and do not know each other, as far as is known."""

    one: Who
    other: Who
    topics: list[str]


def should_meet(zone: str) -> list[Pair]:
    """Return pairs who both spoke to the same topic on the record, who shares most first."""
    told: dict[int, set[str]] = {}
    rows = Answer.objects.filter(item__topic__isnull=False, off_record=False).exclude(text="")
    rows = rows.filter(interview__contact__person__do_not_contact=False)
    for who, topic in rows.values_list("interview__contact__person_id", "item__topic__text").distinct():
        told.setdefault(who, set()).add(topic)
    apart = _acquainted(set(told))
    pairs = [
        (len(shared), one, other)
        for one, other in combinations(sorted(told), 2)
        if (shared := told[one] & told[other]) and (one, other) not in apart
    ]
    best = sorted(pairs, key=lambda pair: (-pair[0], pair[1:]))[:MOST_PAIRS]
    people = _who({one for pair in best for one in pair[1:]}, zone)
    return [Pair(people[one], people[other], sorted(told[one] & told[other])) for _, one, other in best]


def _acquainted(people: set[int]) -> set[tuple[int, int]]:
    """Return the pairs that know each other already, or were said not to matter to each other."""
    known = set(Edge.objects.filter(a_id__in=people, b_id__in=people).values_list("a_id", "b_id"))
    noted = Acquaintance.objects.values_list("one__person_id", "other__person_id")
    return known | {(min(pair), max(pair)) for pair in noted}


def _who(ids: set[int], zone: str) -> dict[int, Who]:
    talks = talked(zone)
    rows = Contact.objects.filter(id__in=ids).values_list("id", "uid", "full_name", "organization__name")
    return {
        row_id: Who(row_id, uid, name, where or "", talks.get(row_id)) for row_id, uid, name, where in rows
    }
