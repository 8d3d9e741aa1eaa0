"""Tests that read every print of the shop back: sizes, clear zones, folds and pitches, in millimetres."""

import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from askwell.integrations.printing import press, stocks
from askwell.integrations.printing.papers import Paper
from askwell.integrations.printing.press import Size, print_paper
from askwell.integrations.printing.shop import (
    COVERS,
    FOLDS,
    BusinessCard,
    CardFace,
    EnvelopeForm,
    Envelopes,
    Letter,
    PrinterTest,
    SheetOfCards,
    SheetOfLabels,
    ThankYouCards,
)
from askwell.kernel.errors import BadInputError, UsageError
from tests.integrations.printing.samples import WORDS
from tests.integrations.printing.test_paper import MM, SHEETS, SIZES, letters, pages, text_of

NELSON = ("DR. MARY OSEI", "OSEI PHYSIOTHERAPY", "114 BAKER ST", "NELSON BC  V1L 4H3")
TOKYO = ("〒100-0001", "東京都", "千代田区千代田1-1", "山田花子", "JAPAN")
CAIRO = ("ليلى المصري", "شارع التحرير ١", "القاهرة", "11511", "EGYPT")
SENDER = ("Robin Ames", "417 Silica St", "Nelson BC  V1L 4N2")
ROBIN = BusinessCard(
    name="Robin Ames",
    intent="Physiotherapist, thinking of a practice",
    lines=("+1 250 555 0100", "Nelson, CA"),
)
QUOTE = "The lease, not the treatment table, is the real risk."
SLACK = 0.3


def face(design: str = "frame", **changes: Any) -> CardFace:
    quoted = {"quote": QUOTE, "quote_said": "you told me, 19 November"} if design == "quote" else {}
    return CardFace(**{"words": WORDS, "cover_design": design, "back": "Robin Ames", **quoted, **changes})


def form(name: str, country: str) -> EnvelopeForm:
    width, height = stocks.ENVELOPES[name]
    return EnvelopeForm(width=width, height=height, zone=stocks.zone_of(country).rectangle(width, height))


@pytest.mark.parametrize("design", COVERS)
@pytest.mark.parametrize("size", SIZES)
def test_a_card_folded_twice_keeps_clear_of_folds_and_edges(size: Size, design: str) -> None:
    card = ThankYouCards(contact="Mary", faces=(face(design, words_inside=True),))
    (page,) = pages(print_paper(card, size=size))
    width, height = SHEETS[size]
    assert (page.width / MM, page.height / MM) == pytest.approx((width, height), abs=0.1)
    for left, top, right, bottom in letters(page):
        assert left > 10
        assert right < width - 10
        assert top > 10
        assert bottom < height - 10
        assert right < width / 2 - 6 or left > width / 2 + 6
        assert bottom < height / 2 - 6 or top > height / 2 + 6


@pytest.mark.parametrize("design", COVERS)
@pytest.mark.parametrize("size", SIZES)
def test_the_inside_lies_behind_its_cover_when_two_are_on_a_sheet(size: Size, design: str) -> None:
    card = ThankYouCards(contact="Mary", faces=(face(design, words_inside=True),) * 2, fold="half")
    outside, inside = pages(print_paper(card, size=size))
    width, height = SHEETS[size]
    for page in (outside, inside):
        for left, top, right, bottom in letters(page):
            assert 10 < left < width - 10
            assert bottom < height / 2 - 6 or top > height / 2 + 6
            assert right < width / 2 - 6 or left > width / 2 + 6
    # Turned along the long edge the right inner page lies behind the front cover of the same card.
    assert all(left > width / 2 for left, *_ in letters(inside))
    covers = [one for one in letters(outside) if one[0] > width / 2]
    assert {top > height / 2 for _, top, *_ in covers} == {False, True}


@pytest.mark.parametrize("size", SIZES)
def test_four_flat_cards_have_their_backs_behind_them(size: Size) -> None:
    four = tuple(face(words=(f"Word{n}",), words_inside=True, cover=f"Cover{n}", back="") for n in range(4))
    front, behind = pages(print_paper(ThankYouCards(contact="M", faces=four, fold="flat"), size=size))
    width, height = SHEETS[size]
    for number in range(4):
        (cover,), (words,) = front.search(f"Cover{number}"), behind.search(f"Word{number}")
        assert (cover["x0"] / MM < width / 2) is not (words["x0"] / MM < width / 2)
        assert (cover["top"] / MM < height / 2) is (words["top"] / MM < height / 2)
    for left, top, right, bottom in (*letters(front), *letters(behind)):
        assert right < width / 2 - 6 or left > width / 2 + 6
        assert bottom < height / 2 - 6 or top > height / 2 + 6


def test_a_quote_stands_large_on_its_cover_and_only_with_one() -> None:
    (page,) = pages(print_paper(ThankYouCards(contact="Mary", faces=(face("quote"),))))
    assert QUOTE in text_of(page)
    with pytest.raises(BadInputError):
        print_paper(ThankYouCards(contact="Mary", faces=(face("quote", quote=" "),)))


@pytest.mark.parametrize("name", stocks.ENVELOPES)
@pytest.mark.parametrize("country", [*stocks.ZONES, "FR", ""])
def test_an_address_stands_where_the_post_reads_it(name: str, country: str) -> None:
    made = form(name, country)
    some = tuple(Letter(address=one, sender=SENDER) for one in (NELSON, TOKYO, CAIRO))
    found = pages(print_paper(Envelopes(letters=some, width=made.width, height=made.height, zone=made.zone)))
    left, top, right, bottom = made.zone
    assert len(found) == len(some)
    for page in found:
        assert (page.width / MM, page.height / MM) == pytest.approx((made.width, made.height), abs=0.1)
        sender_ends = 7 + 3 * 8.5 * 0.6
        address = [one for one in letters(page) if one[1] > sender_ends or one[0] > made.width * 0.45]
        assert address
        for one in address:
            assert left - SLACK <= one[0]
            assert one[2] <= right + SLACK
            assert top - SLACK <= one[1]
            assert one[3] <= bottom + SLACK


def test_the_zone_of_usps_is_the_published_one() -> None:
    width, height = stocks.ENVELOPES["A7"]
    left, top, right, bottom = stocks.zone_of("us").rectangle(width, height)
    assert (left, right) == (12.7, width - 12.7)
    assert (height - bottom, height - top) == pytest.approx((15.9, 69.8))


@pytest.mark.parametrize(
    ("name", "country", "more"),
    [("A2", "US", False), ("A7", "US", False), ("C5", "US", True), ("C5", "CA", True), ("C5", "GB", False),
     ("C6", "DE", False), ("10", "US", False), ("C5", "DE", True)],
)  # fmt: skip
def test_a_shape_that_costs_more_is_known(name: str, country: str, more: bool) -> None:
    assert stocks.costs_more(name, country) is more


@pytest.mark.parametrize("name", stocks.CARDS)
@pytest.mark.parametrize("code", ["", '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'])
def test_business_cards_stand_on_the_pitch_of_their_sheet(name: str, code: str) -> None:
    stock = stocks.cards(name)
    sheet = SheetOfCards(pieces=(ROBIN,) * stock.count, stock=stock, code=code)
    size: Size = "a4" if stock.paper == "a4" else "letter"
    (page,) = pages(print_paper(sheet, size=size))
    assert (page.width / MM, page.height / MM) == pytest.approx(SHEETS[size], abs=0.1)
    starts = sorted((one["top"] / MM, one["x0"] / MM) for one in page.search("Robin Ames"))
    assert len(starts) == stock.count
    for place, (top, left) in enumerate(starts):
        column, row = place % stock.columns, place // stock.columns
        assert top - starts[0][0] == pytest.approx(row * stock.pitch_y, abs=0.05)
        assert left - starts[0][1] == pytest.approx(column * stock.pitch_x, abs=0.05)
        assert stock.left + column * stock.pitch_x + 3 < left
    for left, top, right, bottom in letters(page):
        column = int((left - stock.left) // stock.pitch_x)
        row = int((top - stock.top) // stock.pitch_y)
        assert right < stock.left + column * stock.pitch_x + stock.width - 3
        assert bottom < stock.top + row * stock.pitch_y + stock.height - 3
    margins = SHEETS[size][0] - stock.left - (stock.columns - 1) * stock.pitch_x - stock.width
    assert margins > 5


@pytest.mark.parametrize("name", stocks.LABELS)
def test_labels_begin_after_those_that_are_gone(name: str) -> None:
    stock = stocks.labels(name)
    pieces = tuple(Letter(address=one) for one in (NELSON, TOKYO, CAIRO)) * stock.count
    sheet = SheetOfLabels(pieces=pieces, stock=stock, skip=2)
    size: Size = "a4" if stock.paper == "a4" else "letter"
    found = pages(print_paper(sheet, size=size))
    assert len(found) == -(-(len(pieces) + 2) // stock.count)
    for page in found:
        for left, top, right, bottom in letters(page):
            column = int((left - stock.left) // stock.pitch_x)
            row = int((top - stock.top) // stock.pitch_y)
            assert left > stock.left + column * stock.pitch_x + 2
            assert right < stock.left + column * stock.pitch_x + stock.width - 2
            assert bottom < stock.top + row * stock.pitch_y + stock.height - 1.5
    first = [one for one in letters(found[0]) if one[1] < stock.top + stock.height]
    assert all(left > stock.left + 2 * stock.pitch_x for left, *_ in first)
    with pytest.raises(BadInputError):
        print_paper(replace(sheet, skip=stock.count), size=size)


def test_the_test_page_has_a_frame_of_its_size_where_it_says() -> None:
    for nudge in ((0.0, 0.0), (1.5, -0.7)):
        (page,) = pages(print_paper(PrinterTest(nudge=nudge)))
        frame = next(one for one in page.rects if one["width"] / MM > 90)
        assert (frame["width"] / MM, frame["height"] / MM) == pytest.approx((100, 50), abs=0.01)
        assert (frame["x0"] / MM, frame["top"] / MM) == pytest.approx(
            (60 + nudge[0], 60 + nudge[1]), abs=0.01
        )


def moved(paper: Paper, size: Size) -> float:
    (page, *_) = pages(print_paper(paper, size=size))
    return min(left for left, *_ in letters(page))


def test_a_nudge_moves_everything_and_no_further_than_a_printer_needs() -> None:
    stock = stocks.cards("5371")
    cards = SheetOfCards(pieces=(ROBIN,), stock=stock)
    assert moved(replace(cards, nudge=(0.4, 0)), "letter") - moved(cards, "letter") == pytest.approx(
        0.4, abs=0.01
    )
    with pytest.raises(BadInputError):
        print_paper(replace(cards, nudge=(0, 21)), size="letter")


SHOP: tuple[Paper, ...] = (
    ThankYouCards(contact="Mary", faces=(face(),)),
    SheetOfCards(pieces=(ROBIN,), stock=stocks.cards("L7414")),
    SheetOfLabels(pieces=(Letter(address=NELSON),), stock=stocks.labels("L7160")),
    Envelopes(
        letters=(Letter(address=NELSON, sender=SENDER),), width=162, height=114, zone=form("C6", "CA").zone
    ),
    PrinterTest(),
)


@pytest.mark.parametrize("paper", SHOP, ids=lambda paper: type(paper).__name__)
def test_the_same_data_give_the_same_bytes(paper: Paper) -> None:
    assert print_paper(paper) == print_paper(paper)


def test_many_cards_with_their_envelopes_are_one_document() -> None:
    """A thousand of them are measured by `make bench`; here a hundred, in processor time."""
    faces = tuple(face(words=(f"Dear number {n},", *WORDS[1:]), words_inside=True) for n in range(100))
    envelopes = tuple(Letter(address=(f"Person {n}", *NELSON[1:]), sender=SENDER) for n in range(100))
    run = ThankYouCards(contact="", faces=faces, letters=envelopes, envelope=form("C6", "CA"))
    began = time.process_time()
    made = print_paper(run)
    assert time.process_time() - began < 4
    found = pages(made)
    assert len(found) == 200
    assert "Person 99" in text_of(found[-1])


def addressed(lines: tuple[str, ...]) -> Envelopes:
    return Envelopes(letters=(Letter(address=lines),), width=162, height=114, zone=(15, 40, 147, 94))


@pytest.mark.parametrize(
    ("paper", "error"),
    [
        (ThankYouCards(contact="M", faces=()), BadInputError),
        (ThankYouCards(contact="M", faces=(face("glitter"),)), UsageError),
        (ThankYouCards(contact="M", faces=(face(),), fold="thrice"), UsageError),
        (ThankYouCards(contact="M", faces=(face(words=WORDS * 8, words_inside=True),)), BadInputError),
        (ThankYouCards(contact="M", faces=(face("quote", quote="word " * 300),)), BadInputError),
        (addressed(()), BadInputError),
        (addressed(("x " * 400,)), BadInputError),
        (SheetOfCards(pieces=(BusinessCard(name="Name " * 400),), stock=stocks.cards("5371")), BadInputError),
    ],
)  # fmt: skip
def test_what_cannot_be_printed_is_refused_in_a_sentence(paper: Paper, error: type[Exception]) -> None:
    with pytest.raises(error):
        print_paper(paper)


def test_an_unknown_stock_is_named_with_those_there_are() -> None:
    with pytest.raises(UsageError, match="5371"):
        stocks.cards("1234")


@settings(max_examples=25)
@given(
    st.text(max_size=60),
    st.lists(st.text(max_size=60), min_size=1, max_size=6),
    st.sampled_from(COVERS),
    st.sampled_from(FOLDS),
)
def test_any_words_are_set_or_refused(name: str, lines: list[str], design: str, fold: str) -> None:
    address = tuple(lines)
    made: tuple[Paper, ...] = (
        ThankYouCards(
            contact=name, faces=(face(design, cover=name, words=address, words_inside=True),), fold=fold
        ),
        Envelopes(letters=(Letter(address=address),), width=162, height=114, zone=form("C6", "CA").zone),
        SheetOfCards(pieces=(BusinessCard(name=name, lines=address),), stock=stocks.cards("C32011")),
    )
    for paper in made:
        try:
            assert print_paper(paper).startswith(b"%PDF")
        except BadInputError:
            continue


def test_a_design_of_ones_own_stands_in_for_ours(tmp_path: Path) -> None:
    mine = '#import "house.typ": *\n#show: house\n#said(size: 30pt, "Mine: " + data.faces.first().cover)\n'
    (tmp_path / "thank-you-card.typ").write_text(mine, encoding="utf-8")
    card = ThankYouCards(contact="Mary", faces=(face(),))
    assert "Mine: Thank you" in text_of(pages(print_paper(card, own=tmp_path))[0])
    assert "Mine" not in text_of(pages(print_paper(card, own=tmp_path / "nowhere"))[0])
    (tmp_path / "thank-you-card.typ").write_text("#nothing", encoding="utf-8")
    with pytest.raises(BadInputError, match=r"thank-you-card\.typ"):
        print_paper(card, own=tmp_path)


def test_missing_fonts_are_said_and_no_blank_card_is_printed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(press, "HERE", tmp_path)
    with pytest.raises(BadInputError, match="fonts"):
        press._fonts.__wrapped__()
