"""Reading a stranger's calendar in a process of its own, so that one made to do harm harms nothing here."""

import json
import os
import subprocess
import sys
from collections.abc import Iterable, Sequence
from typing import Any

from askwell.integrations.calendars.busy import Busy, Window
from askwell.integrations.calendars.facts import Facts
from askwell.integrations.calendars.messages import Message
from askwell.kernel.errors import N_, BadInputError

LARGEST = 20 * 1024 * 1024
_MEMORY = 512 * 1024 * 1024
_PROCESSOR_SECONDS = 40
_WALL_SECONDS = 90


def busy(data: bytes, window: Window, without: Iterable[str] = ()) -> Busy:
    """Return when a calendar's bytes say that somebody is busy (see `busy.busy`).

    Raises BadInputError where they are no calendar, or one that costs too much to read.
    """
    return _busy(ask("busy", _options(window, without), data))


def items(
    listed: Sequence[bytes], window: Window, without: Iterable[str] = ()
) -> tuple[list[Facts | None], Busy]:
    """Return the facts of each text, None where it has none, and the busy times of all together.

    Raises BadInputError where they cost too much to read.
    """
    texts = json.dumps([one.decode(errors="replace") for one in listed]).encode()
    said = ask("items", _options(window, without), texts)
    return [Facts(**one) if one else None for one in said["facts"]], _busy(said)


def message(data: bytes) -> Message:
    """Return what a mail or a calendar file says (see `messages.message`); raises BadInputError."""
    return Message.from_plain(ask("message", {}, data))


def _options(window: Window, without: Iterable[str]) -> dict[str, Any]:
    return {
        "since": window.since.isoformat(),
        "until": window.until.isoformat(),
        "zone": window.zone,
        "without": list(without),
    }


def _busy(said: dict[str, Any]) -> Busy:
    return Busy(tuple((begin, end) for begin, end in said["spans"]), said["events"], said["unread"])


def ask(job: str, options: dict[str, Any], data: bytes) -> Any:
    """Let the other process do a job on bytes and return its answer; raises BadInputError."""
    if len(data) > LARGEST:
        raise BadInputError(N_("This calendar is too large: the most that is read is 20 MB."))
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    environment.pop("PYTHONSTARTUP", None)
    command = [sys.executable, "-P", "-m", "askwell.integrations.calendars.child", job]
    try:
        done = subprocess.run(  # noqa: S603 -- our own interpreter; the bytes come by pipe, never as a command
            [*command, str(_MEMORY), str(_PROCESSOR_SECONDS)],
            input=json.dumps(options).encode() + b"\n" + data,
            capture_output=True,
            env=environment,
            timeout=_WALL_SECONDS,
            check=False,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        said = json.loads(done.stdout)
    except (subprocess.TimeoutExpired, ValueError) as error:
        raise BadInputError(
            N_("Reading this calendar took too much time or memory, so it was stopped.")
        ) from error
    if "error" in said:
        raise BadInputError(said["error"], **said["values"])
    return said["answer"]
