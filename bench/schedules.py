"""Two devices in one room, over a line that breaks in every way: against the model, and in real browsers.

A schedule is a random row of deeds: words typed on either device, a line that is away, slow, failing, mute,
doubling or late, a browser that is offline, a second window that takes over, a session that is lost, a
server that is killed, an older backup brought back. Then all is mended, and everybody must end with the
same text, every word in it, none doubled by the line.
"""

import json
import random
import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Error, Page, sync_playwright

from bench.forked import Forked
from bench.table import Figure, Table
from tests.browser import chromium
from tests.browser.faults import Fault, Faulty
from tests.browser.serving import Served
from tests.practice.holding import test_versions as model

_SEED = 20261125
_DATABASE = "askwell.sqlite3"
_DEEDS = (
    *("type",) * 9, *("send",) * 6, "wait", *(fault for fault in Fault if fault is not Fault.FINE),
    Fault.FINE, Fault.FINE, "offline", "online", "second", "reload", "session", "kill", "backup", "restore",
)  # fmt: skip
_SETTLES_WITHIN = 25


def against_the_model(table: Table, count: int) -> None:
    """Play schedules of three devices against the rules alone."""
    chance = random.Random(_SEED)
    whats = ("line", "word", "first", "send", "send", "lose", "twice", "adopt", "settle")
    lost = doubled = differing = 0
    for _ in range(count):
        steps = [(chance.choice(model.DEVICES), chance.choice(whats)) for _ in range(chance.randint(4, 40))]
        server, devices, words = model.play(steps)
        seen = " ".join(server.texts())
        lost += sum(word not in seen for word in words)
        if not any(what == "settle" for _, what in steps):
            doubled += sum(text.count(word) > 1 for text in server.texts() for word in words)
        devices["phone"].settle(server)
        for device in devices.values():
            device.adopt(server)
        differing += {device.text for device in devices.values()} != {server.now().text}
        lost += sum(word not in server.now().text for word in words)
    table.add(Figure(f"words lost, {count} schedules against the model", lost, 0, ""))
    table.add(Figure("words doubled by the line", doubled, 0, ""))
    table.add(Figure("schedules after which not all have the same text", differing, 0, ""))


@dataclass
class Device:
    """A browser in the room; `cookie` lets it in."""

    name: str
    context: BrowserContext
    cookie: dict[str, Any]
    page: Page
    words: list[str] = field(default_factory=list)
    count: int = 0

    def enter(self, address: str) -> None:
        """Open the room and go to the notes of its first question."""
        self.page.goto(address)
        self.page.wait_for_selector("#room[data-ready=yes]", state="attached")

    @property
    def field(self) -> Any:
        """Return the field of the question that is shown."""
        return self.page.locator(".question:visible .notes textarea")

    @property
    def state(self) -> str:
        """Return where the letters are, in words."""
        return self.page.locator(".question:visible .state").inner_text()

    def type(self, chance: random.Random) -> None:
        """Type a word nobody else types, on a line of its own or behind what is there."""
        self.count += 1
        word = f"{self.name}{self.count}."
        self.words.append(word)
        field = self.field
        field.focus()
        field.press("Control+End")
        before = field.input_value()
        self.page.keyboard.insert_text(f"{chance.choice((' ', chr(10))) if before else ''}{word}")

    def send(self) -> None:
        """Let the page send now what it has, instead of waiting for its timers."""
        with self.page.expect_request(lambda asked: asked.url.endswith("/operations")):
            self.look()

    def look(self) -> None:
        """Come back to the window, as somebody does who sees what became of it."""
        self.page.evaluate("document.activeElement?.blur(); dispatchEvent(new Event('focus'))")


@dataclass
class Stage:
    """Everything that a schedule is played on."""

    served: Served
    server: Forked
    line: Faulty
    devices: list[Device]
    address: str
    talk: int
    folder: Path
    backup: Path | None = None

    @property
    def database(self) -> Path:
        """Return the file of the database."""
        return self.served.home / _DATABASE

    def play(self, chance: random.Random) -> None:
        """Play a random row of deeds."""
        for device in self.devices:
            device.enter(self.address)
        for _ in range(chance.randint(16, 24)):
            device, deed = chance.choice(self.devices), chance.choice(_DEEDS)
            if isinstance(deed, Fault):
                self.line.fault = deed
                self.line.deliver_late()
            elif deed == "type":
                device.type(chance)
            elif deed == "send":
                device.send()
            elif deed == "wait":
                time.sleep(chance.uniform(0.05, 0.6))
            else:
                getattr(self, f"_{deed}")(device)

    def _offline(self, device: Device) -> None:
        device.context.set_offline(True)

    def _online(self, device: Device) -> None:
        device.context.set_offline(False)

    def _session(self, device: Device) -> None:
        device.context.clear_cookies()

    def _kill(self, _device: Device) -> None:
        self.server.kill()

    def _reload(self, device: Device) -> None:
        self._reach(device)
        device.enter(self.address)

    def _second(self, device: Device) -> None:
        """Open the room in another window of the browser, write on there, and close the first.

        The first one opens itself anew to say that another writes; closed in the middle of that, Chromium
        may never answer.
        """
        self._reach(device)
        first, device.page = device.page, device.context.new_page()
        device.page.goto(self.address)
        device.page.get_by_role("button", name="Write here instead").click()
        device.page.wait_for_selector("#room[data-ready=yes]", state="attached")
        first.wait_for_selector("#elsewhere", state="visible")
        first.close()

    def _reach(self, device: Device) -> None:
        """Let a page be opened: without a worker that keeps it, that needs a line and a session."""
        self.line.fault = Fault.FINE if self.line.fault is Fault.AWAY else self.line.fault
        device.context.set_offline(False)
        device.context.add_cookies([device.cookie])  # type: ignore[list-item]

    def _backup(self, _device: Device) -> None:
        self.backup = self.folder / "backup.sqlite3"
        self.backup.unlink(missing_ok=True)
        with closing(sqlite3.connect(self.database)) as now, closing(sqlite3.connect(self.backup)) as kept:
            now.backup(kept)

    def _restore(self, device: Device) -> None:
        """Bring the older backup back, as after a broken disk; nobody is served meanwhile."""
        if self.backup is None:
            self._backup(device)
            return
        before, self.line.fault = self.line.fault, Fault.AWAY
        self.line.wait_until_quiet()
        self.server.kill()
        for ending in ("-wal", "-shm"):
            self.database.with_name(_DATABASE + ending).unlink(missing_ok=True)
        self.database.write_bytes(self.backup.read_bytes())
        self.line.fault = before

    def mend(self) -> None:
        """Let everything work again, and wait until all is saved."""
        self.line.fault = Fault.FINE
        self.line.deliver_late()
        for device in self.devices:
            self._reach(device)
            device.look()
        self._until(lambda: all(one.state in {"saved", ""} for one in self.devices))

    def settle(self) -> None:
        """Let one person put what stands beside under their own, and everybody look."""

        def done() -> bool:
            for device in self.devices:
                button = device.page.get_by_role("button", name="Put it under mine").first
                if button.is_visible() and device is self.devices[0]:
                    button.click()
                device.look()
            texts = {one.field.input_value() for one in self.devices}
            beside = any(one.page.locator(".beside").count() for one in self.devices)
            saved = all(one.state in {"saved", ""} for one in self.devices)
            return len(texts) == 1 and saved and not beside

        self._until(done)

    def _until(self, done: Callable[[], bool]) -> None:
        end = time.monotonic() + _SETTLES_WITHIN
        while not done():
            if time.monotonic() > end:
                shown = [(one.name, one.state, one.field.input_value()) for one in self.devices]
                raise TimeoutError(shown)
            time.sleep(0.15)

    def standing(self) -> str:
        """Return the notes as they stand in the database."""
        query = (
            "SELECT text FROM askwell_revision WHERE interview_id = ? AND kind != 'beside' ORDER BY id DESC"
        )
        with closing(sqlite3.connect(self.database)) as database:
            found = database.execute(query, [self.talk]).fetchone()
        return str(found[0]) if found else ""

    def visible(self) -> list[str]:
        """Return every text that somebody sees, each device's own and those beside it."""
        return [
            text
            for one in self.devices
            for text in (one.field.input_value(), *one.page.locator(".beside .note").all_inner_texts())
        ]


@dataclass
class Outcome:
    """What schedules came to, added up."""

    lost: int = 0
    doubled: int = 0
    differing: int = 0
    longest: float = 0.0

    def add(self, stage: Stage, chance: random.Random) -> None:
        """Play one schedule to its end, and count."""
        try:
            stage.play(chance)
            start = time.monotonic()
            stage.mend()
            self.longest = max(self.longest, time.monotonic() - start)
            seen = stage.visible()
            stage.settle()
        except (TimeoutError, Error) as error:
            self.differing += 1
            print(f"{stage.address} did not come to rest: {error}")
            return
        words = [word for one in stage.devices for word in one.words]
        standing = stage.standing()
        self.doubled += sum(text.split().count(word) > 1 for text in seen for word in words)
        self.lost += sum(word not in standing.split() for word in words)
        self.differing += any(one.field.input_value() != standing for one in stage.devices)


def in_the_browser(table: Table, served: Served, cookie: str, count: int) -> None:
    """Play schedules of two real browsers, of which one may have two windows."""
    made = served.run("bench.talks", str(count))
    if made.returncode:
        raise RuntimeError(made.stderr)
    outcome = Outcome()
    with Forked(served) as server, Faulty(server.port) as line, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=str(chromium.path()), args=list(chromium.LAUNCH_ARGS)
        )
        for number, (talk, room) in enumerate(json.loads(made.stdout)):
            _only(served, talk)
            devices = [_device(browser, name, line.url, cookie) for name in ("phone", "laptop")]
            stage = Stage(served, server, line, devices, line.url + room, talk, served.home.parent)
            outcome.add(stage, random.Random(_SEED + number))
            for one in devices:
                one.context.close()
        browser.close()
    table.add(Figure(f"words lost, {count} schedules in two browsers", outcome.lost, 0, ""))
    table.add(Figure("words doubled by the line, in browsers", outcome.doubled, 0, ""))
    table.add(Figure("schedules in browsers that end with different texts", outcome.differing, 0, ""))
    table.add(Figure("all is saved after the line is mended within (longest)", outcome.longest, 15, "s"))


def _only(served: Served, talk: int) -> None:
    """Let this talk be the one that runs, so that the browsers keep no others."""
    with closing(sqlite3.connect(served.home / _DATABASE)) as database:
        database.execute("UPDATE askwell_interview SET state = 'no_show_me' WHERE state = 'in_progress'")
        database.execute("UPDATE askwell_interview SET state = 'in_progress' WHERE id = ?", [talk])
        database.commit()


def _device(browser: Browser, name: str, url: str, cookie: str) -> Device:
    context = browser.new_context(viewport={"width": 390, "height": 844}, service_workers="block")
    context.set_default_timeout(60_000)
    kept = {"name": "askwell", "value": cookie, "url": url}
    context.add_cookies([kept])  # type: ignore[list-item]
    return Device(name, context, kept, context.new_page())
