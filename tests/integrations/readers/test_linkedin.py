"""The LinkedIn reader: every era of the export, and what spreadsheets do to it."""

from pathlib import Path

import pytest

from askwell.integrations.readers import Reason, Told
from askwell.integrations.readers.linkedin import READER
from askwell.integrations.readers.linkedin.dates import iso_date
from askwell.integrations.readers.profiles import link_and_key
from askwell.kernel.drafts import ContactDraft, DraftValue, OwnProfile, Skipped
from askwell.kernel.errors import BadInputError
from tests.integrations.readers.files_of import (
    HEADER,
    OLD_HEADER,
    PREAMBLE,
    ROW,
    connections,
    write,
    write_zip,
)
from tests.shared import corpus

ADA = ContactDraft(
    record=1,
    full_name="Ada Nordwind",
    given="Ada",
    family="Nordwind",
    organization="Nordwind",
    title="Engineer",
    emails=(DraftValue("ada@nordwind.example"),),
    links=(DraftValue("https://www.linkedin.com/in/ada-nordwind-1a2", "LinkedIn"),),
    key="linkedin:ada-nordwind-1a2",
    noted={"Connected On": "2026-02-08"},
)
OLD_ROW = "Ada,Nordwind,ada@nordwind.example,Nordwind,Engineer,08 Feb 2026"
SEMICOLONS = connections(ROW).replace(b",", b";")

ERAS = {
    "to mid-2021": connections(OLD_ROW, header=OLD_HEADER),
    "to mid-2023": connections(OLD_ROW, header=OLD_HEADER, preamble=PREAMBLE),
    "now": connections(ROW, preamble=PREAMBLE),
    "without preamble": connections(ROW),
    "all quoted": b"\n".join(
        b",".join(b'"%s"' % cell for cell in line.split(b",")) for line in connections(ROW).split(b"\n")
    ),
    "final newline": connections(ROW) + b"\n",
    "blank lines at the end": connections(ROW) + b"\n\n\n",
    "Excel: BOM and CRLF": b"\xef\xbb\xbf" + connections(ROW, preamble=PREAMBLE).replace(b"\n", b"\r\n"),
    "Excel: padded preamble": connections(ROW, preamble="Notes:,,,,,,\nsome words,,,,,,\n,,,,,,\n"),
    "Excel: semicolons": SEMICOLONS,
    "Excel: Unicode text": connections(ROW).replace(b",", b"\t").decode().encode("utf-16"),
    "UTF-16 without BOM": connections(ROW).decode().encode("utf-16-le"),
    "old Macintosh": connections(ROW).replace(b"\n", b"\r"),
    "other spelling": connections(
        ROW, header="first_name,LAST NAME,Url,emailaddress,company,position,CONNECTED_ON"
    ),
    "column added": connections(ROW + ",x", header=HEADER + ",Extra"),
}


def read(path: Path, content: bytes) -> list[Told]:
    file = write(path / "any name at all", content)
    assert READER.recognises(file)
    return list(READER.read(file))


@pytest.mark.parametrize("era", ERAS)
def test_reads_every_era(tmp_path: Path, era: str) -> None:
    (draft,) = read(tmp_path, ERAS[era])
    assert isinstance(draft, ContactDraft)
    assert (draft.full_name, draft.emails, draft.title) == (ADA.full_name, ADA.emails, ADA.title)
    assert draft.noted == ADA.noted
    assert draft.key == ("" if "to mid" in era else ADA.key)


def test_a_whole_row(tmp_path: Path) -> None:
    assert read(tmp_path, ERAS["now"]) == [ADA]


def test_lost_and_reordered_columns(tmp_path: Path) -> None:
    content = "Connected On,Last Name,First Name\n4-Apr-21,Nordwind,Ada\n"
    (draft,) = read(tmp_path, content.encode())
    assert draft == ContactDraft(1, "Ada Nordwind", "Ada", "Nordwind", noted={"Connected On": "2021-04-04"})


def test_lost_dates_are_still_linkedin(tmp_path: Path) -> None:
    (draft,) = read(tmp_path, b"First Name,Last Name,Company,Position\nAda,Nordwind,Nordwind,Engineer\n")
    assert isinstance(draft, ContactDraft)
    assert draft.title == "Engineer"


@pytest.mark.parametrize(
    "header",
    [
        "First Name,Middle Name,Last Name,Title,Suffix,Nickname,E-mail Address,Company",
        "First Name,Last Name,Display Name,Nickname,Primary Email",
        "Name,Given Name,Family Name,E-mail 1 - Value",
        "First Name,Last Name",
    ],
)
def test_other_address_books_are_not_taken_for_it(tmp_path: Path, header: str) -> None:
    assert not READER.recognises(write(tmp_path / "Connections.csv", f"{header}\na,b,c,d,e,f\n"))


def test_hidden_empty_and_nameless_rows_are_told(tmp_path: Path) -> None:
    rows = (ROW, ",,,,,,07 Jun 2026", ",,,,,,", ",,,who@x.example,,,07 Jun 2026", "Bo,,,,,,07 Jun 2026")
    found = read(tmp_path, connections(*rows))
    assert found[:4] == [
        ADA,
        Skipped(2, Reason.HIDDEN, "07 Jun 2026"),
        Skipped(3, Reason.EMPTY),
        Skipped(4, Reason.NAMELESS, "who@x.example"),
    ]
    assert isinstance(found[4], ContactDraft)
    assert (found[4].full_name, found[4].family) == ("Bo", "")


def test_names_stay_as_written(tmp_path: Path) -> None:
    rows = (
        'Jane,"Doe, Ph.D.",,,,,',
        "Zoë,Brandt 🌻,,,,,",
        "美咲,田中,,,,,",
        "Jane,Doe,,,,,",
        "Jane,Doe,,,,,",
    )
    found = read(tmp_path, connections(*rows))
    names = [one.full_name for one in found if isinstance(one, ContactDraft)]
    assert names == ["Jane Doe, Ph.D.", "Zoë Brandt 🌻", "美咲 田中", "Jane Doe", "Jane Doe"]


def test_an_open_quotation_mark_costs_one_row(tmp_path: Path) -> None:
    rows = [f"Person{n},Nordwind,,,,,08 Feb 2026" for n in range(60)]
    rows[10] = 'Broken,"Nordwind,,,,,08 Feb 2026'
    found = read(tmp_path, connections(*rows))
    assert [one.record for one in found if isinstance(one, Skipped)] == [11]
    assert len(found) == len(rows)


def test_a_cell_too_many_is_not_read_into_the_wrong_column(tmp_path: Path) -> None:
    found = read(tmp_path, connections("Ada,Nordwind,,,Nordwind, Sons and Co,Engineer,08 Feb 2026", ROW))
    assert [type(one) for one in found] == [Skipped, ContactDraft]


def test_a_field_without_end_is_told(tmp_path: Path) -> None:
    found = read(tmp_path, connections(ROW, 'Bo,"' + "x" * 200_000, ROW))
    assert [type(one) for one in found] == [ContactDraft, Skipped, ContactDraft]


def test_control_characters_do_not_come_through(tmp_path: Path) -> None:
    (draft,) = read(tmp_path, connections(ROW.replace("Ada", "A\0d\x1ba")))
    assert draft == ADA


def test_windows_letters_are_read(tmp_path: Path) -> None:
    (draft,) = read(tmp_path, connections(ROW).decode().replace("Ada", "José").encode("cp1252"))
    assert isinstance(draft, ContactDraft)
    assert draft.given == "José"


@pytest.mark.parametrize(
    ("url", "link", "key"),
    [
        ("https://www.linkedin.com/in/ada-1", "https://www.linkedin.com/in/ada-1", "linkedin:ada-1"),
        ("http://de.linkedin.com/in/Ada-1/", "https://de.linkedin.com/in/Ada-1", "linkedin:ada-1"),
        ("www.linkedin.com/in/ada-1?trk=abc", "https://www.linkedin.com/in/ada-1", "linkedin:ada-1"),
        ("linkedin.com/in/ada-1/de#top", "https://linkedin.com/in/ada-1/de", "linkedin:ada-1"),
        (
            "https://www.linkedin.com/in/zo%C3%AB-brandt",
            "https://www.linkedin.com/in/zo%C3%AB-brandt",
            "linkedin:zoë-brandt",
        ),
        ("https://www.linkedin.com/pub/ada/1/2/3", "https://www.linkedin.com/pub/ada/1/2/3", ""),
        ("https://www.linkedin.com/in/", "https://www.linkedin.com/in", ""),
        ("javascript:alert(1)", "", ""),
        ("no link", "", ""),
        ("", "", ""),
    ],
)
def test_links_and_keys(url: str, link: str, key: str) -> None:
    assert link_and_key(url) == (link, key)


def test_a_strange_link_is_noted(tmp_path: Path) -> None:
    (draft,) = read(tmp_path, connections("Ada,Nordwind,javascript:alert(1),,,,"))
    assert isinstance(draft, ContactDraft)
    assert (draft.links, draft.key, draft.noted) == ((), "", {"URL": "javascript:alert(1)"})


@pytest.mark.parametrize(
    ("written", "read_as"),
    [
        ("08 Feb 2026", "2026-02-08"),
        ("2026-02-01 08:00:00 UTC", "2026-02-01"),
        ("1/29/26, 2:37 PM", "2026-01-29"),
        ("2/3/26, 2:37 PM", "2026-02-03"),
        ("4-Apr-21", "2021-04-04"),
        ("Jan 2020", "2020-01"),
        ("29.01.2026", "2026-01-29"),
        ("29/01/2026", "2026-01-29"),
        ("1/29/2026", "2026-01-29"),
        ("2/3/2026", "2/3/2026"),
        ("31 Feb 2026", "31 Feb 2026"),
        ("08 févr. 2026", "08 févr. 2026"),
        ("00 Jan 0000", "00 Jan 0000"),
        ("99999-01-01", "99999-01-01"),
        ("soon", "soon"),
    ],
)
def test_dates(written: str, read_as: str) -> None:
    assert iso_date(written) == read_as


@pytest.mark.parametrize(
    "name",
    ["Connections.csv", "connections.CSV", "Basic_Export/Connections.csv", "1/Connec tions.csv", "x.bin"],
)
def test_a_zip_is_searched_by_content(tmp_path: Path, name: str) -> None:
    other = {
        "messages.csv": b"CONVERSATION ID,FROM\n1,Bo\n",
        "Rich_Media.csv": b"Date\n",
        "Jobs/Saved Jobs.csv": b"",
    }
    file = write_zip(tmp_path / "export", {**other, name: ERAS["now"]})
    assert READER.recognises(file)
    assert list(READER.read(file)) == [ADA]


def test_a_file_only_called_connections_is_passed_over(tmp_path: Path) -> None:
    file = write_zip(
        tmp_path / "e.zip", {"__MACOSX/._Connections.csv": b"\0\5\x16\7", "list.csv": ERAS["now"]}
    )
    assert list(READER.read(file)) == [ADA]


def test_a_zip_without_connections_is_not_recognised(tmp_path: Path) -> None:
    file = write_zip(tmp_path / "e.zip", {"messages.csv": b"FROM,TO\n", "Connections.csv": b"hello\n"})
    assert not READER.recognises(file)
    with pytest.raises(BadInputError, match="no list of connections"):
        list(READER.read(file))


def test_an_export_without_anybody_is_no_error(tmp_path: Path) -> None:
    assert read(tmp_path, connections()) == []


def test_the_shared_export() -> None:
    (file,) = corpus("linkedin").glob("*.zip")
    found = list(READER.read(file))
    drafts = [one for one in found if isinstance(one, ContactDraft)]
    linked = [one for one in drafts if "Connected On" in one.noted]
    assert len(linked) == 2000
    assert len(drafts) > 2000
    assert all(one.full_name and one.key.startswith("linkedin:") for one in linked)
    assert all(len(one.noted["Connected On"]) == len("1833-06-05") for one in linked)
    assert sum(len(one.touches) for one in drafts) > 5_000
    assert any(isinstance(one, OwnProfile) and len(one.positions) > 5 for one in found)
