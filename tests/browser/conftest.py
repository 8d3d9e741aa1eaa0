"""What browser tests ask for: one Chromium, homes that are served, and pages that are watched for trouble.

These fixtures end with this folder: while Playwright runs, Django takes this thread for an asynchronous one.
"""

import json
import re
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Request,
    expect,
    sync_playwright,
)

from tests.browser import chromium
from tests.browser.serving import Served

WIDE = {"width": 1280, "height": 860}
PHONE = {"width": 390, "height": 844}
DATABASE = "askwell.sqlite3"
FORGET = "localStorage.clear(); indexedDB.deleteDatabase('askwell-room')"
"""What makes a browser forget all that a room kept in it."""
REFUSED = re.compile(
    r"responded with a status of (400|403|409)|ERR_(CONNECTION_REFUSED|INTERNET_DISCONNECTED)"
)
NewHome = Callable[..., Served]


@dataclass
class Watch:
    """What went wrong on a page without anybody seeing it."""

    served: Served
    errors: list[str] = field(default_factory=list)

    def over(self, context: BrowserContext) -> None:
        """Watch every page of a context: its console (the CSP reports there), its scripts, its requests."""
        context.on("console", self._said)
        context.on("weberror", lambda error: self.errors.append(f"script: {error.error}"))
        context.on("request", self._asked)

    def _said(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"} and not REFUSED.search(message.text):
            self.errors.append(f"console: {message.text} ({message.page and message.page.url})")

    def _asked(self, request: Request) -> None:
        asked = urlsplit(request.url)
        if asked.scheme not in {"data", "blob"} and asked.netloc != urlsplit(self.served.url).netloc:
            self.errors.append(f"request: {request.url}")


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """Return the one Chromium of these tests."""
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(
            executable_path=str(chromium.path()), args=list(chromium.LAUNCH_ARGS)
        )
        yield found
        found.close()


@pytest.fixture(scope="package")
def new_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[NewHome]:
    """Return what makes a fresh home that is served; every program is stopped at the end."""
    made: list[Served] = []
    empty = tmp_path_factory.mktemp("empty")

    def make(*, like: Served | None = None, **options: Any) -> Served:
        if not (empty / DATABASE).exists():
            _run(Served(empty), "empty")
        home = tmp_path_factory.mktemp("home")
        home.chmod(0o700)
        _copy(like.home if like else empty, home)
        made.append(Served(home, **options))
        return made[-1]

    yield make
    for served in made:
        served.stop()


def _copy(from_home: Path, to_home: Path) -> None:
    """Copy the database of a home, which may be in use."""
    with (
        closing(sqlite3.connect(from_home / DATABASE)) as old,
        closing(sqlite3.connect(to_home / DATABASE)) as new,
    ):
        old.backup(new)


@dataclass
class Told:
    """The home with the story, served; `places` are its addresses by label."""

    served: Served
    places: dict[str, str]

    def show(self, label: str, page: Page) -> None:
        """Show a labelled page in a window, and see that it is the page and no excuse."""
        answer = page.goto(urljoin(page.url, self.places[label]))
        assert answer
        assert answer.status == 200, f"{self.places[label]}: {answer.status}"


@pytest.fixture(scope="package")
def told(new_home: NewHome) -> Told:
    """Return the home with the invented story and one page of each kind."""
    served = new_home()
    places = json.loads(_run(served, "pages"))
    served.start()
    return Told(served, places)


def _run(served: Served, what: str) -> str:
    """Return what tests.browser.story prints in a home."""
    done = served.run("tests.browser.story", what)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="package")
def inside(browser: Browser, told: Told) -> BrowserContext:
    """Return a context that was let in to the story; it lasts as long as these tests."""
    return enter(browser, told.served)


@pytest.fixture(scope="package")
def story_watch(inside: BrowserContext, told: Told) -> Watch:
    """Return the one watch over the pages of the story."""
    watch = Watch(told.served)
    watch.over(inside)
    return watch


@pytest.fixture
def watch(story_watch: Watch) -> Iterator[Watch]:
    """Fail the test when a page complained, or asked another host for something."""
    story_watch.errors.clear()
    yield story_watch
    assert story_watch.errors == []


@pytest.fixture(scope="package")
def only_page(inside: BrowserContext) -> Page:
    """Return the one window in which the pages of the story are looked at."""
    return inside.new_page()


@pytest.fixture
def page(only_page: Page, watch: Watch) -> Page:
    """Return the window of the story, wide and light."""
    if only_page.url == "about:blank":
        only_page.goto(watch.served.url + "/menu")
    only_page.set_viewport_size(WIDE)  # type: ignore[arg-type]
    only_page.emulate_media(color_scheme="light", reduced_motion="no-preference", forced_colors="none")
    return only_page


@pytest.fixture
def phone(page: Page) -> Page:
    """Return the window of the story at a phone's width."""
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    return page


@pytest.fixture
def served(new_home: NewHome) -> Served:
    """Return an empty home that is served, on a Monday morning."""
    made = new_home()
    made.start()
    return made


@pytest.fixture
def window(browser: Browser, served: Served) -> Iterator[Page]:
    """Return the window in which Askwell has just opened for the first time, watched for trouble."""
    context = enter(browser, served)
    watch = Watch(served)
    watch.over(context)
    page = context.new_page()
    page.goto(served.url)
    yield page
    context.close()
    assert watch.errors == []


@pytest.fixture
def settled(window: Page) -> Page:
    """Return the window of somebody who has skipped the first run."""
    window.get_by_role("button", name="Skip all of this").click()
    expect(window.get_by_role("navigation", name="Main")).to_be_visible()
    return window


def enter(browser: Browser, served: Served, **options: Any) -> BrowserContext:
    """Return a new context that was let in to a served home."""
    context = browser.new_context(viewport=WIDE, locale="en-CA", timezone_id="America/Los_Angeles", **options)  # type: ignore[arg-type]
    context.set_default_timeout(8000)
    first = context.new_page()
    served.let_in(first)
    first.close()
    return context


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what asks for the browser as such."""
    for item in items:
        if "browser" in getattr(item, "fixturenames", ()) and Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)
