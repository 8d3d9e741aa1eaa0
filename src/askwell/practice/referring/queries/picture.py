"""What a picture of the network shows: who led to whom, and who stands around one person or place."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from django.db.models import Count, F

from askwell.kernel import clock
from askwell.practice.arranging.models import Interview
from askwell.practice.arranging.rules import InterviewState
from askwell.practice.identifying.models import Contact, Organization
from askwell.practice.referring.models import Edge, Referral
from askwell.practice.referring.rules.acquaintance import Reason
from askwell.practice.referring.rules.growth import Led, chain, first_givers
from askwell.workspace import prepared

MOST_AROUND = 24
MOST_FROM_ONE = 8
MOST_IN_TREE = 60
_FETCHED = 400


class Who(NamedTuple):
    """Somebody in a picture; `talked_on` is the day of the first talk with them."""

    id: int
    uid: str
    name: str
    organization: str
    talked_on: date | None


class Tied(NamedTuple):
    """Why two people in a picture may know each other, since when it is known."""

    a: int
    b: int
    reason: str
    words: str
    since: date | None


@dataclass(slots=True)
class Branch:
    """Somebody in a tree: why they hang there, and who hangs on them; `more` are not shown."""

    who: Who
    tied: Tied | None = None
    children: list["Branch"] = field(default_factory=list)
    more: int = 0


@dataclass(frozen=True, slots=True)
class Grown:
    """Who led to whom until a day: trees of names given, the talks that stand alone, and the counts."""

    trees: list[Branch]
    alone: list[Who]
    talks: int
    first_contacts: int
    days: list[date]
    more: int = 0


@dataclass(frozen=True, slots=True)
class Around:
    """The neighbourhood of one person or place: who is tied to it, and the ties among those."""

    uid: str
    name: str
    organization: str
    branches: list[Branch]
    across: list[Tied]
    more: int


def led() -> list[Led]:
    """Return every name given, in order of time."""
    return [Led(*row) for row in _led()]


def talked(zone: str) -> dict[int, date]:
    """Return the day of the first talk with each person that the seeker talked with."""
    found: dict[int, date] = {}
    for row_id, began_at, state_at in _talked():
        day = clock.wall(began_at or state_at, zone).date()
        found[row_id] = min(day, found.get(row_id, day))
    return found


_led = prepared.rows(
    lambda: (
        Referral.objects.exclude(giver__person=F("named__person"))
        .order_by("on", "id")
        .values_list("giver__person_id", "named__person_id", "on")
    )
)
_talked = prepared.rows(
    lambda: Interview.objects.filter(state=str(InterviewState.HELD)).values_list(
        "contact__person_id", "began_at", "state_at"
    )
)


def grown(zone: str, *, until: date | None = None, root: int | None = None) -> Grown:
    """Return who led to whom, as it stood at the end of a day; with `root` only the tree of that person."""
    names, talks = led(), talked(zone)
    days = sorted({one.on for one in names} | set(talks.values()))
    if until:
        names = [one for one in names if one.on <= until]
        talks = {row_id: on for row_id, on in talks.items() if on <= until}
    first = first_givers(names)
    roots = {chain(row_id, first)[0] for row_id in {*talks, *first}}
    below: dict[int, list[Led]] = {}
    for one in first.values():
        below.setdefault(one.giver, []).append(one)
    growing = [root] if root else sorted(roots & below.keys(), key=lambda one: (-_size(one, below), one))
    drawn = _fitting(growing, below)
    growing.sort(key=lambda one: min((each.on for each in below.get(one, ())), default=date.max))
    people = _people({*drawn, *(roots - below.keys())}, talks)
    words = _reasons(drawn)
    trees = [_branch(people, one, below, drawn, words) for one in growing if one in drawn]
    alone = sorted((people[one] for one in roots - below.keys()), key=lambda one: (one.talked_on, one.id))
    met = {chain(row_id, first)[0] for row_id in talks}
    return Grown(trees, alone, len(talks), len(met), days, sum(one not in drawn for one in growing))


def _size(root: int, below: dict[int, list[Led]]) -> int:
    return 1 + sum(_size(one.named, below) for one in below.get(root, ()))


def _fitting(roots: Sequence[int], below: dict[int, list[Led]]) -> set[int]:
    """Return whom a picture has room for: tree after tree, of each the nearest and the earliest first."""
    drawn: set[int] = set()
    for root in roots:
        front = [root]
        while front and len(drawn) < MOST_IN_TREE:
            drawn.add(one := front.pop(0))
            front += [each.named for each in below.get(one, ())[:MOST_FROM_ONE]]
    return drawn


def _branch(
    people: dict[int, Who],
    row_id: int,
    below: dict[int, list[Led]],
    drawn: Collection[int],
    words: dict[tuple[int, int], str],
) -> Branch:
    made = Branch(people[row_id])
    for one in sorted(below.get(row_id, ()), key=lambda each: (each.on, each.named)):
        if one.named in drawn:
            child = _branch(people, one.named, below, drawn, words)
            child.tied = Tied(row_id, one.named, Reason.NAMED, words.get((row_id, one.named), ""), one.on)
            made.children.append(child)
        else:
            made.more += _size(one.named, below)
    return made


def _reasons(people: Collection[int]) -> dict[tuple[int, int], str]:
    rows = Referral.objects.filter(named__person_id__in=people).order_by("-id")
    told = rows.values_list("giver__person_id", "named__person_id", "why")
    return {(giver, named): why for giver, named, why in told}


def _people(ids: Iterable[int], talks: dict[int, date]) -> dict[int, Who]:
    rows = _who(list(ids))
    return {
        row_id: Who(row_id, uid, name, where or "", talks.get(row_id)) for row_id, uid, name, where in rows
    }


_who = prepared.rows(
    lambda ids: Contact.objects.filter(id__in=ids).values_list("id", "uid", "full_name", "organization__name")
)


def around(contact: Contact, zone: str, *, opened: Collection[str] = (), until: date | None = None) -> Around:
    """Return the closest acquaintances of somebody, and further ones of those whose uids are `opened`."""
    ties, more = _nearest([contact.pk], MOST_AROUND, until)
    talks = talked(zone)
    people = _people([*(one.b for one in ties), contact.pk], talks)
    further = {one.b for one in ties if people[one.b].uid in opened}
    beyond = _beyond(further, people, talks, until)
    branches = _branches([Branch(people[one.b], one) for one in ties], beyond, people)
    across = _across([one.b for one in ties], until)
    where = people[contact.pk].organization
    return Around(contact.uid, contact.full_name, where, branches, across, more)


def at(organization: Organization, zone: str, *, until: date | None = None) -> Around:
    """Return who works at a place, and who elsewhere may know them."""
    rows = Contact.objects.filter(organization=organization, merged_into__isnull=True)
    rows = rows.order_by("sort_as", "id")
    ring = list(rows.values_list("id", flat=True)[:MOST_AROUND])
    talks = talked(zone)
    people = _people(ring, talks)
    beyond = _beyond(ring, people, talks, until)
    branches = _branches([Branch(people[one]) for one in ring], beyond, people)
    across = [one for one in _across(ring, until) if one.reason != Reason.WORKS]
    more = rows.count() - len(ring)
    return Around(organization.uid, organization.name, "", branches, across, more)


def colleagues(contact: Contact) -> int:
    """Return how many of the contacts are at the place of somebody, that one among them."""
    if contact.organization_id is None:
        return 0
    return Contact.objects.filter(organization_id=contact.organization_id, merged_into__isnull=True).count()


def _branches(ring: list[Branch], beyond: dict[int, list[Branch]], shown: Collection[int]) -> list[Branch]:
    """Hang what is further out on the branches, and count what is not shown of the others."""
    counts = _counts([one.who.id for one in ring if one.who.id not in beyond], shown)
    for one in ring:
        one.children = beyond.get(one.who.id, [])
        one.more = counts.get(one.who.id, 0)
    return ring


def _beyond(
    opened: Collection[int], shown: Collection[int], talks: dict[int, date], until: date | None
) -> dict[int, list[Branch]]:
    """Return the further acquaintances of people, each of them once, by whom they hang on."""
    if not opened:
        return {}
    ties, _ = _nearest(list(opened), MOST_FROM_ONE, until, without=shown)
    once = {one.b: one for one in reversed(ties)}
    people = _people(list(once), talks)
    found: dict[int, list[Branch]] = {one: [] for one in opened}
    for one in ties:
        if once[one.b] is one:
            found[one.a].append(Branch(people[one.b], one))
    return found


def _nearest(
    people: Sequence[int], most: int, until: date | None, *, without: Collection[int] = ()
) -> tuple[list[Tied], int]:
    """Return the strongest ties of each of these people, one for each acquaintance, and how many more."""
    rows = Edge.objects.filter(a_id__in=people).order_by("cost", "b_id")
    if until:
        rows = rows.exclude(since__gt=until)
    columns = rows.values_list("a_id", "b_id", "reason", "words", "since")
    found: dict[int, dict[int, Tied]] = {}
    more = 0
    for row in columns[: _FETCHED * len(people)]:
        kept = found.setdefault(row[0], {})
        if row[1] in kept or row[1] in without:
            continue
        if len(kept) < most:
            kept[row[1]] = Tied(*row)
        else:
            more += 1
    return [one for kept in found.values() for one in kept.values()], more


def _across(ring: Sequence[int], until: date | None) -> list[Tied]:
    """Return the strongest tie of each pair among these people."""
    rows = Edge.objects.filter(a_id__in=ring, b_id__in=ring).order_by("cost", "id")
    if until:
        rows = rows.exclude(since__gt=until)
    found: dict[tuple[int, int], Tied] = {}
    for row in rows.values_list("a_id", "b_id", "reason", "words", "since"):
        if row[0] < row[1]:
            found.setdefault(row[:2], Tied(*row))
    return list(found.values())


def _counts(people: Collection[int], shown: Collection[int]) -> dict[int, int]:
    """Return how many acquaintances of each person are not shown."""
    rows = Edge.objects.filter(a_id__in=people).exclude(b_id__in=shown).values_list("a_id")
    return dict(rows.annotate(count=Count("b_id", distinct=True)))
