"""Calendars in words: our events for other calendars, invitations, and what came of looking there."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from hashlib import sha256

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from askwell.integrations.calendars import events as writing
from askwell.integrations.calendars import messages
from askwell.integrations.calendars.events import Event
from askwell.integrations.calendars.facts import Facts, of_ours
from askwell.integrations.calendars.syncing import CHANGED, GONE, MOVED, NOT_HERE, Ours, Pass
from askwell.kernel import clock
from askwell.practice.arranging.models import Interview
from askwell.practice.arranging.rules import CALLED_OFF, InterviewState, Mode
from askwell.practice.calendars import inviting
from askwell.practice.calendars.inviting import Looked
from askwell.practice.calendars.judging import Fault, Says
from askwell.practice.calendars.models import CallBlock
from askwell.practice.calendars.rules import BlockState, Kind, Slot
from askwell.words import dates, exports, talks
from askwell.words.sentence import Sentence
from askwell.workspace.models import Seeker

_BACK = timedelta(days=7)
_BLOCK_ALARMS = (15, 5)

_KINDS: dict[Kind, Callable[[], str]] = {
    Kind.FILE: lambda: _("a file"),
    Kind.FEED: lambda: _("a feed"),
    Kind.CALDAV: lambda: _("a calendar on a server"),
}
_SAYS: dict[Says, Callable[[], str]] = {
    Says.YES: lambda: _("{name} says yes to {when}."),
    Says.PERHAPS: lambda: _("{name} can perhaps make it on {when}."),
    Says.NO: lambda: _("{name} cannot make it on {when}."),
    Says.OTHER_TIME: lambda: _("{name} would rather meet on {theirs}."),
    Says.OFF: lambda: _("{name} calls off the talk on {when}."),
}
_DOES: dict[Says, Callable[[], str]] = {
    Says.YES: lambda: _("Note it as confirmed"),
    Says.PERHAPS: lambda: _("Keep that in mind"),
    Says.NO: lambda: _("Note that they cancelled"),
    Says.OTHER_TIME: lambda: _("Take this time"),
    Says.OFF: lambda: _("Note that they cancelled"),
}
_ANSWERED: dict[str, Callable[[], str]] = {
    Says.YES: lambda: _("They said yes."),
    Says.PERHAPS: lambda: _("They said perhaps."),
    Says.NO: lambda: _("They cannot make it."),
    Says.OTHER_TIME: lambda: _(
        "Their time was taken. Send the invitation anew, so that it stands so for them too."
    ),
    Says.OFF: lambda: _("They called it off."),
    "declined": lambda: _("You asked to keep the time."),
}
_FAULTS: dict[Fault, Callable[[], str]] = {
    Fault.KIND: lambda: _("This is no answer to an invitation, so there is nothing to do with it here."),
    Fault.METHODS_DIFFER: lambda: _("The mail says one thing and the calendar in it another."),
    Fault.SERIES: lambda: _("It is about a series of appointments, and a talk is a single one."),
    Fault.NOT_OURS: lambda: _("It is about an appointment that was not made here."),
    Fault.NOT_INVITED: lambda: _("There is no such invitation here."),
    Fault.OTHER_PERSON: lambda: _("It answers for somebody else than the one who was invited."),
    Fault.OTHER_SENDER: lambda: _("The mail comes from another address than the one that was invited."),
    Fault.OTHER_ORGANIZER: lambda: _("It was sent to another address than the one that invited."),
    Fault.OLDER_VERSION: lambda: _(
        "It answers an older version: the talk was changed since. Send the new one."
    ),
    Fault.NEWER_VERSION: lambda: _("It answers a version that never went out from here."),
    Fault.NO_DATE: lambda: _("It does not say when it was written."),
    Fault.BEFORE_INVITATION: lambda: _("It was written before the invitation went out."),
    Fault.FROM_FUTURE: lambda: _("It says that it was written after today."),
    Fault.READ_ALREADY: lambda: _("It was read already, or a newer answer was."),
    Fault.OVER: lambda: _("The talk is over or was called off, so nothing can be changed by an answer."),
    Fault.NO_TIME: lambda: _("It proposes another time and does not say which."),
}
_DIFFERS: dict[str, Callable[[], str]] = {
    MOVED: lambda: _("In {calendar}, “{what}” stands on {theirs}; here on {ours}."),
    CHANGED: lambda: _("In {calendar}, “{what}” was changed."),
    GONE: lambda: _("“{what}” is gone from {calendar}."),
    NOT_HERE: lambda: _("“{what}” still stands in {calendar}, though not here."),
}


def kind(of: str) -> str:
    """Return what a calendar is."""
    return _KINDS[Kind(of)]()


def block_event(block: CallBlock) -> Event:
    """Return an hour for calls as a calendar event with its two alarms."""
    words = (_("In a quarter of an hour: calls."), _("Five minutes. Sit down and breathe out."))
    return Event(
        uid=f"{block.uid}@askwell",
        sequence=block.sequence,
        stamp=block.changed_at,
        start=clock.parse_wall(block.wall),
        zone=block.zone,
        minutes=block.minutes,
        summary=_("Calls"),
        alarms=tuple(zip(_BLOCK_ALARMS, words, strict=True)),
    )


def ours(at: datetime) -> dict[str, Ours]:
    """Return our events as they belong into other calendars: those to come, and those of the last week."""
    since = at - _BACK
    talks_now = Interview.objects.filter(starts_at__gte=since).exclude(wall="")
    rows = talks_now.select_related("contact", "contact__organization").order_by("starts_at", "id")
    blocks = CallBlock.objects.filter(starts_at__gte=since).order_by("starts_at", "id")
    found = [_ours(exports.event(one), given_up=InterviewState(one.state) in CALLED_OFF) for one in rows]
    found += [_ours(block_event(one), given_up=one.state == BlockState.CANCELLED) for one in blocks]
    return {one.facts.uid: one for one in found}


def _ours(event: Event, *, given_up: bool) -> Ours:
    text = writing.write([event])
    return Ours(of_ours(event), text, sha256(text).hexdigest(), given_up)


def invitation(interview: Interview, seeker: Seeker, attendee: str, *, at: datetime) -> Event:
    """Return an interview as the other sees it: no alarms, no notes, and both names in its title."""
    names = {"me": seeker.name or _("me"), "name": interview.contact.full_name}
    details = [
        _("{minutes} minutes, {mode}.").format(minutes=interview.minutes, mode=talks.mode(interview.mode))
    ]
    if interview.mode == Mode.PHONE and seeker.phone:
        details.append(_("I ring from {number}.").format(number=seeker.phone))
    return replace(
        exports.event(interview),
        stamp=at,
        summary=_("Talk: {me} and {name}").format(**names),
        description="\n".join(details),
        alarms=(),
        organizer=(seeker.name, seeker.email.strip().lower()),
        attendee=(interview.contact.full_name, attendee),
    )


def method_for(interview: Interview) -> str:
    """Return what an invitation asks for as the talk stands now: that they come, or that it is off."""
    return "CANCEL" if InterviewState(interview.state) in CALLED_OFF else "REQUEST"


def invitation_file(
    interview: Interview, seeker: Seeker, attendee: str, method: str, *, at: datetime
) -> bytes:
    """Return an invitation, its update, its cancellation or a thank-you-no as a calendar file."""
    return writing.write([invitation(interview, seeker, attendee, at=at)], method)


def invitation_mail(
    interview: Interview, seeker: Seeker, attendee: str, method: str, *, at: datetime
) -> bytes:
    """Return the same as a mail that one's own mail program opens for sending."""
    text = invitation_file(interview, seeker, attendee, method, at=at)
    subject, words = covering(interview, method, seeker)
    return messages.draft(text, method, sender=seeker.email, to=attendee, subject=subject, words=words)


def covering(interview: Interview, method: str, seeker: Seeker) -> tuple[str, str]:
    """Return subject and words of the mail an invitation, an update or a cancellation goes out with."""
    when = talks.when(interview, seeker.time_zone)
    said = {"when": f"{when.day}, {when.at}", "me": seeker.name}
    if method == "CANCEL":
        return _("Called off: {when}").format(**said), _(
            "I am sorry, {when} has to be called off.\n\n{me}"
        ).format(**said)
    if method == "DECLINECOUNTER":
        return _("Still {when}?").format(**said), _("Thank you. Could it stay at {when}?\n\n{me}").format(
            **said
        )
    subject = _("New time: {when}") if interview.sequence else _("Our talk: {when}")
    return subject.format(**said), _("With this comes our talk for your calendar: {when}.\n\n{me}").format(
        **said
    )


def proposed(looked: Looked) -> str:
    """Write the time a message proposes, "" where it proposes none."""
    if looked.interview is None or looked.says is not Says.OTHER_TIME:
        return ""
    wall, _zone, _minutes = inviting.proposed(looked.message, looked.interview.zone)
    return moment(wall)


def says(what: Says | Fault, interview: Interview | None, theirs: str = "") -> Sentence:
    """Return what a message says, or why nothing is done with it."""
    if isinstance(what, Fault) or interview is None:
        return Sentence(_FAULTS[Fault(what)]())
    start = clock.parse_wall(interview.wall)
    values = {"name": interview.contact.full_name, "when": moment(start), "theirs": theirs}
    return Sentence(_SAYS[what](), values)


def answer(kept: str) -> str:
    """Return what was answered to an invitation, "" for nothing yet."""
    return _ANSWERED[kept]() if kept in _ANSWERED else ""


def does(what: Says) -> str:
    """Return what the button says that does what a message says."""
    return _DOES[what]()


def moment(wall: datetime) -> str:
    """Write a day with its weekday, and a time."""
    return _("{day}, {time}").format(day=dates.full(wall.date()), time=dates.clock(wall))


def slot(of: Slot) -> str:
    """Write an hour to offer on the clocks of the other, and on the seeker's own where they differ."""
    said = moment(of.theirs)
    if of.theirs == of.yours:
        return said
    own = dates.short_moment(of.yours)
    return _("{theirs} ({place}); for you {yours}").format(
        theirs=said, place=talks.place_of(of.their_zone), yours=own
    )


def differs(what: str, calendar: str, about: Interview | CallBlock | None, theirs: Facts | None) -> Sentence:
    """Return what stands otherwise in another calendar."""
    values = {"calendar": calendar, "what": named(about) or (theirs.summary if theirs else "")}
    values |= {"ours": moment(clock.parse_wall(about.wall)) if about else "", "theirs": _stands(theirs)}
    return Sentence(_DIFFERS[what](), values)


def named(about: Interview | CallBlock | None) -> str:
    """Return what to call a talk or an hour for calls."""
    if about is None:
        return ""
    return talks.summary(about) if isinstance(about, Interview) else _("Calls")


def _stands(theirs: Facts | None) -> str:
    if theirs is None:
        return ""
    if not theirs.wall:
        return dates.full(datetime.fromisoformat(theirs.starts).date())
    return moment(clock.parse_wall(theirs.wall))


def outcome(done: Pass | None) -> str:
    """Return what looking at a calendar brought."""
    if done is None:
        return _("Looked: your free hours are up to date.")
    if done.emptied:
        return _(
            "All that is yours is gone from this calendar. Is it another one now? Nothing was changed here."
        )
    waiting = sum(bool(one.differs) for one in done.known.values())
    parts: Sequence[str] = [
        ngettext("one written", "{n} written", done.written).format(n=done.written) if done.written else "",
        ngettext("one removed", "{n} removed", done.removed).format(n=done.removed) if done.removed else "",
        ngettext("one to decide", "{n} to decide", waiting).format(n=waiting) if waiting else "",
    ]
    told = ", ".join(filter(None, parts))
    return _("Looked: {told}.").format(told=told) if told else _("Looked: all is as it should be.")


def subscribed(at: datetime, *, full: bool) -> list[Event]:
    """Return our events for a program that subscribes; without `full` only that the time is taken."""
    since = at - _BACK
    coming = Interview.objects.filter(starts_at__gte=since).exclude(
        state__in=[str(one) for one in CALLED_OFF]
    )
    rows = coming.exclude(wall="").select_related("contact", "contact__organization").order_by("starts_at")
    blocks = CallBlock.objects.filter(starts_at__gte=since, state=str(BlockState.KEPT)).order_by("starts_at")
    found = [exports.event(one) for one in rows] + [block_event(one) for one in blocks]
    return found if full else [_veiled(one) for one in found]


def _veiled(event: Event) -> Event:
    """Return an event that says no more than that the time is taken, under a name that leads nowhere."""
    hidden = sha256(event.uid.encode()).hexdigest()[:32]
    taken = replace(event, uid=f"{hidden}@askwell", summary=_("Busy"), description="", place="")
    return replace(taken, alarms=())
