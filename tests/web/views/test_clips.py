"""From a page, a text or a table to people: looked over first, kept with a click, and from no other site."""

import base64
import io
import re
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from askwell.practice.identifying.models import ColumnMap, Contact, Detail, Organization, Portrait
from askwell.web import bookmark
from askwell.workspace.members import Member
from askwell.workspace.models import Entry
from tests.integrations.readers.files_of import CARD, connections, write_zip
from tests.integrations.readers.test_linkedin_export import POSITIONS, PROFILE
from tests.integrations.readers.test_pages_and_mails import MICRODATA

SIGNATURE = "Dr. Mary Osei\nHead of Care\nTel.: +1 250 555 0143\nmary@osei.example\n"


def upload(web: Client, content: bytes, name: str = "people.csv") -> str:
    answer = web.post("/import", {"file": SimpleUploadedFile(name, content)})
    assert answer.status_code == 200
    return answer.text


def field(page: str, name: str) -> str:
    found = re.search(rf'name="{name}" value="([^"]*)"', page)
    assert found, name
    return found[1]


def test_a_pasted_page_is_looked_over_then_kept(alice: Member, web: Client) -> None:
    shown = web.post("/import/page", {"text": MICRODATA, "address": "https://osei.example/contact"}).text
    assert "2 entries were found" in shown
    assert "osei.example" in shown
    assert not Contact.objects.exists()
    posted = {
        "token": field(shown, "token"), "file": field(shown, "file"), "take-2": "yes",
        "full_name-2": "Mary A. Osei",
        "title-2": "", "organization-2": "Osei Physio", "email-2-0": "yes",
    }  # fmt: skip
    assert web.post("/import/page/keep", posted).status_code == 303
    mary = Contact.objects.get()
    assert mary.full_name == "Mary A. Osei"
    assert mary.organization
    assert mary.organization.name == "Osei Physio"
    assert list(Detail.objects.values_list("kind", "value")) == [("email", "mary@osei.example")]
    assert web.get(f"/contacts/{mary.uid}").status_code == 200


def test_a_pasted_signature(alice: Member, web: Client) -> None:
    shown = web.post("/import/page", {"text": SIGNATURE}).text
    assert 'value="Dr. Mary Osei"' in shown
    assert 'value="Head of Care"' in shown
    assert "It stands here:" in shown


def test_a_number_alone_can_be_given_a_name(alice: Member, web: Client) -> None:
    shown = web.post("/import/page", {"text": "Ring +1 250 555 0143 at eight."}).text
    assert "Somebody without a name" in shown
    token = {"token": field(shown, "token"), "file": ""}
    nothing = web.post("/import/page/keep", token)
    assert nothing.status_code == 400
    assert "Tick at least one" in nothing.text
    named = {**token, "take-1": "yes", "full_name-1": "Mary Osei", "phone-1-0": "yes"}
    assert web.post("/import/page/keep", named).status_code == 303
    assert Detail.objects.get().value == "+1 250 555 0143"


@pytest.mark.parametrize("text", ["", "   ", "nothing to see"])
def test_a_text_of_nobody_says_so_and_stays(alice: Member, web: Client, text: str) -> None:
    answer = web.post("/import/page", {"text": text})
    assert answer.status_code == 400
    assert 'role="alert"' in answer.text
    assert text.strip() in answer.text


@pytest.mark.parametrize("site", ["cross-site", "same-site", "none", "same-origin"])
def test_a_bookmark_may_come_from_anywhere_and_only_shows(alice: Member, site: str) -> None:
    stranger = Client(headers={"Host": "testserver", "Sec-Fetch-Site": site})
    before = Entry.objects.count()
    sent = {"text": '<p>"><script>alert(1)</script>', "address": "https://osei.example/<b>"}
    answer = stranger.post("/import/clip", sent)
    assert answer.status_code == 200
    assert "<script>alert" not in answer.text
    assert "&lt;script&gt;" in answer.text
    assert "osei.example" in answer.text
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in answer.headers["Content-Security-Policy"]
    assert not answer.cookies
    assert Entry.objects.count() == before


def test_no_other_address_is_open_to_other_sites(alice: Member, web: Client) -> None:
    stranger = Client(headers={"Host": "testserver", "Sec-Fetch-Site": "cross-site"})
    stranger.cookies["askwell"] = web.cookies["askwell"].value
    for path in (
        "/import/page",
        "/import/page/keep",
        "/import/clip/",
        "/import/columns",
        "/import/own",
        "/import",
    ):
        assert stranger.post(path, {"text": SIGNATURE}).status_code == 403
    assert stranger.post("/import/clip", {"text": "x"}, headers={"Host": "evil.example"}).status_code == 400
    assert stranger.get("/import/clip").status_code == 405


def test_the_bookmark_goes_where_askwell_is(alice: Member, web: Client, settings: Any) -> None:
    settings.ALLOWED_HOSTS = ["a.localhost:8931"]
    page = web.get("/import/page", headers={"Host": "a.localhost:8931"}).text
    assert "javascript:" in page
    assert "http://a.localhost:8931" in page
    made = bookmark.address('http://a.localhost:1"')
    assert '"' not in made
    assert "\n" not in made


def test_a_table_asks_once_what_its_columns_are(alice: Member, web: Client) -> None:
    table = b"Who;Reach;Shoe\nAda Nordwind;ada@x.example;38\n"
    asked = upload(web, table)
    assert "Is this what the columns hold?" in asked
    assert "ada@x.example" in asked
    assert not ColumnMap.objects.exists()
    said = {
        "token": field(asked, "token"), "file": "people.csv", "field-0": "organization", "field-1": "email",
        "field-2": "-",
    }  # fmt: skip
    looked = web.post("/import", said)
    assert looked.status_code == 200
    assert ColumnMap.objects.get().fields == ["organization", "email", "-"]
    kept = web.post("/import/now", {"token": field(looked.text, "token"), "file": "people.csv"})
    assert kept.status_code == 200
    assert Organization.objects.get().name == "Ada Nordwind"
    again = upload(web, table + b"Bo Li;bo@x.example;44\n")
    assert "Is this what the columns hold?" not in again
    changed = web.post("/import/columns", {"token": field(again, "token"), "file": "people.csv"}).text
    assert "You named the columns of such a table before." in changed


def test_columns_that_do_not_fit_are_refused(alice: Member, web: Client) -> None:
    asked = upload(web, b"Who;Reach\nAda Nordwind;ada@x.example\n")
    answer = web.post("/import", {"token": field(asked, "token"), "file": "x", "field-0": "nonsense"})
    assert answer.status_code == 400
    assert not ColumnMap.objects.exists()


def test_what_linkedin_says_of_the_seeker_is_only_offered(alice: Member, web: Client, tmp_path: Path) -> None:
    entries = {"Connections.csv": connections("Ada,Nordwind,,,,,08 Feb 2026")}
    entries |= {"Profile.csv": PROFILE.encode(), "Positions.csv": POSITIONS.encode()}
    looked = upload(web, write_zip(tmp_path / "x.zip", entries).read_bytes(), "x.zip")
    name = alice.seeker.name
    done = web.post("/import/now", {"token": field(looked, "token"), "file": "x.zip"}).text
    assert "It also tells about you" in done
    alice.seeker.refresh_from_db()
    assert alice.seeker.name == name
    assert field(done, "intro") == "Nurse, Lake Clinic"
    web.post("/import/own", {"take-intro": "yes", "intro": "Nurse", "name": "Robin Ames", "town": "Nelson"})
    alice.seeker.refresh_from_db()
    assert (alice.seeker.intro, alice.seeker.name) == ("Nurse", name)


def test_a_photo_is_shown_small_and_made_anew(alice: Member, web: Client) -> None:
    made = io.BytesIO()
    Image.new("RGB", (900, 600), "red").save(made, "JPEG", comment=b"secret")
    photo = base64.b64encode(made.getvalue()).decode()
    card = CARD.replace("END:VCARD", f"PHOTO;ENCODING=b;TYPE=JPEG:{photo}\r\nEND:VCARD")
    looked = upload(web, card.encode(), "a.vcf")
    web.post("/import/now", {"token": field(looked, "token"), "file": "a.vcf"})
    kept = base64.b64decode(Portrait.objects.get().webp)
    assert b"secret" not in kept
    assert Image.open(io.BytesIO(kept)).size == (160, 107)
    page = web.get(f"/contacts/{Contact.objects.get().uid}").text
    assert 'src="data:image/webp;base64,' in page
