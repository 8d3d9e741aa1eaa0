"""Two-way sync as a game: deeds here, deeds there, lost answers and lost memory, in any order.

Two promises hold at every moment: nothing of ours goes because something is missing, and nothing of others
is touched. At the end, when the faults stop and a person has decided what there was to decide, both sides
say the same.
"""

import hashlib
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, initialize, invariant, rule

from askwell.integrations.calendars import events, facts, syncing
from askwell.integrations.calendars.caldav import ChangedThereError, Item
from askwell.integrations.calendars.events import Event
from askwell.integrations.calendars.syncing import Known, Ours

BEGIN = datetime(2027, 1, 4, 9, 0)  # noqa: DTZ001 -- a wall time
STAMP = datetime(2027, 1, 1, tzinfo=UTC)
HOURS = st.integers(0, 200)
NAMES = st.sampled_from(("Talk with Ada", "Talk with Dr. Osei", "Calls"))


class LostError(Exception):
    """The line broke."""


class ModelServer:
    """A server in memory that knows what it was told, and refuses a write that names no version."""

    def __init__(self) -> None:
        self.kept: dict[str, tuple[str, bytes]] = {}
        self.breaks_in = -1
        self.does_it_first = False
        self.slips_in: tuple[str, bytes] | None = None
        self.slipped = ""
        self._count = 0

    def items(self) -> list[Item]:
        return [Item(href, etag, data) for href, (etag, data) in self.kept.items()]

    def put(self, href: str, data: bytes, etag: str = "") -> str:
        self._fault(before=True)
        if (self.kept[href][0] if href in self.kept else "") != etag:
            raise ChangedThereError
        self.write(href, data)
        self._fault(before=False)
        return self.kept[href][0] if self._count % 3 else ""

    def delete(self, href: str, etag: str) -> None:
        self._fault(before=True)
        if href in self.kept and self.kept[href][0] != etag:
            raise ChangedThereError
        self.kept.pop(href, None)
        self._fault(before=False)

    def href_for(self, name: str) -> str:
        return f"/calendar/{name}.ics"

    def write(self, href: str, data: bytes) -> None:
        self._count += 1
        self.kept[href] = (f'"{self._count}"', data)

    def _fault(self, *, before: bool) -> None:
        if before and self.slips_in:
            (href, data), self.slips_in = self.slips_in, None
            if href in self.kept:
                self.slipped = href
                self.write(href, data)
        if before:
            self.breaks_in -= 1
        if self.breaks_in == 0 and self.does_it_first != before:
            raise LostError


class TwoWaySync(RuleBasedStateMachine):
    """A calendar here and one there."""

    uids = Bundle("uids")

    def __init__(self) -> None:
        super().__init__()
        self.server = ModelServer()
        self.here: dict[str, tuple[Event, bool]] = {}
        self.known: dict[str, Known] = {}
        self.foreign: dict[str, bytes] = {}
        self.agreed: dict[str, set[str]] = {}

    @initialize(target=uids)
    def begin(self) -> str:
        """Begin with one event that stands on both sides."""
        uid = self._add(0, "Talk with Ada")
        self._pass()
        return uid

    # Deeds here.

    @rule(target=uids, hour=HOURS, name=NAMES)
    def add(self, hour: int, name: str) -> str:
        return self._add(hour, name)

    def _add(self, hour: int, name: str) -> str:
        uid = f"{len(self.here)}-{hour}@askwell"
        self.here[uid] = (
            Event(uid, 0, STAMP, BEGIN + timedelta(hours=hour), "UTC", 20, name, place="Shore St"),
            False,
        )
        return uid

    @rule(uid=uids, hour=HOURS)
    def move(self, uid: str, hour: int) -> None:
        if uid in self.here:
            event, _ = self.here[uid]
            start = BEGIN + timedelta(hours=hour)
            self.here[uid] = (replace(event, start=start, sequence=event.sequence + 1), False)

    @rule(uid=uids)
    def give_up(self, uid: str) -> None:
        if uid in self.here:
            event, _ = self.here[uid]
            self.here[uid] = (replace(event, sequence=event.sequence + 1), True)

    @rule(uid=uids)
    def take_back_the_making(self, uid: str) -> None:
        self.here.pop(uid, None)

    @rule()
    def lose_the_memory(self) -> None:
        self.known.clear()

    # Deeds there.

    @rule(uid=uids, hour=HOURS, minutes=st.sampled_from((20, 45)))
    def move_there(self, uid: str, hour: int, minutes: int) -> None:
        self._rewrite(uid, start=BEGIN + timedelta(hours=hour), minutes=minutes)

    @rule(uid=uids, name=NAMES)
    def rename_there(self, uid: str, name: str) -> None:
        self._rewrite(uid, summary=name)

    @rule(uid=uids)
    def touch_there(self, uid: str) -> None:
        href = self.server.href_for(uid)
        if href in self.server.kept:
            data = self.server.kept[href][1]
            self.server.write(href, data.replace(b"END:VEVENT", b"X-SEEN:1\r\nEND:VEVENT"))

    @rule(uid=uids)
    def remove_there(self, uid: str) -> None:
        self.server.kept.pop(self.server.href_for(uid), None)

    @rule()
    def empty_there(self) -> None:
        self.server.kept.clear()
        self.foreign.clear()

    @rule(hour=HOURS)
    def add_a_foreign_one(self, hour: int) -> None:
        uid = f"dentist-{len(self.foreign)}-{hour}"
        data = events.write([Event(uid, 0, STAMP, BEGIN + timedelta(hours=hour), "UTC", 30, "Dentist")])
        self.foreign[f"/calendar/{uid}.ics"] = data
        self.server.write(f"/calendar/{uid}.ics", data)

    def _rewrite(self, uid: str, **values: Any) -> None:
        href = self.server.href_for(uid)
        if href in self.server.kept:
            event = self.here[uid][0] if uid in self.here else Event(uid, 0, STAMP, BEGIN, "UTC", 20, "Old")
            self.server.write(href, events.write([replace(event, **values)]))

    # Passes and decisions.

    @rule()
    def look(self) -> None:
        self._pass()

    @rule(at=st.integers(1, 4), does_it_first=st.booleans())
    def look_over_a_line_that_breaks(self, at: int, does_it_first: bool) -> None:
        self.server.breaks_in, self.server.does_it_first = at, does_it_first
        try:
            self._pass()
        except LostError:
            pass
        finally:
            self.server.breaks_in = -1

    @rule(uid=uids)
    def look_while_somebody_writes_there(self, uid: str) -> None:
        event = Event(uid, 9, STAMP, BEGIN + timedelta(days=60), "UTC", 50, "Meanwhile")
        self.server.slips_in = (self.server.href_for(uid), events.write([event]))
        self._pass()
        self.server.slips_in = None

    @rule(uid=uids, which=st.sampled_from(("ours", "theirs", "leave")))
    def decide(self, uid: str, which: str) -> None:
        known = self.known.get(uid)
        if known is None or not known.differs or (uid not in self.here and which == "theirs"):
            return
        if which == "leave":
            self.known[uid] = syncing.leave(known)
        elif known.differs != syncing.NOT_HERE:
            if which == "theirs":
                self._take(uid, known)
            self._agree(uid, known)
            self._remember(uid, syncing.decided(known))

    def _take(self, uid: str, known: Known) -> None:
        """Do here what a person does who says that it is right as it stands there."""
        event, _ = self.here[uid]
        if known.differs == syncing.GONE:
            self.here[uid] = (replace(event, sequence=event.sequence + 1), True)
        elif known.theirs and known.differs == syncing.MOVED:
            start = datetime.fromisoformat(known.theirs.wall)
            moved = replace(event, start=start, minutes=known.theirs.minutes, sequence=event.sequence + 1)
            self.here[uid] = (moved, False)

    def _pass(self) -> syncing.Pass:
        before = {uid: given_up for uid, (_, given_up) in self.here.items()}
        stood = dict(self.server.kept)
        self.server.slipped = ""
        items = [(item, facts.of_text(item.data)) for item in self.server.items()]
        try:
            return syncing.sync(self._ours(), self.known, self.server, items, self._remember)
        finally:
            assert before == {uid: given_up for uid, (_, given_up) in self.here.items()}
            self._look_what_it_did(stood, before)

    def _look_what_it_did(self, stood: dict[str, tuple[str, bytes]], given_up: dict[str, bool]) -> None:
        """See that only what was given up is gone, and only what was agreed on was written over."""
        for href, (etag, data) in stood.items():
            uid = href.removeprefix("/calendar/").removesuffix(".ics")
            after = self.server.kept.get(href, ("", b""))
            if after[0] == etag:
                continue
            assert after[1] or given_up.get(uid), f"{uid} was removed there though nobody gave it up here"
            if href == self.server.slipped:
                continue
            told, now = facts.of_text(data), facts.of_text(after[1])
            ours = facts.of_ours(self.here[uid][0]).digest
            assert told
            assert told.digest in {ours, *self.agreed.get(uid, ())}, f"{uid} was written over"
            if now:
                self.agreed.setdefault(uid, set()).add(now.digest)
        for href in self.server.kept.keys() - stood.keys():
            uid = href.removeprefix("/calendar/").removesuffix(".ics")
            self.agreed.setdefault(uid, set()).add(facts.of_ours(self.here[uid][0]).digest)

    def _agree(self, uid: str, known: Known) -> None:
        if known.theirs:
            self.agreed.setdefault(uid, set()).add(known.theirs.digest)

    def _remember(self, uid: str, known: Known | None) -> None:
        if known is None:
            self.known.pop(uid, None)
        else:
            self.known[uid] = known

    def _ours(self) -> dict[str, Ours]:
        return {uid: _ours(event, given_up=given_up) for uid, (event, given_up) in self.here.items()}

    @invariant()
    def nothing_of_others_is_touched(self) -> None:
        assert all(self.server.kept[href][1] == data for href, data in self.foreign.items())

    def teardown(self) -> None:
        """Let the faults stop, decide for here, and see that both sides say the same."""
        for _ in range(3):
            self._pass()
            for uid, known in list(self.known.items()):
                if known.differs and uid in self.here and known.differs != syncing.NOT_HERE:
                    self._agree(uid, known)
                    self._remember(uid, syncing.decided(known))
                elif known.differs:
                    self.known[uid] = syncing.leave(known)
        last = self._pass()
        assert (last.written, last.removed, last.refused) == (0, 0, [])
        there = {told.uid: told for item in self.server.items() if (told := facts.of_text(item.data))}
        for uid, (event, given_up) in self.here.items():
            if uid in self.known and self.known[uid].left:
                continue
            if given_up:
                assert uid not in there
            else:
                assert there[uid].digest == facts.of_ours(event).digest
                assert not self.known[uid].differs


def _ours(event: Event, *, given_up: bool) -> Ours:
    text = events.write([event])
    return Ours(facts.of_ours(event), text, hashlib.sha256(text).hexdigest(), given_up)
