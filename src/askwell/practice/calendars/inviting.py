"""Invitations that go out as mail, and what comes back: kept, judged, and done when a person says so."""

from dataclasses import dataclass
from datetime import UTC, datetime

from askwell.integrations.calendars.messages import Message
from askwell.kernel import clock
from askwell.kernel.errors import N_, BadInputError, ChangedSinceError
from askwell.practice.arranging import actions as arranging
from askwell.practice.arranging.models import Interview
from askwell.practice.arranging.rules import InterviewState
from askwell.practice.calendars import judging
from askwell.practice.calendars.judging import Fault, Invited, Says
from askwell.practice.calendars.models import Invitation
from askwell.practice.identifying import queries as identifying
from askwell.practice.identifying.rules import DetailKind
from askwell.workspace import journal
from askwell.workspace.models import Seeker, User


@dataclass(frozen=True, slots=True)
class Looked:
    """A message beside what it is about; `says` is what it says, or why it moves nothing."""

    message: Message
    says: Says | Fault
    interview: Interview | None = None
    invitation: Invitation | None = None

    @property
    def fits(self) -> bool:
        """Tell whether the message may move the talk."""
        return isinstance(self.says, Says)


def address_of(interview: Interview) -> str:
    """Return the mail address at which somebody is invited, "" where none is known."""
    person = interview.contact.person_id
    details = identifying.details_of([person])[person]
    found = (one.value for one in details if one.kind == DetailKind.EMAIL)
    return next((one.strip().lower() for one in found if "@" in one), "")


def invite(interview: Interview, seeker: Seeker, *, by: User | None, at: datetime) -> Invitation:
    """Keep that an invitation to a talk, as it stands now, goes out; the newest takes the older one's place.

    Raises BadInputError where an address is missing or the talk has no time.
    """
    organizer, attendee = seeker.email.strip().lower(), address_of(interview)
    if not organizer:
        raise BadInputError(N_("Your own mail address is missing. Give it under “About you” first."))
    if not attendee:
        raise BadInputError(N_("The mail address of the other is missing. Add it to the contact first."))
    if not interview.wall:
        raise BadInputError(N_("This talk has no time yet."))
    values = {"organizer": organizer, "sequence": interview.sequence, "stamp": at}
    values |= {"answer": "", "answered_stamp": None}
    with journal.entry("invitation.make", by=by, at=at, about=interview) as write:
        found = Invitation.objects.filter(interview=interview, attendee=attendee).first()
        if found is None:
            event = f"{interview.uid}{judging.UID_ENDING}"
            return write.create(Invitation, interview=interview, event=event, attendee=attendee, **values)
        write.update(found, **values)
    return found


def look(message: Message, *, at: datetime) -> Looked:
    """Return what a message says about a talk of ours. Nothing is written."""
    invitation = _invitation(message)
    if invitation is None:
        return Looked(message, judging.judge(message, None, at))
    interview = invitation.interview
    invited = Invited(
        InterviewState(interview.state),
        interview.sequence,
        invitation.organizer,
        invitation.attendee,
        invitation.sequence,
        invitation.stamp,
        invitation.answered_stamp,
    )
    return Looked(message, judging.judge(message, invited, at), interview, invitation)


def _invitation(message: Message) -> Invitation | None:
    """Return the invitation a message is about; the one to somebody else only where theirs is not found."""
    uid = judging.own(message.uid)
    rows = Invitation.objects.filter(interview__uid=uid) if uid else Invitation.objects.none()
    found = list(rows.select_related("interview", "interview__contact").order_by("-id"))
    mails = {mail for mail, *_ in message.attendees}
    return next((one for one in found if one.attendee in mails), found[0] if found else None)


def apply(looked: Looked, *, by: User | None, at: datetime) -> None:
    """Do what a message says: confirm, call off, or take the time that was proposed.

    Raises BadInputError for one that does not fit.
    """
    interview, invitation = looked.interview, looked.invitation
    if not looked.fits or interview is None or invitation is None:
        raise BadInputError(N_("This message does not fit, so nothing was changed."))
    with journal.entry("invitation.answer", by=by, at=at, about=interview) as write:
        write.update(invitation, **_kept(looked))
        if looked.says is Says.YES and interview.state == InterviewState.SCHEDULED:
            arranging.move(interview, InterviewState.CONFIRMED, by=by, at=at)
        elif looked.says in {Says.NO, Says.OFF}:
            arranging.move(interview, InterviewState.CANCELLED_BY_THEM, by=by, at=at)
        elif looked.says is Says.OTHER_TIME:
            wall, zone, minutes = proposed(looked.message, interview.zone)
            arranging.reschedule(interview, wall, zone=zone, minutes=minutes, by=by, at=at)


def decline(looked: Looked, *, by: User | None, at: datetime) -> None:
    """Keep that a proposed time was not taken; the talk stays where it is."""
    if looked.says is not Says.OTHER_TIME or looked.invitation is None:
        raise ChangedSinceError(N_("There is no other time to decline."))
    with journal.entry("invitation.answer", by=by, at=at, about=looked.interview) as write:
        write.update(looked.invitation, **{**_kept(looked), "answer": "declined"})


def _kept(looked: Looked) -> dict[str, object]:
    stamp = datetime.fromisoformat(looked.message.stamp)
    return {"answer": str(looked.says), "answered_stamp": stamp}


def proposed(message: Message, zone: str) -> tuple[datetime, str, int]:
    """Return the time a message proposes: wall time, zone and minutes; in `zone` where it names no other."""
    facts = message.facts
    if facts is None or not facts.wall:
        raise BadInputError(N_("This message names no time."))
    wall = clock.parse_wall(facts.wall)
    if not facts.zone or facts.zone == "UTC":
        known = datetime.fromisoformat(facts.starts)
        wall = clock.wall(known.astimezone(UTC), zone) if known.tzinfo else wall
        return wall, zone, facts.minutes
    return wall, facts.zone, facts.minutes


def of_interview(interview: Interview) -> Invitation | None:
    """Return the newest invitation to a talk, if one was made."""
    return Invitation.objects.filter(interview=interview).order_by("-id").first()
