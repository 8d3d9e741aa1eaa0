"""Copies by themselves: one each week for every workspace."""

import logging
from datetime import datetime
from pathlib import Path

from askwell.kernel.errors import BadInputError
from askwell.practice.lifecycle.actions import copies
from askwell.workspace import members, scope

_log = logging.getLogger(__name__)


def make_due_copies(*, at: datetime) -> int:
    """Make a copy of each workspace that is due and has something in it; return how many were made.

    Where the chosen folder cannot be written, such as on a stick that was taken out, the copy goes
    into the home.
    """
    made = 0
    for seeker in members.seekers():
        with scope.inside(seeker.workspace_id):
            folder = _ready_folder(copies.folder_of(seeker))
            if copies.is_due(folder, at=at):
                copies.make_copy(folder, at=at)
                made += 1
    return made


def _ready_folder(chosen: Path) -> Path:
    try:
        copies.check_folder(chosen)
    except BadInputError as error:
        _log.warning("%s", error)
        return copies.home_folder()
    return chosen
