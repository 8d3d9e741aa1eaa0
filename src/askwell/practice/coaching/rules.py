"""What is true between client and coach: how people are named in a brief, and when somebody is stuck.

A brief names people by their initials unless the client chose otherwise, in texts as well; no number
and no mail address ever goes into it.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

STUCK_AFTER_DAYS = 7
_MAIL = re.compile(r"[^\s@<>()]+@[^\s@<>()]+\.[^\s@<>(),;.]+")
_NUMBER = re.compile(r"(?<![\w.])\+?\(?\d[\d\s()./–-]{5,}\d(?!\w)")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}|\d{1,2}[./]\d{1,2}[./]\d{4}")
_GONE = "…"
_SHORTEST_PART = 2
_SHORTEST_WORD = 4
_WORD = re.compile(r"[^\W\d_]+")


class Names(StrEnum):
    """How a brief names people."""

    INITIALS = "initials"
    FULL = "full"
    NONE = "none"


class Part(StrEnum):
    """A part of a brief that the client ticks."""

    GOAL = "goal"
    STANDING = "standing"
    CHOSEN = "chosen"
    PROMISES = "promises"
    LEARNED = "learned"
    TALK = "talk"


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody a brief may speak of; `others` are further words that tell who it is.

    `parts` are words of the name of their place that tell which it is, when they are written with a capital.
    """

    full_name: str
    is_name: bool = True
    others: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()


def telling_parts(places: Iterable[str], about: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Return, by the name of a place, its words that stand in the name of no other place.

    "Lakeside" tells of Lakeside Sports Clinic, "Clinic" does not where there is another clinic. What the
    seeker wants to find out (`about`) may be spoken of: its words tell of no place.
    """
    words = {place: dict.fromkeys(_WORD.findall(unicodedata.normalize("NFC", place))) for place in places}
    spared = {word.casefold() for text in about for word in _WORD.findall(unicodedata.normalize("NFC", text))}
    seen = Counter(word.casefold() for found in words.values() for word in found)
    return {
        place: tuple(
            word
            for word in found
            if len(word) >= _SHORTEST_WORD
            and not word[0].islower()
            and seen[word.casefold()] == 1
            and word.casefold() not in spared
        )
        for place, found in words.items()
    }


def initials(full_name: str) -> str:
    """Return the first letters of the first and the last word of a name, titles such as Dr. left out."""
    words = [word for word in full_name.split() if any(letter.isalpha() for letter in word)]
    chosen = [word for word in words if not word.endswith(".")] or words
    ends = [chosen[0], *chosen[-1:]] if len(chosen) > 1 else chosen[:1]
    return " ".join(f"{_first(word)}." for word in ends) or _GONE


def _first(word: str) -> str:
    """Return the first letter of a word with the marks that belong to it."""
    start = next(place for place, letter in enumerate(word) if letter.isalpha())
    end = start + 1
    while end < len(word) and unicodedata.combining(word[end]):
        end += 1
    return word[start:end].upper()


def shown(people: Sequence[Named], how: Names) -> list[str]:
    """Return the name each is shown under, no two alike unless full; a number alone stands for "Person 1"."""
    if how is Names.FULL:
        return [one.full_name for one in people]
    if how is Names.NONE:
        return [str(number) for number in range(1, len(people) + 1)]
    seen: dict[str, int] = {}
    found = []
    for one in people:
        short = initials(one.full_name) if one.is_name else _GONE
        seen[short] = seen.get(short, 0) + 1
        found.append(short if seen[short] == 1 else f"{short} ({seen[short]})")
    return found


def veiled(text: str, people: Iterable[tuple[Named, str]], how: Names) -> str:
    """Return a text as `veil` makes it."""
    return veil(people, how)(text)


def veil(people: Iterable[tuple[Named, str]], how: Names) -> Callable[[str], str]:
    """Return what makes a text have no numbers and mail addresses, and every name as it is shown.

    `people` are those who may be spoken of, each with the name shown.
    """
    people = list(people)
    places = [] if how is Names.FULL else list(_hidden(people, how))
    places.sort(key=lambda pair: len(pair[0]), reverse=True)
    by_words = {hidden.casefold(): instead for hidden, instead in reversed(places)}
    parts = set() if how is Names.FULL else {part for one, _ in people for part in one.parts}
    patterns = [*(_pattern(hidden) for hidden, _ in places), *(_as_written(part) for part in sorted(parts))]
    pattern = re.compile("|".join(patterns), re.IGNORECASE)

    def through(text: str) -> str:
        said = unicodedata.normalize("NFC", text)
        said = _MAIL.sub(_GONE, said)
        said = _NUMBER.sub(lambda found: found[0] if _DAY.fullmatch(found[0].strip()) else _GONE, said)
        if not places:
            return said
        return pattern.sub(lambda found: by_words.get(found[0].casefold(), _GONE), said)

    return through


def _hidden(people: Iterable[tuple[Named, str]], how: Names) -> Iterable[tuple[str, str]]:
    """Give each piece of text that would tell who somebody is, and what stands in its place."""
    for one, short in people:
        instead = short if how is Names.INITIALS else _GONE
        full = unicodedata.normalize("NFC", one.full_name)
        yield full, instead
        if one.is_name:
            parts = (part.strip(",.()") for part in full.split() if not part.endswith("."))
            yield from ((part, instead) for part in parts if len(part) >= _SHORTEST_PART)
        for other in filter(None, one.others):
            yield unicodedata.normalize("NFC", other), _GONE


def _as_written(word: str) -> str:
    """Return the pattern of a word as a name has it: with its capital, or all in capitals."""
    return f"(?-i:{_pattern(word)}|{_pattern(word.upper())})"


def _pattern(words: str) -> str:
    """Return the pattern of a piece of text: whole words only, where the script has spaces between words."""
    escaped = re.escape(words)
    if any(unicodedata.east_asian_width(letter) in "WF" for letter in words):
        return escaped
    return rf"(?<!\w){escaped}(?!\w)"


def is_stuck(moved_on: date | None, made_on: date, today: date) -> bool:
    """Tell whether nothing moved for more than a week; a client who never began counts from the brief."""
    return today - (moved_on or made_on) > timedelta(days=STUCK_AFTER_DAYS)
