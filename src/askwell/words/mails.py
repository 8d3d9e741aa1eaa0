"""What is said of outgoing mail: what a message is, where it stands, and why it waits."""

from collections.abc import Callable

from django.utils.translation import gettext as _

from askwell.kernel import clock
from askwell.practice.mailing.models import Mail
from askwell.practice.mailing.rules import Hold, MailState, Template
from askwell.words import dates
from askwell.words.sentence import Sentence

_TEMPLATES: dict[str, Callable[[], str]] = {
    Template.APPROACH: lambda: _("A few lines to {name}"),
    Template.THANKS_FOR_NAME: lambda: _("Thanks to {name} for a name"),
    Template.CHECK_IN: lambda: _("A check-in with {name}"),
    Template.TELL: lambda: _("How it went, to {name}"),
    Template.REMINDER: lambda: _("A reminder to yourself"),
    Template.TEST: lambda: _("A try to yourself"),
}
_STATES: dict[str, Callable[[], str]] = {
    MailState.QUEUED: lambda: _("waits, and leaves in a moment"),
    MailState.CLAIMED: lambda: _("is being handed over"),
    MailState.SENT: lambda: _("sent"),
    MailState.FAILED: lambda: _("was not sent"),
    MailState.UNKNOWN: lambda: _("may have gone out, or not"),
    MailState.TAKEN_BACK: lambda: _("taken back before it left"),
}
_HOLDS: dict[str, Callable[[], str]] = {
    Hold.STOPPED: lambda: _("waits: you stopped all mail"),
    Hold.ENOUGH_TODAY: lambda: _("waits until tomorrow: three messages a day to one person are enough"),
    Hold.ENOUGH_THIS_HOUR: lambda: _("waits: twenty messages an hour are enough"),
    Hold.DO_NOT_CONTACT: lambda: _("waits: you noted not to contact this person"),
    Hold.NO_ACCOUNT: lambda: _("waits: there is no mail account yet"),
}


def title(mail: Mail, name: str) -> Sentence:
    """Return what a message is, and to whom."""
    return Sentence(_TEMPLATES[mail.template](), {"name": name or mail.to})


def state(mail: Mail) -> str:
    """Return where a message stands, or why it waits."""
    if mail.state == MailState.QUEUED and mail.hold:
        return _HOLDS[mail.hold]()
    if mail.state == MailState.QUEUED and mail.tries:
        return _("could not be handed over yet, and is tried again")
    return _STATES[mail.state]()


def headline(counts: dict[str, int]) -> str:
    """Return the sentence that heads the outbox."""
    if counts[MailState.UNKNOWN]:
        return _("Look into your Sent folder: something may have gone out.")
    if counts[MailState.FAILED]:
        return _("Something was not sent. It is all still here.")
    if counts[MailState.QUEUED] or counts[MailState.CLAIMED]:
        return _("It leaves in a moment. You can still take it back.")
    return _("Nothing waits to be sent.")


def subject_of_telling(named: str) -> str:
    """Return the subject of a mail that tells a giver how it went with whom they named."""
    return _("How it went with {named}").format(named=named)


def subject_of_check_in(me: str) -> str:
    """Return the subject of a check-in."""
    return _("A short report from {me}").format(me=me) if me else _("A short report after our talk")


def when(mail: Mail, zone: str) -> str:
    """Return when a message left, or was made."""
    return dates.moment(clock.wall(mail.left_at or mail.made_at, zone))


def no_security() -> str:
    """Return what a line without encryption is called."""
    return _("none (only on this computer)")


def trial() -> tuple[str, str]:
    """Return subject and words of the line that tries the account."""
    return _("Askwell can send mail"), _(
        "This line came from your own Askwell. Nothing else needs to be done."
    )
