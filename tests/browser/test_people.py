"""The list of people by keyboard: find, choose, tag, look at the tagged ones, and take it back."""

from playwright.sync_api import Page, expect

from tests.browser.conftest import Told
from tests.browser.keys import Keys


def test_filter_choose_tag_and_undo_by_keyboard(page: Page, told: Told) -> None:
    told.show("people_filter", page)
    keys = Keys(page)
    keys.press(page.get_by_label("Never asked"), "Space")
    keys.button("Show them")
    expect(page.get_by_role("main")).to_contain_text("never asked")
    boxes = page.locator("input[name=who]")
    bar = page.get_by_role("group", name="With those ticked")
    expect(bar).to_be_hidden()
    name = boxes.nth(0).get_attribute("aria-label")
    assert name
    keys.press(boxes.nth(0), "Space")
    keys.press(boxes.nth(1), "Space")
    expect(bar).to_be_visible()
    keys.write(bar.get_by_label("Tag", exact=True), "library")
    keys.button("Tag them")
    expect(page.get_by_role("status").first).to_contain_text("library")
    keys.button("Undo")
    expect(page.get_by_role("status").first).to_contain_text("Taken back")
    expect(page.get_by_role("main")).to_contain_text(name)
