"""The table writer: every cell comes back as it was, and none of them can act as a formula."""

import csv
import io

import pytest

from askwell.integrations.writers import csv as table
from askwell.kernel.drafts import ContactDraft, DraftAddress, DraftValue

SIGNS = ("=", "+", "-", "@", "|", "%", "\uff1d", "\uff0b", "\uff0d", "\uff20")
LEADS = ("", " ", "\t", "\r", "\n", "\u00a0", "\u3000", "\ufeff", "\u200b", "\x00", "\x1f", " \t\u2003")


def rows(*people: ContactDraft, raw_phones: bool = False) -> list[list[str]]:
    text = "".join(table.write(people, raw_phones=raw_phones))
    return list(csv.reader(io.StringIO(text, newline="")))


def test_a_whole_row() -> None:
    ada = ContactDraft(
        1, "Ada Nordwind", "Ada", "Nordwind", "Nordwind, Sons", 'The "boss"',
        phones=(DraftValue("030 555 0100"), DraftValue("555 0101")),
        emails=(DraftValue("ada@x.example"),),
        links=(DraftValue("https://x.example"),),
        addresses=(DraftAddress("Shore St 3\nLeft door", "Nordhafen", "NH", "12345", "DE"),),
        note="one\ntwo",
        key="vcard:1",
    )  # fmt: skip
    heading, row = rows(ada)
    assert heading == list(table.COLUMNS.values())
    assert row == [
        "Ada Nordwind", "Ada", "Nordwind", "Nordwind, Sons", 'The "boss"', "030 555 0100; 555 0101",
        "ada@x.example", "https://x.example", "Shore St 3, Left door, 12345 Nordhafen, NH, DE",
        "one\ntwo", "vcard:1",
    ]  # fmt: skip


def test_lines_end_as_the_standard_says() -> None:
    lines = list(table.write([ContactDraft(1, "Ada")]))
    assert all(line.endswith("\r\n") for line in lines)


def test_columns_are_chosen_and_named_by_the_caller() -> None:
    text = "".join(table.write([ContactDraft(1, "Ada", title="Pilot")], {"title": "Beruf", "name": "=Name"}))
    assert text == "Beruf,'=Name\r\nPilot,Ada\r\n"


def test_an_unknown_column_is_an_error() -> None:
    with pytest.raises(KeyError):
        list(table.write([], {"nonsense": "x"}))


@pytest.mark.parametrize("sign", SIGNS)
@pytest.mark.parametrize("lead", LEADS)
def test_nothing_can_act_as_a_formula(sign: str, lead: str) -> None:
    cell = f"{lead}{sign}cmd|' /C calc'!A0"
    _, row = rows(ContactDraft(1, cell, given=cell, title=cell, note=cell, emails=(DraftValue(cell),)))
    written = [value for value in row if value]
    assert len(written) == 5
    assert all(value[0] == "'" for value in written)
    assert table.safe(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["", " ", "Ada", "1+1", "a=b", "'x", "O'Brien", "é", "5%", "\u0301"])
def test_plain_cells_stay_as_they_are(cell: str) -> None:
    assert table.safe(cell) == cell


@pytest.mark.parametrize("cell", ["\tx", "\rx", "\nx", "\t"])
def test_a_leading_tab_or_line_end_is_kept_from_harm(cell: str) -> None:
    assert table.safe(cell) == f"'{cell}"


@pytest.mark.parametrize(
    ("phone", "raw"),
    [
        ("+1 250 555 0143", True),
        ("+49 (0)30/555-01.00", True),
        ("+1 250 555 0143 ext 12", True),
        ("+1+cmd|' /C calc'!A0", False),
        ("=1+1", False),
        ("-1+1", False),
        ("+SUM(1)", False),
        ("+1,2", False),
    ],
)
def test_phone_numbers_are_readable_only_when_asked(phone: str, raw: bool) -> None:
    person = ContactDraft(1, phones=(DraftValue(phone),))
    assert rows(person)[1][5] == f"'{phone}"
    assert rows(person, raw_phones=True)[1][5] == (phone if raw else f"'{phone}")


def test_several_raw_phone_numbers() -> None:
    person = ContactDraft(1, phones=(DraftValue("+1 250 555 0143"), DraftValue("+1 250 555 0144")))
    assert rows(person, raw_phones=True)[1][5] == "+1 250 555 0143; +1 250 555 0144"
    harmful = ContactDraft(1, phones=(DraftValue("+1 250 555 0143"), DraftValue("=1+1")))
    assert rows(harmful, raw_phones=True)[1][5] == "'+1 250 555 0143; =1+1"
