"""The worker beside the pages: once at the start and then each hour it sees whether a copy is due."""

import logging
import threading
from datetime import UTC, datetime
from pathlib import Path

from django.db import connection

from askwell.kernel.errors import BadInputError
from askwell.practice.lifecycle.actions import copies
from askwell.workspace import scope
from askwell.workspace.models import Seeker

_HOUR = 3600
_log = logging.getLogger(__name__)


class Worker(threading.Thread):
    """A daemon thread that stops when asked."""

    def __init__(self) -> None:
        super().__init__(name="askwell-worker", daemon=True)
        self._stopping = threading.Event()

    def run(self) -> None:
        """Work until stopped."""
        while not self._stopping.is_set():
            try:
                make_due_copies(at=datetime.now(UTC))
            except Exception:  # noqa: BLE001 -- the worker outlives whatever one copy meets
                _log.exception("A copy could not be made.")
            finally:
                connection.close()
            self._stopping.wait(_HOUR)

    def stop(self) -> None:
        """Ask the worker to stop."""
        self._stopping.set()


def start() -> Worker:
    """Start the worker and return it."""
    worker = Worker()
    worker.start()
    return worker


def make_due_copies(*, at: datetime) -> int:
    """Make a copy of each workspace that is due and has something in it; return how many were made.

    Where the chosen folder cannot be written, such as on a stick that was taken out, the copy goes
    into the home.
    """
    with scope.lifted():
        seekers = list(Seeker.objects.filter(first_run=0))
    made = 0
    for seeker in seekers:
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
