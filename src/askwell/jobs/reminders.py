"""Reminders to the seeker: a line in the morning and before a talk, by mail or on the desktop."""

from datetime import datetime

from askwell.practice.lifecycle.actions import reminders
from askwell.words import reminders as words
from askwell.words.language import speaking
from askwell.workspace import members, scope


def remind(*, at: datetime) -> int:
    """Remind every seeker who wants it of what is due now; return how many reminders went out."""
    shown = 0
    for seeker in members.seekers():
        if not seeker.remind_by:
            continue
        with scope.inside(seeker.workspace_id), speaking(seeker.locale):
            for reminder in reminders.due(seeker, at=at):
                title, text = words.say(reminder, seeker, at=at)
                shown += reminders.show(reminder, seeker, title=title, text=text, at=at)
    return shown
