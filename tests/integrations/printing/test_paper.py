"""Tests that what is printed has the measures, the words and the letters it should have."""

import contextlib
import hashlib
import io
import re
import threading
import time
import tomllib
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pdfplumber
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pdfplumber.page import Page

from askwell.integrations.printing import press
from askwell.integrations.printing.labels import LABELS
from askwell.integrations.printing.papers import (
    CallSheet,
    CueCard,
    CueCards,
    DaySheet,
    QuestionSheet,
    QuestionSheets,
    ScriptLine,
    SheetQuestion,
)
from askwell.integrations.printing.press import Size, print_paper
from askwell.kernel.errors import BadInputError, UsageError
from tests.integrations.printing import samples

MM = 72 / 25.4
SHEETS: dict[Size, tuple[float, float]] = {"a4": (210, 297), "letter": (215.9, 279.4)}
SIZES: tuple[Size, ...] = ("a4", "letter")
LYING = {"day-sheet", "finding-sheet"}
MANY_NAMES = (
    "Łukasz Žižek · Nguyễn Thị Hạnh · Şükrü Đặng · Αθηνά Παπαδοπούλου · Юлія Ґудзь · ليلى المصري · שרה לוי · "
    "山田花子 · 王小明 · 陳麗華 · 김영희 · अंजलि शर्मा · สมชาย · Նարե · ნინო · Zoë 🌿"
)


def pages(pdf: bytes) -> list[Page]:
    """The pages of a PDF, read whole."""
    return list(pdfplumber.open(io.BytesIO(pdf)).pages)


def text_of(page: Page) -> str:
    return " ".join((page.extract_text() or "").split())


def letters(page: Page) -> Iterator[tuple[float, float, float, float]]:
    """Left, top, right and bottom of every visible letter in mm from the top left corner of the sheet."""
    for char in page.chars:
        if char["text"].strip():
            yield char["x0"] / MM, char["top"] / MM, char["x1"] / MM, char["bottom"] / MM


def lines_across(page: Page, least_mm: float) -> list[float]:
    """Where level lines of at least that length stand, in mm from the top."""
    return sorted(one["top"] / MM for one in page.lines if (one["x1"] - one["x0"]) / MM >= least_mm)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("kind", samples.ALL)
def test_every_page_has_the_exact_size_and_keeps_clear_of_the_edge(kind: str, size: Size) -> None:
    width, height = SHEETS[size][::-1] if kind in LYING else SHEETS[size]
    for page in pages(print_paper(samples.ALL[kind], size=size)):
        assert page.width / MM == pytest.approx(width, abs=0.05)
        assert page.height / MM == pytest.approx(height, abs=0.05)
        for left, top, right, bottom in letters(page):
            assert min(left, top) >= 10
            assert right <= width - 10
            assert bottom <= height - 10


@pytest.mark.parametrize("kind", samples.ALL)
def test_a_paper_is_tagged_and_named_for_those_who_listen_to_it(kind: str) -> None:
    pdf = print_paper(samples.ALL[kind])
    assert b"pdfuaid" in pdf
    assert b"/Lang" in pdf
    assert b"/MarkInfo" in pdf


@pytest.mark.parametrize("kind", samples.ALL)
def test_the_same_paper_gives_the_same_bytes(kind: str) -> None:
    paper = samples.ALL[kind]
    first = print_paper(paper)
    print_paper(samples.question_sheet(2))
    assert print_paper(replace(paper)) == first


@pytest.mark.parametrize(
    ("count", "size", "expected"),
    [
        (0, "a4", 2),
        (6, "a4", 2),
        (7, "a4", 3),
        (14, "a4", 3),
        (15, "a4", 4),
        (5, "letter", 2),
        (6, "letter", 3),
    ],
)
def test_six_questions_stand_on_a4_and_five_on_letter(count: int, size: Size, expected: int) -> None:
    made = pages(print_paper(samples.question_sheet(count), size=size))
    assert len(made) == expected
    assert "Right afterwards" in text_of(made[-1])


@pytest.mark.parametrize(("size", "count"), [("a4", 6), ("letter", 5)])
def test_question_blocks_follow_at_29_3_mm_with_lines_at_7_1(size: Size, count: int) -> None:
    made = pages(print_paper(samples.question_sheet(20), size=size))
    for page, here in ((made[0], range(1, count + 1)), (made[1], range(count + 1, count + 9))):
        wanted = {str(number) for number in here}
        numbers = [
            one["top"] / MM for one in page.extract_words() if one["text"] in wanted and one["x0"] / MM < 20
        ]
        assert len(numbers) == len(here)
        # Lines to write on begin beside the number; the last of each block shows the pitch of the blocks.
        beside = [one for one in page.lines if one["x0"] / MM == pytest.approx(24, abs=0.1)]
        rules = sorted(one["top"] / MM for one in beside)
        ends = [max(top for top in rules if top < number + 29) for number in numbers]
        assert [below - above for above, below in pairwise(ends)] == pytest.approx(
            [29.3] * (len(here) - 1), abs=0.02
        )
        inside = [below - above for above, below in pairwise(rules) if below - above < 8]
        assert inside == pytest.approx([7.1] * len(inside), abs=0.02)
        assert len(inside) >= 2 * (len(here) - 2)


def test_the_sheet_says_who_until_when_and_asks_to_take_notes() -> None:
    page = pages(print_paper(samples.question_sheet()))[0]
    words = text_of(page)
    for part in (
        "Dr. Mary Osei",
        "say oh-SAY",
        "from 14:00",
        "14:20",
        "I asked for 20 minutes",
        "rather not",
    ):
        assert part in words
    assert "by 14:04" in words
    assert "if time allows" in words
    assert "May I use your name?" in words
    clock = next(char for char in page.chars if char["text"] == "4" and char["size"] > 30)
    assert clock["size"] == pytest.approx(38)


@pytest.mark.parametrize("size", SIZES)
def test_the_card_folds_into_a_cover_a_back_and_an_upside_down_inside(size: Size) -> None:
    width, height = SHEETS[size]
    (page,) = pages(print_paper(samples.thank_you_card(words_inside=True), size=size))
    visible = [char for char in page.chars if char["text"].strip()]
    cover = [char for char in visible if char["size"] > 30]
    inside = [char for char in visible if "Caveat" in char["fontname"]]
    back = [char for char in visible if char["size"] < 10]
    assert "".join(char["text"] for char in cover) == "Thankyou"
    assert all(char["x0"] / MM > width / 2 + 6 and char["top"] / MM > height / 2 + 6 for char in cover)
    assert all(char["x1"] / MM < width / 2 - 6 and char["bottom"] / MM < height / 2 - 6 for char in inside)
    assert all(char["x1"] / MM < width / 2 - 6 and char["top"] / MM > height / 2 + 6 for char in back)
    assert all(char["matrix"][0] < 0 for char in inside)
    assert all(char["matrix"][0] > 0 for char in cover + back)
    first, last = inside[0], inside[-1]
    assert first["top"] > last["top"]  # upside down, the salutation stands lowest on the sheet


def test_a_card_is_blank_inside_unless_asked_for() -> None:
    (page,) = pages(print_paper(samples.thank_you_card()))
    assert "lease" not in text_of(page)
    assert len([top for top in lines_across(page, 70) if top < 148]) == 15
    (bare,) = pages(print_paper(samples.thank_you_card(guides=False)))
    assert not lines_across(bare, 70)


def test_a_card_in_arabic_opens_from_the_other_side() -> None:
    card = samples.thank_you_card(lang="ar", cover="شكرًا", words=("شكرًا جزيلًا",), words_inside=True, back="")
    (page,) = pages(print_paper(card))
    upright = [char for char in page.chars if char["top"] / MM > 150]
    inside = [char for char in page.chars if char["top"] / MM < 140]
    assert upright
    assert inside
    assert all(char["x1"] / MM < 105 for char in upright)
    assert all(char["x0"] / MM > 105 for char in inside)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("kind", ["question-sheet", "large-sheet", "call-sheet", "cue-card"])
def test_every_page_has_the_code_that_finds_the_talk(kind: str, size: Size) -> None:
    paper = samples.ALL[kind]
    for page in pages(print_paper(paper, size=size)):
        assert f"code {paper.code}" in text_of(page)  # type: ignore[attr-defined]
    without = print_paper(replace(paper, code=""), size=size)  # type: ignore[call-arg]
    assert "code" not in text_of(pages(without)[0])


@pytest.mark.parametrize("size", SIZES)
def test_large_print_is_large_everywhere_and_leaves_nothing_out(size: Size) -> None:
    made = pages(print_paper(samples.question_sheet(7, large=True), size=size))
    assert min(char["size"] for page in made for char in page.chars if char["text"].strip()) > 17.99
    words = " ".join(text_of(page) for page in made)
    for question in samples.QUESTIONS:
        assert question.text in words
    for part in ("I stop at", "by 14:04", "rather not", "Who else should I talk to?", "Where the card goes"):
        assert part in words
    for page in made:
        gaps = [below - above for above, below in pairwise(lines_across(page, 100)) if below - above < 13]
        assert gaps == pytest.approx([12] * len(gaps), abs=0.02)


@pytest.mark.parametrize(("counts", "expected"), [((6, 6), 4), ((7, 6), 6), ((6, 7, 6), 8)])
def test_several_sheets_each_begin_on_a_sheet_of_their_own(counts: tuple[int, ...], expected: int) -> None:
    sheets = tuple(samples.question_sheet(count, contact=f"Person {count}") for count in counts)
    made = pages(print_paper(QuestionSheets(sheets=sheets)))
    assert len(made) == expected
    fronts = [place for place, page in enumerate(made) if "I stop at" in text_of(page)]
    assert len(fronts) == len(counts)
    assert all(place % 2 == 0 for place in fronts)


def test_cue_cards_of_several_talks_share_a_sheet() -> None:
    cards = tuple(replace(samples.CUE, copies=1, code=code) for code in ("AAA-AAA", "BBB-BBB"))
    (page,) = pages(print_paper(CueCards(sheets=cards)))
    assert "AAA-AAA" in text_of(page)
    assert "BBB-BBB" in text_of(page)


def test_nobody_prints_without_end() -> None:
    for count in (0, 61):
        with pytest.raises(BadInputError, match="1 to 60"):
            print_paper(QuestionSheets(sheets=(samples.question_sheet(1),) * count))


def test_words_too_long_for_the_card_are_named_and_nothing_is_printed() -> None:
    with pytest.raises(BadInputError, match="too long for the card"):
        print_paper(samples.thank_you_card(words=samples.WORDS * 6, words_inside=True))
    with pytest.raises(BadInputError, match="question is too long"):
        print_paper(samples.question_sheet(0, questions=(SheetQuestion(text="Why, and how so? " * 90),)))
    assert print_paper(samples.question_sheet())


def test_names_of_many_scripts_are_set_without_an_empty_box() -> None:
    # PDF/UA refuses a letter that no font has, so its mark in the file says that every letter was found.
    for contact in MANY_NAMES.split(" · "):
        pdf = print_paper(samples.question_sheet(1, contact=contact, role=MANY_NAMES))
        assert b"pdfuaid" in pdf, contact
        for page in pages(pdf):
            assert "\ufffd" not in text_of(page)


def test_a_letter_no_font_has_is_still_printed() -> None:
    pdf = print_paper(samples.question_sheet(1, contact="𐎠𐎼𐎹 Mary"))
    assert "Mary" in text_of(pages(pdf)[0])
    assert b"pdfuaid" not in pdf


def test_the_call_sheet_shows_the_number_large_and_four_plain_outcomes() -> None:
    (page,) = pages(print_paper(samples.CALL))
    words = text_of(page)
    assert "+1 250 555 0143" in words
    assert min(char["size"] for char in page.chars if char["text"] == "+") >= 18
    for outcome in ("We have a time", "Not reached", "They said no", "I did not ring"):
        assert outcome in words
    assert "Is there someone else you would ask in my place?" in words


def test_the_day_sheet_keeps_clear_of_its_fold() -> None:
    for size in SIZES:
        (page,) = pages(print_paper(replace(samples.DAY, steps=samples.DAY.steps * 3), size=size))
        middle = page.width / 2 / MM
        assert all(right <= middle - 6 or left >= middle + 6 for left, _, right, _ in letters(page))


def test_a_very_full_day_takes_another_sheet_and_loses_no_step() -> None:
    steps = tuple(replace(step, title=f"Step {index}.") for index, step in enumerate(samples.DAY.steps * 8))
    made = pages(print_paper(replace(samples.DAY, steps=steps)))
    assert len(made) > 1
    words = " ".join(text_of(page) for page in made)
    assert all(f"Step {index}." in words for index in range(len(steps)))


def test_an_empty_day_says_so() -> None:
    assert "Nothing is due today." in text_of(pages(print_paper(DaySheet(date="Sunday", steps=())))[0])


def test_the_finding_sheet_has_ten_rows_and_the_sentence_for_the_librarian() -> None:
    (page,) = pages(print_paper(samples.FINDING))
    words = text_of(page)
    assert "Ask the librarian for the business directory." in words
    assert [number for number in range(1, 11) if re.search(rf"\b{number}\b", words)] == list(range(1, 11))
    assert "11" not in words


def test_the_card_words_show_the_address_line_by_line() -> None:
    (page,) = pages(print_paper(samples.CARD_WORDS))
    lines = [
        line["text"]
        for line in page.crop((0, page.height * 0.7, page.width * 0.55, page.height)).extract_text_lines()
    ]
    assert [line for line in lines if line in samples.CARD_WORDS.address[:3]] == list(
        samples.CARD_WORDS.address[:3]
    )
    (without,) = pages(print_paper(replace(samples.CARD_WORDS, address=())))
    assert "No address yet." in text_of(without)


@pytest.mark.parametrize(("copies", "seen"), [(1, 1), (10, 10)])
def test_cue_cards_are_printed_as_often_as_asked(copies: int, seen: int) -> None:
    (page,) = pages(print_paper(replace(samples.CUE, copies=copies)))
    assert text_of(page).count("How did you begin?") == seen
    assert min(char["size"] for char in page.chars if "Serif" in char["fontname"]) >= 10


def test_a_cue_card_is_short() -> None:
    with pytest.raises(BadInputError, match="45 words; this one has 60"):
        print_paper(CueCard(opener="word " * 60, must_ask=()))
    with pytest.raises(BadInputError, match="3 questions"):
        print_paper(CueCard(opener="", must_ask=("a", "b", "c", "d")))
    with pytest.raises(BadInputError, match="1 to 10"):
        print_paper(replace(samples.CUE, copies=11))


def test_fixed_words_can_be_translated_and_unknown_ones_are_refused() -> None:
    labels = {"sheet.end": "Schluss um", "yes": "ja", "sheet.by": "bis {time}"}
    words = text_of(pages(print_paper(samples.question_sheet(lang="de-DE", labels=labels)))[0])
    assert "Schluss um" in words
    assert "bis 14:04" in words
    with pytest.raises(ValueError, match=r"unknown labels: sheet\.nope"):
        print_paper(samples.question_sheet(labels={"sheet.nope": "?"}))


def test_every_fixed_word_is_used_by_a_paper() -> None:
    house = Path(press.__file__).parent
    used = "".join(
        file.read_text("utf-8")
        for file in (*house.glob("designs/*.typ"), house / "papers.py", house / "shop.py")
    )
    outcomes = {
        "call.outcome.time",
        "call.outcome.not_reached",
        "call.outcome.no",
        "call.outcome.did_not_ring",
    }
    assert [key for key in LABELS if f'"{key}"' not in used and key not in outcomes] == []


def test_the_fonts_are_the_ones_listed_and_each_has_its_licence() -> None:
    fonts = Path(press.__file__).parent / "fonts"
    listed = tomllib.loads((fonts / "fonts.toml").read_text("utf-8"))["font"]
    assert {font["file"] for font in listed} == {file.name for file in fonts.glob("*.ttf")}
    for font in listed:
        assert hashlib.sha256((fonts / font["file"]).read_bytes()).hexdigest() == font["sha256"]
        assert "SIL OPEN FONT LICENSE" in (fonts / font["licence_file"]).read_text("utf-8")


def test_an_unknown_size_is_refused_in_a_sentence() -> None:
    with pytest.raises(UsageError, match="no paper size a5"):
        print_paper(samples.CALL, size="a5")  # type: ignore[arg-type]


def test_source_in_the_words_stays_words() -> None:
    sheet = samples.question_sheet(
        1, contact='#panic("x") *Mary* $a$ \\', purpose="= Heading @ref <label> `raw`"
    )
    words = text_of(pages(print_paper(sheet))[0])
    assert '#panic("x") *Mary* $a$ \\' in words
    assert "<label> `raw`" in words


def test_threads_may_print_at_the_same_time() -> None:
    made: list[bytes] = []
    threads = [threading.Thread(target=lambda: made.append(print_paper(samples.CALL))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(made) == 4
    assert len(set(made)) == 1


def test_a_warm_card_takes_no_more_than_150_ms() -> None:
    print_paper(samples.thank_you_card(words_inside=True))
    took = []
    for number in range(5):
        card = samples.thank_you_card(words_inside=True, back=f"Robin Ames · {number}")
        start = time.perf_counter()
        print_paper(card)
        took.append(time.perf_counter() - start)
    assert min(took) <= 0.15


@settings(max_examples=40)
@given(st.text(max_size=120), st.text(max_size=300), st.sampled_from(SIZES))
def test_any_words_are_printed_or_refused_in_a_sentence(name: str, text: str, size: Size) -> None:
    papers = (
        QuestionSheet(
            contact=name,
            minutes=15,
            questions=(SheetQuestion(text=text, by=name[:8]),),
            role=text,
            place=name,
        ),
        CallSheet(
            contact=name, number=name[:30], script=(ScriptLine(text=text, then_wait=True),), voicemail=text
        ),
        samples.thank_you_card(words=(name, text), words_inside=True, cover=name, back=text[:60]),
    )
    for paper in papers:
        with contextlib.suppress(BadInputError):
            assert print_paper(paper, size=size).startswith(b"%PDF")
