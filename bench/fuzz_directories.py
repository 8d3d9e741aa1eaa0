"""Read and build damaged directories here (`python -m bench.fuzz_directories FORMAT FIRST COUNT`)."""

import json
import sys
import tempfile
from pathlib import Path

from bench.fuzz_seen import Seen
from tests.integrations.directories.mutants import BUILT_EACH, Home, mutated


def main(name: str, first: int, count: int) -> None:
    """Read mutants one after the other; one of so many is built where another directory stands."""
    seen = Seen()
    with tempfile.TemporaryDirectory() as folder:
        home = Home(Path(folder), name)
        for number, content in enumerate(mutated(name, count, first=first), first):
            with seen.one(f"{name} {number}"):
                if number % BUILT_EACH:
                    seen.records += home.read(content)
                else:
                    _build(seen, home, content)
    print(json.dumps(vars(seen)))


def _build(seen: Seen, home: Home, content: bytes) -> None:
    names, *before = home.sign()
    taken = home.build(content)
    now, *after = home.sign()
    seen.partial += int(now != names or (not taken and after != before))
    seen.refused += int(not taken)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
