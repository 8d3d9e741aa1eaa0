"""The interpreter's search for cycles among objects: left out while much is made that stays."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def unsearched() -> Iterator[None]:
    """Let the interpreter not search a hundred thousand fresh objects for cycles: it costs a third more."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            _let_grow_old()
            gc.enable()


def _let_grow_old() -> None:
    """Count what was made as old: as young it would all be searched at once, as soon as searching is on."""
    if not gc.get_freeze_count():
        gc.freeze()
        gc.unfreeze()


def search_from_here() -> None:
    """Search again, but never what was loaded by now: it lives as long as the program."""
    if not gc.get_freeze_count():
        gc.freeze()
    gc.enable()
