"""What is said about interviews: headlines, when and where, how time was kept."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from babel.dates import get_timezone_location
from babel.lists import format_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from askwell.kernel import clock
from askwell.practice.arranging.models import Interview
from askwell.practice.arranging.preparing import ENTER_EARLY_MINUTES, NEARBY_EARLY_MINUTES, times
from askwell.practice.arranging.rules import IN_THE_ROOM, InterviewState, Mode
from askwell.words import dates
from askwell.words.sentence import Sentence

_MODES: dict[Mode, Callable[[], str]] = {
    Mode.IN_PERSON: lambda: _("in person"),
    Mode.PHONE: lambda: _("by phone"),
    Mode.VIDEO: lambda: _("by video"),
}
_S = InterviewState
_SETTLED: dict[InterviewState, Callable[[], str]] = {
    _S.IN_PROGRESS: lambda: _("You are talking with {name}."),
    _S.EXTENDED: lambda: _("You are talking with {name}."),
    _S.RESCHEDULED: lambda: _("{name} needs another time."),
    _S.CANCELLED_BY_THEM: lambda: _("{name} had to cancel."),
    _S.CANCELLED_BY_ME: lambda: _("You cancelled the talk with {name}."),
    _S.NO_SHOW_THEM: lambda: _("{name} was not there."),
    _S.NO_SHOW_ME: lambda: _("You were not there for {name}."),
}
_AFTER: dict[InterviewState, Callable[[], str]] = {
    _S.RESCHEDULED: lambda: _("Accept at once, and offer two times."),
    _S.CANCELLED_BY_THEM: lambda: _("It happens. Offer two new times, or let it rest."),
    _S.CANCELLED_BY_ME: lambda: _("When you are ready, offer two new times."),
    _S.NO_SHOW_THEM: lambda: _("A mix-up, surely. Offer two new times."),
    _S.NO_SHOW_ME: lambda: _("Ring, say sorry, and take whatever time they offer."),
}


@dataclass(frozen=True, slots=True)
class When:
    """The times of an appointment as one says them; empty where there is none.

    `theirs` names the zone it was agreed in, `yours` the same moment for the seeker, where it differs.
    """

    day: str = ""
    at: str = ""
    until: str = ""
    theirs: str = ""
    yours: str = ""
    leave: str = ""
    nearby: str = ""
    enter: str = ""


def mode(of: Mode | str) -> str:
    """Return how the two meet."""
    return _MODES[Mode(of)]()


def headline(interview: Interview, today: date) -> Sentence:
    """Return the sentence that heads the page of an interview."""
    name = {"name": interview.contact.full_name}
    state = InterviewState(interview.state)
    if state is InterviewState.HELD:
        minutes = minutes_taken(interview)
        template = ngettext("{name} gave you one minute.", "{name} gave you {minutes} minutes.", minutes)
        return Sentence(template, {**name, "minutes": str(minutes)})
    if state in _SETTLED:
        return Sentence(_SETTLED[state](), name)
    if not interview.wall:
        return Sentence(_("{name} said yes. When shall it be?"), name)
    return _meeting(interview, clock.parse_wall(interview.wall), today)


def _meeting(interview: Interview, start: datetime, today: date) -> Sentence:
    values = {
        "name": interview.contact.full_name,
        "day": dates.weekday(start.date()),
        "time": dates.clock(start),
    }
    away = (start.date() - today).days
    if away < 0:
        return Sentence(_("You were to meet {name}. How did it go?"), values)
    if away == 0:
        return Sentence(_("You meet {name} today at {time}."), values)
    if away == 1:
        return Sentence(_("You meet {name} tomorrow at {time}."), values)
    if away < 7:
        return Sentence(_("You meet {name} on {day} at {time}."), values)
    values["day"] = dates.full(start.date())
    return Sentence(_("You meet {name} on {day}."), values)


def after(interview: Interview) -> str:
    """Return what is best done after a talk that fell through; empty for any other."""
    words = _AFTER.get(InterviewState(interview.state))
    return words() if words else ""


def when(interview: Interview, zone: str) -> When:
    """Return the times of an appointment for a seeker in a zone."""
    if not interview.wall:
        return When()
    start = clock.parse_wall(interview.wall)
    moment = interview.starts_at or clock.instant(start, interview.zone)
    yours = clock.wall(moment, zone)
    before = times(start, interview.travel_minutes) if interview.mode == Mode.IN_PERSON else None
    return When(
        day=dates.full(start.date()),
        at=dates.clock(start),
        until=dates.clock(start + timedelta(minutes=interview.minutes)),
        theirs=place_of(interview.zone) if yours != start else "",
        yours=_day_and_time(yours, start) if yours != start else "",
        leave=dates.clock(before.leave) if before else "",
        nearby=dates.clock(before.nearby) if before else "",
        enter=dates.clock(before.enter) if before else "",
    )


def _day_and_time(yours: datetime, start: datetime) -> str:
    if yours.date() == start.date():
        return dates.clock(yours)
    return _("{day}, {time}").format(day=dates.weekday(yours.date()), time=dates.clock(yours))


def place_of(zone: str) -> str:
    """Return the town a time zone is named after."""
    return get_timezone_location(zone, locale=dates.locale(), return_city=True)


def minutes_taken(interview: Interview) -> int:
    """Return the length of a held talk in whole minutes, at least one."""
    if not (interview.began_at and interview.ended_at):
        return interview.minutes
    return max(1, round((interview.ended_at - interview.began_at).total_seconds() / 60))


def kept_time(interview: Interview) -> Sentence:
    """Return how the time was kept: "You asked for 15 minutes and took 15."."""
    values = {
        "name": interview.contact.full_name,
        "asked": str(interview.minutes),
        "took": str(minutes_taken(interview)),
    }
    if interview.extra_minutes:
        return Sentence(_("You asked for {asked} minutes, {name} said go on, and you took {took}."), values)
    return Sentence(_("You asked for {asked} minutes and took {took}."), values)


def list_headline(coming: int, held: int) -> str:
    """Return the sentence that heads the list of interviews."""
    if not coming and not held:
        return _("No talk is agreed yet. It begins with one call.")
    parts = []
    if coming:
        parts.append(_counted(coming, ngettext("one talk to come", "{n} talks to come", coming)))
    if held:
        parts.append(_counted(held, ngettext("one held", "{n} held", held)))
    sentence = _("{things}.").format(things=format_list(parts, locale=dates.locale()))
    return sentence[:1].upper() + sentence[1:]


def _counted(count: int, words: str) -> str:
    return words.format(n=dates.number_word(count))


def in_the_room(interview: Interview) -> bool:
    """Tell whether the clock of this interview is running."""
    return InterviewState(interview.state) in IN_THE_ROOM


def summary(interview: Interview) -> str:
    """Return the title of the appointment in a calendar."""
    return _("Talk with {name}").format(name=interview.contact.full_name)


def alarms(interview: Interview) -> tuple[tuple[int, str], tuple[int, str]]:
    """Return the two alarms of an appointment: minutes before it begins, and the words to show."""
    if interview.mode == Mode.IN_PERSON:
        leave = interview.travel_minutes + NEARBY_EARLY_MINUTES
        return (leave, _("Leave now. Be nearby fifteen minutes early.")), (
            ENTER_EARLY_MINUTES,
            _("Go in now."),
        )
    return (NEARBY_EARLY_MINUTES, _("Your questions, a pen, a glass of water.")), (
        ENTER_EARLY_MINUTES,
        _("Five minutes. Sit down and breathe out."),
    )
