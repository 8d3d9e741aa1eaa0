"""What erasing somebody takes away, in words."""

from collections.abc import Callable

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from askwell.practice.lifecycle.actions.erasing import Erased
from askwell.practice.lifecycle.mentions import Mention

_LINES: dict[str, Callable[[int], str]] = {
    "contact": lambda n: ngettext("{n} card", "{n} cards", n),
    "detail": lambda n: ngettext("{n} number or address", "{n} numbers and addresses", n),
    "source": lambda n: ngettext("{n} record it came from", "{n} records they came from", n),
    "attempt": lambda n: ngettext("{n} call or message", "{n} calls and messages", n),
    "interview": lambda n: ngettext("{n} talk", "{n} talks", n),
    "answer": lambda n: ngettext("{n} answer", "{n} answers", n),
    "referral": lambda n: ngettext("{n} referral", "{n} referrals", n),
    "card": lambda n: ngettext("{n} thank-you card", "{n} thank-you cards", n),
    "promise": lambda n: ngettext("{n} promise", "{n} promises", n),
    "portrait": lambda n: ngettext("{n} photo", "{n} photos", n),
}
_PLACES: dict[str, Callable[[], str]] = {
    "contact": lambda: _("Noted about somebody else"),
    "finding": lambda: _("A finding"),
    "answer": lambda: _("An answer of somebody else"),
    "debrief": lambda: _("Noted after a talk with somebody else"),
    "goal": lambda: _("A goal"),
    "mail": lambda: _("A mail to somebody else"),
    "organization": lambda: _("Noted about a business"),
}


def lines(gone: Erased) -> list[str]:
    """Return what goes, one line for each kind of thing."""
    found = [
        say(gone.rows[table]).format(n=gone.rows[table])
        for table, say in _LINES.items()
        if table in gone.rows
    ]
    if gone.mails:
        found.append(ngettext("{n} mail", "{n} mails", gone.mails).format(n=gone.mails))
    if gone.placed:
        found.append(
            ngettext(
                "{n} event in another calendar, with the next look there",
                "{n} events in other calendars, with the next look there",
                gone.placed,
            ).format(n=gone.placed)
        )
    return found


def place(mention: Mention) -> str:
    """Return where words speak of somebody."""
    return _PLACES[mention.table]() if mention.table in _PLACES else _("Somewhere else")
