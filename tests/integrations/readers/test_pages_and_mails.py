"""Web pages, pasted texts, mails and Monica's account: who is in them, and where it stood."""

import json
from pathlib import Path

import pytest

from askwell.integrations.readers import Reason, Told, registry
from askwell.integrations.readers.mail import READER as MAIL
from askwell.integrations.readers.monica import READER as MONICA
from askwell.integrations.readers.pasted.signature import IN_THE_TEXT
from askwell.kernel.drafts import ContactDraft, DraftAddress, DraftTouch, DraftValue, Skipped
from askwell.kernel.errors import BadInputError
from tests.integrations.readers.files_of import write
from tests.shared import corpus

THING = {
    "@context": "https://schema.org",
    "@graph": [
        {
            "@type": ["Dentist", "LocalBusiness"],
            "@id": "https://osei.example/#practice",
            "name": "Osei &amp; Partners",
            "telephone": "+1 250 555 0143",
            "faxNumber": "+1 250 555 0149",
            "email": "mailto:hello@osei.example",
            "url": "https://osei.example",
            "address": {
                "@type": "PostalAddress",
                "streetAddress": "12 Lake Street",
                "addressLocality": "Kelowna",
                "postalCode": "V1Y 1A1",
                "addressCountry": {"@type": "Country", "name": "Canada"},
            },
            "employee": [{"@type": "Person", "name": "Mary Osei", "jobTitle": "Dentist"}],
        },
        {"@type": "WebSite", "name": "Not a person"},
        {"@type": "Person", "name": "Bo Li", "worksFor": {"@id": "https://osei.example/#practice"}},
    ],
}
MICRODATA = """<!doctype html><title>x</title><div itemscope itemtype="http://schema.org/Physiotherapy">
<h1 itemprop="name">Osei Physio</h1><span itemprop="telephone">250 555 0143</span>
<div itemprop="address" itemscope itemtype="http://schema.org/PostalAddress">
<span itemprop="streetAddress">12 Lake Street</span><span itemprop="addressLocality">Kelowna</span></div>
<div itemprop="employee" itemscope itemtype="http://schema.org/Person">
<span itemprop="name">Mary Osei</span>
<a itemprop="email" href="mailto:mary@osei.example">write</a></div></div>"""
PROSE = """<!DOCTYPE html><html><head><title>Contact | Osei Physio Kelowna</title>
<script>var x = "250 555 9999"</script>
</head><body><nav>Home</nav><h1>Contact us</h1><p>Mary Osei<br>
Physiotherapist<br>Tel: 250-555-0143<br>
<a href="mailto:mary@osei.example">mary@osei.example</a></p><p>12 Lake Street, Kelowna, V1Y 1A1</p>
<p>Open 8:00-17:00, since 2011-2026</p><a href="tel:+12505550100">Call us</a></body></html>"""


def read(path: Path) -> list[Told]:
    return list(registry.recognise(path).read(path))


def people(path: Path) -> list[ContactDraft]:
    return [one for one in read(path) if isinstance(one, ContactDraft)]


def page(folder: Path, thing: object) -> Path:
    script = f'<script type="application/ld+json">{json.dumps(thing)}</script>'
    return write(folder / "page.html", f"<!doctype html><html><head>{script}</head><body></body></html>")


def test_what_a_page_says_of_itself(tmp_path: Path) -> None:
    file = page(tmp_path, THING)
    assert registry.recognise(file).name == "webpage"
    practice, bo, mary = people(file)
    assert (practice.organization, practice.full_name) == ("Osei & Partners", "")
    assert practice.phones == (DraftValue("+1 250 555 0143"), DraftValue("+1 250 555 0149", "fax"))
    assert practice.emails == (DraftValue("hello@osei.example"),)
    assert practice.addresses == (DraftAddress("12 Lake Street", "Kelowna", "", "V1Y 1A1", "Canada"),)
    assert practice.key == "web:https://osei.example/#practice"
    assert (mary.full_name, mary.organization, mary.title) == ("Mary Osei", "Osei & Partners", "Dentist")
    assert (bo.full_name, bo.organization) == ("Bo Li", "Osei & Partners")


def test_json_with_a_comma_too_many_and_a_comment(tmp_path: Path) -> None:
    script = (
        '<script type="application/ld+json">\n<!--\n{"@type": "Person", "name": "Ada\tN", }\n-->\n</script>'
    )
    (ada,) = people(write(tmp_path / "a", f"<html><body>{script}</body></html>"))
    assert ada.full_name == "Ada N"


def test_microdata(tmp_path: Path) -> None:
    practice, mary = people(write(tmp_path / "a", MICRODATA))
    assert (practice.organization, practice.phones[0].value) == ("Osei Physio", "250 555 0143")
    assert practice.addresses[0].city == "Kelowna"
    assert (mary.full_name, mary.organization, mary.emails[0].value) == (
        "Mary Osei",
        "Osei Physio",
        "mary@osei.example",
    )


def test_a_card_by_class_names(tmp_path: Path) -> None:
    card = """<html><body><div class="h-card">
    <a class="p-name u-url" href="https://mary.example">Mary Osei</a>
    <span class="p-org">Osei Physio</span><span class="p-tel">250 555 0143</span>
    <a class="u-email" href="mailto:mary@osei.example">m</a><p class="p-adr h-adr">
    <span class="p-locality">Kelowna</span></p></div></body></html>"""
    (mary,) = people(write(tmp_path / "a", card))
    assert (mary.full_name, mary.organization) == ("Mary Osei", "Osei Physio")
    assert (mary.phones[0].value, mary.emails[0].value) == ("250 555 0143", "mary@osei.example")
    assert mary.addresses[0].city == "Kelowna"
    assert [one.value for one in mary.links] == ["https://mary.example"]


def test_a_page_that_marks_nothing_gives_suggestions_with_their_place(tmp_path: Path) -> None:
    mary, practice = people(write(tmp_path / "a", PROSE))
    assert (mary.full_name, mary.title) == ("Mary Osei", "Physiotherapist")
    assert (mary.phones[0].value, mary.emails[0].value) == ("250-555-0143", "mary@osei.example")
    assert "Tel: 250-555-0143" in mary.noted[IN_THE_TEXT]
    assert practice.organization == "Osei Physio Kelowna"
    assert [one.value for one in practice.phones] == ["+12505550100"]
    assert mary.addresses == (DraftAddress("12 Lake Street", "Kelowna", "", "V1Y 1A1"),)


def test_a_page_saved_in_one_file_and_where_it_came_from(tmp_path: Path) -> None:
    body = PROSE.replace("<html>", "<!-- saved from url=(0021)https://osei.example/contact --><html>")
    head = "From: <Saved by Blink>\nSnapshot-Content-Location: https://osei.example\nMIME-Version: 1.0\n"
    head += 'Content-Type: multipart/related; boundary="b"\n\n--b\nContent-Type: text/html\n\n'
    found = people(write(tmp_path / "a", f"{head}{body}\n--b--\n"))
    assert [one.full_name or one.organization for one in found] == ["Mary Osei", "Osei Physio Kelowna"]
    assert DraftValue("https://osei.example/contact", "web page") in found[0].links


def test_a_page_of_nobody_says_so(tmp_path: Path) -> None:
    file = write(tmp_path / "a.html", "<!DOCTYPE html><html><body>hello</body></html>")
    with pytest.raises(BadInputError, match=r"a\.html tells of nobody"):
        read(file)


def test_three_ways_to_say_the_same_give_the_same() -> None:
    folder = corpus("web", "schemaorg")
    compared = 0
    for one in sorted(folder.glob("*.json.html")):
        others = [one.with_name(one.name.replace(".json.", f".{kind}.")) for kind in ("microdata", "rdfa")]
        if all(
            b"itemprop" in each.read_bytes() or b"property=" in each.read_bytes()
            for each in others
            if each.exists()
        ):
            found = [_names(each) for each in (one, *others) if each.exists()]
            compared += len(found) > 1
            assert all(each == found[0] for each in found), one.name
    assert compared > 10


def _is_marked(path: Path) -> bool:
    content = path.read_bytes()
    return b"itemprop" in content or b"property=" in content


def _names(path: Path) -> set[tuple[str, str]]:
    try:
        return {
            (one.full_name or one.organization, str([each.value for each in one.phones]))
            for one in people(path)
        }
    except BadInputError:
        return set()


def test_a_pasted_list(tmp_path: Path) -> None:
    text = "Ada Nordwind <ada@x.example>; Bo Li <bo@x.example>\n\n"
    text += "- Cy Rao, +1 250 555 0101\n- Dee Fox: dee@x.example\n- Eli Ott 250-555-0103\n\n"
    text += "Ring them on Monday.\n"
    file = write(tmp_path / "a", text)
    assert registry.recognise(file).name == "text"
    assert [(one.full_name, [each.value for each in (*one.phones, *one.emails)]) for one in people(file)] == [
        ("Ada Nordwind", ["ada@x.example"]),
        ("Bo Li", ["bo@x.example"]),
        ("Cy Rao", ["+1 250 555 0101"]),
        ("Dee Fox", ["dee@x.example"]),
        ("Eli Ott", ["250-555-0103"]),
    ]


def test_a_signature(tmp_path: Path) -> None:
    text = "Kind regards,\nDr. Mary Osei\nHead of Care\nNordwind Clinic\n"
    text += "Tel.: +49 30 5550100 | Fax: +49 30 5550109\n"
    text += "Seestraße 1, 10115 Berlin\nwww.nordwind.example\nmary (at) nordwind.example\n"
    (mary,) = people(write(tmp_path / "a", text))
    assert (mary.full_name, mary.title, mary.organization) == (
        "Dr. Mary Osei",
        "Head of Care",
        "Nordwind Clinic",
    )
    assert mary.phones == (DraftValue("+49 30 5550100"), DraftValue("+49 30 5550109", "fax"))
    assert mary.emails == (DraftValue("mary@nordwind.example"),)
    assert mary.addresses == (DraftAddress("Seestraße 1", "Berlin", "", "10115"),)


def test_a_number_without_a_name_is_told(tmp_path: Path) -> None:
    (one,) = read(write(tmp_path / "a", "+1 250 555 0101\n"))
    assert one == Skipped(1, Reason.NAMELESS, "+1 250 555 0101")


LETTER = """From: =?utf-8?B?QWRhIE5vcmR3aW5k?= <ada@x.example>
To: "Li, Bo" <bo@x.example>, robin@x.example
Cc: no-reply@x.example
Date: Sun, 1 Feb 2026 09:00:00 +0100
Subject: Twenty minutes?
Message-ID: <m1@x.example>

Dear Bo, a secret.
--
Ada Nordwind
Engineer
+49 30 5550100
ada@x.example
"""


def test_encoded_words_that_cannot_be_decoded_stay_as_written(tmp_path: Path) -> None:
    broken = LETTER.replace("=?utf-8?B?QWRhIE5vcmR3aW5k?=", "=?utf-8?B?abcde?=")
    (found, *_) = MAIL.read(write(tmp_path / "a", broken))
    assert isinstance(found, ContactDraft)
    assert found.emails[0].value == "ada@x.example"


def test_a_mail_says_who_wrote_to_whom(tmp_path: Path) -> None:
    file = write(tmp_path / "a", LETTER.replace("\n", "\r\n"))
    assert registry.recognise(file) is MAIL
    ada, bo, robin, machine = read(file)
    assert isinstance(ada, ContactDraft)
    assert isinstance(bo, ContactDraft)
    assert (ada.full_name, ada.title, ada.phones[0].value) == ("Ada Nordwind", "Engineer", "+49 30 5550100")
    touch = DraftTouch("2026-02-01T08:00:00Z", "in", "email", "Twenty minutes?", "mail:m1@x.example")
    assert ada.touches == (touch,)
    assert (bo.full_name, bo.touches) == ("Li, Bo", (touch._replace(way="out"),))
    assert isinstance(robin, ContactDraft)
    assert robin.full_name == "robin@x.example"
    assert machine == Skipped(4, Reason.ADVERT, "no-reply@x.example")
    assert "secret" not in str([ada, bo])


def test_every_real_mail_names_somebody() -> None:
    for file in sorted(corpus("eml").glob("*.eml")):
        if "spam-with-image" not in file.name:
            assert MAIL.recognises(file), file.name
            assert list(MAIL.read(file)), file.name


def listed(kind: str, *values: object) -> dict[str, object]:
    return {"count": len(values), "type": kind, "values": list(values)}


MONICA_ACCOUNT = {
    "version": "1.0",
    "app_version": "4.0.0",
    "account": {
        "uuid": "a",
        "data": [
            listed(
                "contact",
                {
                    "uuid": "c1",
                    "properties": {
                        "first_name": "Mary",
                        "last_name": "Osei",
                        "company": "Osei Physio",
                        "job": "Owner",
                    },
                    "data": [
                        listed("contact_field", {"properties": {"data": "mary@osei.example", "type": "t1"}}),
                        listed("address", {"properties": {"name": "work", "city": "Kelowna"}}),
                        listed("note", {"properties": {"body": "Likes boats"}}),
                    ],
                },
            )
        ],
        "instance": {
            "contact_field_types": [{"uuid": "t1", "properties": {"name": "E-mail", "type": "email"}}]
        },
    },
}


def test_an_account_of_monica(tmp_path: Path) -> None:
    file = write(tmp_path / "a", json.dumps(MONICA_ACCOUNT))
    assert registry.recognise(file) is MONICA
    (mary,) = people(file)
    assert (mary.full_name, mary.organization, mary.title) == ("Mary Osei", "Osei Physio", "Owner")
    assert (mary.emails, mary.key) == ((DraftValue("mary@osei.example"),), "monica:c1")
    assert (mary.addresses[0].city, mary.note) == ("Kelowna", "Likes boats")
