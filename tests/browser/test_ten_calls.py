"""An afternoon of ten calls by keyboard alone, every outcome once; then Today is as the practice has it."""

from datetime import UTC, date, datetime, time

from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.conftest import NewHome, Watch, enter
from tests.browser.keys import Keys

ONE_O_CLOCK = datetime(2026, 11, 23, 21, 0, tzinfo=UTC)
TODAY = [
    ("Prepare for Agreed, Tue 9:00 AM", "The questions are not chosen yet."),
    ("Thank Pointed On for pointing you on", "They named someone who fits better."),
]
SOON = [
    ("tomorrow", "Get in touch with Somebody Named"),
    ("tomorrow", "Call Voicemail"),
    ("tomorrow", "Find a way to reach Wrong Number"),
    ("tomorrow", "Find a way to reach Has Left"),
    ("tomorrow", "Say the four lines aloud once, before you ring Not Rung"),
    ("tomorrow", "Call Gatekeeper"),
    ("Wed", "Call No Answer"),
]
"""What is due in the days after; who asked to be rung in two weeks and who said no are not among them."""


def test_an_afternoon_of_ten_calls(browser: Browser, new_home: NewHome) -> None:
    served = new_home(now=ONE_O_CLOCK)
    made = served.run("tests.browser.story", "calls")
    assert made.returncode == 0, made.stderr
    served.start()
    context = enter(browser, served)
    watch = Watch(served)
    watch.over(context)
    keys = Keys(context.new_page())
    keys.page.goto(served.url)
    keys.link("Make the calls one after the other")
    keys.follow(keys.page.get_by_role("link", name="Begin with"))
    for number, (name, outcome) in enumerate(OUTCOMES.items(), 1):
        expect(keys.page.get_by_role("heading", level=1)).to_have_text(name)
        not_made = list(OUTCOMES)[: number - 1].count("Not Rung")
        expect(keys.page.locator(".lead")).to_contain_text(f"Call {number - not_made} of {10 - not_made}")
        outcome(keys)
        if number < len(OUTCOMES):
            next_call(keys.page)
    expect(keys.page.locator("main")).to_contain_text("That is enough for one day.")
    to_today(keys.page)
    see_the_day(keys.page)
    context.close()
    assert watch.errors == []


def next_call(page: Page) -> None:
    """Go on by one press of a key: the link is where the keyboard is."""
    expect(page.get_by_role("link", name="Next call")).to_be_focused()
    with page.expect_navigation():
        page.keyboard.press("Enter")


def to_today(page: Page) -> None:
    expect(page.get_by_role("main").get_by_role("link", name="To Today")).to_be_focused()
    with page.expect_navigation():
        page.keyboard.press("Enter")


def see_the_day(page: Page) -> None:
    """Look at every row: today's, and those of the days to come."""
    now = page.locator("main > .day .step")
    assert [words(row) for row in now.all()] == TODAY
    expect(page.locator("main")).to_contain_text("the rest waits")
    page.locator("summary", has_text="That is all for today").click()
    soon = page.locator("details .day .step")
    assert [(row.locator(".when").inner_text(), words(row)[0]) for row in soon.all()] == SOON
    gatekeeper = soon.filter(has_text="Gatekeeper")
    expect(gatekeeper).to_contain_text("That is when they are easiest to catch.")
    expect(page.locator(".late")).to_have_count(0)


def words(row: Locator) -> tuple[str, str]:
    """Return what a row says: what to do, and why."""
    text = row.locator("b").inner_text().replace("\u202f", " ")
    return text, row.locator(".why").inner_text()


def agreed(keys: Keys) -> None:
    keys.open("We have a time")
    keys.press(keys.page.locator("[name=slot]").first, "Space")
    keys.button("Keep the time")


def no_answer(keys: Keys) -> None:
    keys.open("Not reached")
    expect(keys.page.locator("#na-day")).to_have_value("2026-11-25")
    keys.button("Nobody answered")


def voicemail(keys: Keys) -> None:
    keys.open("Not reached")
    expect(keys.page.locator("#v-day")).to_have_value("2026-11-24")
    keys.button("I left a message")


def call_later(keys: Keys) -> None:
    keys.open("Something else")
    keys.open("They asked me to ring later")
    expect(keys.page.locator("#l-day")).to_have_value("2026-12-07")
    keys.button("Keep the day")


def gatekeeper(keys: Keys) -> None:
    keys.open("Something else")
    keys.press(keys.page.locator("aside summary", has_text="Someone else answered"))
    keys.write(keys.page.locator("#g-who"), "Ana")
    keys.write(keys.page.locator("#g-best"), "mornings")
    keys.day(keys.page.locator("#g-day"), date(2026, 11, 24))
    keys.hour(keys.page.locator("#g-time"), time(10, 0))
    keys.follow(keys.page.locator("button[value=gatekeeper]"))


def not_me(keys: Keys) -> None:
    keys.open("Something else")
    keys.open("They sent me to someone else")
    keys.write(keys.page.locator("#m-name"), "Somebody Named")
    keys.button("Keep the name")


def wrong_number(keys: Keys) -> None:
    keys.open("Something else")
    keys.button("The number was wrong")


def left(keys: Keys) -> None:
    keys.open("Something else")
    keys.button("They have left that place")


def not_rung(keys: Keys) -> None:
    keys.open("I did not ring")
    keys.button("Practise, on the next working day")


def no(keys: Keys) -> None:
    keys.open("They said no")
    keys.follow(keys.page.locator("button[value=no]"))


OUTCOMES = {
    "Agreed": agreed,
    "No Answer": no_answer,
    "Voicemail": voicemail,
    "Call Later": call_later,
    "Gatekeeper": gatekeeper,
    "Pointed On": not_me,
    "Wrong Number": wrong_number,
    "Has Left": left,
    "Not Rung": not_rung,
    "Said No": no,
}
