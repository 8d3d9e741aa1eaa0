"""The bookmark: a page of another site lands, is asked about, and is kept only by clicks."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import NewHome, enter
from tests.browser.serving import Served
from tests.integrations.readers.test_pages_and_mails import PROSE


class Elsewhere(BaseHTTPRequestHandler):
    """Another site, with a page that names somebody; /strict forbids forms to anywhere else."""

    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        if self.path == "/strict":
            self.send_header("Content-Security-Policy", "form-action 'self'")
        self.end_headers()
        self.wfile.write(PROSE.encode())

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 -- the library's own word
        """Say nothing."""


@pytest.fixture
def elsewhere() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Elsewhere)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="module")
def served(new_home: NewHome) -> Served:
    """Return one empty home for all of these tests."""
    made = new_home()
    made.start()
    return made


@pytest.fixture
def window(browser: Browser, served: Served) -> Iterator[Page]:
    """Return a window that was let in; it may go elsewhere, so nothing watches what it asks for."""
    context = enter(browser, served)
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    yield context.new_page()
    context.close()


def pressed(window: Page, served: Served, address: str) -> Page:
    """Open a page elsewhere, press the bookmark there, and return the window that opens."""
    window.goto(served.url + "/import/page")
    bookmark = window.get_attribute("a[href^='javascript:']", "href")
    window.goto(address)
    window.evaluate(
        """(href) => {
          const bookmark = document.createElement('a');
          Object.assign(bookmark, {href, id: 'bookmark', textContent: 'Send to Askwell'});
          document.body.prepend(bookmark);
        }""",
        bookmark,
    )
    with window.context.expect_page() as opened:
        window.click("#bookmark")
    opened.value.wait_for_load_state()
    return opened.value


def test_a_page_from_elsewhere_is_kept_only_by_clicks(window: Page, served: Served, elsewhere: str) -> None:
    landed = pressed(window, served, elsewhere + "/contact")
    expect(landed).to_have_url(served.url + "/import/clip")
    expect(landed.locator("h1")).to_contain_text("127.0.0.1")
    window.goto(served.url + "/contacts")
    expect(window.get_by_text("Mary Osei")).to_have_count(0)
    landed.get_by_role("button", name="Look at it").click()
    expect(landed.get_by_label("Name", exact=True).first).to_have_value("Mary Osei")
    window.reload()
    expect(window.get_by_text("Mary Osei")).to_have_count(0)
    landed.get_by_role("button", name="Keep the ticked ones").click()
    expect(landed.get_by_text("Mary Osei").first).to_be_visible()
    expect(landed).to_have_url(served.url + "/contacts")


def test_where_forms_are_forbidden_the_page_waits_to_be_pasted(
    window: Page, served: Served, elsewhere: str
) -> None:
    landed = pressed(window, served, elsewhere + "/strict")
    expect(landed).to_have_url(served.url + "/import/page")
    landed.get_by_label("The page or text").press("ControlOrMeta+v")
    landed.get_by_role("button", name="Find people in it").click()
    expect(landed.get_by_label("Name", exact=True).first).to_have_value("Mary Osei")
