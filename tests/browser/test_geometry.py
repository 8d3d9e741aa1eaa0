"""Every page fits: no sideways scroll, no small words or targets, nothing focused that cannot be seen."""

import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser.conftest import NewHome, Told, enter
from tests.browser.labels import ALL
from tests.browser.story import NAMES
from tests.shared import corpus

LOOK = (Path(__file__).parent / "geometry.js").read_text(encoding="utf-8")
MAIN = ("today", "contacts", "call", "goal", "card", "interview confirmed", "start 4", "room")
TEXTS = {".vcf", ".csv", ".json", ".geojson", ".txt"}
MOST = 2_000_000
SCRIPTS = (
    "LATIN GREEK CYRILLIC HEBREW ARABIC ARMENIAN DEVANAGARI GEORGIAN THAI HANGUL HIRAGANA KATAKANA CJK"
).split()
OF_INTER = {"latin", "greek", "cyrillic", "vietnamese"}
OURS_ONLY = """
for (const name of ['--plain', '--said']) {
  const families = getComputedStyle(document.documentElement).getPropertyValue(name);
  const ours = families.split(',').filter((one) => /Inter|Source|Askwell/.test(one));
  document.documentElement.style.setProperty(name, ours.join());
}
"""
"""Leaves out the fonts of this machine, which stand before ours for other scripts than the European ones."""


def look(page: Page, *what: str) -> dict[str, Any]:
    """Return the faults that each named look at the page finds, where it finds any."""
    found = page.evaluate(
        f"(what) => {{ const look = {LOOK}; return what.map((name) => look[name]()) }}", what
    )
    return {name: faults for name, faults in zip(what, found, strict=True) if faults}


@pytest.mark.parametrize("label", ALL)
def test_a_page_fits_the_narrowest_window(label: str, page: Page, told: Told) -> None:
    """320 CSS px is a small phone, and a screen of 1280 at 400 %."""
    page.set_viewport_size({"width": 320, "height": 640})
    told.show(label, page)
    assert look(page, "sideways", "smallWords", "smallTargets") == {}


@pytest.mark.parametrize("label", ALL)
def test_nothing_focused_hides_under_the_bar(label: str, phone: Page, told: Told) -> None:
    told.show(label, phone)
    assert look(phone, "hiddenFocus", "sideways", "smallTargets") == {}


@pytest.mark.parametrize("label", ALL)
def test_a_page_fits_a_wide_window(label: str, page: Page, told: Told) -> None:
    told.show(label, page)
    assert look(page, "sideways", "smallWords", "smallTargets") == {}


@pytest.mark.parametrize("label", MAIN)
def test_tab_shows_where_it_is(label: str, phone: Page, told: Told) -> None:
    told.show(label, phone)
    hidden = []
    for _ in range(25):
        phone.keyboard.press("Tab")
        hidden += [fault for fault in look(phone, "focusCovered").values() if fault]
    assert hidden == []


@pytest.mark.parametrize("label", MAIN)
def test_nothing_moves_for_who_wants_it_still(label: str, page: Page, told: Told) -> None:
    page.emulate_media(reduced_motion="reduce")
    told.show(label, page)
    assert look(page, "moving") == {}


@pytest.mark.parametrize("label", MAIN)
def test_forced_colours_keep_every_edge(label: str, page: Page, told: Told) -> None:
    page.emulate_media(forced_colors="active")
    told.show(label, page)
    assert look(page, "shapeless", "sideways") == {}
    page.keyboard.press("Tab")
    outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert outline == "solid"


@pytest.mark.parametrize("script", NAMES)
def test_names_are_drawn_with_the_shipped_fonts(script: str, page: Page, told: Told) -> None:
    told.show(f"contact named in {script}", page)
    drawn = fonts_of(page, "h1")
    assert drawn
    assert all(is_ours for is_ours in drawn.values()), drawn
    page.goto(f"{told.served.url}/contacts?q={NAMES[script].split()[0]}")
    drawn = fonts_of(page, "main li a")
    assert all(is_ours for is_ours in drawn.values()), drawn
    # A letter that no font has is drawn as a box of the first one.
    assert any(one.startswith("Noto Sans") for one in drawn) != (script in OF_INTER), drawn


def test_names_of_real_files_are_drawn_with_the_shipped_fonts(page: Page, told: Told) -> None:
    signs = signs_of_the_corpora()
    assert len(signs) > 50
    told.show("contact", page)
    for selector in ("h1", "main p"):
        heading = page.locator(selector).first
        heading.evaluate("(one, words) => { one.textContent = words }", " ".join(sorted(signs)))
        drawn = fonts_of(page, selector)
        assert all(is_ours for is_ours in drawn.values()), (selector, drawn)


def signs_of_the_corpora() -> set[str]:
    """Return every letter of our scripts in the shared files that carry people's names."""
    folders = [corpus(name) for name in ("vcard", "csv", "linkedin", "phone", "osm", "overture")]
    files = [file for folder in folders for file in folder.rglob("*") if file.suffix in TEXTS]
    texts = [file.read_bytes()[:MOST].decode("utf-8", errors="ignore") for file in files]
    return {sign for text in texts for sign in set(text) if covered(sign)}


def covered(sign: str) -> bool:
    """Tell whether a letter is of a script that the shipped fonts are for."""
    return sign.isalpha() and unicodedata.name(sign, "").startswith(tuple(SCRIPTS))


def fonts_of(page: Page, selector: str) -> dict[str, bool]:
    """Return the fonts that draw the words of an element, and whether each is one that we ship."""
    page.evaluate(OURS_ONLY)
    page.evaluate("document.fonts.ready.then(() => true)")
    session = page.context.new_cdp_session(page)
    session.send("DOM.enable")
    session.send("CSS.enable")
    root = session.send("DOM.getDocument")["root"]["nodeId"]
    node = session.send("DOM.querySelector", {"nodeId": root, "selector": selector})["nodeId"]
    fonts = session.send("CSS.getPlatformFontsForNode", {"nodeId": node})["fonts"]
    session.detach()
    return {font["familyName"]: font["isCustomFont"] for font in fonts}


@pytest.fixture(scope="module")
def leftwards(browser: Browser, new_home: NewHome, told: Told) -> Iterator[Page]:
    """Return a window onto the same home, served in a language that is written from right to left."""
    served = new_home(like=told.served, language="he")
    served.start()
    context = enter(browser, served)
    page = context.new_page()
    page.goto(served.url + "/menu")
    yield page
    context.close()
    served.stop()


@pytest.mark.parametrize("label", ALL)
def test_a_page_fits_from_right_to_left(label: str, leftwards: Page, told: Told) -> None:
    told.show(label, leftwards)
    assert leftwards.locator("html").get_attribute("dir") == "rtl"
    for width in (320, 1280):
        leftwards.set_viewport_size({"width": width, "height": 700})
        assert look(leftwards, "sideways") == {}


def test_a_field_grows_with_its_words_in_every_browser(inside: BrowserContext, told: Told) -> None:
    """As in a browser that does not know `field-sizing`."""
    page = inside.new_page()
    page.add_init_script("CSS.supports = () => false")
    page.goto(told.served.url + told.places["debrief"])
    field = page.locator("textarea").first
    field.evaluate("(field) => { field.style.fieldSizing = 'fixed' }")
    before = field.bounding_box()
    field.fill("A line.\n" * 20)
    after = field.bounding_box()
    assert before
    assert after
    assert after["height"] > before["height"] + 200
    assert field.evaluate("(field) => field.scrollHeight <= field.clientHeight")
    page.close()
