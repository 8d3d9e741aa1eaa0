"""What bringing in a file did or would do, in words."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

if TYPE_CHECKING:
    from askwell.practice.lifecycle.actions.importing import ImportReport

_REASONS: dict[str, Callable[[], str]] = {
    "hidden": lambda: _("The profile is hidden: there is a date, but no name."),
    "group": lambda: _("A list of people, not a person."),
    "no_name": lambda: _("There is no name in it."),
    "empty": lambda: _("The record is empty."),
    "broken": lambda: _("The record is damaged."),
}


def preview(report: "ImportReport") -> str:
    """Return the sentence that says what would happen."""
    if not report.added and not report.updated:
        return _("Everything in this file is here already.")
    return ngettext("{n} new person would come in.", "{n} new people would come in.", report.added).format(
        n=report.added
    )


def outcome(report: "ImportReport") -> str:
    """Return the sentence that says what happened."""
    if not report.added and not report.updated:
        return _("Everything in this file was here already. Nothing was changed.")
    return ngettext("{n} new person came in.", "{n} new people came in.", report.added).format(n=report.added)


def skipped(report: "ImportReport") -> list[tuple[int, str, str]]:
    """Return, for each record that was not read, its number, why, and what stood there."""
    return [
        (one[0], _REASONS.get(one[1], lambda: _("It could not be read."))(), one[2]) for one in report.skipped
    ]
