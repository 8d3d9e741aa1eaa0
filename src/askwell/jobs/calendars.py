"""Calendars by themselves: wall times kept when rules change, and those read that may be without a click."""

import logging
from datetime import datetime

from askwell.kernel.errors import BadInputError
from askwell.practice.arranging import actions as arranging
from askwell.practice.calendars import actions, reaching
from askwell.words import calendars as words
from askwell.words.language import speaking
from askwell.workspace import members, scope

_log = logging.getLogger(__name__)


def keep_walls(*, at: datetime) -> int:
    """Derive instants anew where the rules of a zone changed since; return how many moved."""
    moved = 0
    for seeker in members.seekers():
        with scope.inside(seeker.workspace_id):
            moved += arranging.keep_walls(by=None, at=at) + actions.keep_block_walls(by=None, at=at)
    return moved


def look(*, at: datetime) -> int:
    """Look at every calendar whose owner said yes to that for good; return how many could be read."""
    looked = 0
    for seeker in members.seekers():
        with scope.inside(seeker.workspace_id), speaking(seeker.locale):
            for calendar in reaching.looked_at_by_itself():
                try:
                    reaching.look(calendar, words.ours(at), seeker, at=at)
                    looked += 1
                except BadInputError as error:
                    _log.info("A calendar could not be read: %s", error)
    return looked
