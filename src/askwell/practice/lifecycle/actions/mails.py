"""Mail across the steps: whom it goes to, handing it over, and noting what it brought with it."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from django.db import transaction

from askwell.integrations.mail import smtp
from askwell.integrations.mail.smtp import Sent
from askwell.kernel import clock
from askwell.kernel.errors import N_, AskwellError, BadInputError
from askwell.practice.arranging.rules import Channel, Outcome
from askwell.practice.following_up import actions as following_up
from askwell.practice.identifying import queries as identifying
from askwell.practice.identifying.models import Contact
from askwell.practice.lifecycle.actions import approaches
from askwell.practice.lifecycle.actions.contacts import log_attempt
from askwell.practice.mailing import actions as mailing
from askwell.practice.mailing import queries as mails
from askwell.practice.mailing.models import Mail
from askwell.practice.mailing.rules import MailState, Template
from askwell.practice.referring import actions as referring
from askwell.practice.referring import queries as referring_queries
from askwell.workspace import journal
from askwell.workspace.models import Seeker, User

Now = Callable[[], datetime]
Send = Callable[..., Sent]


def send_to(
    contact: Contact,
    template: Template,
    *,
    to: str,
    subject: str,
    words: str,
    about: str,
    then: dict[str, Any],
    by: User | None,
    at: datetime,
) -> Mail:
    """Put a message to a contact into the outbox; `about` names what it is about (a uid, or a day).

    Raises BadInputError where it cannot go: not to this person, no address of theirs, a blank left.
    """
    if contact.do_not_contact:
        raise BadInputError(N_("You noted not to contact this person."))
    return mailing.queue(
        template, to=to, subject=subject, words=words, once=f"{contact.uid}/{about}"[:120],
        contact_uid=contact.uid, then=then, by=by, at=at,
    )  # fmt: skip


def deliver(seeker: Seeker, *, now: Now, send: Send = smtp.send) -> int:
    """Hand over every message whose time has come, one after the other; return how many left."""
    left = 0
    for mail in mails.waiting(now()):
        refused = _is_not_to_be_contacted(mail)
        claimed = mailing.claim(mail, sender_name=seeker.name, do_not_contact=refused, at=now())
        if claimed is None:
            continue
        sent = send(claimed.account, claimed.message, to=mail.to, sender=claimed.sender)
        left += settle(mail, sent, seeker, at=now()) is MailState.SENT
    return left


def settle(mail: Mail, sent: Sent, seeker: Seeker, *, at: datetime) -> MailState:
    """Keep what became of a message, and in the same commit what it brought with it."""
    with transaction.atomic():
        state = mailing.settle(mail, sent, at=at)
        if state is MailState.SENT:
            _note(mail, seeker, at=at)
    return state


def decide(mail: Mail, seeker: Seeker, *, went_out: bool, at: datetime) -> None:
    """Keep what the seeker found out about a message in doubt, and what follows from it."""
    with transaction.atomic():
        state = mailing.decide(mail, went_out=went_out, at=at)
        if state is MailState.SENT:
            _note(mail, seeker, at=at)


def _is_not_to_be_contacted(mail: Mail) -> bool:
    if not mail.contact:
        return False
    try:
        return identifying.contact(mail.contact).do_not_contact
    except AskwellError:
        return True


def _note(mail: Mail, seeker: Seeker, *, at: datetime) -> None:
    """Note what a message that left brings with it; what no longer fits is left as it is."""
    note = _NOTES.get(mail.then.get("do", ""))
    if note is None:
        return
    contact = identifying.contact(mail.contact)
    on = clock.wall(mail.left_at or at, seeker.time_zone).date()
    with journal.entry("mail.sent", by=mail.by, at=at, about=contact, final=True):
        note(mail, contact, on, at)


def _attempt(mail: Mail, contact: Contact, on: date, at: datetime) -> None:
    named = mail.then.get("again_on")
    again_on = max(date.fromisoformat(named), on) if named else None
    log_attempt(
        contact, Channel.EMAIL, Outcome.SENT, again_on=again_on, note=mail.words, on=on, by=mail.by, at=at
    )


def _thanked(mail: Mail, contact: Contact, on: date, at: datetime) -> None:
    approaches.thanked_for_name(contact, Channel.EMAIL, words=mail.words, on=on, by=mail.by, at=at)


def _checked_in(mail: Mail, contact: Contact, on: date, at: datetime) -> None:
    following_up.send_check_in(contact, on=on, words=mail.words, channel=Channel.EMAIL, by=mail.by, at=at)


def _told(mail: Mail, _contact: Contact, _on: date, at: datetime) -> None:
    referral = referring_queries.referral(mail.then["referral"])
    referring.tell_giver(referral, met=bool(mail.then.get("met")), by=mail.by, at=at)


_NOTES: dict[str, Callable[[Mail, Contact, date, datetime], None]] = {
    "attempt": _attempt,
    "thank": _thanked,
    "check_in": _checked_in,
    "tell": _told,
}
