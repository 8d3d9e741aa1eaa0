"""The ways in which "Connected On" has been written, turned into ISO dates."""

import re
from datetime import date, datetime
from functools import lru_cache

_MONTHS = {name: at for at, name in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), 1)}
_DAY_MONTH_YEAR = re.compile(r"(\d{1,2})[ -]([A-Za-z]{3})[a-z]*\.?[ -](\d{4}|\d{2})")
_MONTH_YEAR = re.compile(r"([A-Za-z]{3})[a-z]* (\d{4})")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ].*)?")
_SLASHES = re.compile(
    r"(\d{1,2})/(\d{1,2})/(\d{4}|\d{2})(,? \d{1,2}:\d{2}(?::\d{2})?\s?[AP]M)?", re.IGNORECASE
)
_DOTS = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4}|\d{2})(?: .*)?")
_LAST_MONTH = 12
_MOMENT = re.compile(r"(\d{4}-\d{2}-\d{2})[ T](\d{2}:\d{2}(?::\d{2})?)(?:\.\d+)? ?(?:UTC|Z)?")
_A_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


@lru_cache(maxsize=20_000)
def iso_date(written: str) -> str:
    """Return the day as YYYY-MM-DD (or YYYY-MM), or what was written if it is no date for sure.

    With slashes the order of day and month is known only from an American clock time beside
    it, or when one of the two is over twelve; a day that does not exist stays as written.
    """
    try:
        return _read(written.strip()) or written
    except ValueError:
        return written


def iso_moment(written: str) -> str:
    """Return "2026-02-01T08:00:00Z" where the hour is known to be UTC, else the day, else ""."""
    found = _MOMENT.fullmatch(written.strip())
    if found:
        try:
            return f"{datetime.fromisoformat(f'{found[1]}T{found[2]}').isoformat()}Z"
        except ValueError:
            return ""
    day = iso_date(written)
    return day if _A_DAY.fullmatch(day) else ""


def _read(written: str) -> str:
    if found := _DAY_MONTH_YEAR.fullmatch(written):
        return _iso(found[3], _MONTHS.get(found[2].lower(), 0), found[1])
    if found := _ISO.fullmatch(written):
        return _iso(found[1], found[2], found[3])
    if found := _MONTH_YEAR.fullmatch(written):
        month = _MONTHS.get(found[1].lower(), 0)
        return f"{found[2]}-{month:02}" if month else ""
    if found := _DOTS.fullmatch(written):
        return _iso(found[3], found[2], found[1])
    if found := _SLASHES.fullmatch(written):
        return _with_slashes(int(found[1]), int(found[2]), found[3], american=bool(found[4]))
    return ""


def _with_slashes(first: int, second: int, year: str, *, american: bool) -> str:
    if first > _LAST_MONTH and not american:
        return _iso(year, second, first)
    if american or second > _LAST_MONTH or first == second:
        return _iso(year, first, second)
    return ""


def _iso(year: str, month: str | int, day: str | int) -> str:
    century = "20" if len(year) == len("26") else ""
    return date(int(century + year), int(month), int(day)).isoformat()
