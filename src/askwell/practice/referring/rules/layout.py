"""Where the people of a picture stand: rows by date, or rows on both sides of a centre, in pixels.

The places follow from the people alone, so the same network always looks the same, and one more
person moves the others by a row at most.
"""

from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from typing import NamedTuple

WIDTH = 960
ROW = 56
TOP = 44
_LEFT = 16
_LAST = 640
_INDENT = 28
_RING = 150
_FURTHER = 40
_SQUEEZED = 0.75


class Point(NamedTuple):
    """A place in a picture; `side` is 1 where words stand to the right of it, −1 to the left."""

    x: float
    y: float
    side: int = 1


class Tick(NamedTuple):
    """A month on the line of time above a tree."""

    x: float
    month: date


@lru_cache(128)
def by_date(
    days: tuple[date, ...], parents: tuple[int | None, ...]
) -> tuple[tuple[Point, ...], tuple[Tick, ...]]:
    """Return a row for each person, further right the later, always right of who led to them.

    `parents` are places in `days`, None for a first contact; whoever comes later in `days` stands lower.
    """
    if not days:
        return (), ()
    first, last = min(days), max(days)
    span = max(1, (last - first).days)
    points: list[Point] = []
    for row, (day, parent) in enumerate(zip(days, parents, strict=True)):
        x = _LEFT + (_LAST - _LEFT) * (day - first).days / span
        if parent is not None:
            x = max(x, points[parent].x + _INDENT)
        points.append(Point(round(x, 1), TOP + ROW * (row + 0.5)))
    return tuple(points), tuple(_ticks(first, last, span))


def _ticks(first: date, last: date, span: int) -> list[Tick]:
    """Return the months between two days, at most six of them."""
    months = []
    month = date(first.year, first.month, 1)
    while month <= last:
        if month >= first:
            months.append(month)
        month = date(month.year + month.month // 12, month.month % 12 + 1, 1)
    step = -(-len(months) // 6) or 1
    return [
        Tick(round(_LEFT + (_LAST - _LEFT) * (one - first).days / span, 1), one) for one in months[::step]
    ]


def in_rows(row: int, depth: int) -> Point:
    """Return the place of a row in a picture for a narrow window, `depth` steps further in."""
    return Point(_LEFT + _INDENT * depth, ROW * (row + 0.5))


@lru_cache(128)
def around(sizes: tuple[int, ...]) -> tuple[Point, tuple[tuple[Point, ...], ...], float]:
    """Return the centre, per branch its own place and those of its children, and the height.

    `sizes` are the numbers of children. The right side is filled first, then the left one.
    """
    rows = sum(size + 1 for size in sizes)
    right, taken = 0, 0
    while right < len(sizes) and 2 * taken + sizes[right] < rows:
        taken += sizes[right] + 1
        right += 1
    most = max(taken, rows - taken, 2)
    height = ROW * most + 2 * TOP
    centre = Point(WIDTH / 2, height / 2)
    places = [*_side(sizes[:right], 1, centre), *_side(sizes[right:], -1, centre)]
    return centre, tuple(places), height


def _side(sizes: Sequence[int], side: int, centre: Point) -> list[tuple[Point, ...]]:
    """Return the places of the branches on one side: on an arc, children below and further out."""
    rows = sum(size + 1 for size in sizes)
    top = centre.y - ROW * (rows - 1) / 2
    half = max(ROW * (rows - 1) / 2, 1)
    places = []
    row = 0
    for size in sizes:
        y = top + ROW * row
        bend = 1 - _SQUEEZED * ((y - centre.y) / half) ** 2 * 0.6
        x = centre.x + side * _RING * bend
        children = [Point(x + side * _FURTHER, y + ROW * (at + 1), side) for at in range(size)]
        places.append((Point(round(x, 1), y, side), *children))
        row += size + 1
    return places
