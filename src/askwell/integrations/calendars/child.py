"""The process in which a stranger's calendar is read: limited memory and time, and only JSON comes out.

Started by `apart.ask` as `python -m askwell.integrations.calendars.child JOB MEMORY SECONDS`; options come
as a line of JSON on standard input, the bytes after it. It imports no Django.
"""

import json
import sys
from collections.abc import Callable
from datetime import datetime
from typing import Any

from askwell.integrations.calendars import texts
from askwell.integrations.calendars.busy import Busy, Window, busy
from askwell.integrations.calendars.facts import of_text
from askwell.integrations.calendars.messages import message
from askwell.integrations.readers.child import limit
from askwell.kernel.errors import N_, BadInputError


def main(arguments: list[str]) -> int:
    """Do one job and print its answer; returns 0, also after bad bytes."""
    job, memory, seconds = arguments
    options = json.loads(sys.stdin.buffer.readline())
    data = sys.stdin.buffer.read()
    limit(int(memory), int(seconds))
    try:
        answer: dict[str, Any] = {"answer": _JOBS[job](data, options)}
    except BadInputError as error:
        answer = {"error": error.message, "values": {key: str(one) for key, one in error.values.items()}}
    except Exception:  # noqa: BLE001 -- a stranger's bytes must not reach a person as a traceback
        answer = {"error": N_("This is no calendar that can be read."), "values": {}}
    sys.stdout.write(json.dumps(answer))
    return 0


def _busy(data: bytes, options: dict[str, Any]) -> dict[str, Any]:
    read = texts.read(data)
    if not read.calendars:
        raise BadInputError(N_("This is no calendar that can be read."))
    return _plain(busy(read, _window(options), options["without"]))


def _items(data: bytes, options: dict[str, Any]) -> dict[str, Any]:
    """Return the facts of each text of a JSON list, null where it has none, and the busy times of all."""
    listed = [one.encode() for one in json.loads(data)]
    whole = texts.Read()
    for one in listed:
        read = texts.read(one)
        whole.calendars += read.calendars
        whole.unread += read.unread
    told = [facts.plain() if (facts := of_text(one)) else None for one in listed]
    return {"facts": told, **_plain(busy(whole, _window(options), options["without"]))}


def _message(data: bytes, _options: dict[str, Any]) -> dict[str, Any]:
    return message(data).plain()


def _window(options: dict[str, Any]) -> Window:
    since, until = (datetime.fromisoformat(options[name]) for name in ("since", "until"))
    return Window(since, until, options["zone"])


def _plain(found: Busy) -> dict[str, Any]:
    return {"spans": found.spans, "events": found.events, "unread": found.unread}


_JOBS: dict[str, Callable[[bytes, dict[str, Any]], Any]] = {
    "busy": _busy,
    "items": _items,
    "message": _message,
}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
