"""From an answer to a decision, by keyboard alone: mark, find, see where people disagree, decide, print."""

import re
from io import BytesIO

import pypdfium2
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import NewHome, Told, Watch, enter
from tests.browser.keys import Keys
from tests.browser.serving import Served

CLAIM = "Whoever drives to the patients needs no lease."


def test_from_an_answer_to_the_printed_report(browser: Browser, told: Told, new_home: NewHome) -> None:
    served = new_home(like=told.served)
    served.start()
    context = enter(browser, served)
    watch = Watch(served)
    watch.over(context)
    keys = Keys(context.new_page())
    keys.page.goto(served.url + told.places["voices"])
    mark(keys)
    finding(keys)
    decide(keys)
    report(keys, served)
    context.close()
    assert watch.errors == []


def mark(keys: Keys) -> None:
    page = keys.page
    keys.follow(page.get_by_role("link", name=re.compile("Mark words.*Mary Osei")).first)
    sentence = page.get_by_role("radio").first
    keys.press(sentence, "Space")
    words = page.get_by_role("textbox", name="The words you chose")
    expect(words).to_have_value("Two years until a steady wage, to the month.")
    keys.write(words, "a steady wage")
    keys.write(page.get_by_role("combobox", name="Theme"), "patience")
    keys.button("Mark it")
    expect(page.locator("#answer-text mark").filter(has_text=re.compile("^a steady wage$"))).to_be_visible()
    expect(page.get_by_role("complementary")).to_contain_text("patience")


def finding(keys: Keys) -> None:
    page = keys.page
    keys.menu("Learned")
    keys.label("In one sentence", CLAIM)
    keys.button("Keep the finding")
    keys.follow(page.get_by_role("button", name="For it").first)
    expect(page.locator("header")).to_contain_text("For it: 1 person")
    keys.follow(page.get_by_role("button", name="Against it").last)
    expect(page.locator("header")).to_contain_text("They disagree: ask one more person.")
    keys.menu("Learned")
    apart = page.locator("article").filter(has_text=CLAIM)
    expect(apart.locator("blockquote")).to_have_count(2)
    expect(apart).to_contain_text("You could ask:")


def decide(keys: Keys) -> None:
    page = keys.page
    keys.follow(page.get_by_role("complementary").get_by_role("link", name="Decide"))
    expect(page.locator("main")).to_contain_text("Probably not. I think it takes three years to pay a wage")
    keys.follow(page.get_by_role("link", name="say how").first)
    keys.press(page.get_by_role("radio", name="I do not know yet"), "ArrowDown")
    expect(page.get_by_role("radio", name="does well")).to_be_checked()
    keys.press(page.get_by_role("checkbox", name=CLAIM), "Space")
    keys.button("Keep it")
    expect(page.locator("table")).to_contain_text("stands on 1 finding")
    keys.open("I decided something else")
    keys.label("I will…", "Begin with a car, not with a room.")
    keys.label("Because…", "No lease, no lean winter.")
    keys.button("Keep the decision")
    expect(page.get_by_role("heading", level=1)).to_have_text("Begin with a car, not with a room.")


def report(keys: Keys, served: Served) -> None:
    page: Page = keys.page
    keys.follow(page.get_by_role("main").get_by_role("link", name="The report").last)
    frame = page.frame_locator("iframe")
    expect(frame.locator("body")).to_contain_text(CLAIM)
    expect(frame.locator("body")).to_contain_text("Dr. Mary Osei")
    keys.press(page.get_by_role("radio", name="For me"), "ArrowUp")
    expect(page.get_by_role("radio", name="For anybody")).to_be_checked()
    keys.button("Show it")
    expect(frame.locator("body")).to_contain_text("Begin with a car")
    expect(frame.locator("body")).not_to_contain_text("Osei")
    address = page.get_by_role("link", name="Print it").get_attribute("href") or ""
    answer = page.request.get(served.url + address)
    printed = pypdfium2.PdfDocument(BytesIO(answer.body()))
    text = "".join(page.get_textpage().get_text_range() for page in printed)
    assert "Begin with a car" in text
    assert "Osei" not in text
