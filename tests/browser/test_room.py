"""The room keeps every letter: over a reload, without a line, and with the clock reckoned from the wall."""

from playwright.sync_api import Page, expect

from tests.browser.conftest import FORGET, PHONE, Told, Watch

KEYBOARD_UP = {"width": 360, "height": 330}


def enter_room(page: Page, told: Told) -> None:
    told.show("live", page)
    yes = page.get_by_role("button", name="They said yes")
    if yes.count():
        yes.click()
    expect(page.get_by_role("timer")).to_be_visible()
    expect(page.locator(".question:visible .notes textarea")).to_have_attribute("data-ready", "yes")


def notes(page: Page) -> str:
    return page.locator(".question:visible .notes textarea").input_value()


def test_a_reload_right_after_a_letter_loses_nothing(page: Page, told: Told) -> None:
    enter_room(page, told)
    page.locator(".question:visible .notes textarea").fill("Half a sent")
    page.reload()
    assert notes(page) == "Half a sent"
    expect(page.locator(".question:visible .state")).to_have_text("saved")


def test_without_a_line_it_says_so_and_sends_later(page: Page, told: Told, watch: Watch) -> None:
    enter_room(page, told)
    page.context.set_offline(True)
    page.locator(".question:visible .notes textarea").fill("Written without a line")
    expect(page.locator("#trouble")).to_contain_text("Needs attention")
    expect(page.locator(".question:visible .state")).to_have_text("saved on this device")
    page.context.set_offline(False)
    expect(page.locator(".question:visible .state")).to_have_text("saved")
    expect(page.locator("#trouble")).to_be_empty()
    page.evaluate(FORGET)
    page.reload()
    assert notes(page) == "Written without a line"
    watch.errors.clear()


def test_the_place_and_the_clock_are_as_they_were(page: Page, told: Told) -> None:
    enter_room(page, told)
    page.get_by_role("button", name="Next question").click()
    asked = page.locator("h1:visible").inner_text()
    page.reload()
    assert page.locator("h1:visible").inner_text() == asked
    page.get_by_role("button", name="Back").click()
    assert page.locator("h1:visible").count() == 1


def test_a_device_whose_clock_is_wrong_shows_the_right_time(page: Page, told: Told) -> None:
    """The program of the story lives on another day than this browser."""
    enter_room(page, told)
    expect(page.get_by_role("timer")).to_have_text("20 min")
    assert page.locator("#check").is_hidden()
    page.reload()
    expect(page.get_by_role("timer")).to_have_text("20 min")
    assert page.locator("#check").is_hidden()


def test_nothing_hides_under_the_bar_with_the_keyboard_up(page: Page, told: Told) -> None:
    page.set_viewport_size(KEYBOARD_UP)  # type: ignore[arg-type]
    enter_room(page, told)
    page.locator(".question:visible .notes textarea").focus()
    bar = page.locator("footer.thumb:visible").bounding_box()
    field = page.locator(":focus").bounding_box()
    assert bar
    assert field
    assert field["y"] + field["height"] <= bar["y"]
    heights = [
        box["height"]
        for button in page.locator("footer button:visible").all()
        if (box := button.bounding_box())
    ]
    assert min(heights) >= 48
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    heights = [
        box["height"]
        for button in page.locator("footer button:visible").all()
        if (box := button.bounding_box())
    ]
    assert min(heights) >= 64
    size = page.get_by_role("timer").evaluate("(clock) => parseFloat(getComputedStyle(clock).fontSize)")
    assert size >= 64
