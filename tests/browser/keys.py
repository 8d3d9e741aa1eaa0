"""A person without a mouse: everything by Tab, Enter, Space, arrows and letters."""

from datetime import date, time

from playwright.sync_api import Locator, Page, expect

MOST_TABS = 120
SEEN = """(one) => {
  const ringed = (each) => getComputedStyle(each).outlineStyle !== "none"
    && parseFloat(getComputedStyle(each).outlineWidth) >= 2;
  const box = one.getBoundingClientRect();
  const top = document.elementFromPoint(box.left + box.width / 2, box.top + Math.min(box.height, 40) / 2);
  return { ring: ringed(one), covered: !(top && (one.contains(top) || top.contains(one))) };
}"""
"""Whether what has the focus has a ring around it, and whether something else lies over it."""


class Keys:
    """The keyboard of a window; what is reached must be in sight, uncovered, and have a ring around it."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def to(self, target: Locator) -> None:
        """Press Tab until the target has the focus."""
        expect(target).to_have_count(1)
        for _ in range(MOST_TABS):
            if target.evaluate("(one) => one === document.activeElement"):
                expect(target).to_be_in_viewport()
                assert target.evaluate(SEEN) == {"ring": True, "covered": False}, str(target)
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"Tab does not lead to {target}")

    def press(self, target: Locator, key: str = "Enter") -> None:
        """Go to the target and press a key there."""
        self.to(target)
        self.page.keyboard.press(key)

    def follow(self, target: Locator) -> None:
        """Go to a link or button that leads to another page, and go there."""
        self.to(target)
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")

    def link(self, name: str) -> None:
        """Follow the link of the page that has this name."""
        self.follow(self.page.get_by_role("main").get_by_role("link", name=name, exact=True))

    def menu(self, name: str) -> None:
        """Follow a link of the menu."""
        self.follow(self.page.get_by_role("navigation").get_by_role("link", name=name))

    def button(self, name: str) -> None:
        """Press the button that has this name and leads on."""
        self.follow(self.page.get_by_role("button", name=name, exact=True))

    def open(self, name: str) -> None:
        """Open what is folded under this name."""
        self.press(self.page.locator("summary", has_text=name))

    def write(self, target: Locator, words: str) -> None:
        """Go to a field and write, in place of what stands there."""
        self.to(target)
        self.page.keyboard.press("Control+A")
        self.page.keyboard.insert_text(words)
        expect(target).to_have_value(words)

    def label(self, label: str, words: str) -> None:
        """Write into the field that has this label."""
        self.write(self.page.get_by_role("textbox", name=label).first, words)

    def day(self, target: Locator, day: date) -> None:
        """Type a day into a date field; which part comes first is the browser's own affair."""
        ways = (day.strftime("%Y%m%d"), day.strftime("%m%d%Y"), day.strftime("%d%m%Y"))
        self._parts(target, ways, day.isoformat())

    def hour(self, target: Locator, at: time) -> None:
        """Type an hour into a time field, by twelve or by twenty-four."""
        ways = (at.strftime("%I%M%p"), at.strftime("%H%M"))
        self._parts(target, ways, at.strftime("%H:%M"))

    def _parts(self, target: Locator, ways: tuple[str, ...], wanted: str) -> None:
        for typed in ways:
            self.to(target)
            self.page.keyboard.type(typed)
            if target.input_value() == wanted:
                return
            # Shift+Tab leaves the field at its beginning, so that the next way starts at its first part.
            while target.evaluate("(one) => one === document.activeElement"):
                self.page.keyboard.press("Shift+Tab")
        raise AssertionError(f"no way of typing gives {wanted}")
