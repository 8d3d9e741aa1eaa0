"""The pages of directories and targets do what they say, keep out strangers, and can be taken back."""

import time
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from askwell.integrations.directories import building
from askwell.integrations.directories.place import Wanted
from askwell.models import Contact, Detail, Organization
from askwell.practice.lifecycle.actions import targets
from askwell.web import adding
from askwell.workspace import journal
from askwell.workspace.members import Member
from tests.cli import files
from tests.conftest import NOW
from tests.integrations.directories import files_of


@pytest.fixture
def folder(alice: Member, home: Path) -> Path:
    """Return the folder of the home's directories, with one of two towns in it."""
    del alice
    made = home / "directories"
    made.mkdir()
    path = files.write_places(home)
    building.build(made, path, "kootenay", Wanted(), at="2026-11-23", tell=lambda _read, _kept: None)
    return made


def waited(web: Client) -> str:
    """Return the page of files once nothing is being added any more."""
    for _ in range(600):
        text: str = web.get(reverse("directory_progress")).text
        if "every 1s" not in text:
            return text
        time.sleep(0.05)
    raise AssertionError("it never ended")


def test_what_is_near_stands_with_source_day_and_a_request_to_confirm(web: Client, folder: Path) -> None:
    text = web.get(reverse("directories"), {"q": "physio", "near": "Nelson", "within": "10km"}).text
    assert "Lakeside Physiotherapy" in text
    assert "Castlegar Physio" not in text
    line = text[text.index("tel:+12505550131") :].partition("</p>")[0]
    assert "meta" in line
    assert "July 1" in line
    assert "90 % sure it exists" in line
    assert "ask to confirm the number" in line
    assert "CDLA-Permissive-2.0" in text


def test_a_place_no_directory_knows_gets_a_sentence(web: Client, folder: Path) -> None:
    text = web.get(reverse("directories"), {"near": "Atlantis"}).text
    assert "Atlantis" in text
    assert 'role="alert"' in text


def test_adding_twice_gives_one_business_and_undo_takes_it_back(web: Client, folder: Path) -> None:
    search = f"{reverse('directories')}?near=Nelson"
    for _ in range(2):
        answer = web.post(reverse("place_take"), {"key": "overture:p1", "next": search})
        assert answer["Location"] == search
    assert Organization.objects.count() == 1
    text = web.get(search).text
    assert reverse("organization", args=[Organization.objects.get().uid]) in text
    web.post(reverse("place_take"), {"key": "overture:p2"})
    done = web.get(search).text
    undo = done[done.index("/journal/") :].partition('"')[0]
    web.post(undo)
    assert Organization.objects.count() == 1


def test_a_business_taken_is_found_among_contacts_and_somebody_can_be_added(
    web: Client, folder: Path
) -> None:
    web.post(reverse("place_take"), {"key": "overture:p1"})
    kept = Organization.objects.get()
    page = reverse("organization", args=[kept.uid])
    for text in ("lakes", "Lakeside Physiotherapy Ltd.", "therapy"):
        found = web.get(reverse("contacts"), {"q": text}, headers={"HX-Request": "true"}).text
        assert page in found, text
        assert "Nobody" not in found
    assert "Nobody here" in web.get(reverse("contacts"), {"q": "Atlantis"}).text
    shown = web.get(page).text
    assert 'href="tel:+12505550131"' in shown
    assert "+1 250-555-0131" in shown
    adding_one = f"{reverse('contact_new')}?organization=Lakeside%20Physiotherapy"
    assert adding_one in shown
    assert 'value="Lakeside Physiotherapy"' in web.get(adding_one).text


def test_two_of_one_name_are_offered_to_be_one(web: Client, charlie: Client, alice: Member) -> None:
    with journal.entry("organization.add", by=alice.user, at=NOW) as write:
        one, other = (write.create(Organization, name=name, sort_as="acme") for name in ("Acme", "Acme Ltd"))
    page, join = (reverse(name, args=[one.uid]) for name in ("organization", "organization_join"))
    assert "It is the same business" in web.get(page).text
    assert charlie.post(join, {"other": other.uid}).status_code == 404
    assert web.post(join, {"other": "nobody"}).status_code == 404
    assert web.post(join, {"other": other.uid})["Location"] == page
    text = web.get(page).text
    assert "Acme: two businesses are one now." in text.replace("<bdi>", "").replace("</bdi>", "")
    assert "It is the same business" not in text
    assert Organization.objects.get() == one


def test_a_file_is_sent_read_and_searched(web: Client, home: Path) -> None:
    sent = SimpleUploadedFile(
        "my town.geojson", files_of.collection(home, files_of.feature("p1", "Here")).read_bytes()
    )
    assert web.post(reverse("directory_files"), {"file": sent}).status_code == 303
    assert "1 place kept" in waited(web)
    assert sorted(one.name for one in (home / "directories").iterdir()) == ["lock", "my-town.sqlite3"]
    assert "my-town" in web.get(reverse("directory_files")).text


def test_a_path_on_this_computer_is_read_where_it_lies(web: Client, folder: Path, home: Path) -> None:
    path = files_of.overpass(home)
    assert web.post(reverse("directory_files"), {"path": str(path), "name": "Here"}).status_code == 303
    assert "2 places kept" in waited(web)
    assert path.is_file()
    assert (folder / "here.sqlite3").is_file()


def test_from_another_machine_no_path_can_be_named(web: Client, home: Path) -> None:
    path = files_of.overpass(home)
    answer = web.post(reverse("directory_files"), {"path": str(path)}, REMOTE_ADDR="10.0.0.7")
    assert answer.status_code == 400
    assert adding.present(home / "directories") is None


def test_a_file_that_is_none_gets_a_sentence(web: Client, home: Path) -> None:
    sent = SimpleUploadedFile("letter.pdf", b"%PDF-1.7")
    web.post(reverse("directory_files"), {"file": sent})
    text = waited(web)
    assert "letter.pdf" in text
    assert 'role="alert"' in text
    assert web.post(reverse("directory_files"), {}).status_code == 400


def test_a_directory_put_aside_can_be_brought_back(web: Client, folder: Path) -> None:
    web.post(reverse("directory_change"), {"name": "kootenay"})
    assert not (folder / "kootenay.sqlite3").exists()
    assert "Bring it back" in web.get(reverse("directory_files")).text
    web.post(reverse("directory_change"), {"name": "kootenay", "do": "bring_back"})
    assert (folder / "kootenay.sqlite3").exists()
    for name in ("../askwell", "nothing", ""):
        assert web.post(reverse("directory_change"), {"name": name}).status_code == 404


def test_newer_details_are_offered_on_the_page_of_the_business(web: Client, folder: Path, home: Path) -> None:
    web.post(reverse("place_take"), {"key": "overture:p1"})
    page = reverse("organization", args=[Organization.objects.get().uid])
    assert "knows something newer" not in web.get(page).text
    newer = files_of.feature("p1", "Lakeside Physiotherapy", phones=["+1 250 555 0199"])
    path = files_of.collection(home, newer)
    building.build(folder, path, "kootenay", Wanted(), at="2026-12-01", tell=lambda _read, _kept: None)
    assert "+1 250 555 0199" in web.get(page).text
    web.post(reverse("place_renew", args=[Organization.objects.get().uid]))
    assert Detail.objects.filter(kind="phone").count() == 2
    assert "knows something newer" not in web.get(page).text


def test_targets_are_added_scored_sorted_and_taken_off(web: Client, alice: Member) -> None:
    page = reverse("targets")
    for name in ("Nordwind", "Weber Reha"):
        web.post(page, {"name": name})
    nordwind, weber = (Organization.objects.get(name=name) for name in ("Nordwind", "Weber Reha"))
    scores = {
        "uid": [nordwind.uid, weber.uid],
        f"motivation.{nordwind.uid}": "2",
        f"motivation.{weber.uid}": "5",
        f"posting.{weber.uid}": "",
        f"advocacy.{weber.uid}": "yes",
    }
    web.post(page, scores)
    text = web.get(page).text
    assert text.index("Weber Reha") < text.index("Nordwind")
    assert "Somebody there would speak for you".casefold() in text.casefold()
    web.post(reverse("target", args=[weber.uid]), {"do": "off"})
    assert [one.target for one in Organization.objects.order_by("id")] == [True, False]
    assert web.post(page, {"uid": [weber.uid], f"motivation.{weber.uid}": "9"}).status_code == 400


def test_charlie_can_score_nothing_of_alice(alice: Member, charlie: Client) -> None:
    found = targets.add("Nordwind", by=alice.user, at=NOW)
    answer = charlie.post(reverse("targets"), {"uid": [found.uid], f"motivation.{found.uid}": "1"})
    assert answer.status_code == 404
    assert Organization.objects.get().motivation is None
    assert not Contact.objects.exists()
