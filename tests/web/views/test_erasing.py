"""The pages for what is held about somebody, for erasing them, and for those who were erased."""

import io
import json
import zipfile

import pytest
from django.test import Client
from django.urls import reverse

from askwell.practice.identifying import actions
from askwell.practice.identifying.models import Contact
from askwell.workspace import erasures, scope
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


def test_the_file_for_somebody_holds_all_about_them_and_nothing_of_others(case: Case, client: Client) -> None:
    met = case.contacts[0]
    with scope.inside(case.member.workspace_id):
        actions.edit_contact(met, note="<b>Likes rye</b>", by=case.member.user, at=NOW)
    answer = client.get(reverse("person_file", args=[met.uid]))
    with zipfile.ZipFile(io.BytesIO(answer.content)) as held:
        page, card = held.read("index.html").decode(), held.read("card.vcf").decode()
        data = json.loads(held.read("person.json"))
    assert {"contact", "source", "detail", "pursuit", "interview", "attempt"} <= set(data["held"])
    assert data["held"]["interview"][0]["contact"] == met.uid
    assert "&lt;b&gt;Likes rye" in page
    assert met.full_name in page
    assert met.full_name in card
    for other in case.contacts[1:]:
        assert other.full_name not in page + card + json.dumps(data, ensure_ascii=False)


def test_somebody_is_erased_only_by_the_form_and_may_be_let_in_again(case: Case, client: Client) -> None:
    met = case.contacts[0]
    page = client.get(reverse("erase", args=[met.uid])).content.decode()
    assert met.full_name in page
    with scope.inside(case.member.workspace_id):
        assert Contact.objects.filter(uid=met.uid).exists()
    assert client.post(reverse("erase", args=[met.uid])).status_code == 303
    assert client.get(reverse("contact", args=[met.uid])).status_code == 404
    journal = client.get(reverse("journal")).content.decode()
    assert met.full_name not in journal
    with scope.inside(case.member.workspace_id):
        (erased,) = erasures.erasures()
    assert erased.uid in client.get(reverse("erased")).content.decode()
    client.post(reverse("erased"), {"uid": erased.uid})
    with scope.inside(case.member.workspace_id):
        assert erasures.erasures()[0].allowed
    assert client.post(reverse("erased"), {"uid": "x"}).status_code == 404


def test_several_are_erased_from_the_list_and_no_more_than_said(case: Case, client: Client) -> None:
    chosen = [one.uid for one in case.contacts[:2]]
    page = client.post(reverse("people_many"), {"who": chosen, "do": "more"}).content.decode()
    assert 'value="erase"' in page
    assert client.post(reverse("people_many"), {"who": chosen, "do": "erase"}).status_code == 303
    with scope.inside(case.member.workspace_id):
        assert [one.uid for one in Contact.objects.all()] == [case.contacts[2].uid]
        assert len(erasures.erasures()) == 2


def test_nobody_erases_or_reads_what_others_hold(case: Case) -> None:
    charlie = client_of(cast.charlie().member)
    uid = case.contacts[0].uid
    for name in ("person_file", "erase"):
        assert charlie.get(reverse(name, args=[uid])).status_code == 404
    assert charlie.post(reverse("erase", args=[uid])).status_code == 404
    with scope.inside(case.member.workspace_id):
        assert Contact.objects.filter(uid=uid).exists()
