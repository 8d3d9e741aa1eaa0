"""What is true of outgoing mail: its states, when it is tried again, what holds it back, what is remembered.

A message to somebody else leaves at most once. A crash while it is handed over leaves its state unknown:
it is shown, and never sent again by itself. A reminder to oneself comes at least once.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from askwell.kernel import clock

GRACE = timedelta(seconds=20)
"""For so long a click can be taken back before anything leaves."""
TRIES = (
    timedelta(minutes=1),
    timedelta(minutes=5),
    timedelta(minutes=15),
    timedelta(hours=1),
    timedelta(hours=4),
)
"""How long to wait after each failed try."""
MOST_TO_ONE_A_DAY = 3
MOST_AN_HOUR = 20
DAY, HOUR = timedelta(days=1), timedelta(hours=1)


class MailState(StrEnum):
    """Where a message stands."""

    QUEUED = "queued"
    CLAIMED = "claimed"
    SENT = "sent"
    FAILED = "failed"
    UNKNOWN = "unknown"
    TAKEN_BACK = "taken_back"


WAITING = frozenset({MailState.QUEUED})
LEFT = frozenset({MailState.CLAIMED, MailState.SENT, MailState.UNKNOWN})
"""It left, or may have."""


class Hold(StrEnum):
    """Why a message waits although its time has come."""

    STOPPED = "stopped"
    ENOUGH_TODAY = "enough_today"
    ENOUGH_THIS_HOUR = "enough_this_hour"
    DO_NOT_CONTACT = "do_not_contact"
    NO_ACCOUNT = "no_account"


class Template(StrEnum):
    """What a message is."""

    APPROACH = "approach"
    THANKS_FOR_NAME = "thanks_for_name"
    CHECK_IN = "check_in"
    TELL = "tell"
    REMINDER = "reminder"
    TEST = "test"


OWN = frozenset({Template.REMINDER, Template.TEST})
"""Messages to oneself."""


def held_back(*, to_one_today: int, this_hour: int, stopped: bool, do_not_contact: bool) -> Hold | None:
    """Return what holds a message back: the switch, the person's wish, or the limits (trust.md §1.2)."""
    if do_not_contact:
        return Hold.DO_NOT_CONTACT
    if stopped:
        return Hold.STOPPED
    if to_one_today >= MOST_TO_ONE_A_DAY:
        return Hold.ENOUGH_TODAY
    return Hold.ENOUGH_THIS_HOUR if this_hour >= MOST_AN_HOUR else None


def next_try(tries: int, at: datetime) -> datetime | None:
    """Return when to try again after so many failed tries; None when that was the last."""
    return at + TRIES[tries - 1] if tries <= len(TRIES) else None


class By(StrEnum):
    """How the seeker is reminded."""

    NOTHING = ""
    MAIL = "mail"
    DESKTOP = "desktop"


class About(StrEnum):
    """What a reminder is about."""

    MORNING = "morning"
    LEAVE = "leave"
    NEARBY = "nearby"


MORNING_UNTIL = timedelta(hours=10)
"""A morning's line that could not be shown within ten hours is no morning's line any more."""
TALK_UNTIL = timedelta(minutes=30)
NEARBY = timedelta(minutes=15)


@dataclass(frozen=True, slots=True)
class Coming:
    """A talk to come: its uid, contact, start (aware), and the minutes of travel (0 for a call)."""

    uid: str
    name: str
    starts_at: datetime
    travel_minutes: int


@dataclass(frozen=True, slots=True)
class Reminder:
    """One reminder: what it is about, and the moment from which it is due; `key` names it for ever."""

    about: About
    subject: str
    due_at: datetime
    until: datetime
    name: str = ""
    starts_at: datetime | None = None

    @property
    def key(self) -> str:
        """Return what makes this reminder another one than the same talk's at another time."""
        return f"{self.about}/{self.subject}/{self.due_at:%Y-%m-%dT%H:%M%z}"

    def is_due(self, at: datetime) -> bool:
        """Tell whether it is to be shown now. What is past its use is neither shown nor used up."""
        return self.due_at <= at < self.until


def morning(day: date, at: time, zone: str) -> Reminder:
    """Return the line of a morning, due at a wall time in the seeker's zone."""
    due = clock.instant(datetime.combine(day, at), zone)
    return Reminder(About.MORNING, day.isoformat(), due, due + MORNING_UNTIL)


def of_talks(coming: Iterable[Coming]) -> list[Reminder]:
    """Return the reminders of talks: when to leave for those with a way to go, else a quarter of an hour."""
    made = []
    for one in coming:
        about = About.LEAVE if one.travel_minutes else About.NEARBY
        due = one.starts_at - NEARBY - timedelta(minutes=one.travel_minutes)
        until = one.starts_at + TALK_UNTIL
        made.append(Reminder(about, one.uid, due, until, one.name, one.starts_at))
    return made
