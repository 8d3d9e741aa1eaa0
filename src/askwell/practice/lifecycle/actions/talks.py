"""Entering and leaving the room, the hour after it, and a talk that was held on paper."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from askwell.kernel import clock
from askwell.practice.arranging import actions as arranging
from askwell.practice.arranging.models import Interview
from askwell.practice.arranging.rules import IN_THE_ROOM, InterviewState, may_move
from askwell.practice.asking.models import PlanItem
from askwell.practice.following_up import actions as following_up
from askwell.practice.following_up import queries as following_up_queries
from askwell.practice.following_up.rules import in_month
from askwell.practice.holding import actions as holding
from askwell.practice.holding import queries as holding_queries
from askwell.practice.holding.rules import PermissionAnswer, PermissionKind, TimeChoice
from askwell.practice.identifying import actions as identifying
from askwell.practice.identifying.models import Contact
from askwell.practice.identifying.parts import parts_of
from askwell.practice.identifying.rules import DetailKind, SourceKind
from askwell.practice.lifecycle.actions.interviews import finish, plan_for
from askwell.practice.referring import actions as referring
from askwell.practice.referring import queries as referring_queries
from askwell.practice.referring.rules import UseName
from askwell.practice.today import queries as today
from askwell.workspace import journal
from askwell.workspace.models import Seeker, User


@dataclass(frozen=True, slots=True)
class Name:
    """Somebody who was named in the talk."""

    full_name: str
    use_name: UseName = UseName.NOT_ASKED
    title: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """What was written down for one question."""

    item: PlanItem | None
    text: str
    starred: bool = False


@dataclass(frozen=True, slots=True)
class Quoting:
    """What was said to "may I quote you?", and to doing so with their name; None for what was not asked."""

    quote: PermissionAnswer | None = None
    name: PermissionAnswer | None = None


@dataclass(frozen=True, slots=True)
class Goodbye:
    """What the last minute of a talk gave: names, leave to quote, where a note may go."""

    names: Sequence[Name] = ()
    quoting: Quoting = Quoting()
    address: str = ""


@dataclass(frozen=True, slots=True)
class Afterwards:
    """What the same hour still remembers; `words` by field of the debrief, promises with their days.

    `told_in` is a day of the month in which the seeker said aloud they would let them know.
    """

    words: Mapping[str, str] = field(default_factory=dict)
    promises: Sequence[tuple[str, date]] = ()
    names: Sequence[Name] = ()
    told_in: date | None = None
    quoting: Quoting = Quoting()


@dataclass(frozen=True, slots=True)
class OnPaper:
    """A talk as it stands on the sheet: when it began (aware), how long it took, what was said."""

    began_at: datetime
    minutes: int
    notes_permission: PermissionAnswer | None = None
    extra_minutes: int = 0
    checked_time: bool = False
    answers: Sequence[Note] = ()
    afterwards: Afterwards = field(default_factory=Afterwards)


def enter(
    interview: Interview, notes: PermissionAnswer | None, *, business: bool, by: User | None, at: datetime
) -> None:
    """Begin a talk, or go on in one that runs, with what was said to "may I take a few notes?".

    A talk that was given up meanwhile, or is over already, was held all the same.
    """
    state = InterviewState(interview.state)
    with journal.entry("interview.in_progress", by=by, at=at, about=interview):
        plan_for(interview, business=business, by=by, at=at)
        if state not in IN_THE_ROOM and state is not InterviewState.HELD:
            _begin(interview, began_at=at, by=by, at=at)
        if notes is not None and notes is not holding_queries.notes_permission(interview):
            holding.permit(interview.contact, PermissionKind.NOTES, notes, interview=interview, by=by, at=at)


def leave(interview: Interview, seeker: Seeker, said: Goodbye, *, by: User | None, at: datetime) -> None:
    """End a talk in the room, with all that its last minute gave; one that is over only gains by it."""
    contact = interview.contact
    with journal.entry("interview.finish", by=by, at=at, about=interview):
        if interview.state != InterviewState.HELD:
            finish(interview, seeker, by=by, at=at)
        _keep_leave(interview, said.quoting, by=by, at=at)
        if said.address.strip():
            granted = PermissionAnswer.GIVEN
            holding.permit(contact, PermissionKind.ADDRESS, granted, interview=interview, by=by, at=at)
            identifying.add_detail(
                contact, DetailKind.ADDRESS, said.address, source_kind=SourceKind.SAID, by=by, at=at
            )
        _keep_names(interview, seeker, said.names, by=by, at=at)


def write_up(
    interview: Interview, seeker: Seeker, said: Afterwards, *, by: User | None, at: datetime
) -> None:
    """Keep what the same hour still remembers, with promises and names."""
    with journal.entry("interview.debrief", by=by, at=at, about=interview):
        holding.debrief(interview, by=by, at=at, **said.words)
        for words, due_on in said.promises:
            following_up.promise(interview.contact, words, due_on, interview=interview, by=by, at=at)
        if said.told_in is not None:
            _tell_in(interview.contact, said.told_in, by=by, at=at)
        _keep_leave(interview, said.quoting, by=by, at=at)
        _keep_names(interview, seeker, said.names, by=by, at=at)


def _keep_leave(interview: Interview, said: Quoting, *, by: User | None, at: datetime) -> None:
    """Keep the leave to quote somebody and to name them, where it is not what is known already."""
    known = holding_queries.permissions_of(interview.contact_id)
    for kind, answer in ((PermissionKind.QUOTE, said.quote), (PermissionKind.NAME, said.name)):
        if answer is not None and answer is not known.get(kind):
            holding.permit(interview.contact, kind, answer, interview=interview, by=by, at=at)


def _tell_in(contact: Contact, month: date, *, by: User | None, at: datetime) -> None:
    """Let the check-in be in the month that was said aloud; a day that lies in it already stays."""
    planned = following_up_queries.next_check_in(contact.pk)
    if planned and (planned.planned_on.year, planned.planned_on.month) == (month.year, month.month):
        return
    load = following_up_queries.load(month.replace(day=1), month + timedelta(days=31))
    off = today.holidays_of(parts_of([contact.person_id]))[contact.person_id]
    following_up.plan_check_in(contact, max(month, in_month(month, load, off)), by=by, at=at)


def write_in(interview: Interview, seeker: Seeker, paper: OnPaper, *, by: User | None, at: datetime) -> None:
    """Keep a talk that was held with pen and paper, from permission to debrief, as one entry."""
    with journal.entry("interview.finish", by=by, at=at, about=interview):
        _begin_on_paper(interview, paper, by=by, at=at)
        if paper.notes_permission is not None:
            holding.permit(
                interview.contact,
                PermissionKind.NOTES,
                paper.notes_permission,
                interview=interview,
                by=by,
                at=at,
            )
        if paper.checked_time:
            choice = TimeChoice.GO_ON if paper.extra_minutes else TimeChoice.STOP
            holding.check_time(interview, choice, extra_minutes=paper.extra_minutes, by=by, at=at)
        ended_at = paper.began_at + timedelta(minutes=paper.minutes)
        finish(interview, seeker, ended_at=ended_at, by=by, at=at)
        for one in paper.answers:
            holding.answer(interview, one.item, one.text, starred=one.starred, by=by, at=at)
        write_up(interview, seeker, paper.afterwards, by=by, at=at)


def _begin_on_paper(interview: Interview, paper: OnPaper, *, by: User | None, at: datetime) -> None:
    """Bring an interview into the room at the time it began, whatever was last known of it."""
    plan_for(interview, by=by, at=at)
    if InterviewState(interview.state) in IN_THE_ROOM:
        arranging.change_interview(interview, began_at=paper.began_at, by=by, at=at)
    else:
        _begin(interview, began_at=paper.began_at, by=by, at=at)


def _begin(interview: Interview, *, began_at: datetime, by: User | None, at: datetime) -> None:
    if not may_move(InterviewState(interview.state), InterviewState.IN_PROGRESS):
        arranging.reschedule(interview, clock.wall(began_at, interview.zone), by=by, at=at)
    arranging.move(interview, InterviewState.IN_PROGRESS, began_at=began_at, by=by, at=at)


def _keep_names(
    interview: Interview, seeker: Seeker, names: Sequence[Name], *, by: User | None, at: datetime
) -> None:
    given = referring_queries.given_by(interview.contact_id) if names else []
    there = {one.named.full_name.casefold() for one in given if one.interview_id == interview.pk}
    for one in names:
        if one.full_name.strip() and one.full_name.strip().casefold() not in there:
            referring.name_contact(
                interview.contact,
                one.full_name,
                title=one.title,
                why=one.why,
                use_name=one.use_name,
                interview=interview,
                country=seeker.country,
                on=clock.wall(at, seeker.time_zone).date(),
                by=by,
                at=at,
            )
