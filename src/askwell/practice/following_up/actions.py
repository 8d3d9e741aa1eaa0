"""What can be done with promises, check-ins, and steps for another day."""

from datetime import date, datetime

from django.db.models import QuerySet

from askwell.kernel.errors import N_, BadInputError
from askwell.practice.arranging.models import Interview
from askwell.practice.following_up import queries
from askwell.practice.following_up.models import CheckIn, Deferral, Pause, Promise
from askwell.practice.identifying.models import Contact
from askwell.practice.identifying.parts import ids_of
from askwell.workspace import journal
from askwell.workspace.models import User


def promise(
    contact: Contact,
    words: str,
    due_on: date,
    *,
    by: User | None,
    at: datetime,
    interview: Interview | None = None,
) -> Promise:
    """Keep a promise in the words said, with its day; raises BadInputError without words."""
    if not words.strip():
        raise BadInputError(N_("Write what you promised, in the words you used."))
    with journal.entry("promise.add", by=by, at=at, about=contact) as write:
        return write.create(Promise, contact=contact, interview=interview, words=words.strip(), due_on=due_on)


def keep_promise(kept: Promise, *, by: User | None, at: datetime) -> bool:
    """Note that a promise was kept."""
    with journal.entry("promise.keep", by=by, at=at, about=kept) as write:
        return write.update(kept, kept_at=at)


def let_promise_go(gone: Promise, *, by: User | None, at: datetime) -> bool:
    """Let a promise go."""
    with journal.entry("promise.let_go", by=by, at=at, about=gone) as write:
        return write.update(gone, let_go_at=at)


def _waiting(contact: Contact) -> QuerySet[CheckIn]:
    """Return the check-ins with a person that are neither sent nor let go."""
    return CheckIn.objects.filter(
        contact_id__in=ids_of(contact.pk), sent_at__isnull=True, let_go_at__isnull=True
    )


def plan_check_in(
    contact: Contact, planned_on: date, *, by: User | None, at: datetime, words: str = ""
) -> CheckIn:
    """Plan a check-in, or move the one that is planned already."""
    with journal.entry("check_in.plan", by=by, at=at, about=contact) as write:
        rows = _waiting(contact)
        if found := rows.order_by("planned_on", "id").first():
            write.update(found, planned_on=planned_on, words=words or found.words)
            return found
        return write.create(CheckIn, contact=contact, planned_on=planned_on, words=words)


def send_check_in(
    contact: Contact, *, on: date, by: User | None, at: datetime, channel: str = "", words: str = ""
) -> CheckIn:
    """Note that a check-in was sent on a day: the one planned, or one out of turn."""
    with journal.entry("check_in.send", by=by, at=at, about=contact) as write:
        rows = _waiting(contact)
        found = rows.order_by("planned_on", "id").first() or write.create(
            CheckIn, contact=contact, planned_on=on
        )
        write.update(found, sent_at=at, sent_on=on, channel=channel, words=words or found.words)
        return found


def let_check_in_go(gone: CheckIn, *, by: User | None, at: datetime) -> bool:
    """Let a planned check-in go."""
    with journal.entry("check_in.let_go", by=by, at=at, about=gone) as write:
        return write.update(gone, let_go_at=at)


def defer(
    contact: Contact,
    kind: str,
    subject_uid: str,
    due_on: date,
    *,
    until: date | None,
    by: User | None,
    at: datetime,
) -> Deferral:
    """Put a step off until a day, or let it go (`until` None); `due_on` is the day it is shown for."""
    with journal.entry("step.defer" if until else "step.let_go", by=by, at=at, about=contact) as write:
        return write.create(
            Deferral,
            contact=contact,
            kind=kind,
            subject_uid=subject_uid,
            due_on=due_on,
            until=until,
            at=at,
        )


def pause(until: date, *, from_on: date, by: User | None, at: datetime) -> Pause:
    """Ask nothing of the seeker before a day; raises BadInputError for a day that has passed."""
    if until <= from_on:
        raise BadInputError(N_("Choose a day that is still to come."))
    with journal.entry("pause.begin", by=by, at=at) as write:
        if found := queries.pause():
            write.update(found, until=until)
            return found
        return write.create(Pause, from_on=from_on, until=until)


def resume(*, by: User | None, at: datetime) -> bool:
    """End the pause; tell whether there was one."""
    with journal.entry("pause.end", by=by, at=at) as write:
        found = queries.pause()
        return write.update(found, ended_at=at) if found else False
