"""Who led to whom never goes round, and figures wait until there are enough talks."""

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from askwell.practice.referring.rules.growth import (
    ENOUGH_TALKS,
    Led,
    chain,
    figure,
    first_givers,
    names_per_talk,
    roots,
)
from askwell.practice.referring.rules.layout import ROW, around, by_date

DAY = date(2026, 11, 2)
LED = st.builds(Led, st.integers(1, 8), st.integers(1, 8), st.dates(DAY, DAY + timedelta(days=60)))


@given(st.lists(LED.filter(lambda one: one.giver != one.named), max_size=30))
def test_every_chain_ends_at_somebody_whom_nobody_named_first(led: list[Led]) -> None:
    first = first_givers(led)
    for one in led:
        way = chain(one.named, first)
        assert way[-1] == one.named
        assert len(set(way)) == len(way)
        assert way[0] not in first


def test_the_first_name_given_counts() -> None:
    led = [Led(1, 3, DAY + timedelta(days=5)), Led(2, 3, DAY), Led(3, 4, DAY + timedelta(days=6))]
    first = first_givers(led)
    assert chain(4, first) == [2, 3, 4]
    assert roots([3, 4, 9], first) == {2, 9}


def test_figures_have_a_range_and_wait_for_enough_talks() -> None:
    assert figure([1.0] * (ENOUGH_TALKS - 1)) is None
    found = figure([0.0, 1.0, 2.0, 3.0] * 5)
    assert found is not None
    assert found.low < found.value == 1.5 < found.high


def test_talks_of_the_last_month_are_not_counted_yet() -> None:
    talks = dict.fromkeys(range(10), DAY) | {99: DAY + timedelta(days=40)}
    led = [Led(0, 20, DAY), Led(1, 21, DAY), Led(99, 22, DAY)]
    names, met = names_per_talk(talks, led, met=[20], today=DAY + timedelta(days=45))
    assert names is not None
    assert met is not None
    assert (names.value, met.value) == (0.2, 0.1)


@given(
    st.lists(st.tuples(st.dates(DAY, DAY + timedelta(days=90)), st.integers(0, 99)), min_size=1, max_size=40)
)
def test_a_tree_has_a_row_for_each_and_children_stand_to_the_right(drawn: list[tuple[date, int]]) -> None:
    parents = tuple(None if at == 0 else pick % (at + 1) or None for at, (_, pick) in enumerate(drawn))
    parents = tuple(None if one is None or one >= at else one for at, one in enumerate(parents))
    points, ticks = by_date(tuple(day for day, _ in drawn), parents)
    assert [point.y for point in points] == sorted({point.y for point in points})
    assert len(ticks) <= 6
    for point, parent in zip(points, parents, strict=True):
        assert parent is None or point.x > points[parent].x


@given(st.lists(st.integers(0, 8), min_size=1, max_size=24))
def test_no_two_stand_in_one_place_around_somebody(sizes: list[int]) -> None:
    centre, places, height = around(tuple(sizes))
    points = [point for branch in places for point in branch]
    assert len({(point.side, point.y) for point in points}) == len(points) == sum(sizes) + len(sizes)
    assert all(0 < point.y < height for point in points)
    assert abs(sum(point.side for point in points)) <= max(sizes) + 2
    assert centre.y == height / 2
    for side in (1, -1):
        rows = sorted(point.y for point in points if point.side == side)
        assert all(round(below - above, 6) >= ROW for above, below in pairwise(rows))
