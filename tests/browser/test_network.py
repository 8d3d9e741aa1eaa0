"""The network by keyboard alone, in a wide window and in a narrow one: who led to whom, paths, whom next."""

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import PHONE, WIDE, NewHome, Told, Watch, enter
from tests.browser.keys import Keys
from tests.browser.serving import Served

CHAIN = ("Sam Lee", "Dr. Mary Osei", "Tomás Kovač")


@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["wide", "narrow"])
def test_from_the_picture_to_an_introduction(
    browser: Browser, told: Told, new_home: NewHome, size: dict[str, int]
) -> None:
    served = new_home(like=told.served)
    served.start()
    context = enter(browser, served)
    watch = Watch(served)
    watch.over(context)
    keys = Keys(context.new_page())
    keys.page.set_viewport_size(size)  # type: ignore[arg-type]
    chain(keys, served)
    grew(keys, served)
    somebody_knows(keys)
    path(keys)
    whom_next(keys)
    context.close()
    assert watch.errors == []


def chain(keys: Keys, served: Served) -> None:
    """Follow who led to whom, three deep, from page to page."""
    page = keys.page
    page.goto(served.url)
    keys.menu("Menu")
    keys.link("The network")
    expect(page.get_by_role("heading", level=1)).to_have_text("4 talks from 3 first contacts.")
    tree = page.locator("section").filter(has_text="The same in words")
    keys.follow(tree.get_by_role("link", name=CHAIN[0], exact=True))
    for name in CHAIN[1:]:
        named = page.locator("section").filter(has_text="People they named")
        keys.follow(named.get_by_role("link", name=name, exact=True))
    line = page.locator("p").filter(has_text="On August 27, 2026 you knew only Ruth Feldman.")
    expect(line).to_contain_text("Ruth Feldman → Sam Lee → Dr. Mary Osei → Tomás Kovač")


def grew(keys: Keys, served: Served) -> None:
    """Move the slider to an earlier day, step on and back, and stand where one stood."""
    page = keys.page
    page.goto(served.url + "/network")
    slider = page.get_by_role("slider")
    expect(slider).to_have_accessible_name("How it grew, until today")
    tree = page.locator("section").filter(has_text="The same in words")
    expect(tree).to_contain_text("Tomás Kovač")
    keys.press(slider, "Home")
    page.keyboard.press("ArrowRight")
    expect(slider).to_have_accessible_name("How it grew, until September 23")
    expect(slider).to_have_attribute("aria-valuetext", "September 23")
    keys.follow(page.get_by_role("button", name="Show"))
    expect(slider).to_be_focused()
    expect(tree).to_contain_text("Sam Lee")
    expect(tree).not_to_contain_text("Dr. Mary Osei")
    keys.link("Later")
    expect(slider).to_be_focused()
    expect(slider).to_have_accessible_name("How it grew, until October 15")
    keys.link("Earlier")
    expect(slider).to_have_accessible_name("How it grew, until September 23")


def somebody_knows(keys: Keys) -> None:
    """See who stands around somebody, unfold one, and note an acquaintance."""
    page = keys.page
    page.goto(page.url.split("?")[0])
    tree = page.locator("section").filter(has_text="The same in words")
    keys.follow(tree.get_by_role("link", name="Dr. Mary Osei", exact=True))
    keys.link("Whom they may know")
    list_of = page.locator("section").filter(has_text="The same in words")
    expect(list_of).not_to_contain_text("Ruth Feldman")
    keys.follow(list_of.get_by_role("link", name="show 1 more Sam Lee"))
    expect(list_of).to_contain_text("Ruth Feldman")
    keys.open("Note whom they know")
    keys.label("Name of one of your contacts", "Siobhán Ní Bhriain")
    keys.label("From where", "the choir")
    keys.button("Note it")
    expect(list_of).to_contain_text("Dr. Mary Osei and Siobhán Ní Bhriain know each other: the choir")


def path(keys: Keys) -> None:
    """Look for a way to somebody, and read what one could write."""
    page = keys.page
    keys.link("The network")
    keys.link("Who can introduce me?")
    search = page.get_by_role("searchbox", name="A name, a place, or what they do")
    keys.write(search, "Paediatric")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    way = page.locator("ol > li").filter(has_text="Ask Dr. Mary Osei to introduce you")
    expect(way).to_contain_text("know each other: the choir")
    expect(way.locator(".script")).to_be_visible()
    keys.press(way.locator("summary"))
    expect(way.locator(".script")).to_be_hidden()
    keys.press(way.locator("summary"))
    expect(way.locator(".script")).to_contain_text("Would you introduce us")


def whom_next(keys: Keys) -> None:
    """Put one first who was not, and put the one who was aside."""
    page = keys.page
    keys.link("The network")
    keys.link("Whom to ask next")
    heading = page.get_by_role("heading", level=1)
    expect(heading).to_contain_text("Marta Kowalczyk")
    keys.button("Put first Siobhán Ní Bhriain")
    expect(heading).to_contain_text("Siobhán Ní Bhriain")
    keys.button("Not this one Marta Kowalczyk")
    keys.open("Put aside for now")
    keys.button("Back into the order Marta Kowalczyk")
    expect(page.locator("ol")).to_contain_text("Marta Kowalczyk")
