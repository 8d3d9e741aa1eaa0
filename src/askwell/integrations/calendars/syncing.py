"""Keeping our events on a CalDAV server in step with ours, without ever guessing what a difference means.

Ours are written, changed and, where they were given up here by a deed, removed there; always in the version
last known (`If-Match`). What was changed or removed *there* is only told: a person decides. Nothing is ever
taken away because something is missing, on either side. Other people's events are not touched.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Protocol

from askwell.integrations.calendars.caldav import ChangedThereError, Item
from askwell.integrations.calendars.facts import Facts

MOVED, CHANGED, GONE, NOT_HERE = "moved", "changed", "gone", "not_here"


@dataclass(frozen=True, slots=True)
class Ours:
    """One of our events: its facts, its text and a hash of that, and whether it was given up by a deed."""

    facts: Facts
    text: bytes
    version: str
    given_up: bool = False


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of one of our events there.

    `etag` is the version, `digest` that of the facts last agreed on, `wrote` the version of our text that
    was written; "" makes the next pass write it anew. `differs` says what a person has to decide, and
    `theirs` how it stands there. One that is `left` is looked at no more.
    """

    href: str
    etag: str = ""
    digest: str = ""
    wrote: str = ""
    differs: str = ""
    theirs: Facts | None = None
    left: bool = False


class Server(Protocol):
    """What is asked of a server; `caldav.Server` is one. Each may raise."""

    def items(self) -> Sequence[Item]:
        """Return every event of the calendar."""

    def put(self, href: str, data: bytes, etag: str = "") -> str:
        """Write an event in place of a version, or as a new one; return the new version, "" if untold."""

    def delete(self, href: str, etag: str) -> None:
        """Remove an event in this version."""

    def href_for(self, name: str) -> str:
        """Return the path for a new event of this name."""


@dataclass(slots=True)
class Pass:
    """What one pass did, and what is known after it."""

    known: dict[str, Known]
    written: int = 0
    removed: int = 0
    missing: int = 0
    refused: list[str] = field(default_factory=list)

    @property
    def emptied(self) -> bool:
        """Tell whether everything of ours is gone there: more likely another calendar than a decision."""
        return 1 < self.missing == sum(not one.left for one in self.known.values())


def sync(
    ours: Mapping[str, Ours],
    known: Mapping[str, Known],
    server: Server,
    items: Sequence[tuple[Item, Facts | None]],
    keep: Callable[[str, Known | None], None] = lambda _uid, _known: None,
) -> Pass:
    """Bring what is ours there in step, given what stands there now; `keep` is told each new state at once.

    A write that comes too late because somebody changed the event meanwhile is left for the next pass.
    Whatever else a write raises ends the pass; what was told to `keep` is right until then.
    """
    done = Pass(dict(known))
    there = {facts.uid: (item, facts) for item, facts in items if facts is not None}
    for uid in [*ours, *(one for one in known if one not in ours)]:
        before = done.known.get(uid)
        if before and before.left:
            continue
        after = _step(ours.get(uid), before, there.get(uid), server, done)
        if after != before:
            keep(uid, after)
        if after is None:
            done.known.pop(uid, None)
        else:
            done.known[uid] = after
    return done


There = tuple[Item, Facts]


def _step(
    ours: Ours | None, known: Known | None, there: There | None, server: Server, done: Pass
) -> Known | None:
    """Bring one event in step and return what is known of it then; None for nothing."""
    try:
        if ours is None:
            return _unknown_here(known, there)
        if ours.given_up:
            return _given_up(ours, known, there, server, done)
        if there is None:
            return _absent_there(ours, known, server, done)
        return _on_both_sides(ours, known, there, server, done)
    except ChangedThereError:
        done.refused.append(ours.facts.uid if ours else "")
        return known


def _unknown_here(known: Known | None, there: There | None) -> Known | None:
    """Tell of one that stands there but no longer here, as after an older copy was brought back."""
    if known is None or there is None:
        return None
    return _told(known, NOT_HERE, there)


def _given_up(
    ours: Ours, known: Known | None, there: There | None, server: Server, done: Pass
) -> Known | None:
    """Remove one that was given up here, unless it was changed there meanwhile."""
    if there is None:
        return None
    item, facts = there
    if known is None or facts.digest not in {known.digest, ours.facts.digest}:
        return _told(known or Known(item.href), NOT_HERE, there)
    server.delete(item.href, item.etag)
    done.removed += 1
    return None


def _absent_there(ours: Ours, known: Known | None, server: Server, done: Pass) -> Known:
    if known is not None:
        done.missing += 1
        return replace(known, differs=GONE, theirs=None)
    href = server.href_for(ours.facts.uid)
    etag = server.put(href, ours.text)
    done.written += 1
    return Known(href, etag, ours.facts.digest, ours.version)


def _on_both_sides(ours: Ours, known: Known | None, there: There, server: Server, done: Pass) -> Known:
    item, facts = there
    same = facts.digest == ours.facts.digest
    known = known or Known(item.href)
    if not same and facts.digest != known.digest:
        return _differing(known, ours, there)
    agreed = Known(item.href, item.etag, facts.digest, known.wrote)
    if ours.version == known.wrote:
        return agreed
    etag = server.put(item.href, ours.text, item.etag)
    done.written += 1
    return replace(agreed, etag=etag, digest=ours.facts.digest, wrote=ours.version)


def _differing(known: Known, ours: Ours, there: There) -> Known:
    _, facts = there
    moved = (facts.starts, facts.minutes) != (ours.facts.starts, ours.facts.minutes)
    only_moved = moved and not (facts.repeats or facts.cancelled)
    return _told(known, MOVED if only_moved else CHANGED, there)


def _told(known: Known, differs: str, there: There) -> Known:
    item, facts = there
    return replace(known, href=item.href, etag=item.etag, differs=differs, theirs=facts)


def decided(known: Known) -> Known | None:
    """Return what is known after somebody decided: the next pass makes it there as it is here."""
    if known.differs == GONE or known.theirs is None:
        return None
    return Known(known.href, known.etag, known.theirs.digest)


def leave(known: Known) -> Known:
    """Return what is known after somebody decided to let both stand as they are."""
    return replace(known, differs="", theirs=None, left=True)
