"""Choosing among everybody: the filters of the list of people, and its pages, at a hundred thousand too.

A filter is either met by few, who are then found through its own index and sorted, or by many, and then
walking along the names meets fifty of them soon. So no page counts everybody or sorts by a joined column.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from askwell.kernel import names
from askwell.practice.arranging.models import Attempt
from askwell.practice.asking.models import Pursuit
from askwell.practice.identifying import finding, organizations, queries
from askwell.practice.identifying.listing import Key, Page
from askwell.practice.identifying.models import (
    Contact,
    Detail,
    Organization,
    SavedFilter,
    Source,
    Tag,
    Tagged,
)
from askwell.practice.identifying.queries import PAGE
from askwell.practice.identifying.rules import DetailKind
from askwell.practice.today import queries as today
from askwell.practice.today.rules import Stage
from askwell.workspace import images, prepared

FEW = 1_000
MOST_AT_ONCE = 10_000
_FOUND_MOST = 5_000
_ORGANIZATIONS_MOST = 200


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the list is asked for; everything empty is everybody but those put aside.

    `tag` and `goal` are uids, `organization` a uid or the beginning of a name, `source` a kind of source,
    `place` a town.
    """

    text: str = ""
    stage: str = ""
    tag: str = ""
    organization: str = ""
    source: str = ""
    place: str = ""
    goal: str = ""
    never_asked: bool = False
    no_address: bool = False
    put_aside: bool = False

    def as_values(self) -> dict[str, Any]:
        """Return what is asked for by field, without what is not."""
        return {name: value for name in self.__slots__ if (value := getattr(self, name))}


def wanted(values: Mapping[str, Any]) -> Wanted:
    """Read a filter from values by field; what is not a filter is left out."""
    given: dict[str, Any] = {}
    for one in fields(Wanted):
        value = values.get(one.name) or ""
        given[one.name] = bool(value) if isinstance(one.default, bool) else str(value).strip()
    return Wanted(**given)


@dataclass(frozen=True, slots=True)
class _Asked:
    """One thing that is asked: of a person's row, and whom it may be few enough to list (ids of people)."""

    holds: Q
    few: QuerySet[Any, Any] | Sequence[int] | None = None


def page(
    asked: Wanted,
    *,
    after: Key | None = None,
    before: Key | None = None,
    last: bool = False,
    size: int = PAGE,
) -> Page:
    """Return a page of the people who meet a filter, by name."""
    if asked == Wanted():
        return queries.page_by_name(after=after, before=before, last=last, size=size)
    if asked == Wanted(organization=asked.organization):
        found = queries.place(asked.organization)
        if found is not None:
            return queries.page_by_name(
                organization_id=found[0], after=after, before=before, last=last, size=size
            )
    return queries.page_of(_chosen(asked), after=after, before=before, last=last, size=size)


def ids(asked: Wanted, *, most: int = MOST_AT_ONCE) -> list[int]:
    """Return the ids of at most `most` people who meet a filter, by name."""
    return list(_chosen(asked).order_by("sort_as", "id").values_list("id", flat=True)[:most])


def people(person_ids: Sequence[int]) -> list[Contact]:
    """Return people by their ids, with their organizations, in that order."""
    found: dict[int, Contact] = {}
    for part in images.chunks(person_ids, 500):
        found.update(Contact.objects.select_related("organization").in_bulk(part))
    return [found[one] for one in person_ids if one in found]


def ids_of_uids(uids: Sequence[str]) -> list[int]:
    """Return the ids of the people with these uids, by name; unknown ones left out."""
    found: list[int] = []
    for part in images.chunks(uids, 500):
        found += (
            Contact.objects.filter(uid__in=part).order_by("sort_as", "id").values_list("person_id", flat=True)
        )
    return list(dict.fromkeys(found))


def tags() -> list[Tag]:
    """Return the seeker's tags by name."""
    return list(Tag.objects.order_by("key"))


def tag_names(contact_ids: Sequence[int]) -> list[str]:
    """Return the names of the tags of one person's contacts, by name, each once."""
    return list(dict.fromkeys(name for _, name in _tag_names(contact_ids)))


_tag_names = prepared.rows(
    lambda ids: (
        Tagged.objects.filter(contact_id__in=ids).order_by("tag__key").values_list("tag__key", "tag__name")
    )
)


def saved() -> list[SavedFilter]:
    """Return the filters that were saved, by name."""
    return list(SavedFilter.objects.order_by("name"))


def source_kinds() -> list[str]:
    """Return the kinds of sources there are; a step along the index for each."""
    kinds: list[str] = []
    rows = Source.objects.order_by("kind").values_list("kind", flat=True)
    kind = rows.first()
    while kind is not None:
        kinds.append(kind)
        kind = rows.filter(kind__gt=kind).first()
    return kinds


def _chosen(asked: Wanted) -> QuerySet[Contact, Contact]:
    rows = Contact.objects.filter(merged_into__isnull=True, put_aside=asked.put_aside)
    among: set[int] | None = None
    for one in _all_asked(asked):
        listed = _listed(one.few)
        if listed is None:
            rows = rows.filter(one.holds)
        else:
            among = listed if among is None else among & listed
    return rows if among is None else rows.filter(id__in=sorted(among))


def _listed(few: QuerySet[Any, Any] | Sequence[int] | None) -> set[int] | None:
    """Return whom something is true of, where they are few or known already."""
    if few is None:
        return None
    if not isinstance(few, QuerySet):
        return set(few)
    found = set(few[: FEW + 1])
    return found if len(found) <= FEW else None


def _all_asked(asked: Wanted) -> Iterator[_Asked]:
    for name, value in asked.as_values().items():
        if name in _ASKED:
            yield _ASKED[name](value)


def _has(rows: QuerySet[Any, Any]) -> Q:
    """Return that one of these rows is about a person, on their own card or on one merged into it."""
    # Not one join over both: SQLite would begin with all rows of the other table for every person.
    merged = list(
        Contact.objects.filter(merged_into__gt=0).order_by("merged_into").values_list("id", flat=True)
    )
    elsewhere = rows.filter(contact_id__in=merged).values_list("contact__person_id", flat=True)
    own = Q(Exists(rows.filter(contact_id=OuterRef("pk"))))
    return own | Q(id__in=list(elsewhere)) if merged else own


def _with(rows: QuerySet[Any, Any]) -> _Asked:
    return _Asked(_has(rows), rows.order_by().values_list("contact__person_id", flat=True))


def _at_stage(stage: str) -> _Asked:
    """Whoever has no history is only on the list; the others' stages follow from it."""
    at = today.stages_of_all()
    if stage == Stage.IDENTIFIED:
        others = [row_id for row_id, one in at.items() if one != Stage.IDENTIFIED]
        return _Asked(~Q(id__in=others) if others else Q())
    return _Asked(Q(), [row_id for row_id, one in at.items() if one == stage])


def _at_organization(wanted_one: str) -> _Asked:
    found = list(Organization.objects.filter(uid=wanted_one).values_list("id", flat=True))
    if not found:
        key = organizations.key(wanted_one)
        rows = Organization.objects.filter(sort_as__gte=key, sort_as__lt=f"{key}\U0010ffff")
        found = list(rows.order_by("sort_as").values_list("id", flat=True)[:_ORGANIZATIONS_MOST])
    rows_there = Contact.objects.filter(organization_id__in=found)
    return _Asked(
        Q(Exists(rows_there.filter(person_id=OuterRef("pk")))),
        rows_there.order_by().values_list("person_id", flat=True),
    )


def _in_place(place: str) -> _Asked:
    """Whoever lives or works in a town, however it is spelt."""
    key = names.fold(place)
    towns = Contact.objects.exclude(city="").order_by().values_list("city", flat=True).distinct()
    spelt = [one for one in towns if names.fold(one) == key]
    there = Organization.objects.exclude(city="").order_by().values_list("id", "city")
    at = [row_id for row_id, city in there if names.fold(city) == key]
    living = Contact.objects.filter(Q(city__in=spelt) | Q(organization_id__in=at))
    return _Asked(
        Q(Exists(living.filter(person_id=OuterRef("pk")))),
        living.order_by().values_list("person_id", flat=True),
    )


def _untouched(_yes: str) -> _Asked:
    return _Asked(~_has(Pursuit.objects.all()) & ~_has(Attempt.objects.filter(source__isnull=True)))


_ASKED: Mapping[str, Callable[[str], _Asked]] = {
    "text": lambda text: _Asked(Q(), finding.found(text, _FOUND_MOST)),
    "stage": _at_stage,
    "tag": lambda uid: _with(Tagged.objects.filter(tag__uid=uid)),
    "goal": lambda uid: _with(Pursuit.objects.filter(goal__uid=uid)),
    "source": lambda kind: _with(Source.objects.filter(kind=kind, contact__isnull=False)),
    "organization": _at_organization,
    "place": _in_place,
    "never_asked": _untouched,
    "no_address": lambda _yes: _Asked(~_has(Detail.objects.filter(kind=DetailKind.ADDRESS))),
}
