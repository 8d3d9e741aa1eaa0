"""What is true in the room: permissions, the clock, and when a talk is to be written up."""

from datetime import date, datetime, timedelta
from enum import StrEnum

from askwell.kernel.due import Due

QUIET_CUE_MINUTES = 2
EXTENSION_MINUTES = 5
DEBRIEF = "debrief"
NOTE = "note"


class PermissionKind(StrEnum):
    """What one asks leave for."""

    NOTES = "notes"
    QUOTE = "quote"
    NAME = "name"
    ADDRESS = "address"


class PermissionAnswer(StrEnum):
    """What they said."""

    ASKED = "asked"
    GIVEN = "given"
    REFUSED = "refused"


class TimeChoice(StrEnum):
    """What happened at the agreed minute."""

    GO_ON = "go_on"
    STOP = "stop"


def ends_at(began_at: datetime, minutes: int, extra_minutes: int = 0) -> datetime:
    """Return the moment the agreed minutes are up."""
    return began_at + timedelta(minutes=minutes + extra_minutes)


def cue_times(wall: datetime, minutes: list[float], opening: float) -> list[datetime]:
    """Return by when each question should be done, for the "by HH:MM" cues of the sheet."""
    cues: list[datetime] = []
    moment = wall + timedelta(minutes=opening)
    for length in minutes:
        moment += timedelta(minutes=length)
        cues.append(moment)
    return cues


def kept_time(began_at: datetime, ended_at: datetime, minutes: int, extra_minutes: int) -> bool:
    """Tell whether the talk ended within the promise, one minute of leave-taking allowed."""
    return ended_at <= ends_at(began_at, minutes, extra_minutes) + timedelta(minutes=1)


def due_debrief(uid: str, held_on: date, *, debriefed: bool) -> Due | None:
    """Return the step to write a talk up the same day, or None when that is done."""
    if debriefed:
        return None
    return Due(on=held_on, weight=1, kind=DEBRIEF, subject=("interview", uid), reason="memory_fades")
