"""Writing what a file brought: many rows at once, each value with its source, nothing overwritten."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache
from typing import Any

from askwell.kernel import names
from askwell.practice.identifying import match_store, organizations
from askwell.practice.identifying.likeness import ask
from askwell.practice.identifying.models import Contact, Detail, ImportBatch, Organization, Source
from askwell.practice.identifying.rules import DetailKind, Tie
from askwell.practice.lifecycle.actions import import_beside
from askwell.practice.lifecycle.actions.import_plan import Arrival, Owner, Plan
from askwell.workspace import images
from askwell.workspace.journal import Write

_LONGEST = 300
_MANY = 900
_PHONE = DetailKind.PHONE.value
_NUMBER_SHORTEST = 7
"""Fewer digits than these are an extension, and could be the end of anybody's number."""
_Had = dict[tuple[bool, int | None], set[tuple[str, str]]]
"""Per owner (it is a person, the row's id) the details they have: (kind, key)."""
_PERSON = (
    "full_name", "called", "sort_as", "organization_id", "title", "city", "note", "person_id",
    "merged_into_id",
)  # fmt: skip
_PLACE = ("name", "sort_as", "city", "country", "note")
_FILLED = ("title", "organization", "city", "note")
_SOURCE = ("contact_id", "organization_id", "key", "digest", "values")
_DETAIL = ("contact_id", "organization_id", "source_id", "kind", "label", "value", "key", "parts")


@dataclass(slots=True)
class Shape:
    """The fields of a person that a record can fill, as they stand after each record."""

    title: str = ""
    organization: str = ""
    city: str = ""
    note: str = ""

    def take(self, one: Arrival, before: dict[str, Any] | None) -> None:
        """Fill what is empty; where the key's last record said what stands there, follow the new one.

        What a person typed since is not what the last record said, so it stays.
        """
        draft = one.draft
        self.city = self.city or _city(one)
        self.note = self.note or draft.note
        for name, fresh in (("title", draft.title), ("organization", draft.organization)):
            now = getattr(self, name)
            alike = _ALIKE[name]
            followed = before is not None and alike(now) == alike(str(before.get(name, "")))
            if fresh.strip() and (not now or (followed and alike(now) != alike(fresh))):
                setattr(self, name, fresh)


@dataclass(slots=True)
class Brought:
    """One file's rows on their way into the journal."""

    write: Write
    batch: ImportBatch
    kind: str
    at: datetime
    zone: str = "UTC"
    places: dict[str, int] = field(default_factory=dict)

    def put(self, plan: Plan) -> None:
        """Write everything that the owners of a plan gain."""
        owners = plan.owners
        had = _keys_had(owners)
        shapes = [_shape(owner) if owner.is_person and owner.id is None else None for owner in owners]
        present = self._present(owners)
        for owner in owners:
            if owner.is_person and owner.id is not None:
                present[owner.id].settle(owner)
        self._put_places(owners, [shape for shape in shapes if shape], present.values())
        self._put_people(plan, [shape for shape in shapes if shape])
        for one in present.values():
            one.write(self.write, self.places)
        self._put_sources(owners, had)

    def _present(self, owners: Sequence[Owner]) -> dict[int, "Present"]:
        found = _loaded(owners)
        self.write.expect(Contact, list(found))
        return found

    def _put_places(
        self, owners: Sequence[Owner], shapes: Iterable[Shape], present: Iterable["Present"]
    ) -> None:
        wanted: dict[str, tuple[str, ...]] = {}  # by name
        for owner in owners:
            if not owner.is_person and owner.id is None:
                first = owner.arrivals[0]
                wanted[_name(first)] = (_city(first), _country(first), first.draft.note)
        named = dict.fromkeys(one.organization for one in shapes)
        named.update(dict.fromkeys(one.shape.organization for one in present if one.moved))
        for name in named:
            if clean := _clean(name):
                wanted.setdefault(clean, ("", "", ""))
        self.places, keys = organizations.called(wanted)
        first_called = {key: name for name, key in reversed(keys.items())}
        rows = [(name, key, *wanted[name]) for name, key in keys.items() if first_called[key] == name]
        ids = self.write.create_many(Organization, _PLACE, rows)
        made = {key: row_id for (_, key, *_), row_id in zip(rows, ids, strict=True)}
        self.places.update({name: made[key] for name, key in keys.items()})
        for owner in owners:
            if not owner.is_person and owner.id is None:
                owner.id = self.places[_name(owner.arrivals[0])]

    def _put_people(self, plan: Plan, shapes: Sequence[Shape]) -> None:
        """Make the new people, each second card of somebody leading to them, and keep the questions left."""
        fresh = plan.fresh()
        ids = images.next_ids(Contact, len(fresh))
        same_as = {
            row: ids[place] if is_new else place for row, (is_new, place) in plan.recognised.same_as.items()
        }
        rows = [
            (*self._person(owner, shape), same_as.get(row, ids[row]), same_as.get(row))
            for row, (owner, shape) in enumerate(zip(fresh, shapes, strict=True))
        ]
        self.write.create_many(Contact, _PERSON, rows, same={"tie": Tie.KNOWN}, ids=ids)
        for owner, row_id in zip(fresh, ids, strict=True):
            owner.id = row_id
        if plan.table:
            self.write.known[match_store.KNOWN] = plan.table.known_as(ids)

        def of(row: tuple[bool, int]) -> int:
            is_new, place = row
            return ids[place] if is_new else place

        ask([(of(one.one), of(one.other), one) for one in plan.recognised.questions])

    def _person(self, owner: Owner, shape: Shape) -> tuple[Any, ...]:
        draft = owner.arrivals[0].draft
        name = _clean(draft.full_name)
        return (
            name,
            names.formal(name)[:200],
            names.sort_as(name, family=draft.family, given=draft.given)[:_LONGEST],
            self._place(shape.organization),
            _title(shape.title),
            shape.city,
            shape.note,
        )

    def _place(self, name: str) -> int | None:
        """Return the organization of a name as it is written."""
        return self.places[_clean(name)] if name.strip() else None

    def _put_sources(self, owners: Sequence[Owner], had: _Had) -> None:
        pairs = [(owner, one) for owner in owners for one in owner.arrivals]
        rows = [(*_whose(owner), one.draft.key[:_LONGEST], one.digest, one.record) for owner, one in pairs]
        same = {"batch_id": self.batch.id, "kind": self.kind, "name": self.batch.file_name, "at": self.at}
        ids = self.write.create_many(Source, _SOURCE, rows, same=same)
        self.write.create_many(Detail, _DETAIL, list(_details(pairs, ids, had)))
        beside = [
            import_beside.Beside(owner.id, source_id, one.draft)
            for (owner, one), source_id in zip(pairs, ids, strict=True)
            if owner.is_person and owner.id is not None and (one.draft.touches or one.draft.photo)
        ]
        if beside:
            import_beside.put(self.write, beside, self.zone)


@dataclass(slots=True)
class Present:
    """A person who was here before, and the fields they get."""

    row: Contact
    shape: Shape = field(init=False)
    was: Shape = field(init=False)

    def __post_init__(self) -> None:
        """Start from what stands in the row."""
        where = self.row.organization
        said = (self.row.title, where.name if where else "", self.row.city, self.row.note)
        self.shape, self.was = Shape(*said), Shape(*said)

    @property
    def moved(self) -> bool:
        """Tell whether they work elsewhere now."""
        return self.shape.organization != self.was.organization

    def settle(self, owner: Owner) -> None:
        """Take every record of an owner in turn."""
        _settle(self.shape, owner)

    def write(self, write: Write, places: dict[str, int]) -> None:
        """Update the row where a field changed."""
        changed: dict[str, Any] = {
            name: value
            for name in ("title", "city", "note")
            if (value := getattr(self.shape, name)) != getattr(self.was, name)
        }
        if "title" in changed:
            changed["title"] = _clean(changed["title"])
        if self.moved:
            changed["organization_id"] = places[_clean(self.shape.organization)]
        write.update(self.row, **changed)


@dataclass(frozen=True, slots=True)
class Gain:
    """What somebody who is here would gain: fields as (name, before, now), new details as (kind, value)."""

    name: str
    fields: list[tuple[str, str, str]]
    details: list[tuple[str, str]]


def gains(owners: Sequence[Owner]) -> list[Gain]:
    """Return what the owners who are here would gain, in their order; nothing is written."""
    here = [owner for owner in owners if owner.id is not None]
    had, present = _keys_had(here), _loaded(here)
    return [_gain(owner, present.get(owner.id or 0) if owner.is_person else None, had) for owner in here]


def _gain(owner: Owner, present: "Present | None", had: _Had) -> Gain:
    pairs = [(owner, one) for one in owner.arrivals]
    new = [(kind, value) for *_, kind, _, value, _, _ in _details(pairs, [0] * len(pairs), had)]
    if present is None:
        return Gain(_name(owner.arrivals[0]), [], new)
    present.settle(owner)
    pairs_of_fields = ((name, getattr(present.was, name), getattr(present.shape, name)) for name in _FILLED)
    return Gain(present.row.full_name, [one for one in pairs_of_fields if one[1] != one[2]], new)


def _loaded(owners: Sequence[Owner]) -> dict[int, "Present"]:
    ids = [owner.id for owner in owners if owner.is_person and owner.id is not None]
    return {
        row.id: Present(row)
        for part in images.chunks(ids, _MANY)
        for row in Contact.objects.filter(id__in=part).select_related("organization")
    }


def _shape(owner: Owner) -> Shape:
    first = owner.arrivals[0]
    shape = Shape(first.draft.title, first.draft.organization, _city(first), first.draft.note)
    if len(owner.arrivals) > 1:
        _settle(shape, owner)
    return shape


def _settle(shape: Shape, owner: Owner) -> None:
    before = dict(owner.before or {})
    for one in owner.arrivals:
        shape.take(one, before.get(one.draft.key) if one.draft.key else None)
        before[one.draft.key] = {"title": one.draft.title, "organization": one.draft.organization}


def _keys_had(owners: Sequence[Owner]) -> _Had:
    """Return the details that owners have who were here before."""
    had: _Had = {}
    for is_person, link in ((True, "contact_id"), (False, "organization_id")):
        ids = [owner.id for owner in owners if owner.is_person is is_person and owner.id is not None]
        for part in images.chunks(ids, _MANY):
            rows = Detail.objects.filter(**{f"{link}__in": part})
            for row_id, kind, key in rows.values_list(link, "kind", "key"):
                had.setdefault((is_person, row_id), set()).add((kind, key))
    return had


def _details(
    pairs: Sequence[tuple[Owner, Arrival]],
    source_ids: Sequence[int],
    had: _Had,
) -> Iterator[tuple[Any, ...]]:
    for (owner, one), source_id in zip(pairs, source_ids, strict=True):
        if not one.details:
            continue
        seen = had.setdefault((owner.is_person, owner.id), set())
        contact_id, organization_id = _whose(owner)
        for kind, label, value, key, parts in one.details:
            if not _is_known(kind, key, seen):
                seen.add((kind, key))
                yield contact_id, organization_id, source_id, kind, label, value, key, parts


def _is_known(kind: str, key: str, seen: set[tuple[str, str]]) -> bool:
    """Tell whether a detail is there, a phone number also where it now comes without its country."""
    if (kind, key) in seen:
        return True
    if kind != _PHONE or key[:1] == "+" or len(digits := key.lstrip("0")) < _NUMBER_SHORTEST:
        return False
    return any(had == kind and its_key[:1] == "+" and its_key.endswith(digits) for had, its_key in seen)


def _whose(owner: Owner) -> tuple[int | None, int | None]:
    return (owner.id, None) if owner.is_person else (None, owner.id)


def _clean(text: str) -> str:
    return " ".join(text.split())[:_LONGEST]


_title = lru_cache(4_096)(_clean)
_ALIKE: Mapping[str, Callable[[str], str]] = {"title": _clean, "organization": organizations.key}
"""What of a field compares equal: an organization in another spelling is no other."""


def _name(one: Arrival) -> str:
    """Return what a business is called."""
    return _clean(one.draft.organization or one.draft.title)


def _city(one: Arrival) -> str:
    for place in one.draft.addresses:
        if place.city:
            return place.city[:100]
    return ""


def _country(one: Arrival) -> str:
    return next((place.country for place in one.draft.addresses if place.country), "")[:60]
