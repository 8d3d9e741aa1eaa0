"""What a report is made of: plain values, all words already chosen by the caller."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Quote:
    """Words that somebody said, and who; "" where they are not named."""

    text: str
    who: str = ""


@dataclass(frozen=True, slots=True)
class Claim:
    """Something that was found, a line on who speaks for it, and words for and against it."""

    text: str
    note: str = ""
    for_it: tuple[Quote, ...] = ()
    against: tuple[Quote, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of as many texts as there are columns."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a report under its heading; `quiet` is a line about it, `large` words that stand out."""

    heading: str
    quiet: str = ""
    large: str = ""
    paragraphs: tuple[str, ...] = ()
    claims: tuple[Claim, ...] = ()
    quotes: tuple[Quote, ...] = ()
    table: Table | None = None


@dataclass(frozen=True, slots=True)
class Words:
    """The words that stand before what speaks for and against a claim."""

    for_it: str
    against: str


@dataclass(frozen=True, slots=True)
class Report:
    """A whole report: language and direction, title, lines round it, its parts, and everything in a table."""

    language: str
    right_to_left: bool
    title: str
    above: str
    below: str
    words: Words
    sections: tuple[Section, ...]
    everything: Table
    foot: str
