"""Deciding who is the same person by keyboard: sixty questions within two minutes."""

import time
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.serving import Served

QUESTIONS = 60
HEADER = "First Name,Last Name,Email Address,Company,Position,Connected On\n"


def export(path: Path) -> Path:
    """Write a file in which many people stand twice."""
    names = [
        f"{first}{middle}"
        for first in ("Ada", "Bela", "Cleo", "Dora", "Ewa", "Finn", "Gus")
        for middle in "klmnprstvz"
    ]
    rows = [
        f"{name},{name[::-1].title()}son,,{name} Works{form},Owner,01 Jan 2020\n"
        for name in names
        for form in ("", " Ltd")
    ]
    path.write_text(HEADER + "".join(rows), encoding="utf-8")
    return path


def test_sixty_decisions_in_two_minutes(window: Page, served: Served, tmp_path: Path) -> None:
    served.run("askwell", "import", str(export(tmp_path / "Connections.csv")))
    window.goto(f"{served.url}/review")
    window.get_by_label("Decide with the keys 1, 2 and 3").check()
    began = time.monotonic()
    for number in range(QUESTIONS):
        left = window.get_by_text("question", exact=False).first
        expect(left).to_contain_text("left")
        with window.expect_navigation():
            window.keyboard.press("1" if number % 3 else "2")
    assert time.monotonic() - began < 120
    expect(window.get_by_role("heading", level=1)).to_have_text("Is this the same person?")
    expect(window.locator("main")).to_contain_text("10 questions left")
    window.reload()
    expect(window.get_by_label("Decide with the keys 1, 2 and 3")).to_be_checked()
