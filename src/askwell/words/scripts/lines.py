"""Lines to say or to write, with what was filled in kept apart, so that a page can mark it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from string import Formatter
from types import MappingProxyType

from django.utils.translation import gettext

from askwell.practice.asking.sayings import ORIGINALS

BLANK = "…"
Own = Mapping[str, str]
"""The seeker's wordings by key."""
ORIGINAL: Own = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of a line. `filled` is for what was put in; `place` names it, also where it is a blank."""

    text: str
    filled: bool = False
    place: str = ""

    @property
    def blank(self) -> bool:
        """Tell whether this is a place that nothing is known for."""
        return bool(self.place) and not self.filled


@dataclass(frozen=True, slots=True)
class Line:
    """One line; `kind` is a code for what it does, `wait` marks the pause after it."""

    kind: str
    segments: tuple[Segment, ...]
    wait: bool = False

    @property
    def text(self) -> str:
        """Return the line as plain text."""
        return "".join(segment.text for segment in self.segments)

    @property
    def complete(self) -> bool:
        """Tell whether no place was left blank."""
        return not any(segment.blank for segment in self.segments)


def line(kind: str, template: str, *, wait: bool = False, **values: str) -> Line:
    """Return a line of a translated template; a value that is empty leaves a blank to fill."""
    segments: list[Segment] = []
    for text, place, _spec, _conversion in Formatter().parse(template):
        if text:
            segments.append(Segment(text))
        if place:
            value = values[place].strip()
            segments.append(Segment(value or BLANK, filled=bool(value), place=place))
    return Line(kind, tuple(segments), wait)


def said(own: Own, key: str, kind: str, *, wait: bool = False, **values: str) -> Line:
    """Return a line of a sentence to say: in the seeker's wording, else the original."""
    return line(kind, own.get(key) or gettext(ORIGINALS[key]), wait=wait, **values)


def spoken(lines: Iterable[Line]) -> str:
    """Return what is said, as one text."""
    return " ".join(one.text for one in lines)


def written(lines: Iterable[Line]) -> str:
    """Return what is written, a paragraph for each line, without the subject."""
    return "\n\n".join(one.text for one in lines if one.kind != "subject")
