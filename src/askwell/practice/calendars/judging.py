"""Whether a calendar message may move a talk, and where to. Pure: what is known and the time come in."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from askwell.integrations.calendars.messages import Message
from askwell.practice.arranging.rules import UPCOMING, InterviewState

CLOCKS_DIFFER = timedelta(days=1)
UID_ENDING = "@askwell"


class Says(StrEnum):
    """What a message that fits says."""

    YES = "yes"
    PERHAPS = "perhaps"
    NO = "no"
    OTHER_TIME = "other_time"
    OFF = "off"


class Fault(StrEnum):
    """Why a message moves nothing."""

    KIND = "kind"
    METHODS_DIFFER = "methods_differ"
    SERIES = "series"
    NOT_OURS = "not_ours"
    NOT_INVITED = "not_invited"
    OTHER_PERSON = "other_person"
    OTHER_SENDER = "other_sender"
    OTHER_ORGANIZER = "other_organizer"
    OLDER_VERSION = "older_version"
    NEWER_VERSION = "newer_version"
    NO_DATE = "no_date"
    BEFORE_INVITATION = "before_invitation"
    FROM_FUTURE = "from_future"
    READ_ALREADY = "read_already"
    OVER = "over"
    NO_TIME = "no_time"


@dataclass(frozen=True, slots=True)
class Invited:
    """What is known of the invitation a message answers; `sequence` is that of the talk as it stands now."""

    state: InterviewState
    sequence: int
    organizer: str
    attendee: str
    sent_sequence: int
    stamp: datetime
    answered_stamp: datetime | None = None


_ANSWERS = {"ACCEPTED": Says.YES, "TENTATIVE": Says.PERHAPS, "DECLINED": Says.NO}
_MAY_ANSWER = UPCOMING - {InterviewState.IN_PROGRESS, InterviewState.EXTENDED, InterviewState.PROPOSED}


def judge(message: Message, invited: Invited | None, now: datetime) -> Says | Fault:
    """Return what a message says, or the first reason why it moves nothing."""
    fault = _of_kind(message) or (Fault.NOT_INVITED if invited is None else None)
    if fault or invited is None:
        return fault or Fault.NOT_INVITED
    fault = (
        _of_people(message, invited)
        or _of_version(message, invited)
        or _of_time(message, invited, now)
        or (Fault.OVER if invited.state not in _MAY_ANSWER else None)
    )
    return fault or _said(message, invited.attendee)


def _of_kind(message: Message) -> Fault | None:
    if message.method not in {"REPLY", "COUNTER", "CANCEL"}:
        return Fault.KIND
    if not message.agrees:
        return Fault.METHODS_DIFFER
    if not message.uid.endswith(UID_ENDING):
        return Fault.NOT_OURS
    return Fault.SERIES if message.of_series else None


def _of_people(message: Message, invited: Invited) -> Fault | None:
    """Look whether the message is of the one who was invited, and of nobody else."""
    named = {mail: (said, by) for mail, said, by in message.attendees}
    if set(named) - {invited.organizer} != {invited.attendee}:
        return Fault.OTHER_PERSON
    if message.organizer not in {"", invited.organizer}:
        return Fault.OTHER_ORGANIZER
    if message.sender not in {"", invited.attendee, named[invited.attendee][1] or invited.attendee}:
        return Fault.OTHER_SENDER
    return None


def _of_version(message: Message, invited: Invited) -> Fault | None:
    if message.sequence > invited.sequence + (message.method == "CANCEL"):
        return Fault.NEWER_VERSION
    if message.sequence < invited.sequence or invited.sent_sequence < invited.sequence:
        return Fault.OLDER_VERSION
    return None


def _of_time(message: Message, invited: Invited, now: datetime) -> Fault | None:
    if not message.stamp:
        return Fault.NO_DATE
    stamp = datetime.fromisoformat(message.stamp)
    if stamp > now + CLOCKS_DIFFER:
        return Fault.FROM_FUTURE
    if stamp < invited.stamp - CLOCKS_DIFFER:
        return Fault.BEFORE_INVITATION
    if invited.answered_stamp and stamp <= invited.answered_stamp:
        return Fault.READ_ALREADY
    return None


def _said(message: Message, attendee: str) -> Says | Fault:
    if message.method == "CANCEL":
        return Says.OFF
    if message.method == "COUNTER":
        timed = message.facts is not None and bool(message.facts.wall) and not message.facts.repeats
        return Says.OTHER_TIME if timed else Fault.NO_TIME
    said = next(answer for mail, answer, _ in message.attendees if mail == attendee)
    return _ANSWERS.get(said, Fault.KIND)


def own(uid: str) -> str:
    """Return the uid of the talk that a calendar's UID names, "" where it is none of ours."""
    return uid.removesuffix(UID_ENDING) if uid.endswith(UID_ENDING) else ""
