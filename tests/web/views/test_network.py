"""The network's pages: the drawing and the list say the same, and what is noted there is kept."""

import re
from html import unescape

import pytest
from django.test import Client
from django.urls import reverse

from askwell.practice.identifying import actions as identifying
from askwell.practice.identifying.models import Contact
from askwell.practice.referring.models import Acquaintance, Preference
from askwell.workspace.members import Member
from tests.conftest import NOW
from tests.web.places import Case, greek_case


@pytest.fixture
def case(alice: Member) -> Case:
    """Return Alice's case."""
    return greek_case(alice)


def _plain(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", "", html)).split())


def _drawn(page: str) -> dict[str, set[str]]:
    """Return what the drawing says of each person: the pieces of the title, by uid."""
    found = re.findall(r'<a href="/network/around/(\w+)" tabindex="-1"><title>(.*?)</title>', page)
    return {uid: {_plain(piece) for piece in title.split(" · ")} for uid, title in found}


def _listed(page: str) -> dict[str, str]:
    """Return what the list says of each person, by uid."""
    words = page[page.index('class="tree"') :]
    items = re.split(r"<li>", words)[1:]
    uids = [re.search(r'href="/contacts/(\w+)"', item) for item in items]
    return {uid[1]: _plain(item) for uid, item in zip(uids, items, strict=True) if uid}


@pytest.mark.parametrize("name", ["network", "network_around", "network_at"])
def test_the_drawing_and_the_list_say_the_same(web: Client, case: Case, name: str) -> None:
    assert case.contact.organization
    uid = {"network_around": case.contact.uid, "network_at": case.contact.organization.uid}.get(name)
    page = web.get(reverse(name, args=[uid] if uid else [])).text
    drawn, listed = _drawn(page), _listed(page)
    assert drawn.keys() == listed.keys() != set()
    for one, facts in drawn.items():
        for fact in facts:
            assert fact in listed[one], (fact, listed[one])
    reasons = {_plain(one) for one in re.findall(r'<path class="tie[^>]*><title>(.*?)</title>', page)}
    said = " ".join(listed.values())
    assert name == "network_at" or reasons
    assert not [one for one in reasons if name != "network_at" and one not in said]


def test_the_slider_shows_the_network_as_it_was(web: Client, case: Case) -> None:
    assert "Τόμας" in web.get(reverse("network")).text
    before = web.get(reverse("network") + "?step=1").text
    assert "Τόμας" not in before[before.index("<main") :]
    assert web.get(reverse("network") + "?step=nonsense").status_code == 200


def test_whom_somebody_knows_is_noted_and_taken_back(web: Client, case: Case) -> None:
    around = reverse("network_around", args=[case.contact.uid])
    noted = web.post(
        reverse("knows", args=[case.contact.uid]),
        {"name": "Ελένη", "closeness": "closely", "words": "Χορωδία"},
    )
    assert noted.status_code == 303
    assert "Χορωδία" in web.get(around).text
    web.post(reverse("knows", args=[case.contact.uid]), {"name": "Ελένη", "closeness": "not"})
    assert Acquaintance.objects.count() == 1
    assert "Χορωδία" not in web.get(around).text


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("", "Write the name of one of your contacts."),
        ("Nobody", "Nobody called Nobody is among your contacts. Write the name as it stands there."),
        ("Κώστας", "Several of your contacts answer to Κώστας. Write the whole name."),
        ("Μαρία Οσέι", "Everybody knows themselves. Choose somebody else."),
    ],
)
def test_whom_it_cannot_be_is_said_and_the_rest_stays(
    web: Client, alice: Member, case: Case, name: str, said: str
) -> None:
    for called in ("Κώστας Ένα", "Κώστας Δύο"):
        identifying.add_contact(called, by=alice.user, at=NOW)
    typed = {"name": name, "closeness": "slightly", "words": "Χορωδία"}
    answer = web.post(reverse("knows", args=[case.contact.uid]), typed)
    assert answer.status_code == 400
    page = unescape(answer.text)
    assert f"<p>{said}</p>" in page
    assert 'value="Χορωδία"' in page
    assert '<option value="slightly" selected>' in page
    assert "<details open>" in page
    assert not Acquaintance.objects.exists()


def test_a_whole_name_is_enough_where_others_begin_with_it(web: Client, alice: Member, case: Case) -> None:
    identifying.add_contact("Ελένη Ένα", by=alice.user, at=NOW)
    noted = web.post(reverse("knows", args=[case.contact.uid]), {"name": "ελένη", "closeness": "well"})
    assert noted.status_code == 303
    assert Acquaintance.objects.count() == 1


def test_an_order_can_be_overridden(web: Client, case: Case) -> None:
    uid = case.contact.uid
    goal = case.goal.uid
    assert web.post(reverse("prefer", args=[uid]), {"wish": "not_now", "goal": goal}).status_code == 303
    assert "Μαρία" in web.get(reverse("next")).text
    assert Preference.objects.get().wish == "not_now"
    web.post(reverse("prefer", args=[uid]), {"wish": "", "goal": goal})
    assert not Preference.objects.exists()


def test_what_holds_for_all_is_said_once(web: Client, alice: Member, case: Case) -> None:
    for number in range(3):
        identifying.add_contact(f"Ιατρός {number}", title="Ιατρείο", by=alice.user, at=NOW)
    for one in Contact.objects.exclude(full_name__startswith="Ιατρός"):
        identifying.edit_contact(one, do_not_contact=True, by=alice.user, at=NOW)
    page = web.get(reverse("next")).text
    assert page.count("The work is near to your question.") == 1
    assert page.index("For all of these:") < page.index("The work is near") < page.rindex("Ιατρός 0")
