"""Nobody is shut out: axe-core finds no fault on any page, light and dark, on a wide screen and a phone."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import PHONE, WIDE, Told
from tests.browser.labels import ALL

AXE = (Path(__file__).parent / "vendor" / "axe.min.js").read_text(encoding="utf-8")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
RUN = """async (tags) => {
  const found = await axe.run(document, {runOnly: {type: "tag", values: tags}, resultTypes: ["violations"]});
  return found.violations.map((fault) => [fault.id, ...fault.nodes.map((at) => at.html + at.failureSummary)]);
}"""


@pytest.mark.parametrize("label", ALL)
def test_axe_finds_nothing(label: str, page: Page, told: Told) -> None:
    told.show(label, page)
    page.evaluate(AXE)
    assert _faults(page) == {}


def _faults(page: Page) -> dict[str, Any]:
    """Return what axe finds, by scheme and width."""
    found = {}
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        for size in (WIDE, PHONE):
            page.set_viewport_size(size)  # type: ignore[arg-type]
            if faults := page.evaluate(RUN, TAGS):
                found[f"{scheme} {size['width']}"] = faults
    return found


def test_the_page_for_nobody_is_sound_too(page: Page, told: Told, browser: Any) -> None:
    stranger = browser.new_context()
    locked = stranger.new_page()
    locked.goto(told.served.url + "/")
    locked.evaluate(AXE)
    assert locked.evaluate(RUN, TAGS) == []
    stranger.close()
