"""What a request in writing should not do: ask for a job, run on, come out of nowhere, keep a blank.

The limits of other services change: they are data with the month they were looked up (`limits.json`).
Words that tell of a job, a refusal of one, or a link between two people are handed in by language.
"""

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

from askwell.kernel import names

BLANK = "…"
_ENDS = re.compile(r"(?<=[.!?…])[”’\"')]*\s+|\n+")
_PLACE = re.compile(r"\{[^{}]*\}")


class Concern(StrEnum):
    """What may be better before a text is sent."""

    JOB = "job"
    LONG = "long"
    NO_LINK = "no_link"
    BLANK = "blank"


@dataclass(frozen=True, slots=True)
class Limit:
    """How long a kind of text may be (`most`) and is best (`best`), in words, characters or sentences."""

    unit: str
    most: int
    best: int


@dataclass(frozen=True, slots=True)
class Telling:
    """The words of one language that tell: of a job, that something is not meant, that two are linked."""

    job: Sequence[str]
    refusal: Sequence[str]
    link: Sequence[str]


@dataclass(frozen=True, slots=True)
class Found:
    """A concern, with the words that raised it and, for a length, how long the text is."""

    concern: Concern
    words: str = ""
    length: int = 0


@cache
def limits() -> dict[str, Limit]:
    """Return the limits by code of the kind of text."""
    kept = json.loads(_file().read_text(encoding="utf-8"))
    return {code: Limit(**values) for code, values in kept["limits"].items()}


@cache
def looked_up() -> str:
    """Return the month in which the limits were looked up, as YYYY-MM."""
    return str(json.loads(_file().read_text(encoding="utf-8"))["looked_up"])


def _file() -> Path:
    return Path(__file__).with_name("limits.json")


def length(text: str, unit: str) -> int:
    """Return how long a text is in words, characters or sentences."""
    if unit == "words":
        return len(text.split())
    return len(_sentences(text)) if unit == "sentences" else len(text.strip())


def check(text: str, limit: Limit | None, telling: Telling, *, linked: Iterable[str] = ()) -> list[Found]:
    """Return what may be better about a request: advice, never a gate.

    `linked` are names and reasons that link the two; none of them, and no word that speaks of a link,
    leaves the request out of nowhere.
    """
    found = [Found(Concern.JOB, sentence) for sentence in _sentences(text) if _asks(sentence, telling)]
    if limit and length(text, limit.unit) > limit.most:
        found.append(Found(Concern.LONG, length=length(text, limit.unit)))
    if not _is_linked(text, telling, linked):
        found.append(Found(Concern.NO_LINK))
    blanks = _blanks(text)
    if blanks:
        found.append(Found(Concern.BLANK, blanks[0], len(blanks)))
    return found


def _sentences(text: str) -> list[str]:
    found: list[str] = []
    for part in _ENDS.split(text):
        if found and found[-1].split()[-1].casefold() in names.HONORIFICS:  # a title ends no sentence
            found[-1] = f"{found[-1]} {part}"
        elif part.strip(" .!?…"):
            found.append(part.strip())
    return found


def _asks(sentence: str, telling: Telling) -> bool:
    """Tell whether a sentence speaks of a job without saying that it is not meant."""
    return _has(sentence, telling.job) and not _has(sentence, telling.refusal)


def _is_linked(text: str, telling: Telling, linked: Iterable[str]) -> bool:
    words = set(names.words(text))
    for one in linked:
        own = [word for word in names.words(one) if len(word) > 2]
        if own and words.issuperset(own):
            return True
    return _has(text, telling.link)


def _blanks(text: str) -> list[str]:
    return [*_PLACE.findall(text), *([BLANK] * text.count(BLANK))]


def _has(text: str, phrases: Sequence[str]) -> bool:
    said = " ".join(names.words(text))
    return any(
        re.search(rf"\b{re.escape(' '.join(names.words(one)))}\b", said) for one in phrases if one.strip()
    )
