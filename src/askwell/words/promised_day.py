"""The day that a promise names in its own words: "call me in March", "on Thursday", "in two weeks"."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from django.utils.translation import gettext as _

from askwell.kernel import working_days
from askwell.words import dates

_MOST_AHEAD = 400


def day_in(text: str, today: date) -> date | None:
    """Return the first day that the words name, on or after today; None where they name none."""
    said = f" {' '.join(text.casefold().split())} "
    return next((day for day in _named(said, today) if today <= day), None)


def _named(said: str, today: date) -> Iterator[date]:
    if re.search(rf"\b(?:{_('tomorrow')})\b", said):
        yield today + timedelta(days=1)
    yield from _counted(said, today)
    if re.search(rf"\b(?:{_('next week')})\b", said):
        yield today + timedelta(days=7 - today.weekday())
    if re.search(rf"\b(?:{_('next month')})\b", said):
        yield working_days.on_or_after(_first_of_next(today))
    yield from _of_month(said, today)
    yield from _weekday(said, today)


def _counted(said: str, today: date) -> Iterator[date]:
    """Yield the day of "in two weeks": so many days, weeks or months on, counted in days of 1, 7 and 30."""
    words = {dates.number_word(count).casefold(): count for count in range(2, 11)}
    words |= dict.fromkeys(_("a|an|one").split("|"), 1)
    counts = "|".join([r"\d{1,3}", *(re.escape(word) for word in words)])
    for units, days in ((_("day|days"), 1), (_("week|weeks"), 7), (_("month|months"), 30)):
        if found := re.search(rf"\b(?:{_('in|after')})\s+({counts})\s+(?:{units})\b", said):
            count = int(found[1]) if found[1].isdecimal() else words[found[1]]
            if count * days <= _MOST_AHEAD:
                yield working_days.on_or_after(today + timedelta(days=count * days))


def _of_month(said: str, today: date) -> Iterator[date]:
    """Yield the day of "on 15 March", "March 15" or "in March"; a bare name may mean something else."""
    months = dates.locale().months["format"]["wide"]
    for number, name in months.items():
        month = re.escape(str(name).casefold())
        found = re.search(rf"\b(\d{{1,2}})\.?\s+{month}\b|\b{month}\s+(\d{{1,2}})\b", said)
        if found and (day := _on(today, number, int(found[1] or found[2]))):
            yield day
        elif re.search(rf"\b(?:{_('in|by|until|early|mid|late|next')})\s+{month}\b", said):
            first = _on(today.replace(day=1), number, 1)
            if first:
                yield max(today, working_days.on_or_after(first))


def _on(since: date, month: int, day: int) -> date | None:
    """Return the next such day, None for one that does not exist."""
    for year in (since.year, since.year + 1):
        try:
            found = date(year, month, day)
        except ValueError:
            continue
        if found >= since:
            return found
    return None


def _weekday(said: str, today: date) -> Iterator[date]:
    for number, name in dates.locale().days["format"]["wide"].items():
        if re.search(rf"\b{re.escape(str(name).casefold())}\b", said):
            yield today + timedelta(days=(number - today.weekday() - 1) % 7 + 1)


def _first_of_next(today: date) -> date:
    return (today.replace(day=1) + timedelta(days=32)).replace(day=1)
