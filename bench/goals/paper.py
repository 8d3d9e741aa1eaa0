"""How fast paper is made: one card when warm, a thousand with envelopes, and the same card by WeasyPrint."""

import importlib.util
import resource
import statistics
import subprocess
import sys
import time
from pathlib import Path

from bench.table import Figure, Table

NAMES = ("paper", "cards")
_WORDS = (
    "Dear {name},",
    (
        "Thank you for seeing me on Thursday. What stayed with me was your point that the lease, not the "
        "treatment table, is the real risk. The same evening I asked two landlords for their break clauses."
    ),
    "I shall ring Tomás this week, and tell you in March what came of it.",
    "With warm thanks, Robin Ames",
)
_MANY, _FEW = 1_000, 100


def measure(table: Table, folder: Path, *, short: bool) -> None:
    """Measure in processes of their own, so that memory is that of the print alone."""
    del folder
    count = _FEW if short else _MANY
    warm, seconds, megabytes = (float(one) for one in _run("many", str(count)).split())
    table.add(Figure("paper: one card when warm", warm * 1000, 150, "ms"))
    note = f"{seconds:.2f} s for {count}"
    table.add(
        Figure("paper: 1,000 cards with envelopes, one PDF", seconds * _MANY / count, 10, "s", note=note)
    )
    table.add(Figure("paper:   peak memory", megabytes, 500, "MB"))
    if importlib.util.find_spec("weasyprint"):
        html = float(_run("weasyprint", "20"))
        note = f"{html * 1000:.1f} ms; no goal, for comparison"
        table.add(
            Figure("paper:   the card of WeasyPrint over ours", html / warm, 0, at_most=False, note=note)
        )


def _run(what: str, count: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "bench.goals.paper", what, count], capture_output=True, text=True, check=True
    )
    return done.stdout


def _cards(count: int) -> None:
    """Print the seconds of one warm card, those of `count` with envelopes, and the peak in MB."""
    from askwell.integrations.printing import press, shop, stocks  # noqa: PLC0415 -- only in the process that prints

    def face(name: str) -> shop.CardFace:
        return shop.CardFace(words=tuple(one.format(name=name) for one in _WORDS), words_inside=True)

    def one(number: int) -> float:
        began = time.perf_counter()
        press.print_paper(shop.ThankYouCards(contact="", faces=(face(f"Dr. Osei {number}"),)))
        return time.perf_counter() - began

    one(0)
    warm = statistics.median(one(number) for number in range(1, 12))
    width, height = stocks.ENVELOPES["C6"]
    form = shop.EnvelopeForm(width=width, height=height, zone=stocks.zone_of("CA").rectangle(width, height))
    address = ("114 BAKER ST", "NELSON BC  V1L 4H3")
    letters = tuple(
        shop.Letter(address=(f"PERSON {n}", *address), sender=("Robin Ames",)) for n in range(count)
    )
    run = shop.ThankYouCards(
        contact="", faces=tuple(face(f"Person {n}") for n in range(count)), letters=letters, envelope=form
    )
    began = time.perf_counter()
    press.print_paper(run)
    seconds = time.perf_counter() - began
    print(warm, seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


def _weasyprint(count: int) -> None:
    """Print the median seconds of the same card, set by WeasyPrint with the same fonts."""
    from weasyprint import CSS, HTML  # noqa: PLC0415 -- only in the process that prints
    from weasyprint.text.fonts import FontConfiguration  # noqa: PLC0415 -- see above

    from askwell.integrations.printing.press import HERE  # noqa: PLC0415 -- see above

    fonts = FontConfiguration()
    faces = "".join(
        f"@font-face {{ font-family: F{n}; src: url({file.as_uri()}) }}"
        for n, file in enumerate(sorted((HERE / "fonts").glob("*.ttf"))[:3])
    )
    css = CSS(
        string=f"{faces} @page {{ size: A4; margin: 12mm }} body {{ font: 20pt F0 }}", font_config=fonts
    )

    def one(number: int) -> float:
        words = "".join(f"<p>{one.format(name=number)}</p>" for one in _WORDS)
        began = time.perf_counter()
        HTML(string=f"<body>{words}<h1>Thank you</h1></body>").write_pdf(stylesheets=[css], font_config=fonts)
        return time.perf_counter() - began

    one(0)
    print(statistics.median(one(number) for number in range(count)))


if __name__ == "__main__":
    {"many": _cards, "weasyprint": _weasyprint}[sys.argv[1]](int(sys.argv[2]))
