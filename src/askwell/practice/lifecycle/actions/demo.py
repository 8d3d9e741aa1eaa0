"""The invented story of Robin Ames, three months further on: for looking around, for pictures and for tests.

The people stand in `demo_people.json`, what happened in `demo_story.json`: one thread per person, each
event with its day, time, deed and values. The deeds are the ordinary actions, done in order of time, so
that the journal reads as a true history.
"""

import json
import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from django.db import transaction

from askwell.integrations.public_holidays import public_holidays
from askwell.kernel import clock, working_days
from askwell.practice.following_up.rules import first_check_in
from askwell.practice.lifecycle.actions.demo_deeds import DEEDS
from askwell.practice.lifecycle.actions.demo_teller import Teller
from askwell.practice.referring.rules import TELL_WITHIN_DAYS
from askwell.workspace import members, scope
from askwell.workspace.members import Member

ZONE = "America/Vancouver"
STANDS_AT = time(9, 0)
BEGINS = ("w-62", time(19, 0))
_THURSDAY = 3
_FIXED_HOLIDAYS = ((1, 1), (7, 1), (11, 11), (12, 25), (12, 26))
_ANCHOR = re.compile(r"(w|m|t|ines|tell|later)([+-]\d+)?")
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = "January February March April May June July August September October November December".split()
_SEEKER = {
    "name": "Robin Ames",
    "intro": "Physiotherapist at the hospital, thinking about a practice of my own",
    "phone": "+1 250 555 0100",
    "email": "robin.ames@mail.example",
    "address": "417 Silica St\nNelson BC  V1L 4N2",
    "town": "Nelson",
    "country": "CA",
    "time_zone": ZONE,
    "paper": "letter",
    "audience": "founder",
    "ask_minutes": 20,
    "first_run": 0,
}


@dataclass(frozen=True, slots=True)
class Days:
    """The days of the story, as they lie around the day on which it stands.

    `w` is that day, or the working day before it; `m` the Thursday, at least three days before, on
    which Mary was met; `ines` the day of the talk to come. "w-3" counts working days.
    """

    today: date

    def day(self, anchor: str) -> date:
        """Return the day that "w-13", "m", "m-1", "ines", "tell", "later" or "t" stands for."""
        found = _ANCHOR.fullmatch(anchor)
        if found is None:
            raise ValueError(anchor)
        start = {"w": self.work, "m": self.met, "t": lambda: self.today, "ines": self.ines}
        start |= {"tell": self.tell, "later": self.tell}
        return self._count(start[found[1]](), int(found[2] or 0))

    def work(self) -> date:
        """Return the working day on which the story stands."""
        return self._count(self.today + timedelta(days=1), -1)

    def met(self) -> date:
        """Return the day of the talk with Mary."""
        thursday = self.today - timedelta(days=3)
        while thursday.weekday() != _THURSDAY:
            thursday -= timedelta(days=1)
        before = thursday + timedelta(days=1)
        return self._count(min(before, self.work()), -1)

    def tell(self) -> date:
        """Return the day by which Sam should hear how it went with Mary."""
        return self.met() + timedelta(days=TELL_WITHIN_DAYS)

    def ines(self) -> date:
        """Return the day of the talk with Ines: in two working days, or sooner where a weekend is between."""
        second = self._count(self.work(), 2)
        near = second <= self.today + timedelta(days=2)
        return second if near else self._count(self.work(), 1)

    def _count(self, day: date, count: int) -> date:
        step = timedelta(days=1 if count > 0 else -1)
        for _ in range(abs(count)):
            day += step
            while not _at_work(day):
                day += step
        return day


def _at_work(day: date) -> bool:
    return working_days.is_working_day(day) and (day.month, day.day) not in _FIXED_HOLIDAYS


def stands_at(today: date) -> datetime:
    """Return the moment at which the story of a day stands: nine in the morning, where Robin lives."""
    return clock.instant(datetime.combine(today, STANDS_AT), ZONE)


def begins_at(today: date) -> datetime:
    """Return the moment at which the story begins, three months before: when the member is to be made."""
    anchor, at = BEGINS
    return clock.instant(datetime.combine(Days(today).day(anchor), at), ZONE)


@transaction.atomic
def tell_story(member: Member, *, today: date) -> None:
    """Fill a fresh workspace with the story as it stands on the morning of a day; all of it, or nothing.

    Make the member at `begins_at(today)`; afterwards `member.seeker` is Robin Ames. The last thing
    happened before `stands_at(today)`.
    """
    days = Days(today)
    with scope.inside(member.workspace_id):
        members.edit_seeker(member.seeker, by=member.user, at=begins_at(today), **_SEEKER)
        teller = Teller(member, days.day, _people(), _phrases(days))
        for moment, who, deed, values in _events(days):
            teller.at = moment
            DEEDS[deed](teller, who, **values)


def _events(days: Days) -> list[tuple[datetime, str, str, dict[str, Any]]]:
    """Return what happened as (moment, who, deed, values), in order of time."""
    events = []
    for who, thread in _story().items():
        for when, deed, values in thread:
            anchor, at = when.split()
            wall = datetime.combine(days.day(anchor), time.fromisoformat(at))
            events.append((clock.instant(wall, ZONE), who, deed, values))
    return sorted(events, key=lambda event: event[0])


def _phrases(days: Days) -> dict[str, str]:
    """Return what the words of a card take from the calendar."""
    told_in = first_check_in(days.met(), {}, public_holidays(str(_SEEKER["country"])))
    return {
        "met_weekday": _WEEKDAYS[days.met().weekday()],
        "check_in_month": _MONTHS[told_in.month - 1],
    }


@cache
def _people() -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = _read("demo_people.json")
    return found


@cache
def _story() -> dict[str, list[tuple[str, str, dict[str, Any]]]]:
    found: dict[str, list[tuple[str, str, dict[str, Any]]]] = _read("demo_story.json")
    return found


def _read(name: str) -> Any:
    return json.loads(Path(__file__).with_name(name).read_text(encoding="utf-8"))
