"""Who a row of letters names: the sender, and those in TO, where a comma may stand in a name too."""

import re
from collections.abc import Container
from typing import NamedTuple

from askwell.integrations.readers.naming import spoken
from askwell.integrations.readers.profiles import link_and_key

HIDDEN = "linkedin member"
"""What somebody is called who has left or hides, as it compares equal."""
_MOST_PIECES = 200
_MOST_IN_A_NAME = 4
_CREDENTIAL = re.compile(r"(?=.*\.|.*[A-Z].*[A-Z])[\w.\u00ae\u2122-]+")
_BETWEEN_LINKS = re.compile(r"[\s,;]+")


class Party(NamedTuple):
    """Somebody as a row names them; several, where their names could not be told apart yet."""

    name: str
    link: str = ""
    key: str = ""

    @property
    def folded(self) -> str:
        """The name as it compares equal."""
        return spoken(self.name).casefold()


def party(name: str, url: str) -> Party:
    """Return who is called so and has this profile."""
    link, key = link_and_key(url) if url else ("", "")
    return Party(spoken(name), link, key)


def recipients(names: str, urls: str) -> tuple[Party, ...]:
    """Part the recipients by their profiles; with fewer than two of those all names stay together."""
    links = [link for link in _BETWEEN_LINKS.split(urls) if link]
    if len(links) <= 1:
        return (party(names, "".join(links)),)
    parts = names.split(",")
    called = parts if len(parts) == len(links) else [""] * len(links)
    return tuple(party(name, link) for name, link in zip(called, links, strict=True))


def are_several(one: Party, known: Container[str]) -> bool:
    """Tell whether a name with commas is no name but a list of them; `known` holds folded names.

    "Ada Nordwind, Ph.D." is one person, and so is what somebody is called elsewhere in the export. Where a
    profile stands beside it, only known names make it a list.
    """
    name = one.folded
    pieces = [piece.strip() for piece in one.name.split(",") if piece.strip()]
    if len(pieces) < 2 or name in known:
        return False
    if _are_all_known([piece.casefold() for piece in pieces], known):
        return True
    return not one.key and not all(map(_CREDENTIAL.fullmatch, pieces[1:]))


def _are_all_known(pieces: list[str], known: Container[str]) -> bool:
    """Tell whether all that stands between commas is known names, also such as have commas themselves."""
    if len(pieces) > _MOST_PIECES:
        return True
    reached = [True, *[False] * len(pieces)]
    for end in range(1, len(pieces) + 1):
        starts = range(max(0, end - _MOST_IN_A_NAME), end)
        reached[end] = any(reached[at] and ", ".join(pieces[at:end]) in known for at in starts)
    return reached[-1]
