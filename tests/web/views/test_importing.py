"""Bringing in a file on its pages: what would happen, what happened, and a table of it to save."""

import csv
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from askwell.practice.identifying.models import Contact
from askwell.practice.lifecycle.actions.importing import ImportReport, Progress, import_file
from askwell.web.views import importing
from askwell.workspace.members import Member
from tests.web.views.test_clips import field, upload

CARDS = (
    "BEGIN:VCARD\nVERSION:3.0\nUID:osei\nFN:Mary Osei\nEMAIL:mary@osei.example\n{more}END:VCARD\n"
    "BEGIN:VCARD\nVERSION:3.0\nUID:sum\nFN:=SUM(1)\nEMAIL:sum@osei.example\nEND:VCARD\n"
    "BEGIN:VCARD\nVERSION:4.0\nKIND:group\nFN:@Tennis\nEND:VCARD\n"
)


def cards(more: str = "") -> bytes:
    return CARDS.format(more=more).encode()


def brought(web: Client, content: bytes) -> str:
    shown = upload(web, content, "people.vcf")
    return web.post("/import/now", {"token": field(shown, "token"), "file": "people.vcf"}).text


def table(web: Client, page: str) -> list[list[str]]:
    answer = web.post("/import/report", {"token": field(page, "token")})
    assert answer.headers["Content-Disposition"] == 'attachment; filename="import-report.csv"'
    return list(csv.reader(answer.content.decode("utf-8-sig").splitlines()))


def test_the_look_before_names_who_would_come_and_who_not(alice: Member, web: Client) -> None:
    shown = upload(web, cards(), "people.vcf")
    assert "<summary>New · 2</summary>" in shown
    assert "<bdi>Mary Osei</bdi>" in shown
    assert "A list of people, not a person." in shown
    assert not Contact.objects.exists()


def test_the_report_has_every_record_and_no_formula(alice: Member, web: Client) -> None:
    assert table(web, brought(web, cards())) == [
        ["file", "record", "outcome", "name", "reason"],
        ["people.vcf", "1", "added", "Mary Osei", ""],
        ["people.vcf", "2", "added", "'=SUM(1)", ""],
        ["people.vcf", "3", "skipped", "'@Tennis", "A list of people, not a person."],
    ]
    again = brought(web, cards("TITLE:Owner\n"))
    assert "<summary>With something new · 1</summary>" in again
    assert "<summary>Here already · 1</summary>" in again
    assert [row[2] for row in table(web, again)[1:]] == ["updated", "unchanged", "skipped"]


def test_a_report_that_is_gone_is_said_in_words(alice: Member, web: Client) -> None:
    answer = web.post("/import/report", {"token": "../askwell.sqlite3"})
    assert answer.status_code == 400
    assert "Choose it once more." in answer.text
    assert web.post("/import", {"file": SimpleUploadedFile("p.vcf", cards())}).status_code == 200


def test_the_look_before_says_what_is_new_about_whom_one_has(alice: Member, web: Client) -> None:
    brought(web, cards("TITLE:Owner\n"))
    shown = upload(web, cards("TITLE:Former owner\nTEL:+1 250 555 0199\n"), "people.vcf")
    assert "What is new about people you have" in shown
    new = shown.split("What is new about people you have")[1].split("</dl>")[0]
    assert "<bdi>Mary Osei</bdi>" in new
    assert "Phone: <bdi>+1 250 555 0199</bdi>" in new
    assert "=SUM" not in new
    assert Contact.objects.get(full_name="Mary Osei").title == "Owner"


def test_how_far_a_file_is_can_be_asked(alice: Member, web: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def slow(path: Path, *, progress: Progress, **rest: Any) -> ImportReport:
        progress(2500)
        asked.append(web.get("/import/progress/abc").text)
        return import_file(path, progress=progress, **rest)

    monkeypatch.setattr(importing, "import_file", slow)
    web.post("/import", {"file": SimpleUploadedFile("people.vcf", cards()), "mark": "abc"})
    assert asked == ["2,500 records read …"]
    assert web.get("/import/progress/abc").text == ""
