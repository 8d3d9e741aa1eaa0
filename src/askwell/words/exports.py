"""Contacts and appointments for other programs: as drafts for the writers, and as calendar events."""

from collections.abc import Iterator, Sequence
from typing import Any

from askwell.integrations.calendars.events import Event
from askwell.kernel import clock
from askwell.kernel.drafts import ContactDraft, DraftAddress, DraftValue
from askwell.practice.arranging.models import Interview
from askwell.practice.arranging.rules import UPCOMING
from askwell.practice.identifying import faces, queries
from askwell.practice.identifying.models import Contact, Detail
from askwell.practice.identifying.parts import follow
from askwell.practice.identifying.rules import DetailKind
from askwell.words import about, talks
from askwell.workspace import images

_CHUNK = 500
_PARTS = ("street", "city", "region", "postal_code", "country")
_KEY = "vcard:"


def drafts(chosen: Sequence[int] | None = None) -> Iterator[ContactDraft]:
    """Give people as drafts, in the order they came; the key is the uid.

    `chosen` are the ids of those wanted; without it everybody is given, those put aside too.
    """
    record = 0
    for found in _everybody() if chosen is None else _among(sorted(chosen)):
        faces.on_people(found)
        details = queries.details_of([one.pk for one in found])
        for one in found:
            record += 1
            yield draft(one, details[one.pk], record)


def _everybody() -> Iterator[list[Contact]]:
    rows = Contact.objects.filter(merged_into__isnull=True).select_related("organization").order_by("id")
    last = 0
    while found := list(rows.filter(id__gt=last)[:_CHUNK]):
        yield found
        last = found[-1].pk


def _among(ids: Sequence[int]) -> Iterator[list[Contact]]:
    for part in images.chunks(ids, _CHUNK):
        yield list(Contact.objects.filter(id__in=part).select_related("organization").order_by("id"))


def draft(contact: Contact, details: Sequence[Detail], record: int) -> ContactDraft:
    """Return a contact as a draft; somebody whose name is not known is a business or a title."""
    return ContactDraft(
        record=record,
        full_name=contact.full_name,
        organization=contact.organization.name if contact.organization else "",
        title=contact.title,
        phones=_values(details, DetailKind.PHONE),
        emails=_values(details, DetailKind.EMAIL),
        links=_values(details, DetailKind.LINK),
        addresses=tuple(_address(one) for one in details if one.kind == DetailKind.ADDRESS),
        note=contact.note,
        key=f"{_KEY}{contact.uid}",
    )


def _values(details: Sequence[Detail], kind: DetailKind) -> tuple[DraftValue, ...]:
    return tuple(DraftValue(one.value, one.label) for one in details if one.kind == kind)


def _address(detail: Detail) -> DraftAddress:
    parts: dict[str, Any] = {name: detail.parts.get(name, "") for name in _PARTS}
    if not any(parts.values()):
        parts["street"] = detail.value
    return DraftAddress(**parts, label=detail.label)


def events() -> list[Event]:
    """Return the appointments to come that have a time, in order."""
    states = [str(state) for state in UPCOMING]
    rows = Interview.objects.filter(state__in=states, starts_at__isnull=False).order_by("starts_at", "id")
    return [event(one) for one in follow(rows.select_related("contact", "contact__organization"))]


def event(interview: Interview) -> Event:
    """Return an interview with a time as a calendar event with its two alarms."""
    return Event(
        uid=f"{interview.uid}@askwell",
        sequence=interview.sequence,
        stamp=interview.changed_at or interview.state_at,
        start=clock.parse_wall(interview.wall),
        zone=interview.zone,
        minutes=interview.minutes,
        summary=talks.summary(interview),
        description=about.number_of(interview.contact),
        place=interview.place.replace("\n", ", "),
        alarms=talks.alarms(interview),
    )
