"""Makes the pictures of README and guide from the demo, so that they stay true (`make pictures`)."""

import io
import json
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
from PIL import Image, ImageOps
from playwright.sync_api import Browser, sync_playwright

from tests.browser import chromium
from tests.browser.serving import ROOT, Served
from tests.integrations.printing import samples

GUIDE = ROOT / "docs" / "guide"
CARD_DPI = 110
TABLE, RULE = "#ece6da", "#d5cdbf"
LARGEST = 250_000
WIDE, PHONE = (1360, 900), (390, 844)


@dataclass(frozen=True)
class Picture:
    """One picture: the page, the size of the window, and the theme."""

    name: str
    label: str
    size: tuple[int, int] = WIDE
    scheme: str = "light"


PICTURES = (
    Picture("today", "today"),
    Picture("today-dark", "today", scheme="dark"),
    Picture("today-phone", "today", PHONE),
    Picture("call-phone", "call", PHONE),
    Picture("call", "call"),
    Picture("interview", "interview confirmed"),
    Picture("card-desk", "card"),
    Picture("learned", "learned"),
)


def main() -> int:
    """Make every picture; 1 where one has become too large."""
    GUIDE.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        served = Served(Path(folder))
        places = _tell(served)
        served.start()
        browser = playwright.chromium.launch(
            executable_path=str(chromium.path()), args=list(chromium.LAUNCH_ARGS)
        )
        try:
            _take(browser, served, places)
        finally:
            browser.close()
            served.stop()
    large = [path.name for path in GUIDE.glob("*.png") if path.stat().st_size > LARGEST]
    if large:
        print(f"Larger than {LARGEST} bytes: {', '.join(large)}")
    return 1 if large else 0


def _tell(served: Served) -> dict[str, str]:
    done = served.run("tests.browser.story", "story")
    if done.returncode:
        raise RuntimeError(done.stderr)
    found: dict[str, str] = json.loads(done.stdout)
    return found


def _take(browser: Browser, served: Served, places: dict[str, str]) -> None:
    context = browser.new_context(locale="en-CA", timezone_id="America/Vancouver")
    page = context.new_page()
    served.let_in(page)
    for picture in PICTURES:
        width, height = picture.size
        page.set_viewport_size({"width": width, "height": height})
        page.emulate_media(color_scheme="dark" if picture.scheme == "dark" else "light")
        page.goto(served.url + places[picture.label])
        page.evaluate("document.fonts.ready.then(() => true)")
        page.screenshot(path=GUIDE / f"{picture.name}.png")
        print(f"{picture.name}.png")
    page.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
    page.goto(served.url + places["interview confirmed"] + "/live")
    page.get_by_role("button", name="They said yes").click()
    page.get_by_role("timer").wait_for()
    page.screenshot(path=GUIDE / "room-phone.png")
    paper = context.request.get(served.url + places["card paper"])
    _draw(paper.body(), GUIDE / "card.png")
    _draw_sheets(samples.covers(), GUIDE / "covers.png", scale=0.42, across=3, part=(0.5, 0.5, 1, 1))
    _draw_sheets([samples.envelopes()], GUIDE / "envelopes.png", scale=0.9, across=3)
    blank: dict[str, str | float | bool] = {"words": "blank", "copies": "1", "size": "a4"}
    pack = context.request.post(
        served.url + "/paper/starter-pack", form=blank, headers={"Origin": served.url}
    )
    _draw_sheets([pack.body()], GUIDE / "starter-pack.png", scale=0.45, across=3)
    cards = context.request.get(served.url + "/paper/business-cards.pdf?code=yes")
    _draw_sheets([cards.body()], GUIDE / "business-cards.png", scale=0.9, across=1)
    context.close()


def _draw_sheets(
    pdfs: Sequence[bytes],
    path: Path,
    *,
    scale: float,
    across: int,
    part: tuple[float, float, float, float] = (0, 0, 1, 1),
) -> None:
    """Draw every page of some PDFs side by side on the table; `part` is what is shown of each, 0 to 1."""
    drawn = []
    for pdf in pdfs:
        for page in pypdfium2.PdfDocument(io.BytesIO(pdf)):
            sheet = page.render(scale=scale * 2).to_pil().convert("RGB")
            width, height = sheet.size
            left, top, right, bottom = part
            drawn.append(
                sheet.crop((int(left * width), int(top * height), int(right * width), int(bottom * height)))
            )
    gap, (width, height) = 24, drawn[0].size
    rows = -(-len(drawn) // across)
    table = Image.new("RGB", (across * (width + gap) + gap, rows * (height + gap) + gap), TABLE)
    for number, picture in enumerate(drawn):
        row, column = divmod(number, across)
        framed = ImageOps.expand(picture, 1, RULE)
        table.paste(framed, (gap + column * (width + gap), gap + row * (height + gap)))
    table.quantize(64).save(path, optimize=True)
    print(path.name)


def _draw(pdf: bytes, path: Path) -> None:
    """Draw the card as it lies on the table once it is folded: the front, and the page with the words."""
    sheet = pypdfium2.PdfDocument(io.BytesIO(pdf))[0].render(scale=CARD_DPI / 72).to_pil().convert("RGB")
    across, down = sheet.width // 2, sheet.height // 2
    edge = CARD_DPI // 5  # The marks where to fold are no part of the card.
    front = sheet.crop((across + edge, down + edge, sheet.width - edge, sheet.height - edge))
    words = sheet.crop((edge, edge, across - edge, down - edge)).rotate(180)
    gap = CARD_DPI // 3
    table = Image.new("RGB", (2 * front.width + 3 * gap, front.height + 2 * gap), TABLE)
    for number, page in enumerate((front, words)):
        left = gap + number * (front.width + gap)
        table.paste(ImageOps.expand(page, 1, RULE), (left, gap))
    table.save(path, optimize=True)
    print(path.name)


if __name__ == "__main__":
    sys.exit(main())
