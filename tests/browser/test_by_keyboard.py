"""The whole story by keyboard alone: from a goal through a call, a talk and a card to a finding."""

from datetime import UTC, date, datetime, time

from playwright.sync_api import Page, expect

from tests.browser.keys import Keys
from tests.browser.serving import Served

TALK_ON, TALK_AT = date(2026, 11, 26), time(14, 0)
WEDNESDAY = datetime(2026, 11, 25, 18, 0, tzinfo=UTC)
THURSDAY = datetime(2026, 11, 26, 22, 0, tzinfo=UTC)
FRIDAY = datetime(2026, 11, 27, 18, 0, tzinfo=UTC)
WEEKS_LATER = datetime(2027, 3, 15, 17, 0, tzinfo=UTC)


def test_the_whole_story_by_keyboard_alone(window: Page, served: Served) -> None:
    keys = Keys(window)
    first_screens(keys)
    goal_and_contact(keys)
    call_for_a_time(keys)
    prepare(keys)
    at(window, served, WEDNESDAY)
    confirm(keys)
    at(window, served, THURSDAY)
    talk(keys)
    write_up(keys)
    card(keys)
    at(window, served, FRIDAY)
    post_and_go_on(keys)
    at(window, served, WEEKS_LATER)
    check_in(keys)
    find_out(keys)


def at(page: Page, served: Served, now: datetime) -> None:
    """Come back at another time: Askwell is started again, and Today is opened."""
    served.moved_to(now)
    page.goto(served.url)


def first_screens(keys: Keys) -> None:
    keys.button("Start")
    keys.label("What should people call you?", "Robin Ames")
    keys.button("Go on")
    keys.button("Skip")
    keys.button("Skip, nobody today")


def goal_and_contact(keys: Keys) -> None:
    keys.link("Write it in one sentence")
    keys.label("I would like to know…", "Should I open a practice of my own?")
    keys.label("Things to learn", "Money\nThe week")
    keys.label("What do you think the answer is today?", "Not yet")
    keys.button("Keep it")
    keys.link("Choose someone")
    keys.link("Add someone")
    keys.label("Name", "Dr. Mary Osei")
    keys.label("What they do", "Physiotherapist")
    keys.label("Where", "Osei Physiotherapy")
    keys.label("Phone", "+1 250 555 0143")
    keys.button("Add")
    keys.label("Why this person?", "She opened hers two years ago")
    keys.button("Yes, I will ring")


def call_for_a_time(keys: Keys) -> None:
    keys.menu("Today")
    row = keys.page.locator(".step").filter(has_text="Dr. Mary Osei")
    keys.follow(row.get_by_role("link"))
    expect(keys.page.get_by_role("link", name="Ring")).to_have_attribute("href", "tel:+12505550143")
    keys.open("We have a time")
    keys.day(keys.page.locator("#a-day"), TALK_ON)
    keys.hour(keys.page.locator("#a-time"), TALK_AT)
    keys.label("Where", "417 Silica St, Nelson")
    keys.button("Keep the time")


def prepare(keys: Keys) -> None:
    keys.menu("Interviews")
    keys.follow(keys.page.get_by_role("main").get_by_role("link", name="Prepare"))
    keys.button("Take these")
    expect(keys.page.get_by_role("link", name="Print the question sheet")).to_be_visible()


def confirm(keys: Keys) -> None:
    keys.follow(keys.page.locator(".step .button").first)
    keys.button("I have confirmed")


def talk(keys: Keys) -> None:
    page = keys.page
    page.clock.install(time=THURSDAY)
    keys.follow(page.locator(".step .button"))
    keys.press(page.get_by_role("button", name="They said yes"))
    notes = page.locator(".question:visible .notes textarea")
    keys.to(notes)
    page.keyboard.type("She rented a room by the day for two years first.")
    expect(page.locator(".question:visible .state")).to_have_text("saved")
    keys.press(page.get_by_role("button", name="For the card"))
    keys.press(page.get_by_role("button", name="Next question"))
    expect(notes).to_be_focused()
    page.keyboard.type("The lease was the hard part.")
    page.keyboard.press("Control+Enter")
    page.clock.fast_forward("15:10")
    check = page.locator("#check")
    expect(check).to_be_visible()
    keys.press(check.get_by_role("button", name="They said: go on"))
    expect(check).to_be_hidden()
    finish = page.get_by_role("button", name="End the talk")
    while not finish.is_visible():
        page.keyboard.press("Control+Enter")
    keys.write(page.locator("[name=name-1]"), "Tomás Kovač")
    keys.press(page.locator("[name=use-1]"), "Space")
    keys.press(page.locator("[name=quote][value='']"), "ArrowRight")
    expect(page.locator("[name=quote][value=named]")).to_be_checked()
    keys.label("Where may I send you a note?", "417 Silica St\nNelson BC V1L 4N2")
    keys.press(finish)


def write_up(keys: Keys) -> None:
    keys.label("What did you learn?", "Rent by the day first")
    keys.label("One thing they said, for the card", "the lease was the hard part")
    keys.label("I promised", "I will tell you how it went with Tomás")
    keys.day(keys.page.locator("#f-by-1"), date(2026, 12, 10))
    keys.follow(keys.page.get_by_role("button", name="Keep, and on to the card"))


def card(keys: Keys) -> None:
    words = keys.page.locator("textarea[name=words]")
    expect(words).to_contain_text("the lease was the hard part")
    keys.write(
        words, "Dear Dr. Osei,\nThank you for your time, and for what you said about the lease.\nRobin Ames"
    )
    keys.button("Keep these words")
    keys.button("I have written it")


def post_and_go_on(keys: Keys) -> None:
    page = keys.page
    row = page.locator(".step").filter(has_text="Post the card")
    keys.follow(row.get_by_role("link"))
    keys.button("Posted")
    keys.menu("Contacts")
    keys.link("Tomás Kovač")
    expect(page.locator("main")).to_contain_text("Dr. Mary Osei")
    expect(page.locator(".step")).to_contain_text("Tomás Kovač")


def check_in(keys: Keys) -> None:
    keys.menu("Contacts")
    keys.link("Dr. Mary Osei")
    keys.follow(keys.page.locator(".step .button"))
    keys.button("I kept it")
    keys.menu("Contacts")
    keys.link("Dr. Mary Osei")
    keys.follow(keys.page.locator(".step .button"))
    keys.button("I have sent it")
    keys.menu("Contacts")
    keys.link("Dr. Mary Osei")
    expect(keys.page.locator(".timeline")).to_contain_text("Checked in.")


def find_out(keys: Keys) -> None:
    page = keys.page
    keys.menu("Learned")
    keys.label("In one sentence", "Rent by the day before you sign a lease.")
    keys.button("Keep the finding")
    keys.follow(page.get_by_role("button", name="For it").first)
    expect(page.locator("main")).to_contain_text("For it: 1 person")
