"""What reading many damaged files was like; children of `make fuzz` print it as JSON."""

import resource
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from askwell.kernel.errors import BadInputError

SECONDS = 20
"""Of processor time, for one file."""


@dataclass
class Seen:
    """What reading many mutants was like: seconds of processor time for the slowest, megabytes at most."""

    files: int = 0
    records: int = 0
    refused: int = 0
    stopped: int = 0
    partial: int = 0
    slowest: float = 0
    megabytes: float = 0
    faults: list[str] = field(default_factory=list)

    def add(self, said: dict[str, Any]) -> None:
        """Add what one process saw."""
        for name in ("files", "records", "refused", "stopped", "partial"):
            setattr(self, name, getattr(self, name) + said[name])
        self.slowest = max(self.slowest, said["slowest"])
        self.megabytes = max(self.megabytes, said["megabytes"])
        self.faults += said["faults"]

    @contextmanager
    def one(self, label: str) -> Iterator[None]:
        """Count one file, which is read in the block."""
        self.files += 1
        began = time.process_time()
        try:
            yield
        except BadInputError:
            self.refused += 1
        except (MemoryError, RecursionError):
            self.stopped += 1
        except Exception as error:  # noqa: BLE001 -- counting them is the purpose
            self.faults.append(f"{label}: {type(error).__name__}: {error}")
        self.slowest = max(self.slowest, time.process_time() - began)
        self.megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
