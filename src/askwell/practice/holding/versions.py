"""Notes that come from several devices: what stands, what was merged, what is kept beside it.

Nothing that was typed is dropped because another device was later. A version that does not fit into the
one that stands is kept beside it until somebody says what becomes of it.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher
from enum import StrEnum


class VersionKind(StrEnum):
    """How a version came to be: typed on top of what stood, merged with it, kept beside it, or settled."""

    TYPED = "typed"
    MERGED = "merged"
    BESIDE = "beside"
    SETTLED = "settled"


@dataclass(frozen=True, slots=True)
class Version:
    """Notes on one question at one moment; `device` is the opening of the room that typed them."""

    text: str
    kind: VersionKind = VersionKind.TYPED
    device: str = ""
    uid: str = ""
    starred: bool = False


@dataclass(frozen=True, slots=True)
class Standing:
    """What the versions of a question come to: the one that stands, and those beside it, by device."""

    head: Version | None = None
    beside: dict[str, Version] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """Return the notes as they stand."""
        return self.head.text if self.head else ""

    @property
    def starred(self) -> bool:
        """Tell whether they are starred."""
        return bool(self.head and self.head.starred)


@dataclass(frozen=True, slots=True)
class Sent:
    """What a device sent: its text, the text that it was typed on, and the versions it has settled (uids).

    `starred` is None when the star was not touched.
    """

    text: str
    base: str = ""
    device: str = ""
    starred: bool | None = None
    settles: frozenset[str] = frozenset()


def standing(versions: Iterable[Version]) -> Standing:
    """Return what versions, oldest first, come to."""
    found = Standing()
    for one in versions:
        if one.kind is VersionKind.BESIDE:
            found.beside[one.device] = one
        else:
            found = Standing(one, {} if one.kind is VersionKind.SETTLED else found.beside)
    return found


def take(now: Standing, sent: Sent, known: Callable[[str], bool]) -> list[Version]:
    """Return the versions to add for what a device sent; none when all of it stands already.

    `known` tells whether a text once stood here or was sent here. On a text that is not known nothing
    counts as taken out: the device may have typed it on notes that this database has lost.
    """
    starred = now.starred if sent.starred is None else sent.starred
    typed = Version(sent.text, VersionKind.TYPED, sent.device, starred=starred)
    if sent.settles:
        return _settled(now, sent, typed)
    branch = _branch(now, sent)
    if branch is not None:
        if now.beside[branch].text == sent.text:
            return []
        return [replace(typed, kind=VersionKind.BESIDE, device=branch)]
    if now.head is None or sent.text == now.text:
        return [typed] if sent.text != now.text or starred != now.starred else []
    return _fitted(now.head, sent, typed, known=known(sent.base))


def _branch(now: Standing, sent: Sent) -> str | None:
    """Return the device whose version beside the standing one this goes on from."""
    if sent.device in now.beside:
        return sent.device
    if now.head and sent.base == now.head.text:
        return None
    return next((device for device, one in now.beside.items() if one.text == sent.base), None)


def _fitted(head: Version, sent: Sent, typed: Version, *, known: bool) -> list[Version]:
    """Put a text into another one that stands."""
    own = head.device == sent.device and head.kind is not VersionKind.MERGED
    if sent.base == head.text or own:
        return [typed]
    if known:
        both = merged(sent.base, head.text, sent.text)
    elif _holds(sent.text, head.text):
        both = sent.text
    else:
        both = head.text if _holds(head.text, sent.text) else None
    if both is None:
        return [replace(typed, kind=VersionKind.BESIDE)]
    if both == head.text:
        return []
    return [replace(typed, text=both, kind=VersionKind.TYPED if both == sent.text else VersionKind.MERGED)]


def _settled(now: Standing, sent: Sent, typed: Version) -> list[Version]:
    """Let a text stand for all the versions that somebody has looked at; the others stay as they are."""
    head = now.head
    if head and head.uid not in sent.settles and head.text not in {sent.base, sent.text}:
        return [replace(typed, kind=VersionKind.BESIDE)]
    others = [one for one in now.beside.values() if one.uid not in sent.settles]
    return [replace(typed, kind=VersionKind.SETTLED), *others]


def merged(base: str, one: str, other: str) -> str | None:
    """Return both changes of a text in one, line by line; None when they are about the same lines."""
    lines = base.split("\n")
    changes = sorted({*_changes(lines, one.split("\n")), *_changes(lines, other.split("\n"))})
    made: list[str] = []
    at = -1
    place = 0
    for start, end, put in changes:
        if start < place or start == at:
            return None
        made += lines[place:start]
        made += put
        at, place = start, end
    return "\n".join([*made, *lines[place:]])


def _changes(base: Sequence[str], text: Sequence[str]) -> list[tuple[int, int, tuple[str, ...]]]:
    """Return what was changed: from line, to line, and the lines in their place."""
    found = SequenceMatcher(None, base, text, autojunk=False).get_opcodes()
    return [(start, end, tuple(text[first:last])) for tag, start, end, first, last in found if tag != "equal"]


def _holds(whole: str, part: str) -> bool:
    """Tell whether a text has every line of another in the same order; the last one may go on."""
    if whole.startswith(part):
        return True
    lines = iter(whole.split("\n"))
    return all(any(line == one for line in lines) for one in part.split("\n"))
