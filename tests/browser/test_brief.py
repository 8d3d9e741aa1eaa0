"""Tests of the page for a coach, as a browser shows and prints it."""

from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
from playwright.sync_api import BrowserContext

from askwell.integrations.handovers.brief import Brief, Owed, Person, Step
from askwell.words import coaching
from tests.browser.test_axe import AXE, RUN

TODAY = date(2026, 11, 23)
STAGES = ("ready", "approaching", "scheduled", "met", "thanked", "in_touch", "parked", "declined")
PEOPLE = tuple(
    Person(
        f"{chr(65 + n % 26)}. {chr(90 - n % 26)}. ({n})", STAGES[n % 8], TODAY, Step("leave_message", TODAY)
    )
    for n in range(40)
)
FORTY = Brief(
    client="a" * 32, name="Robin Ames", made_at=datetime(2026, 11, 23, 17, tzinfo=UTC), names="initials",
    sections=("goal", "standing", "chosen", "promises", "learned", "talk"),
    goal="I have been thinking of starting a health practice of my own, but I am not sure.",
    chosen="Three calls", people=PEOPLE,
    promises=tuple(Owed("M. O.", "post_card", TODAY, overdue=True) for _ in range(4)),
    learned=("Rent is the largest cost in the first year.", "Most began with two days a week."),
    talk="Money.",
    next=Step("call", TODAY), moved_on=TODAY, overdue=4,
)  # fmt: skip


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Return the page of a client with forty contacts, as it would lie in an e-mail's attachment."""
    kept = tmp_path / "brief.html"
    kept.write_text(coaching.page(FORTY, TODAY), encoding="utf-8")
    return kept


@pytest.mark.parametrize("size", ["A4", "Letter"])
def test_forty_contacts_are_one_printed_page(inside: BrowserContext, file: Path, size: str) -> None:
    page = inside.new_page()
    page.goto(file.as_uri())
    printed = pypdfium2.PdfDocument(BytesIO(page.pdf(format=size, prefer_css_page_size=False)))
    assert len(printed) == 1
    assert "Most began with two days a week." in printed[0].get_textpage().get_text_range()
    page.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_it_is_sound_and_asks_for_nothing(
    inside: BrowserContext, file: Path, scheme: str, width: int
) -> None:
    page = inside.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(file.as_uri())
    page.evaluate(AXE)
    tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
    assert page.evaluate(RUN, tags) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert asked == [file.as_uri()]
    page.close()
