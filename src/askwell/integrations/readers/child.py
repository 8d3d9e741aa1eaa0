"""The process in which a stranger's file is read: limited memory and time, and only text comes out.

Started by `sandbox.read_apart` as `python -m askwell.integrations.readers.child`; it imports no Django.
"""

import gc
import json
import sys
from collections.abc import Callable, Iterator
from contextlib import redirect_stdout
from functools import partial
from pathlib import Path
from typing import Any, TextIO

from askwell.integrations.readers import Maps, Reader, Told, files, registry
from askwell.integrations.readers.wire import RECORDS_PER_LINE, packed, packed_aside
from askwell.kernel.drafts import OwnProfile, TableLook
from askwell.kernel.errors import N_, BadInputError


def main(arguments: list[str]) -> int:
    """Read the file named last in `arguments` and print its records; returns 0, also after a bad file.

    Arguments are memory (bytes), processor time (seconds), the reader's name ("" to
    recognise) and the path; how the columns of tables were mapped before comes as JSON through
    standard input. The first line printed is the reader's name.
    """
    memory, seconds, name, path = int(arguments[0]), int(arguments[1]), arguments[2], Path(arguments[3])
    # Nothing here lives in cycles, and searching for them costs a third of the time.
    gc.disable()
    maps: Maps = {key: tuple(fields) for key, fields in json.loads(sys.stdin.read() or "{}").items()}
    limit(memory, seconds)
    say = partial(_say, sys.stdout)
    # Some libraries print what they think of a file; between our lines it would make no sense.
    with redirect_stdout(sys.stderr):
        _read(say, name, path, maps)
    return 0


def _read(say: Callable[[object], None], name: str, path: Path, maps: Maps) -> None:
    try:
        reader = _reader(name, path)
        say({"reader": reader.name})
        told = reader.read_mapped(path, maps) if reader.read_mapped else reader.read(path)
        for some in _in_lines(told):
            say(some)
    except BadInputError as error:
        say({"error": error.message, "values": {key: _plain(value) for key, value in error.values.items()}})
    except MemoryError:
        say({"fault": "memory"})
    except RecursionError:
        say({"fault": "depth"})
    except Exception as error:  # noqa: BLE001 -- a reader's mistake must not reach a person as a traceback
        say({"fault": f"{type(error).__name__} at {_place(error)}"})


def _reader(name: str, path: Path) -> Reader:
    if not name:
        return registry.recognise(path)
    reader = registry.named(name)
    files.check(path)
    if not reader.recognises(path):
        other = registry.recognise(path).name
        raise BadInputError(
            N_("The file {name} is not of the format {asked}, it is of the format {found}."),
            name=files.shown(path),
            asked=name,
            found=other,
        )
    return reader


def _in_lines(told: Iterator[Told]) -> Iterator[list[list[Any]] | dict[str, Any]]:
    some: list[list[Any]] = []
    for one in told:
        if isinstance(one, OwnProfile | TableLook):
            yield packed_aside(one)
            continue
        some.append(packed(one))
        if len(some) == RECORDS_PER_LINE:
            yield some
            some = []
    if some:
        yield some


def _say(out: TextIO, value: object) -> None:
    out.write(json.dumps(value) + "\n")
    out.flush()


def _plain(value: object) -> object:
    return value if isinstance(value, int) else str(value)


def _place(error: BaseException) -> str:
    """Return module and line of a fault, without any of the file's content."""
    trace = error.__traceback__
    while trace and trace.tb_next:
        trace = trace.tb_next
    return f"{trace.tb_frame.f_globals.get('__name__')}:{trace.tb_lineno}" if trace else ""


def limit(memory: int, seconds: int) -> None:
    """Let this process have at most so many bytes of memory and seconds of processor time."""
    try:
        import resource  # noqa: PLC0415 -- not on Windows
    except ImportError:
        return
    for kind, amount in (
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_CORE, 0),
    ):
        hard = resource.getrlimit(kind)[1]
        within = amount if hard == resource.RLIM_INFINITY else min(amount, hard)
        try:
            resource.setrlimit(kind, (within, within))
        except (ValueError, OSError):
            continue  # macOS refuses a limit on addresses; the others still hold


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
