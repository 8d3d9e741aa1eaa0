"""The worker beside the pages: soon after the start and then each hour it sees whether a copy is due."""

import logging
import threading
from datetime import UTC, datetime

from django.db import connection

_HOUR = 3600
_AFTER_THE_START = 10
"""Seconds in which the first page has the processor for itself."""
_log = logging.getLogger(__name__)


class Worker(threading.Thread):
    """A daemon thread that stops when asked."""

    def __init__(self) -> None:
        super().__init__(name="askwell-worker", daemon=True)
        self._stopping = threading.Event()

    def run(self) -> None:
        """Work until stopped."""
        pause = _AFTER_THE_START
        while not self._stopping.wait(pause):
            pause = _HOUR
            try:
                from askwell.jobs.copying import make_due_copies  # noqa: PLC0415 -- a start would wait for it

                make_due_copies(at=datetime.now(UTC))
            except Exception:  # noqa: BLE001 -- the worker outlives whatever one copy meets
                _log.exception("A copy could not be made.")
            finally:
                connection.close()

    def stop(self) -> None:
        """Ask the worker to stop."""
        self._stopping.set()


def start() -> Worker:
    """Start the worker and return it."""
    worker = Worker()
    worker.start()
    return worker
