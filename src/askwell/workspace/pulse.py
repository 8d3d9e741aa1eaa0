"""The pulse of the worker: when each job was last done, when it is due, and what it met.

Written by the worker into the home, read by the status page and `askwell doctor`, which may run in
another process. It says when, never what.
"""

import contextlib
import json
import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings

FILE = "worker.json"
EVERY = timedelta(seconds=30)
ALIVE = timedelta(seconds=90)
"""A pulse older than three beats is none."""


@dataclass(frozen=True, slots=True)
class Beat:
    """One job: when it was last done and is next due (aware), and what it met the last time."""

    name: str
    last: datetime | None = None
    due: datetime | None = None
    trouble: str = ""


@dataclass(frozen=True, slots=True)
class Pulse:
    """When the worker last said that it is there, and its jobs."""

    at: datetime
    jobs: tuple[Beat, ...]

    def is_alive(self, at: datetime) -> bool:
        """Tell whether the worker is at work; a clock that was set back does not make it dead."""
        return at - self.at < ALIVE


def write(at: datetime, jobs: Mapping[str, Beat]) -> None:
    """Put the pulse into the home; a full disk must not stop the worker."""
    told = {"at": at, "jobs": [asdict(one) for one in jobs.values()]}
    draft = _path().with_suffix(f".{os.getpid()}")
    with contextlib.suppress(OSError):
        draft.write_text(json.dumps(told, default=datetime.isoformat), encoding="utf-8")
        draft.replace(_path())


def read() -> Pulse | None:
    """Return the last pulse; None where no worker has been here."""
    try:
        told = json.loads(_path().read_text(encoding="utf-8"))
        jobs = tuple(
            Beat(one["name"], _moment(one["last"]), _moment(one["due"]), one["trouble"])
            for one in told["jobs"]
        )
        return Pulse(datetime.fromisoformat(told["at"]), jobs)
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None


def _path() -> Path:
    home: Path = settings.ASKWELL_HOME
    return home / FILE
