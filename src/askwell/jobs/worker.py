"""The worker beside the pages: does each job when it is due, and says that it is alive."""

import logging
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from django.db import connection
from django.utils.module_loading import import_string

from askwell.workspace import pulse
from askwell.workspace.pulse import Beat

_FIRST_AFTER = 10.0
"""Seconds in which the first page has the processor for itself."""
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Job:
    """What is done again and again: its name, how often, and the dotted name of what does it (`at=`)."""

    name: str
    every: timedelta
    does: str


JOBS = (
    Job("mail", timedelta(seconds=5), "askwell.jobs.mail.deliver"),
    Job("reminders", timedelta(seconds=30), "askwell.jobs.reminders.remind"),
    Job("walls", timedelta(hours=1), "askwell.jobs.calendars.keep_walls"),
    Job("calendars", timedelta(hours=1), "askwell.jobs.calendars.look"),
    Job("steps", timedelta(hours=1), "askwell.jobs.steps.follow_holidays"),
    Job("copies", timedelta(hours=1), "askwell.jobs.copying.make_due_copies"),
    Job("learning", timedelta(hours=1), "askwell.jobs.learning.learn_where_due"),
)


class Worker(threading.Thread):
    """A daemon thread that stops when asked. It waits by a clock that nobody can set."""

    def __init__(self, jobs: Sequence[Job] = JOBS, *, clock: Callable[[], datetime] | None = None) -> None:
        super().__init__(name="askwell-worker", daemon=True)
        self._jobs = jobs
        self._clock = clock or (lambda: datetime.now(UTC))
        self._stopping = threading.Event()
        self._beats = {job.name: Beat(job.name) for job in jobs}

    def run(self) -> None:
        """Work until stopped."""
        due = dict.fromkeys(self._beats, time.monotonic() + _FIRST_AFTER)
        beat = 0.0
        while not self._stopping.wait(max(0.0, min(due.values()) - time.monotonic())):
            for job in self._jobs:
                if due[job.name] <= time.monotonic() and not self._stopping.is_set():
                    self._do(job)
                    due[job.name] = time.monotonic() + job.every.total_seconds()
            connection.close()
            if time.monotonic() >= beat:
                pulse.write(self._clock(), self._beats)
                beat = time.monotonic() + pulse.EVERY.total_seconds()

    def _do(self, job: Job) -> None:
        at = self._clock()
        trouble = ""
        try:
            import_string(job.does)(at=at)
        except Exception as error:  # noqa: BLE001 -- the worker outlives whatever one job meets
            if not self._beats[job.name].trouble:
                _log.exception("The job %s could not be done.", job.name)
            trouble = type(error).__name__
        last = self._beats[job.name].last if trouble else at
        self._beats[job.name] = replace(self._beats[job.name], last=last, due=at + job.every, trouble=trouble)

    def stop(self) -> None:
        """Ask the worker to stop."""
        self._stopping.set()


def start() -> Worker:
    """Start the worker and return it."""
    worker = Worker()
    worker.start()
    return worker
