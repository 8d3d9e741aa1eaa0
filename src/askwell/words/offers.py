"""Two times to offer: free in the seeker's calendars, and said as the other one's clock shows them."""

from datetime import datetime

from django.utils.translation import gettext as _

from askwell.practice.calendars import queries as calendars
from askwell.practice.calendars.rules import Slot
from askwell.practice.identifying.models import Contact
from askwell.practice.identifying.parts import parts_of
from askwell.practice.today import queries as today
from askwell.words import dates
from askwell.workspace.models import Seeker


def zone_of(contact: Contact) -> str:
    """Return the time zone a contact is in, so far as it is known; "" for unknown."""
    return contact.time_zone or (contact.organization.time_zone if contact.organization else "")


def offered(contact: Contact, seeker: Seeker, *, at: datetime) -> list[Slot]:
    """Return two times to offer a contact, fewer where the calendars leave none."""
    off = today.holidays_of(parts_of([contact.person_id]))[contact.person_id]
    return calendars.free_slots(
        seeker, at=at, minutes=seeker.ask_minutes, zone=zone_of(contact), holidays=off
    )


def said(slot: Slot) -> str:
    """Return a time as one says it to the other: on their clock, and that it is theirs where it differs."""
    day, at = dates.weekday(slot.theirs.date()), dates.clock(slot.theirs)
    if slot.theirs == slot.yours:
        return _("{day} at {time}").format(day=day, time=at)
    return _("{day} at {time} your time").format(day=day, time=at)


def shown(slot: Slot) -> str:
    """Return a time as it is chosen: with the date, and on both clocks where they differ."""
    day, at = dates.full(slot.yours.date()), dates.clock(slot.yours)
    if slot.theirs == slot.yours:
        return _("{day}, {time}").format(day=day, time=at)
    there = dates.clock(slot.theirs)
    if slot.theirs.date() != slot.yours.date():
        there = _("{day} {time}").format(day=dates.short_weekday(slot.theirs.date()), time=there)
    return _("{day}, {time} here, {there} there").format(day=day, time=at, there=there)


def both(slots: list[Slot]) -> tuple[str, str] | None:
    """Return the two times as they are said; None where there are not two."""
    return (said(slots[0]), said(slots[1])) if len(slots) > 1 else None
