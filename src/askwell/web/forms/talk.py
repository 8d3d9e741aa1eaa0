"""What is typed after a talk: names, promises, the debrief, and a whole sheet of paper."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from django.utils.translation import gettext as _

from askwell.kernel import clock
from askwell.kernel.errors import N_, BadInputError
from askwell.practice.asking.models import PlanItem
from askwell.practice.holding.rules import PermissionAnswer, PermissionKind
from askwell.practice.lifecycle.actions.talks import Afterwards, Name, Note, OnPaper, Quoting
from askwell.practice.referring.rules import UseName
from askwell.words import errors, promised_day

NAMES = 3
PROMISES = 2
DEBRIEF = ("learned", "surprised", "unknown", "advice", "detail")
_MINUTES_MOST = 300


@dataclass(frozen=True, slots=True)
class Read:
    """What a form said, and by field what is wrong with it."""

    said: Afterwards
    wrong: dict[str, str] = field(default_factory=dict)


def read_minutes(text: str, otherwise: int) -> int:
    """Return a number of minutes, or what stands for an empty field; raises BadInputError."""
    if not text.strip():
        return otherwise
    if not text.strip().isdecimal():
        raise BadInputError(N_("“{text}” is not a number of minutes."), text=text)
    return int(text)


def read_names(posted: Mapping[str, str]) -> list[Name]:
    """Return the people named: up to three rows of name, leave to use theirs, what they do, and why."""
    found = []
    for row in range(1, NAMES + 1):
        name = posted.get(f"name-{row}", "").strip()
        use = posted.get(f"use-{row}", "")
        if name:
            found.append(
                Name(
                    name,
                    UseName(use) if use in set(UseName) else UseName.NOT_ASKED,
                    posted.get(f"title-{row}", "").strip(),
                    posted.get(f"why-{row}", "").strip(),
                )
            )
    return found


def read_notes(posted: Mapping[str, str], items: Sequence[PlanItem]) -> list[Note]:
    """Return the notes a form carries, per question (`note-<uid>`, `star-<uid>`), `note-` for the rest."""
    by_field: dict[str, PlanItem | None] = {one.uid: one for one in items}
    by_field[""] = None
    return [
        Note(item, posted[f"note-{uid}"].replace("\r\n", "\n"), bool(posted.get(f"star-{uid}")))
        for uid, item in by_field.items()
        if f"note-{uid}" in posted
    ]


def read_afterwards(posted: Mapping[str, str], today: date) -> Read:
    """Return what the debrief says, and what is wrong: a promise needs its day.

    Where no day is typed, the words of the promise may name it: "call me in March".
    """
    wrong: dict[str, str] = {}
    promises: list[tuple[str, date]] = []
    for row in range(1, PROMISES + 1):
        words, day = posted.get(f"promise-{row}", "").strip(), posted.get(f"by-{row}", "").strip()
        if not words:
            continue
        try:
            named = None if day else promised_day.day_in(words, today)
            promises.append((words, named or clock.parse_date(day)))
        except BadInputError as error:
            wrong[f"by-{row}"] = errors.say(error) if day else _("Say by when, so that you are reminded.")
    texts = {name: posted.get(name, "") for name in DEBRIEF}
    said = Afterwards(
        texts,
        promises,
        read_names(posted),
        told_in=_month(posted.get("told_in", ""), today),
        quoting=read_quoting(posted),
    )
    return Read(said, wrong)


def _month(text: str, today: date) -> date | None:
    """Return a day of the month that was said aloud ("2027-01"), None for none or one that has passed."""
    try:
        month = clock.parse_date(f"{text}-01")
    except BadInputError:
        return None
    return max(month, today) if (month.year, month.month) >= (today.year, today.month) else None


_QUOTING = {
    "named": Quoting(PermissionAnswer.GIVEN, PermissionAnswer.GIVEN),
    "unnamed": Quoting(PermissionAnswer.GIVEN, PermissionAnswer.REFUSED),
    "given": Quoting(PermissionAnswer.GIVEN),
    "refused": Quoting(PermissionAnswer.REFUSED),
}


def read_quoting(posted: Mapping[str, str]) -> Quoting:
    """Return what they said to "may I quote you?", and to doing so with their name."""
    return _QUOTING.get(posted.get("quote", ""), Quoting())


def quoting_code(known: Mapping[PermissionKind, PermissionAnswer]) -> str:
    """Return the choice that stands for what is known, "" where it was not asked."""
    quote, name = known.get(PermissionKind.QUOTE), known.get(PermissionKind.NAME)
    if quote is PermissionAnswer.REFUSED:
        return "refused"
    return next((code for code, one in _QUOTING.items() if quote and one == Quoting(quote, name)), "")


def read_permission(text: str) -> PermissionAnswer | None:
    """Return what was said to a request for leave; None when it was not asked."""
    return PermissionAnswer(text) if text in {PermissionAnswer.GIVEN, PermissionAnswer.REFUSED} else None


def read_paper(
    posted: Mapping[str, str], items: Sequence[PlanItem], *, zone: str, now: datetime, asked: int
) -> tuple[OnPaper | None, dict[str, str]]:
    """Return a talk held on paper, or None and what is wrong by field.

    `zone` is where the times were read from a clock, `asked` the minutes asked for.
    """
    after = read_afterwards(posted, clock.wall(now, zone).date())
    wrong = dict(after.wrong)
    began = _began(posted, zone, now, wrong)
    took = _minutes(posted, "took", asked, wrong)
    extra = _minutes(posted, "extra", 0, wrong)
    if wrong or began is None:
        return None, wrong
    said = posted.get("time", "")
    paper = OnPaper(
        began_at=began,
        minutes=took,
        notes_permission=read_permission(posted.get("notes", "")),
        extra_minutes=extra or 5 if said == "go_on" else 0,
        checked_time=said in {"go_on", "stop"},
        answers=read_notes(posted, items),
        afterwards=after.said,
    )
    return paper, {}


def _began(posted: Mapping[str, str], zone: str, now: datetime, wrong: dict[str, str]) -> datetime | None:
    try:
        day, at = clock.parse_date(posted.get("day", "")), clock.parse_time(posted.get("at", ""))
    except BadInputError as error:
        wrong["day"] = errors.say(error)
        return None
    began = clock.instant(datetime.combine(day, at), zone)
    if began > now:
        wrong["day"] = _("That time is still to come.")
    return began


def _minutes(posted: Mapping[str, str], name: str, otherwise: int, wrong: dict[str, str]) -> int:
    text = posted.get(name, "").strip()
    if not text:
        return otherwise
    if not text.isdecimal() or not 0 < int(text) <= _MINUTES_MOST:
        wrong[name] = _("Write it in minutes, like 15.")
        return otherwise
    return int(text)
