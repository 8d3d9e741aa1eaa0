"""Notes from several devices: nothing lost, nothing doubled, and the same for everybody in the end."""

from dataclasses import dataclass, field

from hypothesis import given, settings
from hypothesis import strategies as st

from askwell.practice.holding.versions import (
    Sent,
    Standing,
    Version,
    VersionKind,
    merged,
    standing,
    take,
)

DEVICES = ("phone", "laptop", "tablet")
STEPS = st.lists(
    st.tuples(
        st.sampled_from(DEVICES),
        st.sampled_from(("line", "word", "first", "send", "send", "lose", "twice", "adopt", "settle")),
    ),
    min_size=4,
    max_size=40,
)


@dataclass
class Server:
    """The notes on one question, as the server keeps them."""

    versions: list[Version] = field(default_factory=list)
    sent: set[str] = field(default_factory=set)
    heard: dict[str, int] = field(default_factory=dict)

    def now(self) -> Standing:
        return standing(self.versions)

    def hear(self, seq: int, sent: Sent) -> None:
        """Take an operation once; a late one of the same device changes nothing."""
        if self.heard.get(sent.device, 0) >= seq:
            return
        self.heard[sent.device] = seq
        known = {"", *self.sent, *(one.text for one in self.versions)}
        for number, one in enumerate(take(self.now(), sent, known.__contains__), len(self.versions)):
            uid = one.uid or f"r{number}"
            self.versions.append(Version(one.text, one.kind, one.device, uid, one.starred))
        self.sent.add(sent.text)

    def texts(self) -> list[str]:
        """Return every version that somebody can see."""
        return [self.now().text, *(one.text for one in self.now().beside.values())]


@dataclass
class Device:
    """A device in the room: its field, what it was typed on, and what is on the way."""

    name: str
    text: str = ""
    base: str = ""
    seq: int = 0
    queue: list[tuple[int, Sent]] = field(default_factory=list)
    typed: int = 0

    def type(self, how: str) -> str:
        """Type a word that nobody else types, on a line of its own or at the end of one."""
        self.typed += 1
        word = f"{self.name}{self.typed}."
        if how == "first":
            self.text = f"{word}\n{self.text}" if self.text else word
        elif how == "line":
            self.text = f"{self.text}\n{word}" if self.text else word
        else:
            self.text = f"{self.text} {word}".strip()
        return word

    def seal(self, settles: frozenset[str] = frozenset()) -> None:
        if self.text == self.base and not settles:
            return
        self.seq += 1
        self.queue.append((self.seq, Sent(self.text, self.base, self.name, settles=settles)))
        self.base = self.text

    def send(self, server: Server, *, answered: bool = True, times: int = 1) -> None:
        """Send all that waits, in order; without an answer it waits on and comes again."""
        self.seal()
        for _ in range(times):
            for one in self.queue:
                server.hear(*one)
        if answered:
            self.queue.clear()

    def adopt(self, server: Server) -> None:
        """Leave the field: what stands is shown, unless this device's own stands beside it."""
        now = server.now()
        if self.queue or self.text != self.base or self.text in [one.text for one in now.beside.values()]:
            return
        self.text = self.base = now.text

    def settle(self, server: Server) -> None:
        """Put all that stands beside under one's own."""
        self.send(server)
        self.adopt(server)
        now = server.now()
        versions = [*([now.head] if now.head else []), *now.beside.values()]
        others = [one.text for one in versions if one.text != self.text]
        if others:
            lines = [line for text in others for line in text.split("\n")]
            mine = self.text.split("\n")
            self.text = "\n".join([*mine, *dict.fromkeys(line for line in lines if line not in mine)])
            self.seal(frozenset(one.uid for one in versions))
            self.send(server)


def play(steps: list[tuple[str, str]]) -> tuple[Server, dict[str, Device], set[str]]:
    server, devices, words = Server(), {name: Device(name) for name in DEVICES}, set()
    for name, what in steps:
        device = devices[name]
        if what in {"line", "word", "first"}:
            words.add(device.type(what))
        elif what == "adopt":
            device.adopt(server)
        elif what == "settle":
            device.settle(server)
        else:
            device.send(server, answered=what != "lose", times=2 if what == "twice" else 1)
    for device in devices.values():
        device.send(server)
    return server, devices, words


@settings(max_examples=600)
@given(STEPS)
def test_no_word_is_lost_whatever_the_line_does(steps: list[tuple[str, str]]) -> None:
    server, _, words = play(steps)
    seen = " ".join(server.texts())
    assert [word for word in words if word not in seen] == []


@settings(max_examples=600)
@given(STEPS)
def test_no_word_is_doubled_in_a_text(steps: list[tuple[str, str]]) -> None:
    server, _, words = play([one for one in steps if one[1] != "settle"])
    assert [word for word in words for text in server.texts() if text.count(word) > 1] == []


@settings(max_examples=300)
@given(STEPS)
def test_everybody_sees_the_same_after_settling(steps: list[tuple[str, str]]) -> None:
    server, devices, words = play(steps)
    devices["phone"].settle(server)
    for device in devices.values():
        device.adopt(server)
    assert not server.now().beside
    assert {device.text for device in devices.values()} == {server.now().text}
    assert [word for word in words if word not in server.now().text] == []


@given(st.text("ab\n", max_size=12), st.text("ab\n", max_size=12))
def test_one_side_alone_is_taken_as_it_is(base: str, text: str) -> None:
    assert merged(base, base, text) == text
    assert merged(base, text, base) == text
    assert merged(base, text, text) == text


def test_what_an_older_backup_lacks_is_not_taken_for_deleted() -> None:
    older = standing([Version("By", device="phone", uid="r1")])
    sent = Sent("By chance\nand luck", base="By chance", device="tablet")
    (found,) = take(older, sent, lambda text: text in {"", "By"})
    assert (found.kind, found.text) == (VersionKind.TYPED, "By chance\nand luck")
