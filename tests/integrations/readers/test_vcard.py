"""The vCard reader: each trap that real address books have laid, in a small invented card."""

from pathlib import Path

import pytest

from askwell.integrations.readers import Reason, Told
from askwell.integrations.readers.vcard import READER
from askwell.kernel.drafts import ContactDraft, DraftAddress, DraftValue, Skipped
from askwell.kernel.errors import BadInputError
from tests.integrations.readers.files_of import CARD, OLD_CARD, write

ADA = ContactDraft(
    record=1,
    full_name="Ada Nordwind",
    given="Ada",
    family="Nordwind",
    organization="Nordwind",
    title="Engineer",
    phones=(DraftValue("+49 30 555 0100", "work"),),
    emails=(DraftValue("ada@nordwind.example"),),
    key="vcard:ada-1",
)


def read(path: Path, content: bytes | str) -> list[Told]:
    file = write(path / "any name at all", content)
    assert READER.recognises(file)
    return list(READER.read(file))


def one(path: Path, *lines: str, version: str = "3.0") -> ContactDraft:
    """Return the draft of one card with these lines; it is called Bo unless they say otherwise."""
    name = [] if any(line.startswith(("FN", "N:", "N;")) for line in lines) else ["FN:Bo"]
    text = "\r\n".join(["BEGIN:VCARD", f"VERSION:{version}", *name, *lines, "END:VCARD", ""])
    (draft,) = read(path, text)
    assert isinstance(draft, ContactDraft)
    return draft


def test_a_whole_card(tmp_path: Path) -> None:
    assert read(tmp_path, CARD) == [ADA]


@pytest.mark.parametrize(
    "content",
    [
        CARD.replace("\r\n", "\n"),
        CARD.replace("\r\n", "\r"),
        CARD.replace("\r\n", "\r\r\n"),
        "\ufeff" + CARD,
        CARD.encode("utf-16"),
        CARD.encode("utf-16-be"),
        CARD.encode("utf-16-le"),
        CARD.replace("VCARD", "vCard").replace("BEGIN", "begin").replace("FN:", "fn:"),
        CARD.replace("BEGIN:VCARD", "BEGIN:VCARD  ").replace("END:VCARD", " END : VCARD"),
        CARD.replace("END:VCARD\r\n", ""),
        CARD.replace("BEGIN:VCARD\r\n", ""),
        CARD.replace("VERSION:3.0\r\n", "").replace("UID", "PROFILE:VCARD\r\nVERSION:3.0\r\nUID"),
        CARD.replace("ORG", "item1.ORG"),
        "\r\n\r\n" + CARD + "\r\n\r\n",
    ],
)
def test_the_same_card_in_other_clothes(tmp_path: Path, content: str | bytes) -> None:
    assert read(tmp_path, content) == [ADA]


def test_quoted_printable_with_soft_breaks(tmp_path: Path) -> None:
    (draft,) = read(tmp_path, OLD_CARD)
    assert draft == ContactDraft(
        1, "Ole Sørås", "Ole", "Sørås", phones=(DraftValue("12345", "work fax"),), note="one\ntwo"
    )


def test_a_soft_break_before_the_end_does_not_eat_the_next_card(tmp_path: Path) -> None:
    broken = "BEGIN:VCARD\nVERSION:2.1\nFN;QUOTED-PRINTABLE:Ole=20=\nEND:VCARD\n"
    assert [getattr(found, "full_name", "") for found in read(tmp_path, broken + CARD)] == [
        "Ole",
        "Ada Nordwind",
    ]


@pytest.mark.parametrize(
    ("line", "charset", "name"),
    [
        ("FN;CHARSET=ISO-8859-1:José", "latin-1", "José"),
        ("FN;CHARSET=windows-1250:Łukasz", "cp1250", "Łukasz"),
        ("FN;CHARSET=SHIFT_JIS:安藤 ロイド", "shift_jis", "安藤 ロイド"),
        ("FN:安藤 ロイド 1", "shift_jis", "安藤 ロイド 1"),
        ("FN:Rémi Bérard", "cp1252", "Rémi Bérard"),
        ("FN:Zoë “Zo” O’Brien", "cp1252", "Zoë “Zo” O’Brien"),
        ("FN;CHARSET=ISO-8859-1:José", "utf-8", "José"),
        ("FN;CHARSET=NO-SUCH:José", "utf-8", "José"),
        ("FN;CHARSET=unicode_escape:Jos\\u0000e", "utf-8", "Jos\\u0000e"),
        ("FN;CHARSET=ISO-8859-1;ENCODING=QUOTED-PRINTABLE:Jos=E9", "ascii", "José"),
        ("FN;ENCODING=QUOTED-PRINTABLE:Jos=E9", "ascii", "José"),
        ("FN;CHARSET=SHIFT_JIS;QUOTED-PRINTABLE:=88=C0=93=A1", "ascii", "安藤"),
        ("FN;ENCODING=B:Sm9zw6k=", "ascii", "José"),
    ],
)
def test_charsets(tmp_path: Path, line: str, charset: str, name: str) -> None:
    (draft,) = read(tmp_path, f"BEGIN:VCARD\n{line}\nEND:VCARD\n".encode(charset))
    assert isinstance(draft, ContactDraft)
    assert draft.full_name == name


def test_each_property_may_have_its_own_charset(tmp_path: Path) -> None:
    lines = "FN;CHARSET=ISO-8859-1:Jos\xe9\nTITLE;CHARSET=SHIFT_JIS:".encode("latin-1") + "技師".encode(
        "shift_jis"
    )
    (draft,) = read(tmp_path, b"BEGIN:VCARD\n" + lines + b"\nNOTE:" + "Grüße".encode() + b"\nEND:VCARD\n")
    assert isinstance(draft, ContactDraft)
    assert (draft.full_name, draft.title, draft.note) == ("José", "技師", "Grüße")


def test_a_letter_folded_in_its_middle(tmp_path: Path) -> None:
    start, end = "FN:José".encode()[:-1], "FN:José".encode()[-1:]
    (draft,) = read(tmp_path, b"BEGIN:VCARD\r\n" + start + b"\r\n " + end + b"\r\nEND:VCARD\r\n")
    assert isinstance(draft, ContactDraft)
    assert draft.full_name == "José"


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Mr. Bo Li, James Doe Sr.", "Mr. Bo Li, James Doe Sr."),
        ("Bo\\, Li\\; Co", "Bo, Li; Co"),
        ("Bo; Li", "Bo; Li"),
        ("Bo\\\\Li", "Bo\\Li"),
        ("Bo\\nLi", "Bo Li"),
        ('"Bo"', '"Bo"'),
        ("  Bo   Li ", "Bo Li"),
        ("B\r\n\to", "Bo"),
        ("Bo\0\x1b\ufeff", "Bo"),
    ],
)
def test_the_name_is_never_cut(tmp_path: Path, written: str, name: str) -> None:
    assert one(tmp_path, f"FN:{written}").full_name == name


@pytest.mark.parametrize(
    ("lines", "names"),
    [
        (["N:Li;Bo;Q.;Dr.;PhD"], ("Dr. Bo Q. Li, PhD", "Bo", "Li")),
        (["FN:", "N:Li;Bo"], ("Bo Li", "Bo", "Li")),
        (["N:Li"], ("Li", "", "Li")),
        (["N:山田;太郎;;;"], ("山田太郎", "太郎", "山田")),
        (["N:김;민준"], ("김민준", "민준", "김")),
        (["N:;;;;", "NICKNAME:Bobo"], ("Bobo", "", "")),
        (["N:L\\;i;B\\,o"], ("B,o L;i", "B,o", "L;i")),
    ],
)
def test_names_without_fn(tmp_path: Path, lines: list[str], names: tuple[str, ...]) -> None:
    draft = one(tmp_path, *lines)
    assert (draft.full_name, draft.given, draft.family) == names


def test_labels(tmp_path: Path) -> None:
    draft = one(
        tmp_path,
        "TEL;WORK;VOICE:1",
        "TEL;TYPE=home;TYPE=fax:2",
        'TEL;TYPE="work,cell":3',
        "item1.TEL:4",
        "item1.X-ABLabel:_$!<Main>!$_",
        "item2.TEL;TYPE=pref:5",
        "item2.X-ABLabel:Boat shed",
        "TEL;X-Barge:6",
        "TEL;VALUE=uri;TYPE=work:tel:+1-555-0100;ext=12",
        "TEL;VALUE=uri:tel:+1-555-0101",
        "TEL:",
        "TEL;WORK:1",
    )
    assert [(phone.value, phone.label) for phone in draft.phones] == [
        ("1", "work"),
        ("2", "home fax"),
        ("3", "work cell"),
        ("4", "Main"),
        ("5", "Boat shed"),
        ("6", "barge"),
        ("+1-555-0100;ext=12", "work"),
        ("+1-555-0101", ""),
    ]


def test_mail_addresses_and_links(tmp_path: Path) -> None:
    draft = one(
        tmp_path,
        'EMAIL;INTERNET:"Bo"',
        "  <bo@li.example>",
        "EMAIL:mailto:bo@home.example",
        "URL:http\\://li.example",
        "URL:www.li.example:8080/x",
        "URL:javascript:alert(1)",
        "X-SOCIALPROFILE;TYPE=linkedin:https://www.linkedin.com/in/bo",
    )
    assert [mail.value for mail in draft.emails] == ["bo@li.example", "bo@home.example"]
    assert [(link.value, link.label) for link in draft.links] == [
        ("http://li.example", ""),
        ("www.li.example:8080/x", ""),
        ("https://www.linkedin.com/in/bo", "linkedin"),
    ]
    assert draft.noted == {"URL": "javascript:alert(1)"}


def test_addresses(tmp_path: Path) -> None:
    draft = one(
        tmp_path,
        "ADR;TYPE=WORK,POSTAL:Box 1;Floor 2;Shore St 3;Nordhafen;NH;12345;Germany",
        "item1.ADR;HOME:;;Shore St 4\\nLeft\\, door;Nordhafen",
        "item1.X-ABADR:de",
        "ADR;CC=fr:;;Rue 5;;;;France",
        "ADR:;;;;;;",
        "LABEL:left out",
    )
    assert draft.addresses == (
        DraftAddress("Box 1\nFloor 2\nShore St 3", "Nordhafen", "NH", "12345", "Germany", "work"),
        DraftAddress("Shore St 4\nLeft, door", "Nordhafen", country="DE", label="home"),
        DraftAddress("Rue 5", country="FR"),
    )


def test_an_address_only_on_a_label(tmp_path: Path) -> None:
    draft = one(tmp_path, "LABEL;WORK;QUOTED-PRINTABLE:Shore St 3=0D=0ANordhafen", version="2.1")
    assert draft.addresses == (DraftAddress("Shore St 3\nNordhafen", label="work"),)


def test_lines_that_lost_their_fold(tmp_path: Path) -> None:
    draft = one(
        tmp_path, "ADR;HOME:;;Herr Li\\", "999\\", "Box 9;Nordhafen;;1", "NOTE:one", "two", version="2.1"
    )
    assert draft.addresses[0].street == "Herr Li\n999\nBox 9"
    assert draft.note == "one\ntwo"


def test_notes_and_what_has_no_field(tmp_path: Path) -> None:
    draft = one(
        tmp_path,
        "NOTE:one\\nline\\Ntwo",
        "NOTE:more",
        "BDAY:19801224",
        "ANNIVERSARY:20110431",
        "CATEGORIES:a,b",
        "X-SKYPE:bo.li",
        "IMPP:xmpp:a@x.example",
        "IMPP:xmpp:b@x.example",
        "item1.X-ABRELATEDNAMES:Jenny",
        "item1.X-ABLabel:_$!<Spouse>!$_",
        "GENDER:M",
        "REV:20200101T000000Z",
    )
    assert draft.note == "one\nline\ntwo\n\nmore"
    assert draft.noted == {
        "BDAY": "1980-12-24",
        "ANNIVERSARY": "20110431",
        "CATEGORIES": "a,b",
        "X-SKYPE": "bo.li",
        "IMPP": "xmpp:a@x.example\nxmpp:b@x.example",
        "Spouse": "Jenny",
    }


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        ("BDAY:--12-24", "--12-24"),
        ("BDAY:--1224", "--12-24"),
        ("BDAY:--02-29", "--02-29"),
        ("BDAY;X-APPLE-OMIT-YEAR=1604:1604-12-24", "--12-24"),
        ("BDAY:1980-12-24T00:00:00Z", "1980-12-24"),
        ("BDAY;VALUE=text:around Christmas", "around Christmas"),
        ("BDAY:1981-02-29", "1981-02-29"),
        ("BDAY:0000-00-00", "0000-00-00"),
    ],
)
def test_days(tmp_path: Path, line: str, kept: str) -> None:
    assert one(tmp_path, line).noted == {"BDAY": kept}


def test_pictures_are_left_out(tmp_path: Path) -> None:
    draft = one(
        tmp_path,
        "PHOTO;ENCODING=b;TYPE=JPEG:/9j/4AAQSk",
        "PHOTO;BASE64:",
        "AAAA/9j/4AAQ",
        "BBBBBBBB==",
        "",
        "PHOTO:data:image/jpeg;base64,/9j/4AAQ",
        "KEY;X509;ENCODING=BASE64:not base64 :: at all",
        "TITLE:Pilot",
    )
    assert (draft.title, draft.noted, draft.note) == ("Pilot", {}, "")


@pytest.mark.parametrize(
    ("lines", "key"),
    [
        ("UID:a-1", "vcard:a-1"),
        ("UID:urn:uuid:1234", "vcard:1234"),
        ("X-ABUID:AB\\:ABPerson", "vcard:AB:ABPerson"),
        ("X-ABUID:x\r\nUID:y", "vcard:y"),
        ("REV:20200101", ""),
    ],
)
def test_keys(tmp_path: Path, lines: str, key: str) -> None:
    assert one(tmp_path, lines).key == key


def test_businesses(tmp_path: Path) -> None:
    for lines in (["ORG:Nordwind;Boats"], ["FN:Nordwind", "X-ABShowAs:COMPANY"], ["FN:Nordwind", "KIND:org"]):
        draft = one(tmp_path, *lines) if lines[0][:2] == "FN" else one(tmp_path, "N:;;;;", *lines)
        assert (draft.full_name, draft.organization) == ("", "Nordwind")
    assert one(tmp_path, "ORG:;Boats").organization == "Boats"


def test_what_is_no_contact_is_told_and_the_rest_is_read(tmp_path: Path) -> None:
    cards = [
        "KIND:group\nFN:Choir",
        "FN:Choir\nX-ADDRESSBOOKSERVER-KIND:group",
        "KIND:location\nFN:Room 4",
        "EMAIL:who@x.example",
        "",
    ]
    text = "".join(f"BEGIN:VCARD\n{card}\nEND:VCARD\n" for card in cards)
    found = read(tmp_path, text + "a line between\n\n" + CARD)
    assert found[:-1] == [
        Skipped(1, Reason.GROUP, "Choir"),
        Skipped(2, Reason.GROUP, "Choir"),
        Skipped(3, Reason.NOT_A_PERSON, "Room 4"),
        Skipped(4, Reason.NAMELESS, "who@x.example"),
        Skipped(5, Reason.EMPTY),
        Skipped(6, Reason.OUTSIDE, "a line between"),
    ]
    assert getattr(found[-1], "full_name", "") == "Ada Nordwind"


def test_a_card_without_end_does_not_cost_the_next(tmp_path: Path) -> None:
    found = read(tmp_path, CARD.replace("END:VCARD\r\n", "") + CARD + CARD)
    assert [getattr(draft, "full_name", "") for draft in found] == ["Ada Nordwind"] * 3


@pytest.mark.parametrize("opening", ["AGENT:\nBEGIN:VCARD", "AGENT:BEGIN:VCARD", "BEGIN:VCARD"])
def test_nested_cards_are_noted(tmp_path: Path, opening: str) -> None:
    text = f"BEGIN:VCARD\nVERSION:2.1\nFN:Bo\n{opening}\nFN:Cy\nTEL:1\nEND:VCARD\nTEL:2\nEND:VCARD\n"
    (draft,) = read(tmp_path, text)
    assert draft == ContactDraft(1, "Bo", phones=(DraftValue("2"),), noted={"AGENT": "Cy"})


def test_odd_lines_do_no_harm(tmp_path: Path) -> None:
    draft = one(
        tmp_path,
        "FN",
        "N",
        ":",
        ";;;:",
        "NOVALUE",
        "TEL;TYPE=",
        'TEL;TYPE="work:1',
        "TITLE;=;;X=Y;:Pilot",
        "\\",
        "FN:Bo",
    )
    assert (draft.full_name, draft.title) == ("Bo", "Pilot")


def test_a_file_without_card_is_an_error(tmp_path: Path) -> None:
    file = write(tmp_path / "a.vcf", "FN:Bo\n")
    assert not READER.recognises(file)
    with pytest.raises(BadInputError, match=r"a\.vcf holds no vCard"):
        list(READER.read(file))
