"""Showing on a terminal that something goes on, after a second, and nothing anywhere else."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

_SILENT_SECONDS = 1.0
_EVERY_SECONDS = 0.1


@contextmanager
def progress(sentence: str) -> Iterator[Callable[[int], None]]:
    """Give a function to tell how far it is; `sentence` has a place `{n}` for the number."""
    if not sys.stderr.isatty():
        yield _silent
        return
    began = last = time.monotonic()
    width = 0

    def tell(count: int) -> None:
        nonlocal last, width
        now = time.monotonic()
        if now - began < _SILENT_SECONDS or now - last < _EVERY_SECONDS:
            return
        last = now
        line = sentence.format(n=count)
        width = max(width, len(line))
        print(f"\r{line:<{width}}", end="", file=sys.stderr, flush=True)

    try:
        yield tell
    finally:
        if width:
            print(f"\r{'':<{width}}\r", end="", file=sys.stderr, flush=True)


def _silent(_count: int) -> None:
    """Tell nobody."""
