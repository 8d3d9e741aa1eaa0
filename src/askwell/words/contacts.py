"""Words about contacts: ties, stages, kinds of detail, sources, outcomes and channels."""

from collections.abc import Callable
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from askwell.practice.arranging.rules import Channel, InterviewState, Outcome
from askwell.practice.asking.rules import ClosedWhy
from askwell.practice.identifying.rules import DetailKind, SourceKind, Tie
from askwell.practice.today.rules import Stage
from askwell.words import dates

Words = Callable[[], str]
_TIES: dict[Tie, Words] = {
    Tie.CLOSE: lambda: _("close to you"),
    Tie.KNOWN: lambda: _("someone you know"),
    Tie.REFERRED: lambda: _("named to you by somebody"),
    Tie.ALUMNI: lambda: _("from your school or a former workplace"),
    Tie.STRANGER: lambda: _("someone you do not know yet"),
}
_STAGES: dict[Stage, Words] = {
    Stage.IDENTIFIED: lambda: _("on your list"),
    Stage.READY: lambda: _("taken up"),
    Stage.APPROACHING: lambda: _("being reached"),
    Stage.SCHEDULED: lambda: _("a talk is agreed"),
    Stage.MET: lambda: _("you have talked"),
    Stage.THANKED: lambda: _("thanked"),
    Stage.IN_TOUCH: lambda: _("in touch"),
    Stage.PARKED: lambda: _("resting"),
    Stage.DECLINED: lambda: _("said no for now"),
    Stage.REDIRECTED: lambda: _("pointed you on"),
    Stage.DO_NOT_CONTACT: lambda: _("not to be contacted"),
}
_KINDS: dict[DetailKind, Words] = {
    DetailKind.PHONE: lambda: _("Phone"),
    DetailKind.EMAIL: lambda: _("E-mail"),
    DetailKind.ADDRESS: lambda: _("Address"),
    DetailKind.LINK: lambda: _("Link"),
}
_SOURCES: dict[str, Words] = {
    SourceKind.TYPED: lambda: _("typed by you"),
    SourceKind.REFERRAL: lambda: _("from a referral"),
    SourceKind.LINKEDIN: lambda: _("LinkedIn export"),
    SourceKind.VCARD: lambda: _("address book"),
    SourceKind.DIRECTORY: lambda: _("directory"),
    SourceKind.PAPER: lambda: _("from paper"),
    SourceKind.SAID: lambda: _("from the person"),
    "google": lambda: _("Google Contacts"),
    "outlook": lambda: _("Outlook"),
    "thunderbird": lambda: _("Thunderbird"),
    "ldif": lambda: _("address book"),
    "facebook": lambda: _("Facebook export"),
    "monica": lambda: _("Monica"),
    "table": lambda: _("a table"),
    "mail": lambda: _("a mail"),
    "webpage": lambda: _("a web page"),
    "text": lambda: _("a text"),
}
_OUTCOMES: dict[Outcome, Words] = {
    Outcome.NO_ANSWER: lambda: _("nobody answered"),
    Outcome.VOICEMAIL: lambda: _("you left a message"),
    Outcome.GATEKEEPER: lambda: _("someone else answered"),
    Outcome.CALL_LATER: lambda: _("they asked you to ring later"),
    Outcome.YES: lambda: _("they said yes"),
    Outcome.NOT_ME: lambda: _("they pointed you to someone else"),
    Outcome.NO: lambda: _("they said no for now"),
    Outcome.WRONG_NUMBER: lambda: _("the number was wrong"),
    Outcome.LEFT: lambda: _("they have left that place"),
    Outcome.SENT: lambda: _("sent"),
    Outcome.NOT_RUNG: lambda: _("not today"),
}
_CHANNELS: dict[Channel, Words] = {
    Channel.CALL: lambda: pgettext("attempt", "Call"),
    Channel.EMAIL: lambda: pgettext("attempt", "E-mail"),
    Channel.MESSAGE: lambda: pgettext("attempt", "Message"),
    Channel.LINKEDIN: lambda: pgettext("attempt", "LinkedIn note"),
    Channel.LETTER: lambda: pgettext("attempt", "Letter"),
    Channel.IN_PERSON: lambda: pgettext("attempt", "In person"),
}
_STATES: dict[InterviewState, Words] = {
    InterviewState.PROPOSED: lambda: _("the time is still open"),
    InterviewState.SCHEDULED: lambda: _("agreed"),
    InterviewState.CONFIRMED: lambda: _("confirmed"),
    InterviewState.IN_PROGRESS: lambda: _("going on now"),
    InterviewState.EXTENDED: lambda: _("going on, with more time"),
    InterviewState.HELD: lambda: _("held"),
    InterviewState.RESCHEDULED: lambda: _("needs a new time"),
    InterviewState.CANCELLED_BY_THEM: lambda: _("they cancelled"),
    InterviewState.CANCELLED_BY_ME: lambda: _("you cancelled"),
    InterviewState.NO_SHOW_THEM: lambda: _("they were not there"),
    InterviewState.NO_SHOW_ME: lambda: _("you were not there"),
}
_CLOSED: dict[ClosedWhy, Words] = {
    ClosedWhy.LEARNED: lambda: _("you learned what you wanted"),
    ClosedWhy.DECLINED: lambda: _("they said no for now"),
    ClosedWhy.LET_GO: lambda: _("you let it go"),
    ClosedWhy.DO_NOT_CONTACT: lambda: _("not to be contacted"),
    ClosedWhy.NOT_REACHED: lambda: _("you did not reach them"),
}


def tie(of: Tie | str) -> str:
    """Return how well the seeker knows somebody."""
    return _TIES[Tie(of)]()


def stage(of: Stage) -> str:
    """Return where the seeker stands with somebody."""
    return _STAGES[of]()


def detail(kind: DetailKind | str) -> str:
    """Return the name of a kind of detail."""
    return _KINDS[DetailKind(kind)]()


def source(kind: SourceKind | str) -> str:
    """Return where a detail came from; a format that only a plug-in knows by its own name."""
    return _SOURCES[str(kind)]() if str(kind) in _SOURCES else str(kind)


def outcome(of: Outcome | str) -> str:
    """Return what came of an attempt."""
    return _OUTCOMES[Outcome(of)]()


def answered(on: date | None) -> str:
    """Return that they wrote back, "" where they did not."""
    return _("They wrote back on {day}.").format(day=dates.day(on)) if on else ""


def channel(of: Channel | str) -> str:
    """Return how an attempt was made."""
    return _CHANNELS[Channel(of)]()


def state(of: InterviewState | str) -> str:
    """Return the state of an interview."""
    return _STATES[InterviewState(of)]()


def closed(why: ClosedWhy | str) -> str:
    """Return why a pursuit was closed."""
    return _CLOSED[ClosedWhy(why)]()
