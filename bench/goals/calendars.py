"""How soon free hours are there: a calendar of five years with 6,000 events, series among them."""

import os
import resource
import statistics
import subprocess
import sys
import time
from datetime import date, timedelta
from pathlib import Path

from bench.homes import NOW, environment_of
from bench.table import Figure, Table

NAMES = ("calendars", "slots")
_ZONE = "Europe/Berlin"
_EVENTS, _SERIES = 6_000, 200
_DAYS = 5 * 365
_TRIES = 200


def measure(table: Table, folder: Path, *, short: bool) -> None:
    """Measure in a process of its own, with a home of its own."""
    home = folder / "home"
    home.mkdir(mode=0o700)
    environment = {**os.environ, **environment_of(home)}
    count = _EVENTS // 10 if short else _EVENTS
    command = [sys.executable, "-m", "bench.goals.calendars", str(count)]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    p50, p95, reading = (float(one) for one in done.stdout.split()[-3:])
    note = f"p50 {p50:.1f} ms, at {_TRIES} moments over five years"
    table.add(Figure(f"calendars: free hours, {count} events, p95", p95, 300, "ms", note=note))
    table.add(Figure("calendars:   reading that calendar once, CPU", reading, 40, "s"))


def text(count: int) -> bytes:
    """Return a calendar of five years: events on every day, a thirtieth of them series without end."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Bench//EN"]
    series = count * _SERIES // _EVENTS
    for place in range(count):
        day = date(2026, 11, 1) + timedelta(days=place * _DAYS // count)
        lines += [
            *("BEGIN:VEVENT", f"UID:{place}", "DTSTAMP:20261101T000000Z", f"SUMMARY:Event {place}"),
            *(f"DTSTART;TZID={_ZONE}:{day:%Y%m%d}T{8 + place % 9:02}{place % 4 * 15:02}00", "DURATION:PT45M"),
            *([f"RRULE:FREQ={'DAILY' if place % 5 == 0 else 'WEEKLY'};INTERVAL=7"] if place < series else []),
            "END:VEVENT",
        ]
    return "\r\n".join([*lines, "END:VCALENDAR", ""]).encode()


def _run(count: int) -> None:
    import django  # noqa: PLC0415 -- only in the process that measures

    django.setup()
    from askwell.workspace import tables  # noqa: PLC0415 -- see above

    tables.make()
    from askwell.practice.calendars import actions, queries  # noqa: PLC0415 -- see above
    from askwell.workspace import members, scope  # noqa: PLC0415 -- see above

    member = members.only_member(at=NOW, name="Robin", time_zone=_ZONE, country="DE")
    with scope.inside(member.workspace_id):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        actions.add_file("Work", text(count), member.seeker, by=member.user, at=NOW)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        spent = []
        for place in range(_TRIES):
            at = NOW + timedelta(days=place * _DAYS / _TRIES)
            began = time.perf_counter()
            queries.free_slots(member.seeker, at=at, minutes=20, zone="America/Vancouver", count=3)
            spent.append((time.perf_counter() - began) * 1000)
    reading = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    print(statistics.median(spent), statistics.quantiles(spent, n=20)[-1], reading)


if __name__ == "__main__":
    _run(int(sys.argv[1]))
