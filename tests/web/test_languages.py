"""Every text people see can be translated: seen through a catalogue that marks texts, none is unmarked."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from django.conf import LazySettings
from django.test import Client
from django.utils.translation import trans_real

from askwell.workspace.members import Member
from tests.web.places import greek_case, places

SOURCE = Path(__file__).resolve().parents[2] / "src" / "askwell"
MARKS = ("⟦", "⟧")
METHODS = [
    ("**.py", "python"),
    ("**/templates/**.html", "jinja2"),
    ("**/question_bank.json", "askwell.words.bank:extract"),
]
OPTIONS = {
    "**/templates/**.html": {"newstyle_gettext": "true", "trimmed": "true", "extensions": "jinja2.ext.do"}
}
KEYWORDS = {
    "_": None,
    "N_": None,
    "gettext": None,
    "pgettext": ((1, "c"), 2),
    "ngettext": (1, 2),
    "npgettext": ((1, "c"), 2, 3),
}
ALLOWED = {
    "Askwell",
    "LinkedIn",
    "iPhone,",
    "Mac",
    "Android,",
    "Google",
    "vCard",
    "PDF",
    "QR",
    "min",
    "AM",
    "PM",
}
SKIPPED = {"script", "style", "title", "bdi", "option", "svg", "kbd", "datalist"}


class Unmarked(HTMLParser):
    """Collects words in Latin letters that stand outside the marks: texts that were not translated."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._inside: list[str] = []
        self._depth = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Follow the nesting; check texts that stand in attributes."""
        if tag in SKIPPED:
            self._inside.append(tag)
        for name, value in attrs:
            if name in {"aria-label", "placeholder", "alt", "title"} and value:
                self._check(value)

    def handle_endtag(self, tag: str) -> None:
        """Follow the nesting."""
        if self._inside and self._inside[-1] == tag:
            self._inside.pop()

    def handle_data(self, data: str) -> None:
        """Check a text."""
        if self._inside:
            self._depth += data.count(MARKS[0]) - data.count(MARKS[1])
            return
        self._check(data)

    def _check(self, text: str) -> None:
        outside = ""
        for mark in text:
            if mark == MARKS[0]:
                self._depth += 1
            elif mark == MARKS[1]:
                self._depth -= 1
            elif self._depth == 0:
                outside += mark
        self.found += [word for word in re.findall(r"[A-Za-z][\w'’,]+", outside) if word not in ALLOWED]


def marked_catalogue(folder: Path) -> int:
    """Write a catalogue that puts marks round every text; return how many texts there are."""
    catalogue = Catalog(locale="el")
    found = extract_from_dir(SOURCE, METHODS, OPTIONS, keywords=KEYWORDS)
    for _, _, message, _, context in found:
        texts = message if isinstance(message, tuple) else (message,)
        marked = tuple(f"{MARKS[0]}{text}{MARKS[1]}" for text in texts)
        catalogue.add(message, marked if len(marked) > 1 else marked[0], context=context)
    target = folder / "el" / "LC_MESSAGES"
    target.mkdir(parents=True)
    with (target / "django.mo").open("wb") as file:
        write_mo(file, catalogue)
    return len(catalogue)


@pytest.fixture
def marked(tmp_path: Path, settings: LazySettings) -> Iterator[None]:
    """Let every page be shown through the marking catalogue."""
    assert marked_catalogue(tmp_path) > 300
    settings.LOCALE_PATHS = [tmp_path]
    settings.ASKWELL_FIXED_LANGUAGE = "el"  # dates come in Greek letters then
    trans_real._translations = {}  # type: ignore[attr-defined]
    yield
    trans_real._translations = {}  # type: ignore[attr-defined]


def test_no_text_is_left_untranslated(alice: Member, web: Client, marked: None) -> None:
    left: dict[str, list[str]] = {}
    for path in places(greek_case(alice)):
        answer = web.get(path)
        assert answer.status_code == 200, path
        if not answer["Content-Type"].startswith("text/html"):
            continue
        reader = Unmarked()
        reader.feed(answer.text)
        if reader.found:
            left[path] = reader.found[:12]
    assert not left


def test_a_right_to_left_language_turns_the_page(alice: Member, web: Client, settings: LazySettings) -> None:
    settings.ASKWELL_FIXED_LANGUAGE = "ar"
    answer = web.get("/contacts")
    assert '<html lang="ar" dir="rtl">' in answer.text
