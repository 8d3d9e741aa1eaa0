"""Drawings of the network: what the rules laid out, with the words that stand beside each person.

A drawing and the list below it are made from the same lines, so that both say the same.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import count

from django.utils.translation import gettext as _

from askwell.practice.referring.queries.picture import Around, Branch, Grown, Tied
from askwell.practice.referring.rules import layout
from askwell.practice.referring.rules.acquaintance import Reason
from askwell.practice.referring.rules.layout import Point
from askwell.words import dates, network
from askwell.words.sentence import Sentence

_LONGEST = 34
_LETTER = 9
"""How wide a letter is, about and rather too wide: the drawing is made without knowing the type."""
_NAMES = (Reason.NAMED, Reason.NAMED_BY)
_KINDS = {
    Reason.NAMED: "named",
    Reason.NAMED_BY: "named",
    Reason.SAID: "said",
    Reason.WORKS: "works",
    Reason.WORKED: "works",
    Reason.SCHOOL: "group",
    Reason.GROUP: "group",
    Reason.INTRODUCED: "related",
    Reason.INTRODUCED_BY: "related",
    Reason.RELATED: "related",
}


@dataclass(frozen=True, slots=True)
class Label:
    """Somebody in a drawing: where they stand, and what the list says of them."""

    uid: str
    name: str
    organization: str
    days: list[Sentence]
    reasons: list[Sentence]
    second: str
    talked: bool
    at: Point
    pattern: str
    more: int = 0
    children: list["Label"] = field(default_factory=list)

    @property
    def short(self) -> str:
        """Return the name as it fits beside a dot."""
        return _cut(self.name)

    @property
    def below(self) -> str:
        """Return the second line as it fits."""
        return _cut(self.second)


@dataclass(frozen=True, slots=True)
class Line:
    """A tie in a drawing: its path, the pattern that tells its reason, and the reason in words."""

    path: str
    pattern: str
    words: Sentence


@dataclass(frozen=True, slots=True)
class Drawing:
    """A whole drawing: people, ties, the months above, and its size in pixels."""

    labels: list[Label]
    lines: list[Line]
    width: float
    height: float
    months: list[tuple[float, str]] = field(default_factory=list)
    centre: Point | None = None
    left: float = 0

    @property
    def kinds(self) -> set[str]:
        """Return the patterns that the ties are drawn in, for the legend."""
        return {_KINDS[Reason(one.pattern)] for one in self.lines}

    def every(self) -> Iterator[Label]:
        """Yield everybody, those on a branch after the one they hang on."""
        yield from _every(self.labels)


def _every(labels: Sequence[Label]) -> Iterator[Label]:
    for one in labels:
        yield one
        yield from _every(one.children)


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1].rstrip()}…"


def tree(grown: Grown, today: date) -> Drawing:
    """Draw who led to whom, by date."""
    rows: list[tuple[Branch, int | None]] = []
    for one in grown.trees:
        _rows(one, None, rows)
    days = tuple(_day(branch) or today for branch, _ in rows)
    points, ticks = layout.by_date(days, tuple(parent for _, parent in rows))
    labels: list[Label] = []
    lines: list[Line] = []
    for (branch, parent), point in zip(rows, points, strict=True):
        giver = labels[parent] if parent is not None else None
        label = _label(branch, giver.name if giver else "", point, today)
        labels.append(label)
        if giver and branch.tied:
            giver.children.append(label)
            lines.append(_line(_elbow(giver.at, point), branch.tied, giver.name, label.name))
    top = [label for label, (_, parent) in zip(labels, rows, strict=True) if parent is None]
    months = [(tick.x, dates.month_and_year(tick.month)) for tick in ticks]
    return Drawing(top, lines, layout.WIDTH, layout.TOP + layout.ROW * len(rows) + 12, months)


def _rows(branch: Branch, parent: int | None, rows: list[tuple[Branch, int | None]]) -> None:
    at = len(rows)
    rows.append((branch, parent))
    for child in branch.children:
        _rows(child, at, rows)


def _day(branch: Branch) -> date | None:
    """Return the day on which somebody came into the picture."""
    if branch.tied and branch.tied.since:
        return branch.tied.since
    later = [one.tied.since for one in branch.children if one.tied and one.tied.since]
    return min(filter(None, [branch.who.talked_on, *later]), default=None)


def around(found: Around, today: date) -> Drawing:
    """Draw who stands around one person or place."""
    branches = sorted(
        found.branches, key=lambda one: (not one.who.organization, one.who.organization, one.who.name)
    )
    centre, places, height = layout.around(tuple(len(one.children) for one in branches))
    labels = {}
    lines = []
    for branch, (point, *further) in zip(branches, places, strict=True):
        label = labels[branch.who.id] = _label(branch, found.name, point, today)
        lines.append(_line(_curve(centre, point), branch.tied, found.name, label.name))
        for child, place in zip(branch.children, further, strict=True):
            hung = _label(child, label.name, place, today)
            label.children.append(hung)
            lines.append(_line(_elbow(point, place), child.tied, label.name, hung.name))
    for tied in found.across:
        one, other = labels[tied.a], labels[tied.b]
        line = _line(_arc(one.at, other.at, centre), tied, one.name, other.name)
        lines.append(line)
        one.reasons.append(line.words)
    drawn = Drawing(list(labels.values()), lines, layout.WIDTH, height, centre=centre)
    left, right = _edges(drawn, found.name)
    return replace(drawn, left=left, width=right - left)


def _edges(drawn: Drawing, name: str) -> tuple[float, float]:
    """Return where the words of a drawing around somebody begin and end, about."""
    half = len(name) * _LETTER / 2
    edges = [layout.WIDTH / 2 - half, layout.WIDTH / 2 + half]
    edges += [_reach(one) for one in drawn.every()]
    return min(edges) - 8, max(edges) + 8


def narrow(drawn: Drawing) -> Drawing:
    """Draw the same for a narrow window: one below the other, further in whoever hangs on somebody."""
    lines: list[Line] = []
    rows = count()

    def placed(label: Label, depth: int, above: Point | None) -> Label:
        point = layout.in_rows(next(rows), depth)
        if above:
            words = label.reasons[0] if label.reasons else Sentence("")
            lines.append(Line(_elbow(above, point), label.pattern, words))
        children = [placed(one, depth + 1, point) for one in label.children]
        return replace(label, at=point, children=children)

    centre = layout.in_rows(next(rows), 0) if drawn.centre else None
    labels = [placed(one, 1 if centre else 0, centre) for one in drawn.labels]
    made = Drawing(labels, lines, 0, layout.in_rows(next(rows), 0).y - layout.ROW / 2, centre=centre)
    return replace(made, width=max((_reach(one) for one in made.every()), default=0) + 8)


def _reach(one: Label) -> float:
    """Return how far to the side the words beside somebody reach, about."""
    longest = max(len(one.short) + (4 if one.more else 0), len(one.below))
    return one.at.x + one.at.side * (16 + longest * _LETTER)


def _label(branch: Branch, other: str, point: Point, today: date) -> Label:
    who, tied = branch.who, branch.tied
    days, reasons = _days(branch, today), _reasons(branch, other)
    by_name = tied is None or tied.reason in _NAMES
    told = [*days, *reasons] if by_name else [*reasons, *days]
    second = str(told[0]) if told and (by_name or not who.organization) else who.organization
    talked = who.talked_on is not None
    pattern = tied.reason if tied else Reason.WORKS
    return Label(
        who.uid, who.name, who.organization, days, reasons, second, talked, point, pattern, branch.more
    )


def _days(branch: Branch, today: date) -> list[Sentence]:
    """Return since when somebody is here, and when you talked."""
    days = []
    tied = branch.tied
    if tied and tied.since:
        text = _("named {day}") if tied.reason in _NAMES else _("known since {day}")
        days.append(Sentence(text, {"day": dates.day(tied.since, today)}))
    if branch.who.talked_on:
        days.append(Sentence(_("you talked {day}"), {"day": dates.day(branch.who.talked_on, today)}))
    return days


def _reasons(branch: Branch, other: str) -> list[Sentence]:
    """Return why somebody hangs here."""
    tied = branch.tied
    return [network.reason(tied.reason, tied.words, other, branch.who.name)] if tied else []


def _line(path: str, tied: Tied | None, one: str, other: str) -> Line:
    if tied is None:
        return Line(path, Reason.WORKS, Sentence("{other}, {one}", {"one": one, "other": other}))
    return Line(path, tied.reason, network.reason(tied.reason, tied.words, one, other))


def _elbow(start: Point, end: Point) -> str:
    """Return a way down from somebody and over to one who hangs on them, with a round corner."""
    turn = 8 if end.x > start.x else -8
    return f"M{start.x:g} {start.y + 7:g}V{end.y - 8:g}q0 8 {turn} 8H{end.x - turn:g}"


def _curve(start: Point, end: Point) -> str:
    """Return a way from the centre to a side, level where it arrives."""
    middle = (start.x + end.x) / 2
    arrives = f"{middle:g} {end.y:g} {_edge(end):g} {end.y:g}"
    return f"M{start.x:g} {start.y:g}C{middle:g} {start.y:g} {arrives}"


def _arc(start: Point, end: Point, centre: Point) -> str:
    """Return a bow from one to the other that bends towards the centre."""
    x = centre.x + ((start.x + end.x) / 2 - centre.x) * 0.45
    y = (start.y + end.y) / 2
    return f"M{_edge(start):g} {start.y:g}Q{x:g} {y:g} {_edge(end):g} {end.y:g}"


def _edge(point: Point) -> float:
    """Return where a dot begins, seen from the centre."""
    return point.x - 7 * point.side
