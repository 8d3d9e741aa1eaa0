"""What bringing in a file did or would do, in words."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from askwell.integrations.writers import csv
from askwell.words import contacts
from askwell.words.numbers import number

if TYPE_CHECKING:
    from askwell.kernel.drafts import OwnProfile
    from askwell.practice.lifecycle.actions.importing import ImportReport
    from askwell.workspace.models import Seeker

_REASONS: dict[str, Callable[[], str]] = {
    "hidden": lambda: _("The profile is hidden: there is a date, but no name."),
    "group": lambda: _("A list of people, not a person."),
    "nameless": lambda: _("There is no name in it."),
    "empty": lambda: _("The record is empty."),
    "erased": lambda: _("You erased this person. “Erased people” in the menu lets them in again."),
    "broken": lambda: _("The record is damaged."),
    "not-a-person": lambda: _("A room, a device or a program, not a person."),
    "outside": lambda: _("It stands between the records and belongs to none."),
    "own": lambda: _("That is you."),
    "advert": lambda: _("Sent by a program or to many; nobody to ask."),
    "stranger": lambda: _("They wrote to you and you never answered, so they were left out."),
    "repeated": lambda: _("The names of the columns once more."),
    "too-long": lambda: _("A value is longer than any real one."),
}

_OUTCOMES: dict[str, Callable[[], str]] = {
    "added": lambda: _("New"),
    "to_review": lambda: _("New, and perhaps somebody you have"),
    "merged": lambda: _("Another card of somebody you have"),
    "updated": lambda: _("With something new"),
    "unchanged": lambda: _("Here already"),
}
REPORT = ("file", "record", "outcome", "name", "reason")
"""The columns of the table that says what became of every record."""
_NAMED = 100


def reading(count: int) -> str:
    """Return how far a file is that is being read."""
    return ngettext("{n} record read …", "{n} records read …", count).format(n=number(count)) if count else ""


def preview(report: "ImportReport") -> str:
    """Return what would happen, in a sentence or two."""
    if not report.changes:
        if report.unchanged:
            return _("Everything in this file is here already.")
        return _("There is nobody in this file to bring in.")
    new, known = _new_and_known(report)
    would = (
        ngettext("{n} new person would come in.", "{n} new people would come in.", new),
        ngettext(
            "Something new would come in about {n} person you have.",
            "Something new would come in about {n} people you have.",
            known,
        ),
    )
    return _told(would, (new, known))


def outcome(report: "ImportReport") -> str:
    """Return what happened, in a sentence or two."""
    if not report.changes:
        if report.unchanged:
            return _("Everything in this file was here already. Nothing was changed.")
        return _("There was nobody in this file to bring in. Nothing was changed.")
    new, known = _new_and_known(report)
    did = (
        ngettext("{n} new person came in.", "{n} new people came in.", new),
        ngettext(
            "Something new came in about {n} person you have.",
            "Something new came in about {n} people you have.",
            known,
        ),
    )
    return _told(did, (new, known))


def _new_and_known(report: "ImportReport") -> tuple[int, int]:
    return report.added + report.to_review, report.updated + report.merged


def _told(sentences: tuple[str, str], counts: tuple[int, int]) -> str:
    """Put together the sentences that have something to count."""
    return " ".join(
        one.format(n=number(count)) for one, count in zip(sentences, counts, strict=True) if count
    )


def offers(own: "OwnProfile", seeker: "Seeker") -> list[tuple[str, str, str]]:
    """Return (field, what it is called, value) of what a file says about the seeker and they did not say."""
    now = next((one for one in own.positions if not one.until), None)
    post = ", ".join(filter(None, (now.title, now.organization))) if now else own.headline
    said = (
        ("name", _("Your name"), own.full_name[:200], seeker.name),
        ("intro", _("What you do"), post[:300], seeker.intro),
        ("town", _("Your town"), own.town[:100], seeker.town),
    )
    return [(field, label, value) for field, label, value, known in said if value and value != known]


def skipped(report: "ImportReport") -> list[tuple[int, str, str]]:
    """Return, for each record that was not read, its number, why, and what stood there."""
    return [(record, _reason(reason), detail) for record, reason, detail in report.skipped]


def became(report: "ImportReport") -> list[tuple[str, int, list[str]]]:
    """Return (outcome, how many records, the first hundred names) for each outcome that there is."""
    found: dict[str, list[str]] = defaultdict(list)
    for _record, outcome_of_it, name, _why in report.records:
        found[outcome_of_it].append(name)
    return [
        (say(), len(found[code]), found[code][:_NAMED]) for code, say in _OUTCOMES.items() if code in found
    ]


def gained(report: "ImportReport") -> list[tuple[str, list[tuple[str, str]]]]:
    """Return (name, [(what it is, the new value, with the old one where there was one)]) of who is here."""
    return [
        (
            one.name,
            [
                *((_FIELDS[name](), _instead(now, before)) for name, before, now in one.fields),
                *((contacts.detail(kind), value) for kind, value in one.details),
            ],
        )
        for one in report.gains
        if one.fields or one.details
    ]


def _instead(now: str, before: str) -> str:
    return _("{now} (until now: {before})").format(now=now, before=before) if before else now


_FIELDS: dict[str, Callable[[], str]] = {
    "title": lambda: _("What they do"),
    "organization": lambda: _("Works at"),
    "city": lambda: _("Town"),
    "note": lambda: _("Note"),
}


def saved(reports: Iterable[tuple[str, "ImportReport"]]) -> str:
    """Return what became of every record as a CSV table, for (name of the file, report) of each file.

    The columns are REPORT, the outcomes codes; no cell can act as a formula. Encode it as "utf-8-sig".
    """
    rows = [
        (name, str(record), code, called, _reason(why) if why else "")
        for name, report in reports
        for record, code, called, why in report.records
    ]
    return "".join(csv.table([REPORT, *rows]))


def _reason(code: str) -> str:
    return _REASONS.get(code, lambda: _("It could not be read."))()
