"""Read damaged files of people here (`python -m bench.fuzz_readers FORMAT FIRST COUNT`)."""

import json
import sys
import tempfile
from contextlib import redirect_stdout
from pathlib import Path

from askwell.integrations.readers import Reader, child, registry, wire
from askwell.integrations.readers.sandbox import Limits
from askwell.kernel.drafts import OwnProfile, TableLook
from bench.fuzz_seen import SECONDS, Seen
from tests.integrations.readers.mutants import FORMATS, mutated, written


def main(name: str, first: int, count: int) -> None:
    """Read mutants one after the other; the process gets the memory of a real one."""
    seen = Seen()
    reader = registry.named(FORMATS[name][0])
    contents = list(mutated(name, count, first=first))
    child.limit(Limits().memory, SECONDS * count)
    with tempfile.TemporaryDirectory() as folder, redirect_stdout(sys.stderr):
        for number, content in enumerate(contents, first):
            with seen.one(f"{name} {number}"):
                _read(seen, reader, written(Path(folder), content))
    print(json.dumps(vars(seen)))


def _read(seen: Seen, reader: Reader, file: Path) -> None:
    reader.recognises(file)
    for told in reader.read(file):
        seen.records += 1
        aside = isinstance(told, OwnProfile | TableLook)
        json.dumps(wire.packed_aside(told) if aside else wire.packed(told))  # type: ignore[arg-type]


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
