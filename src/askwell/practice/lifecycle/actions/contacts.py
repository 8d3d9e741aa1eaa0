"""Opening and closing a contact across the steps."""

from datetime import date, datetime

from askwell.practice.arranging import actions as arranging
from askwell.practice.arranging.models import Attempt
from askwell.practice.arranging.rules import Channel, Outcome
from askwell.practice.asking import actions as asking
from askwell.practice.asking import queries as asking_queries
from askwell.practice.asking.rules import ClosedWhy
from askwell.practice.identifying import actions as identifying
from askwell.practice.identifying.models import Contact
from askwell.workspace import journal
from askwell.workspace.models import User


def log_attempt(
    contact: Contact,
    channel: Channel,
    outcome: Outcome,
    *,
    on: date,
    by: User | None,
    at: datetime,
    again_on: date | None = None,
    again_at: str = "",
    answered_by: str = "",
    note: str = "",
) -> Attempt:
    """Keep an attempt and what follows from it at once: a plain *no* closes the pursuits.

    A no with a day to come back stays open until then.
    """
    pursuits = asking_queries.open_pursuits(contact.pk)
    with journal.entry("attempt.log", by=by, at=at, about=contact):
        attempt = arranging.log_attempt(
            contact,
            channel,
            outcome,
            on=on,
            by=by,
            at=at,
            goal=pursuits[0].goal if pursuits else None,
            again_on=again_on,
            again_at=again_at,
            answered_by=answered_by,
            note=note,
        )
        if outcome is Outcome.NO and again_on is None:
            asking.close_pursuits(contact, ClosedWhy.DECLINED, by=by, at=at)
    return attempt


def do_not_contact(contact: Contact, *, by: User | None, at: datetime) -> None:
    """Note that somebody is not to be contacted, and close what was open."""
    with journal.entry("contact.do_not_contact", by=by, at=at, about=contact):
        identifying.edit_contact(contact, by=by, at=at, do_not_contact=True)
        asking.close_pursuits(contact, ClosedWhy.DO_NOT_CONTACT, by=by, at=at)


def may_contact(contact: Contact, *, by: User | None, at: datetime) -> None:
    """Take the note back that somebody is not to be contacted."""
    with journal.entry("contact.may_contact", by=by, at=at, about=contact):
        for part in Contact.objects.filter(person_id=contact.person_id, do_not_contact=True):
            identifying.edit_contact(part, by=by, at=at, do_not_contact=False)
