"""A phone behind a real HTTPS name: let in by a code, the room without a line, and let go again."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser import chromium
from tests.browser.conftest import PHONE, NewHome, Told, enter
from tests.browser.tls import Behind


@pytest.fixture
def behind(tmp_path: Path) -> Iterator[Behind]:
    """Return a person's own proxy."""
    with Behind(tmp_path) as found:
        yield found


@pytest.fixture
def told(new_home: NewHome, behind: Behind) -> Iterator[Told]:
    """Return a home with the story, served to the proxy's name too."""
    served = new_home(now=None)
    done = served.run("tests.browser.story", "pages")
    assert done.returncode == 0, done.stderr
    served.more = ("--behind-https", behind.host)
    behind.backend = served.port
    served.start()
    yield Told(served, json.loads(done.stdout))
    served.stop()


@pytest.fixture
def phone(browser: Browser, behind: Behind) -> Iterator[Page]:
    """Return a phone's browser that knows the name."""
    made = browser.browser_type.launch(
        executable_path=str(chromium.path()), args=[*chromium.LAUNCH_ARGS, *behind.arguments]
    )
    page = made.new_page(viewport=PHONE, is_mobile=True, has_touch=True, locale="en-CA")  # type: ignore[arg-type]
    page.set_default_timeout(15_000)
    yield page
    made.close()


def test_a_phone_is_let_in_works_without_a_line_and_is_let_go(
    browser: Browser, told: Told, behind: Behind, phone: Page
) -> None:
    laptop = enter(browser, told.served).new_page()
    laptop.goto(told.served.url + "/phones")
    laptop.get_by_role("button", name="Show a code").click()
    code = laptop.locator("#code bdi").inner_text()
    assert f"https://{behind.host}" in laptop.locator("#code").inner_text()

    home = f"https://{behind.host}"
    phone.goto(home + "/")
    phone.get_by_role("link", name="Type the code").click()
    phone.get_by_label("The code on the computer").fill(code.lower())
    phone.get_by_label("What you call this phone").fill("My Fairphone")
    phone.get_by_role("button", name="Let it in").click()
    phone.wait_for_url(home + "/")
    assert phone.evaluate("isSecureContext")
    expect(phone.locator("html")).to_have_attribute("data-pocket", "filled", timeout=15_000)

    phone.goto(home + told.places["room"])
    expect(phone.locator("#room")).to_have_attribute("data-ready", "yes")
    notes, state = (
        phone.locator(".question:visible .notes textarea"),
        phone.locator(".question:visible .state"),
    )
    notes.fill("By the name")
    expect(state).to_have_text("saved")
    phone.context.set_offline(True)
    phone.reload()
    expect(notes).to_have_value("By the name")
    notes.fill("By the name, and without it")
    expect(state).to_have_text("saved on this device")
    phone.context.set_offline(False)
    expect(state).to_have_text("saved", timeout=15_000)

    laptop.reload()
    laptop.get_by_role("button", name="Let it go").click()
    notes.fill("By the name, and without it, and let go")
    expect(phone.locator("#trouble")).to_contain_text("does not know this window", timeout=15_000)
    expect(state).to_have_text("saved on this device")
    phone.goto(home + "/interviews")
    expect(phone.get_by_role("heading", level=1)).to_contain_text("does not know this phone yet")
