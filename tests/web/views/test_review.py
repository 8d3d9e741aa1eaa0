"""Who may be the same person: asked, decided, put off, accepted as a group, taken apart."""

from datetime import datetime
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse

from askwell.practice.identifying import likeness, queries
from askwell.practice.identifying.models import Contact, Likeness
from askwell.practice.lifecycle.actions.importing import import_file
from askwell.workspace.members import Member

HEADER = "First Name,Last Name,Email Address,Company,Position,Connected On\n"
TWICE = (
    "Mary,Osei,,Osei Physio,Owner,01 Jan 2020\n"
    "Mary,Osei,,Osei Physio Ltd,Owner,02 Jan 2021\n"
    "Tomás,Kovač,,Nordwind,Head of Care,01 Jan 2020\n"
    "Tomas,Kovač,,Nordwind GmbH,Nurse,01 Jan 2021\n"
)


@pytest.fixture
def asked(tmp_path: Path, alice: Member, now: datetime) -> list[Likeness]:
    """Bring in a file in which two people stand twice, and return the questions."""
    file = tmp_path / "Connections.csv"
    file.write_text(HEADER + TWICE, encoding="utf-8")
    import_file(file, by=alice.user, at=now)
    return likeness.waiting()


def decide(web: Client, question: Likeness, do: str) -> None:
    """Press a button below two cards."""
    answer = web.post(reverse("review_decide"), {"question": str(question.pk), "do": do})
    assert answer.status_code == 303


def test_two_cards_stand_side_by_side_with_why(web: Client, asked: list[Likeness]) -> None:
    assert len(asked) == 2
    page = web.get(reverse("review")).text
    assert "same first name, same surname, same employer" in page
    assert "2 questions left" in page


def test_the_same_person_is_one_line_of_the_list(web: Client, asked: list[Likeness]) -> None:
    decide(web, asked[0], "same")
    assert len(likeness.waiting()) == 1
    assert len(queries.page_by_name().contacts) == 3
    merged = Contact.objects.get(merged_into__isnull=False)
    page = web.get(reverse("contact", args=[merged.person.uid])).text
    assert "Made of two cards" in page
    web.post(reverse("take_apart", args=[merged.uid]))
    assert len(likeness.waiting()) == 2
    assert len(queries.page_by_name().contacts) == 4


def test_two_people_are_never_asked_about_again(web: Client, asked: list[Likeness]) -> None:
    decide(web, asked[0], "different")
    assert [one.pk for one in likeness.waiting()] == [asked[1].pk]
    decide(web, asked[0], "different")


def test_later_comes_last(web: Client, asked: list[Likeness]) -> None:
    decide(web, asked[0], "later")
    assert [one.pk for one in likeness.waiting()] == [asked[1].pk, asked[0].pk]
    decide(web, asked[0], "different")
    assert [one.pk for one in likeness.waiting()] == [asked[1].pk]


def test_a_group_is_accepted_after_ten_examples(web: Client, asked: list[Likeness]) -> None:
    group = asked[0].group
    page = web.get(reverse("review") + f"?group={group}").text
    assert "examples=1" in page
    web.post(reverse("review_accept"), {"group": str(group)})
    assert not [one for one in likeness.waiting() if one.group == group]


def test_what_is_no_longer_asked_leads_on(web: Client, asked: list[Likeness]) -> None:
    decide(web, asked[0], "same")
    decide(web, asked[0], "same")
    assert web.post(reverse("review_decide"), {"question": "999999", "do": "same"}).status_code == 303
