"""Bringing in files on the command line: what is read, what is skipped and why, and one entry per file."""

import csv
from pathlib import Path

from tests.cli import files
from tests.cli.conftest import Askwell


def test_a_linkedin_export_and_a_vcard_in_one_go(askwell: Askwell, desk: Path) -> None:
    paths = [str(files.write_linkedin(desk)), str(files.write_vcard(desk))]
    reports = askwell("import", *paths, "--json").data
    assert [(one["format"], one["read"], one["added"]) for one in reports] == [
        ("linkedin", 3, 2),
        ("vcard", 3, 2),
    ]
    assert reports[0]["skipped"] == [{"record": 3, "reason": "hidden"}]
    entries = [one for one in askwell("journal", "--json").data if one["action"].startswith("import")]
    assert {one["uid"] for one in entries} == {one["entry"] for one in reports}
    assert askwell("undo", reports[0]["entry"]).code == 0
    names = [one["name"] for one in askwell("contacts", "list", "--json").data]
    assert names == ["Ines Ferreira", "Dr. Mary Osei"]


def test_a_dry_run_writes_nothing(askwell: Askwell, desk: Path) -> None:
    path = str(files.write_vcard(desk))
    report = askwell("import", path, "--dry-run", "--json").data[0]
    assert (report["added"], report["entry"]) == (2, None)
    assert askwell("contacts", "list", "--json").data == []


def test_a_report_says_what_became_of_every_record_and_holds_no_formula(askwell: Askwell, desk: Path) -> None:
    formula = desk / "formula.vcf"
    formula.write_text("BEGIN:VCARD\nVERSION:3.0\nFN:=HYPERLINK(1)\nEND:VCARD\n", encoding="utf-8")
    paths = [str(files.write_vcard(desk)), str(formula)]
    report = desk / "became.csv"
    assert askwell("import", *paths, "--report", str(report)).code == 0
    assert list(csv.reader(report.read_text(encoding="utf-8-sig").splitlines())) == [
        ["file", "record", "outcome", "name", "reason"],
        ["people.vcf", "1", "added", "Dr. Mary Osei", ""],
        ["people.vcf", "2", "added", "Ines Ferreira", ""],
        ["people.vcf", "3", "skipped", "Tennis on Tuesdays", "A list of people, not a person."],
        ["formula.vcf", "1", "added", "'=HYPERLINK(1)", ""],
    ]


def test_the_wrong_format_is_refused(askwell: Askwell, desk: Path) -> None:
    answer = askwell("import", str(files.write_vcard(desk)), "--as", "linkedin")
    assert answer.code == 3
    assert askwell("contacts", "list", "--json").data == []


def test_people_read_sentences(askwell: Askwell, desk: Path) -> None:
    said = askwell("import", str(files.write_vcard(desk))).out
    assert "2 new people came in." in said
    assert "A list of people, not a person." in said


def test_what_was_here_already_is_not_called_new(askwell: Askwell, desk: Path) -> None:
    path = files.write_vcard(desk)
    askwell("import", str(path))
    card = path.read_text(encoding="utf-8").partition("END:VCARD")[0]
    path.write_text(f"{card}TEL:+1 250 555 0199\nEND:VCARD\n", encoding="utf-8")
    assert ": Something new came in about 1 person you have." in askwell("import", str(path)).out


def test_columns_named_once_are_remembered(askwell: Askwell, desk: Path) -> None:
    path = str(files.write_practices(desk))
    said = ("--column", "Ansprechpartner=nickname", "--column", "Handy dienstlich=-")
    (named,) = askwell("import", path, *said, "--json").data
    assert [one["field"] for one in named["columns"]] == ["organization", "nickname", "-", ""]
    (again,) = askwell("import", path, "--dry-run", "--json").data
    assert again["columns"] == named["columns"]
    assert (again["added"], again["unchanged"]) == (0, 1)


def test_a_column_or_field_that_is_not_there_is_wrong_usage(askwell: Askwell, desk: Path) -> None:
    path = str(files.write_practices(desk))
    assert askwell("import", path, "--column", "Telefon=phone").code == 2
    assert askwell("import", path, "--column", "Praxis=shoe").code == 2
    assert askwell("import", str(files.write_vcard(desk)), "--column", "Praxis=note").code == 3
    assert askwell("contacts", "list", "--json").data == []
