"""Days and times in the reader's language, cached, because formatting is the dear part of a list."""

import re
from datetime import date, datetime, time, timedelta
from functools import lru_cache

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_skeleton, format_time
from django.utils.translation import gettext as _

from askwell.words.language import language

_NEAR_DAYS = 6


@lru_cache(maxsize=32)
def _locale(language: str) -> Locale:
    try:
        return Locale.parse(language.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return Locale("en")


def locale() -> Locale:
    """Return Babel's locale for the active language."""
    return _locale(language())


def day(value: date, today: date | None = None) -> str:
    """Write a day: today, tomorrow, yesterday, a weekday within six days, else day and month."""
    if today:
        away = (value - today).days
        if away == 0:
            return _("today")
        if away == 1:
            return _("tomorrow")
        if away == -1:
            return _("yesterday")
        if 0 < away <= _NEAR_DAYS:
            return weekday(value)
        if value.year == today.year:
            return _written(value, "MMMMd", language())
    return _written(value, "yMMMMd", language())


def weekday(value: date) -> str:
    """Write the name of the day of the week."""
    return _written(value, "EEEE", language())


def short_weekday(value: date) -> str:
    """Write the short name of the day of the week."""
    return _written(value, "EEE", language())


def full(value: date) -> str:
    """Write weekday, day and month: "Monday 23 November"."""
    return _written(value, "MMMMEEEEd", language())


def month(value: date) -> str:
    """Write the name of the month."""
    return _written(value, "LLLL", language())


def month_and_year(value: date) -> str:
    """Write a month and its year, short."""
    return str(format_skeleton("yMMM", value, locale=locale()))


@lru_cache(maxsize=4096)
def months_from(day: date, count: int) -> list[date]:
    """Return the first days of so many months, from that of a day on."""
    found = [day.replace(day=1)]
    while len(found) < count:
        found.append((found[-1] + timedelta(days=32)).replace(day=1))
    return found


@lru_cache(maxsize=4096)
def _written(value: date, skeleton: str, language: str) -> str:
    spoken = _locale(language)
    if skeleton in {"EEEE", "EEE", "LLLL"}:
        return format_date(value, skeleton, locale=spoken)
    return format_date(value, _spelled_out(skeleton, language), locale=spoken)


@lru_cache(maxsize=64)
def _spelled_out(skeleton: str, language: str) -> str:
    """Return the language's own order for the parts of a date, with month and weekday in full."""
    spoken = _locale(language)
    short = {"MMMMd": "MMMd", "yMMMMd": "yMMMd", "MMMMEEEEd": "MMMEd", "yMMMM": "yMMM"}[skeleton]
    pattern = str(spoken.datetime_skeletons[short].pattern)
    pattern = re.sub(r"M{3}(?!M)|L{3}(?!L)", "MMMM", pattern)
    return re.sub(r"[Ec]+", "EEEE", pattern)


def clock(value: time | datetime) -> str:
    """Write a time of day: 14:00 or 2:00 PM, as the language has it."""
    return _clock(value.hour, value.minute, language())


@lru_cache(maxsize=2048)
def _clock(hour: int, minute: int, language: str) -> str:
    return format_time(time(hour, minute), "short", locale=_locale(language))


def moment(value: datetime, today: date | None = None) -> str:
    """Write a day and a time."""
    return _moment(value, today, language())


def short_moment(value: datetime) -> str:
    """Write the short weekday and the time of something within a week or so: "Wed 14:00"."""
    return _("{day} {time}").format(day=short_weekday(value.date()), time=clock(value))


@lru_cache(maxsize=4096)
def _moment(value: datetime, today: date | None, language: str) -> str:
    del language
    return _("{day}, {time}").format(day=day(value.date(), today), time=clock(value))


def number_word(count: int) -> str:
    """Write a small number as a word, as headlines do; from eleven on as digits."""
    small = {
        2: _("two"),
        3: _("three"),
        4: _("four"),
        5: _("five"),
        6: _("six"),
        7: _("seven"),
        8: _("eight"),
        9: _("nine"),
        10: _("ten"),
    }
    return small.get(count, str(count))
