"""How the network grew: who led to whom, from which first contacts, and what a talk brings."""

import random
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import fmean

ENOUGH_TALKS = 10
"""From so many talks on a figure is shown, with its range."""
COUNTED_AFTER = timedelta(days=30)
"""A talk's names are counted once they had this long to lead somewhere (practice.md §6)."""
_ROUNDS = 400


@dataclass(frozen=True, slots=True)
class Led:
    """Somebody named somebody else on a day."""

    giver: int
    named: int
    on: date


def first_givers(led: Iterable[Led]) -> dict[int, Led]:
    """Return how each person first came to be known by a name given, by the person who was named."""
    found: dict[int, Led] = {}
    for one in sorted(led, key=lambda each: each.on):
        if not _leads_back(one.giver, one.named, found):
            found.setdefault(one.named, one)
    return found


def _leads_back(giver: int, named: int, found: Mapping[int, Led]) -> bool:
    """Tell whether the giver was led to by the person they name, so that it would go round."""
    at: int | None = giver
    while at is not None and at != named:
        at = found[at].giver if at in found else None
    return at == named


def chain(person: int, first: Mapping[int, Led]) -> list[int]:
    """Return who led to somebody, the first one first, the person last."""
    people = [person]
    while people[0] in first:
        people.insert(0, first[people[0]].giver)
    return people


def roots(people: Iterable[int], first: Mapping[int, Led]) -> set[int]:
    """Return the first contacts that these people go back to; somebody nobody named is their own."""
    return {chain(one, first)[0] for one in people}


@dataclass(frozen=True, slots=True)
class Range:
    """A figure with the range that holds it in nine of ten resamplings."""

    value: float
    low: float
    high: float


def figure(counts: Sequence[float]) -> Range | None:
    """Return the mean per talk with its range (bootstrap over talks, fixed seed), None for too few."""
    if len(counts) < ENOUGH_TALKS:
        return None
    chance = random.Random(len(counts))  # noqa: S311 -- resampling, not secrets
    means = sorted(fmean(chance.choices(counts, k=len(counts))) for _ in range(_ROUNDS))
    return Range(fmean(counts), means[_ROUNDS // 20], means[-_ROUNDS // 20])


def names_per_talk(
    talks: Mapping[int, date], led: Iterable[Led], met: Iterable[int], today: date
) -> tuple[Range | None, Range | None]:
    """Return how many people a talk names, and how many of those were met; only of talks 30 days old.

    `talks` holds the day of the first talk by contact.
    """
    old = {who for who, on in talks.items() if on + COUNTED_AFTER <= today}
    named: dict[int, int] = dict.fromkeys(old, 0)
    then_met: dict[int, int] = dict.fromkeys(old, 0)
    seen = set(met)
    for one in led:
        if one.giver in old:
            named[one.giver] += 1
            then_met[one.giver] += one.named in seen
    return figure(list(named.values())), figure(list(then_met.values()))
