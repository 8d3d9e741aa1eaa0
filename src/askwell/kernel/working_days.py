"""Working days: Monday to Friday, less the holidays that are handed in."""

from collections.abc import Container
from datetime import date, timedelta

_SATURDAY = 5


def is_working_day(day: date, holidays: Container[date] = ()) -> bool:
    """Tell whether people are at work on `day`."""
    return day.weekday() < _SATURDAY and day not in holidays


def on_or_after(day: date, holidays: Container[date] = ()) -> date:
    """Return `day` itself if it is a working day, else the next one."""
    while not is_working_day(day, holidays):
        day += timedelta(days=1)
    return day


def add(day: date, count: int, holidays: Container[date] = ()) -> date:
    """Return the day `count` working days after `day`; with 0 the day itself or the next working one."""
    day = on_or_after(day, holidays) if count == 0 else day
    for _ in range(count):
        day = on_or_after(day + timedelta(days=1), holidays)
    return day


def before(day: date, holidays: Container[date] = ()) -> date:
    """Return the last working day before `day`."""
    day -= timedelta(days=1)
    while not is_working_day(day, holidays):
        day -= timedelta(days=1)
    return day


def between(start: date, end: date, holidays: Container[date] = ()) -> int:
    """Return the number of working days after `start` up to and including `end`."""
    span = (end - start).days
    return sum(is_working_day(start + timedelta(days=n), holidays) for n in range(1, span + 1))
