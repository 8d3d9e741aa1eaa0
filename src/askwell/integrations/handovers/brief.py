"""The facts of a brief as JSON, for a coach's Askwell, and the page of it, for everybody else."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from askwell.integrations.handovers import checked
from askwell.kernel.errors import N_, BadInputError

if TYPE_CHECKING:
    from jinja2 import Template

LARGEST: Final = 2_000_000
"""Bytes of the JSON of a brief: ten times that of a client with 1,000 contacts."""


@dataclass(frozen=True, slots=True)
class Step:
    """A next step: the code of its kind, and its day."""

    kind: str
    on: date


@dataclass(frozen=True, slots=True)
class Person:
    """Where somebody stands, under the name the client chose to show; `stage` is a code."""

    name: str
    stage: str
    since: date | None
    next: Step | None


@dataclass(frozen=True, slots=True)
class Owed:
    """Something promised to somebody: the code of its kind, when it is due, whether it is late."""

    name: str
    kind: str
    due: date
    overdue: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """What a client shows a coach: what is not in `sections` is empty. Texts hold no name but those shown.

    `client` is the same uid in every brief of a client; `names` is initials, full or none; `moved_on` is
    the day anything last changed with anybody.
    """

    client: str
    name: str
    made_at: datetime
    names: str
    sections: tuple[str, ...]
    goal: str = ""
    chosen: str = ""
    people: tuple[Person, ...] = ()
    promises: tuple[Owed, ...] = ()
    learned: tuple[str, ...] = ()
    talk: str = ""
    next: Step | None = None
    moved_on: date | None = None
    overdue: int = 0


def write(brief: Brief) -> bytes:
    """Return the JSON of a brief."""
    values = {"format": "askwell-brief", "version": 1, **asdict(brief)}
    values["made_at"] = brief.made_at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return json.dumps(values, ensure_ascii=False, indent=1, default=str).encode("utf-8", "replace")


def read(text: bytes) -> Brief:
    """Return a brief from its JSON; raises BadInputError for anything else."""
    if len(text) > LARGEST:
        raise _refused("")
    found = checked.read(text, "brief", _refused)
    try:
        return _brief({key: value for key, value in found.items() if key not in {"format", "version"}})
    except ValueError as error:
        raise _refused("") from error


def _brief(values: dict[str, Any]) -> Brief:
    made_at = datetime.fromisoformat(values["made_at"])
    people = tuple(
        Person(one["name"], one["stage"], _day(one["since"]), _step(one["next"])) for one in values["people"]
    )
    promises = tuple(
        Owed(one["name"], one["kind"], date.fromisoformat(one["due"]), one["overdue"])
        for one in values["promises"]
    )
    rest = {
        "made_at": made_at,
        "people": people,
        "promises": promises,
        "sections": tuple(values["sections"]),
        "learned": tuple(values["learned"]),
        "next": _step(values["next"]),
        "moved_on": _day(values["moved_on"]),
    }
    return Brief(**{**values, **rest})


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _step(values: dict[str, str] | None) -> Step | None:
    return Step(values["kind"], date.fromisoformat(values["on"])) if values else None


def _refused(place: str) -> BadInputError:
    if place:
        return BadInputError(
            N_("This brief cannot be read at “{place}”. Ask for it once more."), place=place[:60]
        )
    return BadInputError(
        N_(
            "This is not a brief of Askwell, or it is damaged. "
            "A coach opens the small file that ends in .json."
        )
    )


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the page: its heading, then paragraphs, or rows of the same number of texts."""

    heading: str
    paragraphs: Sequence[str] = ()
    rows: Sequence[Sequence[str]] = ()
    columns: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """The page of a brief in words: language and direction, title, a line under it, sections, the foot."""

    language: str
    right_to_left: bool
    title: str
    below: str
    sections: Sequence[Section]
    foot: str


def page(shown: Page) -> str:
    """Return one HTML file without scripts that asks no other place for anything."""
    return _template().render(page=shown)


@cache
def _template() -> "Template":
    from jinja2 import Environment, StrictUndefined  # noqa: PLC0415 -- only loaded to make a page

    text = Path(__file__).with_name("brief.html").read_text(encoding="utf-8")
    environment = Environment(
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    return environment.from_string(text)
