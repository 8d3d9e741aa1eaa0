"""What a reminder says. By mail it names nobody: other people's names stay on this computer."""

from datetime import datetime

from django.utils.translation import gettext as _

from askwell.kernel import clock
from askwell.practice.mailing.rules import About, By, Reminder
from askwell.practice.today import queries as today
from askwell.words import dates, steps
from askwell.workspace.models import Seeker


def say(reminder: Reminder, seeker: Seeker, *, at: datetime) -> tuple[str, str]:
    """Return the title and the text of a reminder to the seeker."""
    if reminder.about is About.MORNING:
        day = clock.wall(at, seeker.time_zone).date()
        return steps.headline(today.due_until(day)), _("It is all on the page Today.")
    wall = clock.wall(reminder.starts_at or at, seeker.time_zone)
    time = dates.clock(wall)
    with_name = seeker.remind_by != By.MAIL
    if reminder.about is About.LEAVE:
        title = (
            _("Time to leave for the talk with {name}").format(name=reminder.name)
            if with_name
            else _("Time to leave for your talk")
        )
        return title, _("It begins at {time}. Be nearby fifteen minutes early.").format(time=time)
    title = (
        _("The talk with {name} is near").format(name=reminder.name) if with_name else _("Your talk is near")
    )
    return title, _("It begins at {time}. The questions are on its page.").format(time=time)
