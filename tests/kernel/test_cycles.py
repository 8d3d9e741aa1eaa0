"""Leaving out the search for cycles: it goes on as before, finds what was left, and not all at once."""

import gc
import weakref
from collections.abc import Iterator

import pytest

from askwell.kernel import cycles


class Thing:
    """Something that can lead to itself."""

    itself: "Thing"


@pytest.fixture(autouse=True)
def searched() -> Iterator[None]:
    """Let the search be on, and nothing be frozen, before and after."""
    was_on = gc.isenabled()
    gc.enable()
    gc.unfreeze()
    yield
    gc.unfreeze()
    if not was_on:
        gc.disable()


def young(things: list[list[int]]) -> int:
    """Return how many of these the next search would go through."""
    ids = set(map(id, gc.get_objects(generation=0)))
    return sum(id(one) in ids for one in things)


def test_what_is_made_meanwhile_is_old_afterwards() -> None:
    with cycles.unsearched():
        assert not gc.isenabled()
        things: list[list[int]] = [[] for _ in range(50)]
        assert young(things) == 50
    assert gc.isenabled()
    assert young(things) == 0
    assert gc.get_freeze_count() == 0


def test_a_cycle_made_meanwhile_is_found_later() -> None:
    with cycles.unsearched():
        one = Thing()
        one.itself = one
        gone = weakref.ref(one)
        del one
        assert gone() is not None
    gc.collect()
    assert gone() is None


def test_what_lives_as_long_as_the_program_stays_unsearched() -> None:
    gc.freeze()
    frozen = gc.get_freeze_count()
    with cycles.unsearched():
        pass
    assert gc.get_freeze_count() >= frozen - 100 > 0


def test_where_nothing_is_searched_nothing_begins_to_be() -> None:
    gc.disable()
    with cycles.unsearched():
        pass
    assert not gc.isenabled()
