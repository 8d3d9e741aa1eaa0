"""What a name can tell without guessing: how to sort it, fold it, shorten it, and say it formally.

Names are kept as written. Nothing here guesses a gender or splits a name that was not split
by its owner; where the order of a name is unknown, the last word sorts first, as most address
books do, unless the name has a comma, or is written in a script that puts the family first.
"""

import re
import unicodedata

HONORIFICS = frozenset(
    "dr dr. prof prof. professor doctor mr mr. mrs mrs. ms ms. mx mx. rev rev. sir dame hon hon. "
    "frau herr mme m. mlle sra sra. sr sr. dott dott. ing ing. mag mag.".split()
)
_KEPT_WHEN_SPEAKING = frozenset("dr dr. prof prof. professor doctor rev rev. sir dame".split())
_PARTICLES = frozenset("van von de del della der den di da dos la le al el bin ibn ter ten".split())
_POST_NOMINALS = re.compile(
    r",?\s+(ph\.?d\.?|m\.?d\.?|mba|cpa|rn|pt|dpt|esq\.?|jr\.?|sr\.?|i{2,3}|iv)$", re.IGNORECASE
)
_WORD = re.compile(r"\w+")
_COMMON_MARKS = re.compile("[\u0300-\u0344\u0346-\u034e\u0350-\u036f]+")
"""The combining marks of Latin letters, without the two of the range that do not simply fall away."""
_EXTRA_FOLDS = str.maketrans(
    {"ø": "o", "đ": "d", "ł": "l", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "þ": "th"}
)


def fold(text: str) -> str:
    """Return `text` without case, accents and compatibility forms, for comparing and searching."""
    if text.isascii():
        return text.casefold()
    # Most names are Latin letters with marks, and a file brings a hundred thousand: the short way for them.
    bare = _COMMON_MARKS.sub("", unicodedata.normalize("NFKD", text)).casefold().translate(_EXTRA_FOLDS)
    return bare if bare.isascii() else _fold_any(text)


def _fold_any(text: str) -> str:
    caseless = unicodedata.normalize("NFKD", text).casefold()
    plain = unicodedata.normalize("NFKD", caseless)
    bare = "".join(mark for mark in plain if not unicodedata.combining(mark))
    return bare.translate(_EXTRA_FOLDS)


def words(text: str) -> list[str]:
    """Return the folded words of `text`, in order; letters and digits of every script count."""
    return _WORD.findall(fold(text))


def sort_as(full_name: str, *, family: str = "", given: str = "") -> str:
    """Return the folded key that orders people: family name first where it is known.

    With neither part known it is the last word with its particles ("Ludwig van Beethoven" is
    "van beethoven ludwig"); names with a comma and East Asian names stay in the order written.
    """
    if family:
        return fold(f"{family} {given}".strip())
    name = _POST_NOMINALS.sub("", full_name.strip())
    parts = [part for part in name.split() if part.casefold() not in HONORIFICS]
    if len(parts) < 2 or "," in name or _family_first(name):
        return fold(" ".join(parts) or name)
    at = len(parts) - 1
    while at > 1 and parts[at - 1].casefold() in _PARTICLES:
        at -= 1
    return fold(" ".join(parts[at:] + parts[:at]))


def formal(full_name: str) -> str:
    """Return how to address somebody until they offer more: "Dr. Osei", else the name in full."""
    parts = full_name.split()
    if len(parts) > 1 and parts[0].casefold() in _KEPT_WHEN_SPEAKING and not _family_first(full_name):
        last = _POST_NOMINALS.sub("", full_name).split()[-1]
        return f"{parts[0]} {last}"
    return full_name


def initials(full_name: str) -> str:
    """Return the first letters, at most three: "M. O."."""
    parts = [part for part in full_name.split() if part.casefold() not in HONORIFICS]
    return " ".join(f"{part[0].upper()}." for part in parts[:3] if part[0].isalpha())


def _family_first(name: str) -> bool:
    """Tell whether the script of the name puts the family first (Chinese, Japanese, Korean)."""
    return any("\u3040" <= mark <= "\u9fff" or "\uac00" <= mark <= "\ud7a3" for mark in name)
