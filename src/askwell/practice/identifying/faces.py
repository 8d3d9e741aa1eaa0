"""Which value a person shows where several cards have one: the seeker's own before a file's, then newer."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any, TypeVar

from askwell.practice.identifying.models import Contact, Organization, Source
from askwell.practice.identifying.rules import SourceKind
from askwell.workspace import prepared

L = TypeVar("L", bound=Any)
FIELDS = ("called", "say_it", "organization_id", "title", "city", "time_zone", "best_time", "note")
"""The fields that are chosen one by one; the name is the first card's."""
_OWN = frozenset(map(str, (SourceKind.TYPED, SourceKind.REFERRAL, SourceKind.PAPER, SourceKind.SAID)))
"""Sources that the seeker wrote down; every other is a file's."""
_EVER = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Value:
    """What one card says in a field: whether the seeker wrote it, when it came, if the card is the first."""

    value: Any
    own: bool
    at: datetime
    first: bool


def best(values: Sequence[Value]) -> Any:
    """Return the value to show: the seeker's own before a file's, then the newest, then the first card's."""
    found = max(values, key=lambda one: (one.own, one.at, one.first), default=None)
    return found.value if found else None


def shown(person_ids: Sequence[int]) -> dict[int, dict[str, Any]]:
    """Return, for the people made of several cards, the fields they show; one query where there are none."""
    several = [person_id for (person_id,) in _several(person_ids)]
    if not several:
        return {}
    said: dict[int, list[tuple[str, datetime, Mapping[str, Any]]]] = {}
    cards = list(Contact.objects.filter(person_id__in=several).order_by("id"))
    rows = Source.objects.filter(contact_id__in=[one.pk for one in cards]).order_by("id")
    for contact_id, kind, at, values in rows.values_list("contact_id", "kind", "at", "values"):
        said.setdefault(contact_id or 0, []).append((kind, at, values))
    found: dict[int, dict[str, list[Value]]] = {}
    for card in cards:
        for field in FIELDS:
            if value := getattr(card, field):
                of_field = found.setdefault(card.person_id, {}).setdefault(field, [])
                of_field.append(_value(card, field, value, said.get(card.pk, [])))
    return {
        person_id: {field: best(values) for field, values in fields.items()}
        for person_id, fields in found.items()
    }


def _value(
    card: Contact, field: str, value: Any, said: Sequence[tuple[str, datetime, Mapping[str, Any]]]
) -> Value:
    names = {field, field.removesuffix("_id")}
    found = Value(value, own=False, at=said[0][1], first=card.merged_into_id is None) if said else None
    for kind, at, values in said:
        if found and any(values.get(name) for name in names):
            found = replace(found, own=kind in _OWN, at=at)
    return found or Value(value, own=True, at=_EVER, first=card.merged_into_id is None)


def on_people(people: Sequence[Contact]) -> None:
    """Give people the values to show, their organizations too; nothing of it is stored."""
    faces = shown([one.pk for one in people])
    places = _places(faces)
    for one in people:
        for field, value in faces.get(one.pk, {}).items():
            setattr(one, field, value)
        if one.organization_id in places:
            one.organization = places[one.organization_id]


def _places(faces: Mapping[int, Mapping[str, Any]]) -> dict[int, Organization]:
    at = {face["organization_id"] for face in faces.values() if "organization_id" in face}
    return {one.pk: one for one in Organization.objects.filter(pk__in=at)} if at else {}


def looks(person_ids: Sequence[int]) -> dict[int, tuple[Mapping[str, Any], Organization | None]]:
    """Return the fields that people made of several cards show, and where they work where a card says it."""
    faces = shown(person_ids)
    places = _places(faces)
    return {row_id: (face, places.get(face.get("organization_id", 0))) for row_id, face in faces.items()}


def on_lines(found: Sequence[L]) -> list[L]:
    """Return lines of a list (`id`, `title`, `organization`, `organization_uid`) with the values to show."""
    seen = looks([one.id for one in found])
    return [_faced(one, *seen[one.id]) if one.id in seen else one for one in found]


def _faced(line: L, face: Mapping[str, Any], where: Organization | None) -> L:
    return replace(
        line,
        title=face.get("title", line.title),
        organization=where.name if where else line.organization,
        organization_uid=where.uid if where else line.organization_uid,
    )


_several = prepared.rows(
    lambda ids: (
        Contact.objects.filter(person_id__in=ids, merged_into__isnull=False)
        .values_list("person_id")
        .distinct()
    )
)
