"""Taking a place of a directory over into the seeker's own list, once, and its newer details when offered."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from askwell.integrations.directories.place import Place
from askwell.practice.identifying import actions, organizations
from askwell.practice.identifying.models import Contact, Organization, Source
from askwell.practice.identifying.organizations import Named
from askwell.practice.identifying.rules import DetailKind, SourceKind, record_digest
from askwell.practice.lifecycle import places
from askwell.workspace import journal
from askwell.workspace.journal import Write
from askwell.workspace.models import User


@dataclass(frozen=True, slots=True)
class Taken:
    """What a place is on the seeker's list; `fresh` where it was not there before."""

    organization: Organization | None
    contact: Contact | None
    fresh: bool


def take(
    place: Place, *, by: User | None, at: datetime, former: Sequence[str] = (), target: bool = False
) -> Taken:
    """Make the business, and the person where the directory names one; what is there already is returned.

    `former` are keys the place had in earlier releases.
    """
    if there := _there([place.key, *former]):
        if target and there.organization:
            with journal.entry("target.add", by=by, at=at, about=there.organization) as write:
                write.update(there.organization, target=True)
        return there
    with journal.entry("place.add", by=by, at=at) as write:
        organization = None if _is_person(place) else _organization(write, place, target=target)
        contact = _contact(write, place, organization) if place.person else None
        if about := organization or contact:
            journal.tell_about(write, about)
    return Taken(organization, contact, fresh=True)


def _is_person(place: Place) -> bool:
    """Tell whether the record is of a practitioner rather than of a business."""
    return bool(place.person) and place.person == place.name


def _there(keys: Sequence[str]) -> Taken | None:
    rows = Source.objects.filter(key__in=keys, kind=SourceKind.DIRECTORY).select_related(
        "organization", "contact__person"
    )
    records = list(rows.order_by("id"))
    if not records:
        return None
    organization = next((one.organization for one in records if one.organization_id), None)
    return Taken(
        organization, next((one.contact.person for one in records if one.contact), None), fresh=False
    )


def _organization(write: Write, place: Place, *, target: bool) -> Organization:
    key = organizations.key(place.name)
    there = {
        one.id: one
        for one in Organization.objects.filter(sort_as=key)
        if one.city.casefold() in {"", place.city.casefold()}
    }
    meant = organizations.nearest([Named(one.id, one.name) for one in there.values()], place.name)
    if meant:
        found = there[meant.id]
        if not found.city:
            write.update(found, city=place.city[:100], country=found.country or place.country[:60])
    else:
        name = organizations.clean(place.name)
        found = write.create(
            Organization, name=name, sort_as=key, city=place.city[:100], country=place.country[:60]
        )
    if target:
        write.update(found, target=True)
    _add_details(found, place, _source(write, place, organization=found), write)
    return found


def _contact(write: Write, place: Place, organization: Organization | None) -> Contact:
    contact = actions.add_contact(
        place.person,
        title=place.person_title[:300],
        city=place.city[:100],
        source=SourceKind.DIRECTORY,
        by=write.entry.actor,
        at=write.entry.at,
    )
    if organization:
        write.update(contact, organization=organization)
    record = Source.objects.filter(contact=contact).order_by("id").first()
    assert record is not None  # noqa: S101 -- add_contact has just made it
    write.update(record, **_of_source(place))
    if organization is None:
        _add_details(contact, place, record, write)
    return contact


def _of_source(place: Place) -> dict[str, Any]:
    values = place.as_values()
    digest = record_digest(json.dumps(values, sort_keys=True))
    return {"key": place.key[:300], "name": place.dataset[:300], "values": values, "digest": digest}


def _source(write: Write, place: Place, **whose: Any) -> Source:
    return write.create(Source, kind=SourceKind.DIRECTORY, at=write.entry.at, **_of_source(place), **whose)


def _add_details(owner: Contact | Organization, place: Place, source: Source, write: Write) -> int:
    """Add the ways to reach a place, each with its source; return how many are new."""
    parts = {
        "street": place.street,
        "city": place.city,
        "region": place.region,
        "postal_code": place.postcode,
        "country": place.country,
    }
    address = {name: text for name, text in parts.items() if text} if place.street else {}
    values = [
        *((DetailKind.PHONE, one) for one in place.phones),
        *((DetailKind.EMAIL, one) for one in place.emails),
        *((DetailKind.LINK, one) for one in place.links),
        *([(DetailKind.ADDRESS, "")] if address else []),
    ]
    added = [
        actions.add_detail(
            owner,
            kind,
            value,
            parts=address if kind is DetailKind.ADDRESS else None,
            source=source,
            country=place.country,
            by=write.entry.actor,
            at=write.entry.at,
        )
        for kind, value in values
    ]
    return len(added) - added.count(None)


def renew(organization: Organization, *, by: User | None, at: datetime) -> int:
    """Add what the directory knows now; nothing is taken away. Return how many details are new."""
    offered = places.offer(organization)
    if offered is None or not offered.changes:
        return 0
    with journal.entry("place.renew", by=by, at=at, about=organization) as write:
        source = _source(write, offered.place, organization=organization)
        return _add_details(organization, offered.place, source, write)
