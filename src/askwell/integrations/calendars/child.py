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
from askwell.integrations.calendars.busy import Window, busy
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
    window = Window(
        datetime.fromisoformat(options["since"]), datetime.fromisoformat(options["until"]), options["zone"]
    )
    found = busy(read, window, options["without"])
    return {"spans": found.spans, "events": found.events, "unread": found.unread}


_JOBS: dict[str, Callable[[bytes, dict[str, Any]], Any]] = {"busy": _busy}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
