"""What breaks while a talk goes on is said on the page, keeps every letter, and heals by itself."""

import json
import sqlite3
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import DATABASE, PHONE, NewHome, Told, enter
from tests.browser.faults import Fault, Faulty
from tests.browser.serving import Served

HEALS_WITHIN = 12_000
BERLIN_AUTUMN = datetime(2026, 10, 25, 0, 50, tzinfo=UTC)
"""Ten to three in the morning in Berlin; at three the clocks go back to two."""

_LOOKS = 8


@pytest.fixture(scope="module")
def told(new_home: NewHome) -> Told:
    """Return a home with the story in which nobody has been yet, by the clock of this machine."""
    served = new_home(now=None)
    done = served.run("tests.browser.story", "pages")
    assert done.returncode == 0, done.stderr
    return Told(served, json.loads(done.stdout))


@pytest.fixture
def own(new_home: NewHome, told: Told) -> Iterator[Served]:
    """Return a copy of it that a test may change."""
    made = new_home(like=told.served, now=None)
    made.start()
    yield made
    made.stop()


@pytest.fixture
def room(browser: Browser, own: Served, told: Told) -> Iterator[Page]:
    """Return a window in a room where notes are taken."""
    context = enter(browser, own)
    page = context.new_page()
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    page.goto(own.url + told.places["room"])
    expect(page.locator("#room")).to_have_attribute("data-ready", "yes")
    yield page
    context.close()


def notes(page: Page) -> Any:
    return page.locator(".question:visible .notes textarea")


def state(page: Page) -> Any:
    return page.locator(".question:visible .state")


def kept(served: Served) -> str:
    """Return the newest notes at Askwell, once the database is found sound."""
    with closing(sqlite3.connect(served.home / DATABASE)) as database:
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        found = database.execute("SELECT text FROM askwell_revision ORDER BY id DESC LIMIT 1").fetchone()
    return str(found[0])


@pytest.mark.skipif(sys.platform != "linux", reason="files are kept from growing as Linux does it")
def test_a_disk_that_is_full_is_said_and_loses_nothing(room: Page, own: Served) -> None:
    notes(room).fill("While there was room")
    expect(state(room)).to_have_text("saved")
    own.let_files_grow(4096)
    notes(room).fill("While there was room, and when there was none")
    expect(room.locator("#trouble")).to_contain_text("the disk of the computer takes nothing more")
    expect(state(room)).to_have_text("saved on this device")
    assert kept(own) == "While there was room"
    own.let_files_grow(None)
    expect(state(room)).to_have_text("saved", timeout=HEALS_WITHIN)
    expect(room.locator("#trouble")).to_be_empty()
    assert kept(own) == "While there was room, and when there was none"


def test_a_browser_that_keeps_nothing_says_so_and_sends_on(browser: Browser, own: Served, told: Told) -> None:
    context = enter(browser, own)
    page = context.new_page()
    page.goto(own.url + "/menu")
    storage = context.new_cdp_session(page)
    # Chromium asks how much may be kept before the first letter; later it remembers the answer for a while.
    storage.send("Storage.overrideQuotaForOrigin", {"origin": own.url, "quotaSize": 1})
    page.goto(own.url + told.places["room"])
    expect(page.locator("#room")).to_have_attribute("data-ready", "yes")
    context.set_offline(True)
    notes(page).fill("No room for this")
    expect(state(page)).to_have_text("needs attention")
    expect(page.locator("#trouble")).to_contain_text("Leave this page open until then")
    context.set_offline(False)
    expect(state(page)).to_have_text("saved", timeout=HEALS_WITHIN)
    assert kept(own) == "No room for this"
    storage.send("Storage.overrideQuotaForOrigin", {"origin": own.url})
    notes(page).fill("No room for this, and then there was")
    expect(state(page)).to_have_text("saved", timeout=HEALS_WITHIN)
    expect(page.locator("#trouble")).to_be_empty()
    context.close()


@pytest.mark.parametrize("fault", [Fault.FAILING, Fault.MUTE, Fault.AWAY, Fault.LATE])
def test_whatever_the_line_answers_is_sent_again(
    browser: Browser, own: Served, told: Told, fault: Fault
) -> None:
    with Faulty(own.port) as line:
        context = enter(browser, own)
        page = context.new_page()
        page.goto(line.url + told.places["room"])
        expect(page.locator("#room")).to_have_attribute("data-ready", "yes")
        line.fault = fault
        notes(page).fill(f"Said while it was {fault}")
        expect(page.locator("#trouble")).to_contain_text("Needs attention", timeout=HEALS_WITHIN)
        expect(state(page)).to_have_text("saved on this device")
        line.fault = Fault.FINE
        line.deliver_late()
        expect(state(page)).to_have_text("saved", timeout=HEALS_WITHIN)
        expect(page.locator("#trouble")).to_be_empty()
        assert kept(own) == f"Said while it was {fault}"
        context.close()


def test_what_is_sent_twice_at_once_is_heard_once(browser: Browser, own: Served, told: Told) -> None:
    with Faulty(own.port) as line:
        context = enter(browser, own)
        page = context.new_page()
        page.goto(line.url + told.places["room"])
        line.fault = Fault.TWICE
        for words in ("One", "One two", "One two three"):
            notes(page).fill(words)
            expect(state(page)).to_have_text("saved")
        context.close()
    with closing(sqlite3.connect(own.home / DATABASE)) as database:
        query = "SELECT count(*), count(DISTINCT seq) FROM askwell_operation WHERE kind = 'note'"
        all_of_them, different = database.execute(query).fetchone()
    assert all_of_them == different
    assert kept(own) == "One two three"


def test_a_clock_that_is_set_moves_the_talk_by_no_second(room: Page) -> None:
    """An hour on, an hour back, a day back: the seconds used stay those of the computer's clock."""
    began = json.loads(room.locator("#facts").inner_text())["began"] / 1000
    expect(room.get_by_role("timer")).to_contain_text("min")
    for step in (3600, -3600, -86_400, 0):
        room.clock.set_system_time(time.time() + step)
        room.evaluate("dispatchEvent(new Event('focus'))")
        # Until Askwell was asked the page cannot know better; on a busy computer that takes a while.
        for _ in range(_LOOKS):
            room.wait_for_timeout(1300)
            used = float(room.locator("#used").evaluate("(bar) => bar.value"))
            if abs(used - (time.time() - began)) < 2.3:
                break
        assert used == pytest.approx(time.time() - began, abs=2.3)
        assert room.locator("#check").is_hidden()


def test_a_talk_over_the_hour_that_comes_twice_ends_when_it_should(
    browser: Browser, new_home: NewHome
) -> None:
    served = new_home(now=BERLIN_AUTUMN)
    done = served.run("tests.browser.story", "pages")
    assert done.returncode == 0, done.stderr
    with closing(sqlite3.connect(served.home / DATABASE)) as database:
        database.execute("UPDATE askwell_seeker SET time_zone = 'Europe/Berlin'")
        database.commit()
    served.start()
    context = enter(browser, served)
    page = context.new_page()
    page.goto(served.url + json.loads(done.stdout)["room"])
    expect(page.locator("#room")).to_have_attribute("data-ready", "yes")
    expect(page.locator("#until")).to_have_text("until 2:10 AM")
    expect(page.get_by_role("timer")).to_have_text("20 min")
    page.get_by_role("button", name="They said: go on").first.click()
    expect(page.locator("#until")).to_have_text("until 2:15 AM")
    expect(state(page)).to_have_text("")
    context.close()
    served.stop()
