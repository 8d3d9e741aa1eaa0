"""Take the room's server and browser away while notes are typed, and count what was lost (`make crash`).

Server kills: a writer sends notes to a server that is killed at random and comes back; every word that was
acknowledged must stand exactly once. Browser kills: the browser is killed while somebody types without a
server; every letter older than 250 ms must be there when the page is opened again, without a line.
Schedules: two devices type over a line that breaks in every way (`bench/schedules.py`); no word may be lost
or doubled, and everybody must see the same text in the end. Beside the browsers, the worker that hands out
mail is killed too (`bench/outbox.py`): it has a home of its own and waits most of the time.
"""

import argparse
import http.client
import json
import os
import random
import signal
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Self

from playwright.sync_api import Page, Playwright, sync_playwright

from bench import schedules
from bench.forked import Forked
from bench.servers import free_port
from bench.table import Figure, Table
from tests.browser import chromium
from tests.browser.serving import Served

_SEED = 20261124
_OLD_ENOUGH = 0.25
_USUAL_ANSWER = 0.04
_DATABASE = "askwell.sqlite3"


def main() -> int:
    """Run all; return 1 when anything was lost or doubled."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--short", action="store_true", help="a few kills, for every push")
    parser.add_argument("--long", action="store_true", help="for a release")
    chosen = parser.parse_args()
    servers, browsers, lines = (
        (20, 3, 2) if chosen.short else (1000, 200, 200) if chosen.long else (200, 40, 30)
    )
    table = Table()
    with tempfile.TemporaryDirectory() as temporary:
        home = Path(temporary) / "home"
        home.mkdir(mode=0o700)
        served = Served(home, now=None)
        told = served.run("tests.browser.story", "pages")
        if told.returncode:
            raise RuntimeError(told.stderr)
        room = json.loads(told.stdout)["room"]
        kill_servers(table, served, room, servers)
        command = [sys.executable, "-m", "bench.outbox", *sys.argv[1:]]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as outbox:
            kill_browsers(table, served, room, browsers, Path(temporary))
            schedules.against_the_model(table, 100 * lines)
            schedules.in_the_browser(table, served, way_in(served, room)[0], lines)
            print(outbox.communicate()[0], end="")
    return 1 if outbox.returncode else table.exit_code()


@dataclass
class Writer:
    """Sends one word after the other on one question, each again until it is acknowledged."""

    port: int
    cookie: str
    path: str
    question: str
    acknowledged: list[str] = field(default_factory=list)
    waits: list[float] = field(default_factory=list)
    stop: threading.Event = field(default_factory=threading.Event)

    def run(self) -> None:
        """Write until stopped."""
        text = ""
        for seq in range(1, 1_000_000):
            base, text = text, f"{text} w{seq:06}" if seq % 12 else f"{text}\nw{seq:06}"
            operation = {"device": "writer", "seq": seq, "kind": "note", "at": 0, "question": self.question}
            body = {"now": 0, "kept": [], "operations": [{**operation, "base": base, "text": text}]}
            while not self._sent(json.dumps(body), seq):
                if self.stop.is_set():
                    return
                time.sleep(0.002)
            self.acknowledged.append(f"w{seq:06}")
            if self.stop.is_set():
                return

    def slowness(self) -> float:
        """Return how many times longer than usual an answer takes here; at least 1, at most 10.

        Kills come between the answers and not before all of them, also while other things run.
        """
        return min(max(1.0, statistics.median(self.waits[-50:] or [0]) / _USUAL_ANSWER), 10.0)

    def _sent(self, body: str, seq: int) -> bool:
        start = time.perf_counter()
        headers = {"Content-Type": "application/json", "Cookie": f"askwell={self.cookie}"}
        headers |= {"Sec-Fetch-Site": "same-origin"}
        try:
            with closing(http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)) as line:
                line.request("POST", self.path, body, headers)
                answer = json.loads(line.getresponse().read())
        except (OSError, http.client.HTTPException, ValueError):
            return False
        self.waits.append(time.perf_counter() - start)
        if ["writer", seq] not in answer["heard"]:
            raise RuntimeError(answer)
        return True


def kill_servers(table: Table, served: Served, room: str, kills: int) -> None:
    """Kill the server at random while a writer writes."""
    cookie, question = way_in(served, room)
    chance = random.Random(_SEED)
    back: list[float] = []
    with Forked(served) as server:
        writer = Writer(server.port, cookie, f"{room}/operations", question)
        thread = threading.Thread(target=writer.run)
        thread.start()
        for _ in range(kills):
            time.sleep(chance.uniform(0.02, 0.25) * writer.slowness())
            start = time.perf_counter()
            server.kill()
            back.append(time.perf_counter() - start)
        time.sleep(0.5)
        writer.stop.set()
        thread.join(30)
    _count(table, served, writer, kills)
    waits = sorted(writer.waits)
    table.add(Figure("the line answers within (p50)", statistics.median(waits) * 1e3, 100, "ms"))
    table.add(Figure("the line answers within (p99)", waits[int(len(waits) * 0.99)] * 1e3, 400, "ms"))
    table.add(Figure("a killed server listens again within (longest)", max(back), 3, "s"))


def _count(table: Table, served: Served, writer: Writer, kills: int) -> None:
    with closing(sqlite3.connect(served.home / _DATABASE)) as database:
        query = "SELECT text FROM askwell_revision WHERE device = 'writer' ORDER BY id DESC LIMIT 1"
        words = Counter(database.execute(query).fetchone()[0].split())
        (sound,) = database.execute("PRAGMA integrity_check").fetchone()
        rows = database.execute("SELECT count(*), count(DISTINCT seq) FROM askwell_operation").fetchone()
    many = len(writer.acknowledged)
    lost = sum(word not in words for word in writer.acknowledged)
    doubled = sum(count > 1 for count in words.values()) + rows[0] - rows[1]
    table.add(Figure(f"acknowledged notes lost, {kills} server kills, {many} notes", lost, 0))
    table.add(Figure("notes doubled", doubled, 0))
    table.add(Figure("databases not sound afterwards", int(sound != "ok"), 0))


def way_in(served: Served, room: str) -> tuple[str, str]:
    """Return a session's key, and the uid of the first question in the room."""
    served.start()
    try:
        with closing(http.client.HTTPConnection("127.0.0.1", served.port, timeout=20)) as line:
            line.request("GET", served.way_in().removeprefix(served.url))
            answer = line.getresponse()
            answer.read()
            cookie = str(answer.headers["Set-Cookie"]).split("askwell=")[1].split(";")[0]
            line.request("GET", room, headers={"Cookie": f"askwell={cookie}"})
            page = line.getresponse().read().decode()
    finally:
        served.stop()
    return cookie, page.split('data-question="')[1].split('"')[0]


def kill_browsers(table: Table, served: Served, room: str, kills: int, folder: Path) -> None:
    """Kill the browser while somebody types, the server being away; open the page again without it.

    What is found then is what the next kill finds somebody typing on.
    """
    lost, older = 0, []
    chance = random.Random(_SEED)
    served.start()
    with sync_playwright() as playwright:
        profile = folder / "profile"
        with Browser(playwright, profile) as browser:
            served.let_in(browser.page)
            browser.page.goto(served.url)
            browser.page.wait_for_selector("html[data-pocket=filled]", state="attached")
            browser.page.goto(served.url + room)
            _field(browser.page)
        served.stop()
        due = ""
        for number in range(kills + 1):
            with Browser(playwright, profile) as browser:
                start = time.perf_counter()
                browser.page.goto(served.url + room)
                found = _field(browser.page).input_value()
                if number:
                    older.append(time.perf_counter() - start)
                    lost += len(due) - _shared(due, found)
                if number < kills:
                    typed = _type(browser.page, chance.uniform(0.4, 1.5), chance)
                    killed = browser.kill()
                    due = found + "".join(letter for letter, at in typed if at < killed - _OLD_ENOUGH)
    table.add(Figure(f"letters older than 250 ms lost, {kills} browser kills", lost, 0))
    table.add(Figure("the room opens without a line within (p50)", statistics.median(older), 1, "s"))


def _shared(wanted: str, found: str) -> int:
    """Return how many letters two texts share from their beginning."""
    pairs = zip(wanted, found, strict=False)
    return next(
        (place for place, (one, other) in enumerate(pairs) if one != other), min(len(wanted), len(found))
    )


def _field(page: Page) -> Any:
    page.wait_for_selector("#room[data-ready=yes]", state="attached")
    return page.locator(".question:visible .notes textarea")


def _type(page: Page, seconds: float, chance: random.Random) -> list[tuple[str, float]]:
    """Type for some seconds; return each letter with the moment after it was there."""
    area = _field(page)
    area.focus()
    page.keyboard.press("Control+End")
    typed: list[tuple[str, float]] = []
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        letter = chance.choice("abcdefghij ")
        page.keyboard.type(letter)
        typed.append((letter, time.monotonic()))
        time.sleep(chance.uniform(0, 0.04))
    return typed


class Browser:
    """A Chromium of its own with a profile that stays, which can be killed as a power cut would."""

    def __init__(self, playwright: Playwright, profile: Path) -> None:
        port = free_port()
        command = [
            str(chromium.path()),
            *chromium.LAUNCH_ARGS,
            "--headless=new",
            f"--user-data-dir={profile}",
        ]
        command += [f"--remote-debugging-port={port}", "about:blank"]
        quiet = subprocess.DEVNULL
        self._process = subprocess.Popen(command, stdout=quiet, stderr=quiet, start_new_session=True)
        self._browser = self._connected(playwright, port)
        self.page = self._browser.contexts[0].new_page()
        self.page.set_default_timeout(20_000)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.kill()

    def _connected(self, playwright: Playwright, port: int) -> Any:
        for _ in range(200):
            try:
                return playwright.chromium.connect_over_cdp(f"http://127.0.0.1:{port}")
            except Exception:  # noqa: BLE001 -- Playwright's own, until the browser listens
                time.sleep(0.05)
        raise TimeoutError(port)

    def kill(self) -> float:
        """Kill every process of the browser; return the moment."""
        moment = time.monotonic()
        if self._process.poll() is None:
            os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait(20)
        return moment


if __name__ == "__main__":
    sys.exit(main())
