"""What is true of getting ready for a talk: what should lie ready, and when to leave, be near, and go in."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from askwell.practice.arranging.rules import Mode

FACTS = 3
NEARBY_EARLY_MINUTES = 15
ENTER_EARLY_MINUTES = 5


class Ready(StrEnum):
    """What can be ready before a talk."""

    DRESS = "dress"
    CARDS = "cards"
    SHEET = "sheet"
    ROUTE = "route"
    PENS = "pens"
    SILENT = "silent"
    QUIET = "quiet"
    LINE = "line"
    NUMBER = "number"


_CHECKLISTS = {
    Mode.IN_PERSON: (Ready.DRESS, Ready.CARDS, Ready.SHEET, Ready.ROUTE, Ready.PENS, Ready.SILENT),
    Mode.VIDEO: (Ready.DRESS, Ready.LINE, Ready.SHEET, Ready.QUIET, Ready.PENS, Ready.SILENT),
    Mode.PHONE: (Ready.NUMBER, Ready.SHEET, Ready.QUIET, Ready.PENS),
}


def checklist(mode: Mode) -> tuple[Ready, ...]:
    """Return what should lie ready, in the order it is seen to."""
    return _CHECKLISTS[mode]


@dataclass(frozen=True, slots=True)
class Times:
    """When to leave, to be near, and to go in; naive, on the clocks where the talk is."""

    leave: datetime
    nearby: datetime
    enter: datetime


def times(start: datetime, travel_minutes: int) -> Times:
    """Return the times before a talk in person: nearby a quarter of an hour early, inside five minutes early.

    Nobody likes a guest who sits in the waiting room for long, and nobody a late one (practice.md §1.4).
    """
    nearby = start - timedelta(minutes=NEARBY_EARLY_MINUTES)
    return Times(
        leave=nearby - timedelta(minutes=travel_minutes),
        nearby=nearby,
        enter=start - timedelta(minutes=ENTER_EARLY_MINUTES),
    )
