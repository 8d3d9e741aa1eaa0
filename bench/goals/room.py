"""How soon every note is found again, and how soon a letter that is typed in the room is safe."""

import json
import os
import random
import re
import statistics
import subprocess
import sys
import time
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from bench import notes
from bench.homes import environment_of
from bench.servers import ask, running
from bench.table import Figure, Table
from tests.browser import chromium
from tests.browser.serving import Served

NAMES = ("notes", "keystrokes")
_SEED = 11
_SEARCHES = 300
# What the page does is noted by the page itself: when a letter was typed, when the browser's store had a text
# for good, and when Askwell said that it had heard one.
_WATCH = """
window.seen = { typed: [], stored: [], heard: [] };
addEventListener("input", (event) => seen.typed.push([performance.now(), event.target.value]), true);
const put = IDBObjectStore.prototype.put;
IDBObjectStore.prototype.put = function (value, ...more) {
  const text = value.text;
  if (text !== undefined) {
    this.transaction.addEventListener("complete", () => seen.stored.push([performance.now(), text]));
  }
  return put.call(this, value, ...more);
};
const ask = window.fetch;
window.fetch = async (address, options) => {
  const answer = await ask(address, options);
  if (!String(address).endsWith("/operations")) return answer;
  const told = await answer.clone().json();
  for (const one of JSON.parse(options.body).operations) {
    const heard = told.heard.some(([device, seq]) => device === one.device && seq === one.seq);
    if (heard && one.text !== undefined) seen.heard.push([performance.now(), one.text]);
  }
  return answer;
};
"""


def measure(table: Table, folder: Path, *, short: bool) -> None:
    """Add the figures."""
    _notes(table, folder / "notes", 10_000 if short else 100_000)
    _keystrokes(table, folder / "room", 80 if short else 400)


def _notes(table: Table, home: Path, count: int) -> None:
    home.mkdir(mode=0o700)
    environment = {**os.environ, **environment_of(home)}
    command = [sys.executable, "-m", "bench.notes", str(count)]
    made = subprocess.run(command, env=environment, check=True, capture_output=True, text=True)
    cookie = made.stdout.strip().split("cookie=")[1]
    chance = random.Random(_SEED)
    with running(["-m", "bench.serve"], environment_of(home), "/", cookie) as server:
        line = server.connect()
        waits, spent = [], []
        for _ in range(_SEARCHES):
            # A word as often as people use it, a rare one, or the beginnings of two.
            common, rare = (notes.word(int(notes.WORDS ** chance.random()) - 1) for _ in range(2))
            searched = chance.choice([common, rare, f"{common[:4]} {rare[:3]}"])
            before = server.cpu()
            waits.append(ask(line, f"/notes?search={searched.replace(' ', '+')}", server))
            spent.append(server.cpu() - before)
    note = f"p50 {statistics.median(waits):.1f} ms; CPU p50 {statistics.median(spent):.1f}, "
    note += f"p95 {_share(spent, 0.95):.1f} ms, the page with its 30 extracts"
    table.add(Figure(f"notes: found among {count} answers (p95)", _share(waits, 0.95), 50, "ms", note=note))


def _share(waits: list[float], part: float) -> float:
    return sorted(waits)[min(int(len(waits) * part), len(waits) - 1)]


def _keystrokes(table: Table, home: Path, count: int) -> None:
    home.mkdir(mode=0o700)
    served = Served(home, now=None)
    told = served.run("tests.browser.story", "pages")
    if told.returncode:
        raise RuntimeError(told.stderr)
    served.start()
    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(
                executable_path=str(chromium.path()), args=list(chromium.LAUNCH_ARGS)
            )
            page = browser.new_page()
            served.let_in(page)
            page.add_init_script(_WATCH)
            page.goto(served.url + json.loads(told.stdout)["room"])
            page.wait_for_selector("#room[data-ready=yes]", state="attached")
            stored, heard = _typed(page, count)
            browser.close()
    finally:
        served.stop()
    for name, waits, goal in (("in the browser's store", stored, 250), ("at Askwell", heard, 1000)):
        note = f"{len(waits)} letters, p50 {statistics.median(waits):.0f} ms"
        table.add(Figure(f"a letter is safe {name} within (p99)", _share(waits, 0.99), goal, "ms", note=note))


def _typed(page: Page, count: int) -> tuple[list[float], list[float]]:
    """Type letters at the pace of a quick typist; return how many ms each took to either place."""
    chance = random.Random(_SEED)
    page.locator(".question:visible .notes textarea").focus()
    for _ in range(count):
        page.keyboard.type(chance.choice("abcdefghij "))
        time.sleep(chance.uniform(0.03, 0.15))
    page.locator(".question:visible .state", has_text=re.compile("^saved$")).wait_for()
    seen = page.evaluate("seen")
    return _waits(seen["typed"], seen["stored"]), _waits(seen["typed"], seen["heard"])


def _waits(typed: list[tuple[float, str]], kept: list[tuple[float, str]]) -> list[float]:
    """Return for each letter the ms until a text that has it was kept."""
    return [
        min(moment for moment, text in kept if moment >= at and text.startswith(so_far)) - at
        for at, so_far in typed
    ]
