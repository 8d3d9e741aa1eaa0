"""The list of people: filters in its address, those ticked, and what is done with them."""

import csv
import io

import pytest
from django.test import Client
from django.urls import reverse

from askwell.practice.asking.models import Pursuit
from askwell.practice.identifying import actions, tagging
from askwell.practice.identifying.models import Contact, SavedFilter, Tag, Tagged
from askwell.workspace import scope
from tests import cast
from tests.cast import NOW, Case
from tests.databases import Database
from tests.web.conftest import client_of


@pytest.fixture
def case(sqlite: Database) -> Case:
    """Return Alice's case."""
    del sqlite
    return cast.alice()


@pytest.fixture
def client(case: Case) -> Client:
    """Return a browser that is let in as Alice."""
    return client_of(case.member)


def post(client: Client, **values: object) -> tuple[int, str]:
    answer = client.post(reverse("people_many"), values)
    return answer.status_code, answer.get("Location", "")


def test_ticked_people_are_tagged_and_the_filter_stays(case: Case, client: Client) -> None:
    chosen = [one.uid for one in case.contacts[:2]]
    status, to = post(client, who=chosen, do="tag", tagged="school", at="nord")
    assert (status, to) == (303, reverse("contacts") + "?at=nord")
    with scope.inside(case.member.workspace_id):
        assert set(Tagged.objects.values_list("contact__uid", flat=True)) == set(chosen)
        tag = Tag.objects.get().uid
    page = client.get(reverse("contacts"), {"tag": tag}).content.decode()
    assert "school" in page
    assert case.contacts[0].full_name in page
    assert case.contacts[2].full_name not in page


def test_all_that_the_filter_finds_are_put_aside_and_brought_back(case: Case, client: Client) -> None:
    assert post(client, do="put_aside", all="yes", never_asked="yes")[0] == 303
    with scope.inside(case.member.workspace_id):
        (aside,) = Contact.objects.filter(put_aside=True)
    assert aside.full_name not in client.get(reverse("contacts")).content.decode()
    page = client.get(reverse("contacts"), {"put_aside": "yes"}).content.decode()
    assert aside.full_name in page
    post(client, who=[aside.uid], do="bring_back", put_aside="yes")
    assert aside.full_name in client.get(reverse("contacts")).content.decode()


def test_the_chosen_are_taken_up_for_a_goal(case: Case, client: Client) -> None:
    listed = case.contacts[2]
    page = client.post(reverse("people_many"), {"who": [listed.uid], "do": "more"}).content.decode()
    assert case.goal.text in page
    post(client, who=[listed.uid], do="take_up", **{"for": case.goal.uid})
    with scope.inside(case.member.workspace_id):
        assert Pursuit.objects.filter(contact=listed).count() == 1


def test_a_file_of_the_chosen_holds_them_alone_and_no_formula(case: Case, client: Client) -> None:
    with scope.inside(case.member.workspace_id):
        evil = actions.add_contact("=cmd()", phones=["+1 250 555 0143"], by=None, at=NOW)
    sent = {"who": [evil.uid], "do": "csv"}
    plain = client.post(reverse("people_many"), sent).content.decode("utf-8-sig")
    raw = client.post(reverse("people_many"), {**sent, "raw_phones": "yes"}).content.decode("utf-8-sig")
    (row,) = csv.DictReader(io.StringIO(plain))
    assert (row["Name"], row["Phones"]) == ("'=cmd()", "'+1 250 555 0143")
    assert next(csv.DictReader(io.StringIO(raw)))["Phones"] == "+1 250 555 0143"
    card = client.post(reverse("people_many"), {**sent, "do": "vcard"}).content.decode()
    assert card.count("BEGIN:VCARD") == 1


def test_nobody_chosen_or_a_strange_word_is_told_kindly(case: Case, client: Client) -> None:
    assert post(client, do="tag", tagged="x")[0] == 400
    assert post(client, do="explode", who=[case.contacts[0].uid])[0] == 400


def test_a_filter_is_kept_shown_and_taken_away(case: Case, client: Client) -> None:
    post(client, do="save", name="Later", never_asked="yes")
    with scope.inside(case.member.workspace_id):
        kept = SavedFilter.objects.get()
    page = client.get(reverse("people_filter")).content.decode()
    assert "never_asked=yes" in page
    post(client, do=f"forget.{kept.uid}")
    with scope.inside(case.member.workspace_id):
        assert not SavedFilter.objects.exists()


def test_others_people_are_never_chosen(case: Case, client: Client) -> None:
    charlie = cast.charlie()
    assert post(client, who=[charlie.contacts[0].uid], do="put_aside")[0] == 400
    with scope.inside(case.member.workspace_id):
        assert not tagging.tag_called("x")
    with scope.inside(charlie.member.workspace_id):
        assert not Contact.objects.filter(put_aside=True).exists()
