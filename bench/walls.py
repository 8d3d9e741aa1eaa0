"""Wall times at every transition of many zones: agreed, moved, reminded of, written to .ics and read back."""

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import vobject
from django.db import transaction

from askwell.integrations.calendars import events, facts, texts
from askwell.integrations.calendars.busy import Window, busy
from askwell.integrations.calendars.messages import message
from askwell.kernel import clock
from askwell.kernel.errors import BadInputError
from askwell.practice.arranging import actions as arranging
from askwell.practice.arranging.models import Interview
from askwell.practice.arranging.rules import Mode
from askwell.practice.calendars import inviting
from askwell.practice.identifying import actions as identifying
from askwell.practice.mailing.rules import Coming, of_talks
from askwell.words import exports, talks
from askwell.workspace import members, scope
from bench.homes import NOW
from bench.table import Figure, Table

ZONES = """
Australia/Lord_Howe Africa/Casablanca Asia/Kathmandu Pacific/Apia Europe/Berlin America/Vancouver
Asia/Tehran America/St_Johns Europe/London America/New_York America/Chicago America/Denver America/Los_Angeles
America/Halifax America/Sao_Paulo America/Santiago America/Asuncion America/Havana America/Nuuk
America/Scoresbysund Atlantic/Azores Europe/Lisbon Europe/Dublin Europe/Moscow Europe/Istanbul Europe/Chisinau
Africa/Cairo Africa/El_Aaiun Asia/Jerusalem Asia/Beirut Asia/Gaza Asia/Kolkata Asia/Tokyo Asia/Pyongyang
Australia/Adelaide Australia/Sydney Pacific/Auckland Pacific/Chatham Pacific/Norfolk Antarctica/Troll
""".split()
FIRST, LAST = datetime(2025, 1, 1, tzinfo=UTC), datetime(2036, 1, 1, tzinfo=UTC)
FLOWS = ("create", "reschedule", "remind", "ics out", "ics in")
_STEP = timedelta(minutes=15)


def measure(table: Table, *, zones: int) -> None:
    """Add a figure per flow: how many wall times were wrong."""
    wrong: Counter[str] = Counter()
    seen: Counter[str] = Counter()
    member = members.only_member(at=NOW, name="Robin", time_zone="UTC", country="CA")
    with scope.inside(member.workspace_id):
        contact = identifying.add_contact("Ada", emails=["ada@a.example"], by=member.user, at=NOW)
        for zone in ZONES[:zones]:
            for wall in cases(zone):
                told = _alone(contact, wall, zone, by=member.user)
                seen.update(told.keys())
                wrong.update(flow for flow, right in told.items() if not right)
    for flow in FLOWS:
        note = f"{seen[flow]} cases, {zones} zones"
        table.add(Figure(f"time: wrong wall times, {flow}", wrong[flow], 0, "", note=note))
    table.add(Figure("time:   times that no clock shows and were taken all the same", wrong["gap"], 0, ""))


def _alone(contact: Any, wall: datetime, zone: str, *, by: Any) -> dict[str, bool]:
    """Try a wall time out and take it back, so that the person never has the talks of other cases too."""
    with transaction.atomic():
        told = try_out(contact, wall, zone, by=by)
        transaction.set_rollback(True)
    return told


def transitions(zone: str) -> Iterator[datetime]:
    """Yield the instants at which a zone's clocks change."""
    place = ZoneInfo(zone)
    at = FIRST
    while at < LAST:
        after = at + timedelta(days=1)
        if at.astimezone(place).utcoffset() != after.astimezone(place).utcoffset():
            yield _between(at, after, place)
        at = after


def _between(low: datetime, high: datetime, place: ZoneInfo) -> datetime:
    offset = low.astimezone(place).utcoffset()
    while high - low > timedelta(minutes=1):
        middle = low + (high - low) / 2
        low, high = (middle, high) if middle.astimezone(place).utcoffset() == offset else (low, middle)
    return high.replace(second=0, microsecond=0)


def cases(zone: str) -> Iterator[datetime]:
    """Yield wall times round each transition: before, in what is skipped or doubled, after, next morning."""
    changes = [*transitions(zone)] or [datetime(year, 6, 1, 12, tzinfo=UTC) for year in range(2025, 2036)]
    for change in changes:
        before = clock.wall(change - timedelta(minutes=1), zone).replace(second=0) + timedelta(minutes=1)
        for minutes in (-90, -15, 0, 15, 45, 90):
            yield before + timedelta(minutes=minutes)
        yield datetime.combine(before.date() + timedelta(days=1), datetime.min.time().replace(hour=9))


def first_instant(wall: datetime, zone: str) -> datetime | None:
    """Return the first instant at which clocks show a wall time, found by trying; None if they never do."""
    place = ZoneInfo(zone)
    guess = wall.replace(tzinfo=UTC)
    tried = (guess + timedelta(minutes=15 * step) for step in range(-64, 65))
    return next((one for one in tried if one.astimezone(place).replace(tzinfo=None) == wall), None)


def try_out(contact: Any, wall: datetime, zone: str, *, by: Any) -> dict[str, bool]:
    """Agree on a wall time, move to it, and so on; tell by flow whether it stayed what it was."""
    expected = first_instant(wall, zone)
    values: dict[str, Any] = {"zone": zone, "minutes": 20, "mode": Mode.PHONE, "by": by, "at": NOW}
    try:
        made = arranging.schedule(contact, wall=wall, **values)
    except BadInputError:
        return {"gap": expected is None}
    if expected is None:
        return {"gap": False}
    right = {"create": _stands(made, wall, expected)}
    other = arranging.schedule(contact, wall=wall.replace(hour=12) + timedelta(days=3), **values)
    arranging.reschedule(other, wall, by=by, at=NOW)
    right["reschedule"] = _stands(other, wall, expected) and other.sequence == 1
    right["remind"] = _reminded(made, wall, zone, expected)
    text = events.write([exports.event(made)])
    right["ics out"] = _read_by_others(text, wall, expected)
    right["ics in"] = _read_by_us(text, wall, zone, expected)
    return right


def _stands(made: Interview, wall: datetime, expected: datetime) -> bool:
    """Tell whether a talk as it is in the database shows the wall time and has its instant."""
    kept = Interview.objects.get(pk=made.pk)
    shown = talks.when(kept, kept.zone)
    told = clock.wall(expected, kept.zone)
    return (
        kept.wall == f"{wall:%Y-%m-%dT%H:%M}"
        and kept.starts_at == expected
        and told == wall
        and not shown.yours
    )


def _reminded(made: Interview, wall: datetime, zone: str, expected: datetime) -> bool:
    told = list(of_talks([Coming(made.uid, "Ada", made.starts_at or NOW, 0)]))
    return bool(told) and all(
        one.starts_at == expected and clock.wall(one.starts_at, zone) == wall and one.due_at < expected
        for one in told
    )


def _read_by_others(text: bytes, wall: datetime, expected: datetime) -> bool:
    """Tell whether two other readers, one with nothing but the rules in the file, see the same time."""
    import icalendar

    calendar = icalendar.Calendar.from_ical(text)
    (event,) = calendar.events
    starts: Any = event.start
    rules = [one.to_tz(lookup_tzid=False) for one in calendar.timezones]
    by_rules = wall.replace(tzinfo=rules[0]).astimezone(UTC) if rules else starts.astimezone(UTC)
    (second,) = vobject.readOne(text.decode()).vevent_list
    return (
        starts.replace(tzinfo=None) == wall
        and starts.astimezone(UTC) == expected
        and by_rules == expected
        and second.dtstart.value.replace(tzinfo=None) == wall
    )


def _read_by_us(text: bytes, wall: datetime, zone: str, expected: datetime) -> bool:
    told = facts.of_text(text)
    if told is None:
        return False
    proposed = inviting.proposed(
        message(text.replace(b"VERSION:2.0", b"VERSION:2.0\r\nMETHOD:COUNTER")), "UTC"
    )
    window = Window(expected - timedelta(days=1), expected + timedelta(days=1), zone)
    taken = busy(texts.read(text), window).spans
    begins = int(expected.timestamp())
    return (
        (told.wall, told.zone, told.minutes) == (f"{wall:%Y-%m-%dT%H:%M}", zone, 20)
        and datetime.fromisoformat(told.starts) == expected
        and proposed == (wall, zone, 20)
        and len(taken) == 1
        and taken[0][0] == begins
    )
