"""What was typed outlives a killed program, a closed one and a second window; and the door opens again."""

import re
import subprocess
import sys
import webbrowser
from collections.abc import Iterator

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from askwell.cli import windows
from tests.browser.conftest import FORGET, Told
from tests.browser.serving import ROOT, Served


@pytest.fixture
def open_again(told: Told) -> Iterator[Served]:
    """Return the program of the story, which a test may end; it runs again afterwards."""
    yield told.served
    if told.served.ended(within=0):
        told.served.start()


def test_the_room_keeps_words_when_the_program_is_killed(page: Page, told: Told, open_again: Served) -> None:
    told.show("room", page)
    notes = page.locator(".question:visible .notes textarea")
    state = page.locator(".question:visible .state")
    notes.fill("First he asked around")
    expect(state).to_have_text("saved")
    open_again.kill()
    notes.press_sequentially(", then he rented.")
    expect(state).to_have_text("saved on this device")
    expect(page.locator("#trouble")).to_contain_text("Needs attention")
    open_again.start()
    page.reload()
    expect(notes).to_have_value("First he asked around, then he rented.")
    expect(state).to_have_text("saved")
    page.evaluate(FORGET)
    page.reload()
    expect(notes).to_have_value("First he asked around, then he rented.")


def test_a_form_keeps_words_when_the_program_was_closed(page: Page, told: Told, open_again: Served) -> None:
    told.show("goal_new", page)
    words = page.get_by_label("I would like to know…")
    words.fill("What does a beekeeper do all day?")
    open_again.kill()
    page.get_by_role("button", name="Keep it").click()
    expect(page.get_by_role("alert")).to_contain_text("Askwell was closed.")
    expect(words).to_have_value("What does a beekeeper do all day?")
    open_again.start()
    page.reload()
    expect(words).to_have_value("What does a beekeeper do all day?")
    page.get_by_role("button", name="Keep it").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("What does a beekeeper do all day?")


def test_two_windows_never_overwrite_each_other(page: Page, told: Told, inside: BrowserContext) -> None:
    told.show("contact_edit", page)
    other = inside.new_page()
    other.goto(page.url)
    page.get_by_label("What they do").fill("Runs two clinics")
    page.get_by_role("button", name="Keep", exact=True).click()
    expect(page.locator("main")).to_contain_text("Runs two clinics")
    other.get_by_label("What they do").fill("Manages one clinic")
    other.get_by_role("button", name="Keep", exact=True).click()
    expect(other.locator("main")).to_contain_text("changed")
    page.reload()
    expect(page.locator("main")).to_contain_text("Runs two clinics")
    other.close()


def test_closing_and_coming_in_again(settled: Page, served: Served) -> None:
    settled.get_by_role("link", name="Menu").click()
    settled.get_by_role("button", name="Close Askwell").click()
    expect(settled.get_by_role("heading", level=1)).to_have_text("Askwell is closed.")
    assert served.ended(within=10)
    served.start()
    settled.goto(served.url)
    expect(settled.get_by_role("navigation", name="Main")).to_be_visible()


def test_a_window_without_a_session_is_told_how_to_come_in(settled: Page, served: Served) -> None:
    browser = settled.context.browser
    assert browser
    stranger = browser.new_context()
    page = stranger.new_page()
    for address in ("/", "/contacts", "/journal"):
        page.goto(served.url + address)
        expect(page.get_by_role("heading", level=1)).to_contain_text("does not know this window yet")
        assert page.get_by_role("link").count() == 0
    page.goto(started_again(served))
    expect(page.get_by_role("navigation", name="Main")).to_be_visible()
    assert page.url == f"{served.url}/"
    stranger.close()


def test_the_window_that_askwell_opens_is_let_in(
    settled: Page, served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The file that leads a browser in counts as elsewhere, from where no strict cookie is sent."""
    opened: list[str] = []
    monkeypatch.setattr(webbrowser, "open", opened.append)
    windows.open_browser(served.home, served.way_in())
    browser = settled.context.browser
    assert browser
    stranger = browser.new_context()
    page = stranger.new_page()
    page.goto(opened[0])
    expect(page.get_by_role("navigation", name="Main")).to_be_visible()
    assert page.url == f"{served.url}/"
    stranger.close()


def started_again(served: Served) -> str:
    """Start Askwell while it runs: it says where to come in, and leaves the running one alone."""
    command = [sys.executable, "-m", "askwell", "serve", "--no-browser"]
    said = subprocess.run(
        command, env=served.environment(), cwd=ROOT, capture_output=True, text=True, timeout=30, check=False
    )
    assert said.returncode == 0, said.stderr
    assert not served.ended(within=0)
    last = said.stdout.splitlines()[-1]
    assert re.fullmatch(rf"{re.escape(served.url)}/in\?token=\S+", last)
    return last
