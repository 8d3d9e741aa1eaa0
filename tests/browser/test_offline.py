"""A whole talk without a line, from the door to the hour after; two windows; a killed browser."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from tests.browser.conftest import DATABASE, PHONE, NewHome, Told, enter
from tests.browser.keys import Keys
from tests.browser.serving import NOW, Served
from tests.browser.test_axe import AXE, RUN, TAGS

WORDS = ("First she asked around.", "The lease was the hard part.\nThree offers.", "Ring in spring.")


@pytest.fixture(scope="module")
def told(new_home: NewHome) -> Told:
    """Return a home with the story in which nobody has been yet."""
    served = new_home()
    done = served.run("tests.browser.story", "pages")
    assert done.returncode == 0, done.stderr
    return Told(served, json.loads(done.stdout))


@pytest.fixture
def own(new_home: NewHome, told: Told) -> Iterator[Served]:
    """Return a copy of it that a test may change."""
    made = new_home(like=told.served)
    made.start()
    yield made
    made.stop()


@pytest.fixture
def window(browser: Browser, own: Served) -> Iterator[Page]:
    """Return a window at a phone's width that has filled its pocket."""
    context = enter(browser, own)
    page = context.new_page()
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    page.goto(own.url + "/")
    expect(page.locator("html")).to_have_attribute("data-pocket", "filled")
    yield page
    context.close()


def notes_of(page: Page) -> Any:
    return page.locator(".question:visible .notes textarea")


def rows(served: Served, query: str) -> list[Any]:
    with closing(sqlite3.connect(Path(served.home) / DATABASE)) as database:
        return database.execute(query).fetchall()


def open_door(page: Page, told: Told, served: Served) -> None:
    page.goto(served.url + told.places["live"])
    expect(page.locator("#room")).to_have_attribute("data-ready", "yes")


def enter_room(page: Page, told: Told, served: Served) -> None:
    open_door(page, told, served)
    yes = page.get_by_role("button", name="They said yes")
    if yes.is_visible():
        yes.click()
    expect(notes_of(page)).to_be_visible()


class Thumb:
    """Somebody who touches and types."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def press(self, target: Locator) -> None:
        target.click()

    def type(self, target: Locator, words: str) -> None:
        target.press_sequentially(words)


class Keyboard(Thumb):
    """Somebody without mouse and without touch; what is reached must be in sight."""

    def press(self, target: Locator) -> None:
        Keys(self.page).press(target)

    def type(self, target: Locator, words: str) -> None:
        Keys(self.page).to(target)
        self.page.keyboard.type(words)


@pytest.mark.parametrize("hand", [Thumb, Keyboard])
def test_twenty_minutes_without_a_line(window: Page, told: Told, own: Served, hand: type[Thumb]) -> None:
    page, by = window, hand(window)
    page.clock.install(time=NOW)
    own.kill()
    open_door(page, told, own)
    sound(page)
    by.press(page.get_by_role("button", name="They said yes"))
    sound(page)
    for words in WORDS:
        by.type(notes_of(page), words)
        page.clock.run_for("03:00")
        expect(page.locator(".question:visible .state")).to_have_text("saved on this device")
        by.press(page.get_by_role("button", name="Next question"))
    page.clock.run_for("11:10")
    expect(page.locator("#check-words")).to_contain_text("hit 20 minutes")
    sound(page)
    by.press(page.locator("#check").get_by_role("button", name="They said: go on"))
    page.clock.run_for("02:50")
    page.reload()
    expect(page.locator("#room")).to_have_attribute("data-ready", "yes")
    finish = page.get_by_role("button", name="End the talk")
    while not finish.is_visible():
        page.keyboard.press("Control+Enter")
    sound(page)
    by.type(page.locator("[name=name-1]"), "Tomás Kovač")
    by.type(page.get_by_label("Where may I send you a note?"), "417 Silica St")
    by.press(finish)
    expect(page.locator("#took")).to_contain_text("they said go on, and you took 23.")
    sound(page)
    by.type(page.get_by_label("What did you learn?"), "Rent by the day first")
    by.type(page.get_by_label("One thing they said"), "the lease")
    by.press(page.get_by_role("button", name="Keep, and on to the card"))
    expect(page.locator("#over-words")).to_contain_text("All of it is on this device")
    sound(page)
    assert rows(own, "SELECT count(*) FROM askwell_operation") == [(0,)]
    own.start()
    page.clock.run_for("00:30")
    page.wait_for_url("**/cards/*", timeout=30_000)
    is_what_was_typed(own)
    kept = page.evaluate(
        "new Promise((done) => { const asked = indexedDB.open('askwell-room'); asked.onsuccess = () => {"
        "const all = asked.result.transaction('operations').objectStore('operations').count();"
        "all.onsuccess = () => done(all.result) } })"
    )
    assert kept == 0


def is_what_was_typed(own: Served) -> None:
    """See that the record is the talk as it was played, letter for letter and minute for minute."""
    (talk,) = rows(own, "SELECT interview_id FROM askwell_operation WHERE kind = 'leave'")
    answers = rows(own, f"SELECT text FROM askwell_answer WHERE interview_id = {talk[0]} ORDER BY place")  # noqa: S608 -- a number of ours
    assert [text for (text,) in answers] == list(WORDS)
    debrief = f"SELECT learned, detail FROM askwell_debrief WHERE interview_id = {talk[0]}"  # noqa: S608 -- a number of ours
    assert rows(own, debrief) == [("Rent by the day first", "the lease")]
    times = f"SELECT minutes, extra_minutes FROM askwell_interview WHERE id = {talk[0]}"  # noqa: S608 -- a number of ours
    assert rows(own, times) == [(20, 5)]
    named = f"SELECT count(*) FROM askwell_referral WHERE interview_id = {talk[0]}"  # noqa: S608 -- a number of ours
    assert rows(own, named) == [(1,)]
    done = dict(rows(own, "SELECT kind, julianday(at) * 1440 FROM askwell_operation ORDER BY id"))
    # What the machine is slow at comes on top of the minutes that were played.
    assert done["leave"] - done["enter"] == pytest.approx(23.3, abs=0.4)
    assert done["time"] - done["enter"] == pytest.approx(20.4, abs=0.4)


def sound(page: Page) -> None:
    """See that axe finds no fault with what the room shows now, light and dark."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE)
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        assert page.evaluate(RUN, TAGS) == []


def test_every_page_says_what_opens_without_a_line(window: Page, own: Served) -> None:
    window.context.set_offline(True)
    window.goto(own.url + "/cards")
    expect(window.get_by_role("heading", level=1)).to_have_text("Without a line, this opens here.")
    assert window.get_by_role("link", name="The room").count() > 0


def test_one_window_writes_and_another_takes_over(window: Page, told: Told, own: Served) -> None:
    enter_room(window, told, own)
    notes_of(window).fill("By chance")
    other = window.context.new_page()
    other.goto(window.url)
    expect(other.locator("#elsewhere")).to_be_visible()
    first = other.locator(".question .notes textarea").first
    assert not first.is_editable()
    notes_of(window).press_sequentially(", she said")
    expect(first).to_have_value("By chance, she said")
    other.get_by_role("button", name="Write here instead").click()
    expect(other.locator("#room")).to_have_attribute("data-ready", "yes")
    expect(notes_of(other)).to_have_value("By chance, she said")
    expect(window.locator("#elsewhere")).to_be_visible()
    other.close()
    expect(window.locator("#elsewhere")).to_be_hidden()


def test_two_browsers_on_one_line_show_both_once(
    window: Page, told: Told, own: Served, browser: Browser
) -> None:
    context: BrowserContext = enter(browser, own)
    other = context.new_page()
    for page in (window, other):
        enter_room(page, told, own)
    window.context.set_offline(True)
    notes_of(window).fill("from the phone")
    notes_of(other).fill("from the laptop")
    expect(other.locator(".question:visible .state")).to_have_text("saved")
    window.context.set_offline(False)
    expect(window.locator(".beside")).to_have_count(1)
    expect(window.locator(".beside .note")).to_have_text("from the laptop")
    assert notes_of(window).input_value() == "from the phone"
    window.get_by_role("button", name="Put it under mine").click()
    expect(window.locator(".question:visible .state")).to_have_text("saved")
    expect(window.locator(".beside")).to_have_count(0)
    other.reload()
    expect(notes_of(other)).to_have_value("from the phone\nfrom the laptop")
    context.close()


def test_a_promise_without_its_day_brings_the_form_back(window: Page, told: Told, own: Served) -> None:
    enter_room(window, told, own)
    until = window.locator("#until").inner_text()
    zone = ZoneInfo(rows(own, "SELECT time_zone FROM askwell_seeker")[0][0])
    assert until == f"until {NOW.astimezone(zone) + timedelta(minutes=20):%-I:%M %p}"
    while not window.get_by_role("button", name="End the talk").is_visible():
        window.keyboard.press("Control+Enter")
    window.get_by_role("button", name="End the talk").click()
    window.get_by_label("What did you learn?").fill("Rent by the day first")
    window.get_by_label("I promised").first.fill("I will write")
    window.get_by_role("button", name="Later").click()
    expect(window.locator("#trouble")).to_contain_text("Say by when")
    expect(window.get_by_label("What did you learn?")).to_have_value("Rent by the day first")
    window.locator("#f-by-1").fill("2026-12-10")
    window.get_by_role("button", name="Keep, and on to the card").click()
    window.wait_for_url("**/cards/*")
    assert ("Rent by the day first",) in rows(own, "SELECT learned FROM askwell_debrief")
    assert ("I will write",) in rows(own, "SELECT words FROM askwell_promise")


def test_a_lost_session_keeps_all_and_sends_it_after_coming_in(window: Page, told: Told, own: Served) -> None:
    enter_room(window, told, own)
    window.context.clear_cookies()
    notes_of(window).fill("Said while nobody knew us")
    expect(window.locator("#trouble")).to_contain_text("does not know this window")
    expect(window.locator(".question:visible .state")).to_have_text("saved on this device")
    door = window.context.new_page()
    own.let_in(door)
    door.close()
    expect(window.locator(".question:visible .state")).to_have_text("saved", timeout=12_000)
    expect(window.locator("#trouble")).to_be_empty()
