"""Turns a paper into the bytes of a PDF with Typst; the data goes in as JSON and never as source."""

import json
import re
import threading
from dataclasses import asdict
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal, get_args

from askwell.integrations.printing.papers import Paper
from askwell.kernel.errors import N_, BadInputError, UsageError

if TYPE_CHECKING:
    import typst

Size = Literal["a4", "letter"]

HERE: Final = Path(__file__).parent
TOO_LONG: Final = re.compile(r"askwell:too-long:(\w+)")
CONTROL: Final = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff]+")
# Scripts that are written without spaces may be broken anywhere and need no help.
LONG_WORD: Final = re.compile(r"[^\s\u200b\-/\u0e00-\u0eff\u1100-\u11ff\u2e80-\ud7ff\uf900-\uffef]{41,}")
FOURTEEN: Final = re.compile(r"(.{14})(?=\w)")
TAG: Final = re.compile(r"([A-Za-z]{2,3})(?:[-_][A-Za-z]{4})?(?:[-_]([A-Za-z]{2}))?\Z")
TOO_LONG_ANYWHERE: Final = N_("The part “{part}” is too long for this paper. Shorten it and print again.")
TOO_LONG_FOR: Final = {
    "contact": N_("The name is too long for this paper. Shorten it and print again."),
    "question": N_("A question is too long for its place on the sheet. Shorten it and print again."),
    "script": N_("The words to say are too long for one page. Shorten them and print again."),
    "steps": N_("One step of the day is too long for half a page. Shorten it and print again."),
    "words": N_("The words are too long for the card. Shorten them and print again."),
    "cue": N_("The words are too long for a cue card. Shorten them and print again."),
    "quote": N_("The sentence is too long for the cover. Choose a shorter one, or another cover."),
    "business_card": N_("The words are too long for a business card. Shorten them and print again."),
    "helpers": N_("The names and sentences are too long for the sheet. Choose shorter ones and print again."),
    "pack": N_("The words are too long for one page of the pack. Shorten them and print again."),
    "address": N_("The address is too long for the envelope. Shorten its lines and print again."),
}
SHARED: Final = ("house.typ", "covers.typ", "envelope-parts.typ", "large-sheet.typ")
ONE_AT_A_TIME: Final = threading.Lock()


def print_paper(
    paper: Paper, *, size: Size = "a4", created: date | None = None, own: Path | None = None
) -> bytes:
    """Give the paper as a tagged PDF; the same paper, size and date always give the same bytes.

    `size` is the sheet in the printer; `created` is the date written into the file, none if left out.
    A design in the folder `own` stands in for ours of the same name. Raises BadInputError when a text is too
    long to be set or such a design is no good, UsageError for a size nobody knows.
    """
    if size not in get_args(Size):
        raise UsageError(N_("There is no paper size {size}; choose a4 or letter."), size=size)
    paper.check()
    inputs = {"paper": json.dumps(_values(paper, size, created))}
    with ONE_AT_A_TIME:
        if own and (own / f"{paper.design}.typ").is_file():
            return _with_own_design(own, paper.design, inputs)
        return _compiled(_compiler(paper.design), inputs, paper.design)


def _values(paper: Paper, size: Size, created: date | None) -> object:
    labels = paper.all_labels()
    tag = TAG.match(paper.lang)
    values = {
        **asdict(paper),
        **paper.defaults(labels),
        "labels": labels,
        "title": paper.title(labels),
        "size": size,
        "lang": tag[1].lower() if tag else "en",
        "region": tag[2].upper() if tag and tag[2] else None,
    }
    if created:
        values["created"] = [created.year, created.month, created.day]
    return _settable(values)


def _settable(value: object) -> object:
    """Give the value with every text in it fit to be set: no control characters, no word without an end."""
    if isinstance(value, str):
        text = CONTROL.sub(" ", value.encode("utf-8", "replace").decode()).strip()
        return LONG_WORD.sub(lambda word: FOURTEEN.sub("\\1\u200b", word[0]), text)
    if isinstance(value, dict):
        return {key: _settable(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_settable(inner) for inner in value]
    return value


@cache
def _compiler(design: str) -> "typst.Compiler":
    """Give the one compiler of a design: it keeps its fonts and its parsed source between papers."""
    import typst

    designs = HERE / "designs"
    return typst.Compiler(designs / f"{design}.typ", root=designs, font_paths=_fonts())


@cache
def _fonts() -> "typst.Fonts":
    """Give the shipped fonts only, so that a PDF is the same on every machine; BadInputError without them."""
    import typst

    folder = HERE / "fonts"
    if not any(folder.glob("*.ttf")):
        raise BadInputError(
            N_("The fonts that belong to Askwell are missing from {folder}. Install it anew."), folder=folder
        )
    return typst.Fonts(include_system_fonts=False, font_paths=[folder])


def _with_own_design(folder: Path, design: str, inputs: dict[str, str]) -> bytes:
    """Print with a design of the person's own; what ours share is laid beside it, to be imported."""
    import typst

    for part in SHARED:
        ours = (HERE / "designs" / part).read_bytes()
        there = folder / part
        if not there.is_file() or there.read_bytes() != ours:
            there.write_bytes(ours)
    compiler = typst.Compiler(folder / f"{design}.typ", root=folder, font_paths=_fonts())
    try:
        return _compiled(compiler, inputs, design)
    except typst.TypstError as error:
        why = str(error).splitlines()[0][:200]
        raise BadInputError(
            N_("Your own design {design}.typ cannot be used: {why}. Mend it or take it out of the folder."),
            design=design,
            why=why,
        ) from error


def _compiled(compiler: "typst.Compiler", inputs: dict[str, str], design: str) -> bytes:
    import typst

    try:
        made = compiler.compile(format="pdf", sys_inputs=inputs, pdf_standards="ua-1", timestamp=0)
    except typst.TypstError as error:
        _raise_too_long(error)
        # PDF/UA forbids the empty box that stands for a letter no shipped font has; paper does not.
        made = compiler.compile(format="pdf", sys_inputs=inputs, timestamp=0)
    if not isinstance(made, bytes):
        msg = f"{design} gave no PDF"
        raise TypeError(msg)
    return made


def _raise_too_long(error: "typst.TypstError") -> None:
    found = TOO_LONG.search(str(error))
    if found:
        raise BadInputError(TOO_LONG_FOR.get(found[1], TOO_LONG_ANYWHERE), part=found[1])
