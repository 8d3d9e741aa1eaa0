"""Reminders to the seeker across the steps: which are due, and that each comes once."""

from datetime import datetime, timedelta

from django.db import transaction

from askwell.integrations import desktop
from askwell.kernel import clock
from askwell.kernel.errors import AskwellError
from askwell.practice.arranging import queries as arranging
from askwell.practice.arranging.rules import UPCOMING, Mode
from askwell.practice.following_up import queries as following_up
from askwell.practice.mailing import actions as mailing
from askwell.practice.mailing import queries
from askwell.practice.mailing.rules import By, Coming, Reminder, Template, morning, of_talks
from askwell.practice.today import queries as today
from askwell.workspace.models import Seeker

AHEAD = timedelta(hours=12)


def due(seeker: Seeker, *, at: datetime) -> list[Reminder]:
    """Return the reminders that are due and were not shown; none in the morning while a pause lasts."""
    wanted = [one for one in [*_mornings(seeker, at), *_talks(at)] if one.is_due(at)]
    shown = queries.known(one.key for one in wanted)
    return [one for one in wanted if not shown.get(one.key)]


def next_due(seeker: Seeker, *, at: datetime) -> datetime | None:
    """Return when the next reminder is to come within a day, as things stand."""
    if not seeker.remind_by:
        return None
    days = [at, at + timedelta(days=1)]
    coming = [*(one for day in days for one in _mornings(seeker, day)), *_talks(at)]
    return min((one.due_at for one in coming if one.due_at > at), default=None)


def _mornings(seeker: Seeker, at: datetime) -> list[Reminder]:
    if not seeker.morning_at:
        return []
    day = clock.wall(at, seeker.time_zone).date()
    pause = following_up.paused()
    if (pause and pause.from_on <= day < pause.until) or not today.due_until(day, limit=1):
        return []
    return [morning(day, clock.parse_time(seeker.morning_at), seeker.time_zone)]


def _talks(at: datetime) -> list[Reminder]:
    found = arranging.at_hand(at - AHEAD, at + 2 * AHEAD)
    return of_talks(
        Coming(
            one.uid,
            one.contact.full_name,
            one.starts_at,
            one.travel_minutes if one.mode == Mode.IN_PERSON else 0,
        )
        for one in found
        if one.starts_at and one.state in UPCOMING
    )


def show(reminder: Reminder, seeker: Seeker, *, title: str, text: str, at: datetime) -> bool:
    """Show a reminder, or put it into the outbox as a mail to oneself; tell whether that was done.

    It is claimed first and kept as shown after, so that it comes at least once and, unless the program ends
    between the two, once only. Raises BadInputError where the seeker has no mail address.
    """
    if seeker.remind_by == By.MAIL:
        return _mail(reminder, seeker, title=title, text=text, at=at)
    if not mailing.claim_reminder(reminder.key, at=at) or not desktop.show(title, text):
        return False
    mailing.reminded(reminder.key, at=at)
    return True


def _mail(reminder: Reminder, seeker: Seeker, *, title: str, text: str, at: datetime) -> bool:
    account = queries.settings()
    if account is None:
        return False
    try:
        with transaction.atomic():
            if not mailing.claim_reminder(reminder.key, at=at):
                return False
            mailing.queue(
                Template.REMINDER, to=seeker.email or account.sender, subject=title, words=text,
                once=reminder.key, by=None, at=at, grace=timedelta(0),
            )  # fmt: skip
            mailing.reminded(reminder.key, at=at)
    except AskwellError:
        return False
    return True
