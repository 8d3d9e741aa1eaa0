"""What an attempt brings with it across the steps: names given, times named, a smaller step instead."""

from dataclasses import dataclass
from datetime import date, datetime

from askwell.practice.arranging import actions as arranging
from askwell.practice.arranging import queries as arranging_queries
from askwell.practice.arranging.models import Attempt, Interview
from askwell.practice.arranging.rules import (
    FELL_THROUGH,
    IN_THE_ROOM,
    UPCOMING,
    Channel,
    InterviewState,
    Mode,
    Outcome,
)
from askwell.practice.asking import actions as asking
from askwell.practice.asking.actions import check_minutes
from askwell.practice.asking.rules import ClosedWhy
from askwell.practice.following_up import actions as following_up
from askwell.practice.identifying import actions as identifying
from askwell.practice.identifying.models import Contact
from askwell.practice.lifecycle.actions import interviews
from askwell.practice.lifecycle.actions.contacts import log_attempt
from askwell.practice.referring import actions as referring
from askwell.practice.referring.models import Referral
from askwell.practice.referring.rules import UseName
from askwell.practice.today import queries as today
from askwell.workspace import journal
from askwell.workspace.models import Seeker, User

APPROACHES = frozenset(
    {"practise", "call", "write", "leave_message", "nudge", "second_person", "find_number"}
)
WITHOUT_ROOM = (UPCOMING | FELL_THROUGH) - IN_THE_ROOM


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody who was named on a call."""

    full_name: str = ""
    organization: str = ""
    phone: str = ""
    use_name: UseName = UseName.NOT_ASKED


def said_no(
    contact: Contact,
    channel: Channel,
    named: Named,
    *,
    on: date,
    by: User | None,
    at: datetime,
    again_on: date | None = None,
    country: str = "",
) -> Referral | None:
    """Keep a no, and whom they would ask instead; without a day to come back it closes what was open."""
    with journal.entry("attempt.log", by=by, at=at, about=contact):
        log_attempt(contact, channel, Outcome.NO, on=on, again_on=again_on, by=by, at=at)
        return _keep_name(contact, named, on=on, by=by, at=at, country=country)


def pointed_on(
    contact: Contact,
    channel: Channel,
    named: Named,
    *,
    on: date,
    by: User | None,
    at: datetime,
    country: str = "",
) -> Referral | None:
    """Keep "not me, but…": the attempt, and the person named where there is a name."""
    with journal.entry("attempt.log", by=by, at=at, about=contact):
        log_attempt(contact, channel, Outcome.NOT_ME, on=on, by=by, at=at)
        return _keep_name(contact, named, on=on, by=by, at=at, country=country)


def _keep_name(
    giver: Contact, named: Named, *, on: date, by: User | None, at: datetime, country: str
) -> Referral | None:
    if not named.full_name.strip():
        return None
    return referring.name_contact(
        giver,
        named.full_name,
        organization=named.organization,
        phones=(named.phone,) if named.phone.strip() else (),
        use_name=named.use_name,
        country=country,
        on=on,
        by=by,
        at=at,
    )


def someone_else_answered(
    contact: Contact,
    *,
    answered_by: str,
    best_time: str,
    on: date,
    by: User | None,
    at: datetime,
    again_on: date | None = None,
    again_at: str = "",
    channel: Channel = Channel.CALL,
) -> Attempt:
    """Keep who answered and when the contact is easiest to catch."""
    with journal.entry("attempt.log", by=by, at=at, about=contact):
        if best_time.strip():
            identifying.edit_contact(contact, best_time=best_time.strip()[:200], by=by, at=at)
        return log_attempt(
            contact,
            channel,
            Outcome.GATEKEEPER,
            on=on,
            again_on=again_on,
            again_at=again_at,
            answered_by=answered_by,
            note=best_time,
            by=by,
            at=at,
        )


def thanked_for_name(
    contact: Contact, channel: Channel, *, words: str, on: date, by: User | None, at: datetime
) -> Attempt:
    """Keep that somebody was thanked for pointing the seeker on; nothing more is asked of them."""
    with journal.entry("attempt.log", by=by, at=at, about=contact):
        attempt = log_attempt(contact, channel, Outcome.SENT, note=words, on=on, by=by, at=at)
        asking.close_pursuits(contact, ClosedWhy.LEARNED, by=by, at=at)
    return attempt


def not_today(contact: Contact, *, on: date, until: date, by: User | None, at: datetime) -> bool:
    """Put the next step of an approach off until a day; tell whether there was one."""
    step = today.step_of(contact.pk)
    if step is None or step.kind not in APPROACHES:
        return False
    following_up.defer(contact, step.kind, step.subject_uid, max(step.on, on), until=until, by=by, at=at)
    return True


def not_rung(
    contact: Contact, *, on: date, again_on: date, by: User | None, at: datetime, let_go: bool = False
) -> None:
    """Keep that the call was not made: a smaller step gets a day, or the contact is let go."""
    with journal.entry("attempt.log", by=by, at=at, about=contact):
        log_attempt(contact, Channel.CALL, Outcome.NOT_RUNG, on=on, again_on=again_on, by=by, at=at)
        if let_go:
            asking.close_pursuits(contact, ClosedWhy.LET_GO, by=by, at=at)


def have_time(
    contact: Contact,
    seeker: Seeker,
    wall: datetime,
    *,
    by: User | None,
    at: datetime,
    minutes: int,
    mode: Mode,
    place: str = "",
    channel: Channel = Channel.CALL,
) -> Interview:
    """Keep the time that was settled: a new time for a talk that waits for one, else a new talk."""
    last = arranging_queries.last_of(contact.pk)
    state = InterviewState(last.state) if last else InterviewState.HELD
    if last is None or state not in WITHOUT_ROOM:
        return interviews.agree(
            contact,
            seeker,
            wall=wall,
            minutes=minutes,
            mode=mode,
            place=place,
            channel=channel,
            by=by,
            at=at,
        )
    check_minutes(minutes)
    with journal.entry("interview.reschedule", by=by, at=at, about=last):
        arranging.reschedule(last, wall, minutes=minutes, mode=str(mode), place=place.strip(), by=by, at=at)
    return last
