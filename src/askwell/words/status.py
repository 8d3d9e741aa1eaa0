"""What the status page and the doctor say: whether each thing is at work, since when, and what comes next."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from askwell.kernel import clock
from askwell.practice.mailing.rules import By, MailState
from askwell.words import dates
from askwell.workspace.pulse import Pulse

_A_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Standing:
    """How things stand at a moment; all moments are aware, `mail` counts messages by state."""

    at: datetime
    zone: str
    pulse: Pulse | None
    newest_copy: datetime | None
    copy_due: datetime
    mail: dict[str, int]
    has_account: bool
    last_mail: datetime | None
    next_mail: datetime | None
    next_reminder: datetime | None
    remind_by: str

    @property
    def is_at_work(self) -> bool:
        """Tell whether the worker said lately that it is there."""
        return self.pulse is not None and self.pulse.is_alive(self.at)

    @property
    def in_trouble(self) -> list[str]:
        """Return the names of the jobs that met trouble the last time."""
        return [one.name for one in self.pulse.jobs if one.trouble] if self.pulse else []

    @property
    def needs_a_look(self) -> int:
        """Return how many messages are in doubt or were not sent."""
        return self.mail[MailState.UNKNOWN] + self.mail[MailState.FAILED]


@dataclass(frozen=True, slots=True)
class Line:
    """One thing: what it is, whether it is well, how it stands, and what comes next."""

    code: str
    name: str
    well: bool
    now: str
    then: str = ""


def headline(standing: Standing) -> str:
    """Return the sentence that heads the page."""
    if not standing.is_at_work:
        return _("The work in the background is starting, or has stopped.")
    if standing.needs_a_look:
        count = standing.needs_a_look
        return ngettext("One message needs a look.", "{n} messages need a look.", count).format(n=count)
    if standing.in_trouble:
        return _("Something in the background met trouble. It is tried again.")
    return _("Everything is at work.")


def lines(standing: Standing) -> list[Line]:
    """Return every thing there is to say."""
    return [_worker(standing), _copies(standing), *_mail(standing), _reminders(standing), _clock(standing)]


def _worker(standing: Standing) -> Line:
    if standing.pulse is None:
        return Line("worker", _("In the background"), well=True, now=_("starting"))
    now = _("at work") if standing.is_at_work else _("not seen for a while")
    now = _("{state}, last seen at {time}").format(state=now, time=_time(standing.pulse.at, standing))
    return Line("worker", _("In the background"), standing.is_at_work and not standing.in_trouble, now)


def _copies(standing: Standing) -> Line:
    newest = standing.newest_copy
    now = (
        _("the newest is from {moment}").format(moment=_moment(newest, standing)) if newest else _("none yet")
    )
    well = newest is None or standing.at < standing.copy_due + _A_DAY
    return Line(
        "copies", _("Copies"), well, now, _("next on {day}").format(day=_day(standing.copy_due, standing))
    )


def _mail(standing: Standing) -> Iterator[Line]:
    if not standing.has_account and not any(standing.mail.values()):
        yield Line("mail", _("Mail"), well=True, now=_("no account: you send from your own mail program"))
        return
    waiting = standing.mail[MailState.QUEUED] + standing.mail[MailState.CLAIMED]
    parts = [
        ngettext("one waits", "{n} wait", waiting).format(n=waiting) if waiting else _("nothing waits"),
        _("the last left at {moment}").format(moment=_moment(standing.last_mail, standing))
        if standing.last_mail
        else "",
    ]
    then = (
        _("next at {moment}").format(moment=_moment(standing.next_mail, standing))
        if standing.next_mail
        else ""
    )
    yield Line("mail", _("Mail"), not standing.needs_a_look, ", ".join(part for part in parts if part), then)


def _reminders(standing: Standing) -> Line:
    now = dict(ways())[standing.remind_by]
    coming = standing.next_reminder
    then = _("next at {moment}").format(moment=_moment(coming, standing)) if coming else ""
    return Line("reminders", _("Reminders"), well=True, now=now, then=then)


def _clock(standing: Standing) -> Line:
    now = _("{moment} in {zone}").format(moment=_moment(standing.at, standing), zone=standing.zone)
    return Line("clock", _("Clock and zone"), well=True, now=now)


def ways() -> list[tuple[str, str]]:
    """Return the ways to be reminded, by code."""
    return [
        (By.NOTHING, _("not at all")),
        (By.DESKTOP, _("by a notice on this computer")),
        (By.MAIL, _("by mail to myself")),
    ]


def trial() -> tuple[str, str]:
    """Return title and text of a notice that is shown for a try."""
    return _("Askwell can remind you here"), _("A line in the morning, and one before each talk.")


def _moment(moment: datetime, standing: Standing) -> str:
    return dates.moment(clock.wall(moment, standing.zone))


def _day(moment: datetime, standing: Standing) -> str:
    return dates.day(clock.wall(moment, standing.zone).date())


def _time(moment: datetime, standing: Standing) -> str:
    return dates.clock(clock.wall(moment, standing.zone))
