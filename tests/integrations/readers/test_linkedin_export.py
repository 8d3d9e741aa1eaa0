"""The rest of a LinkedIn export: letters, invitations, notes, an old address book, the seeker's own page."""

from pathlib import Path

import pytest

from askwell.integrations.readers import Reason, Told
from askwell.integrations.readers.linkedin import READER
from askwell.kernel.drafts import ContactDraft, DraftTouch, DraftValue, OwnPosition, OwnProfile, Skipped
from tests.integrations.readers.files_of import OLD_HEADER, ROW, connections, write, write_zip

ME = "https://www.linkedin.com/in/robin-ames"
ADA = "https://www.linkedin.com/in/ada-nordwind-1a2"
FIRST = "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,DATE,SUBJECT,CONTENT,FOLDER\n"
NOW = (
    "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,"
    "CONTENT,FOLDER,ATTACHMENTS,IS MESSAGE DRAFT\n"
)
PROFILE = (
    "First Name,Last Name,Maiden Name,Address,Birth Date,Headline,Summary,Industry,Zip Code,Geo Location,"
    "Twitter Handles,Websites,Instant Messengers\nRobin,Ames,,,,Nurse with a plan,,,,Nelson,,,\n"
)
POSITIONS = (
    "Company Name,Title,Description,Location,Started On,Finished On\n"
    "Lake Clinic,Nurse,,,Jan 2020,\nOld Ward,Trainee,,,Mar 2015,Dec 2019\n"
)
INVITATIONS = "From,To,Sent At,Message,Direction,inviterProfileUrl,inviteeProfileUrl\n"


def sent(to: str, url: str, at: str, text: str = "hello", *, talk: str = "c1", draft: str = "No") -> str:
    return f'{talk},,Robin Ames,{ME},{to},{url},{at},,"{text}",INBOX,,{draft}\n'


def got(name: str, url: str, at: str, text: str = "hello", talk: str = "c1") -> str:
    return f'{talk},,{name},{url},Robin Ames,{ME},{at},,"{text}",INBOX,,No\n'


def brought(folder: Path, **tables: str) -> list[Told]:
    names = {
        "profile": "Profile.csv",
        "people": "Connections.csv",
        "imported": "Contacts/ImportedContacts.csv",
    }
    entries = {names.get(name, f"{name.title()}.csv"): text.encode() for name, text in tables.items()}
    file = write_zip(folder / "export.zip", entries)
    assert READER.recognises(file)
    return list(READER.read(file))


def drafts(found: list[Told]) -> list[ContactDraft]:
    return [one for one in found if isinstance(one, ContactDraft)]


def test_letters_belong_to_the_person_and_say_nothing(tmp_path: Path) -> None:
    messages = NOW + "".join(
        (
            sent("Ada Nordwind", ADA, "2026-02-01 08:00:00 UTC", "a secret\n\nof two lines"),
            got("Ada Nordwind", ADA + "?trk=x", "2026-02-02 09:30:00 UTC"),
            sent("Ada Nordwind", ADA, "2026-02-03 08:00:00 UTC", draft="true"),
        )
    )
    (ada,) = drafts(brought(tmp_path, people=connections(ROW).decode(), messages=messages, profile=PROFILE))
    assert ada.touches == (
        DraftTouch("2026-02-01T08:00:00Z", "out", "linkedin", "", "c1:2026-02-01T08:00:00Z"),
        DraftTouch("2026-02-02T09:30:00Z", "in", "linkedin", "", "c1:2026-02-02T09:30:00Z"),
    )
    assert "secret" not in str(ada)


def test_who_the_seeker_is_is_found_out_without_a_profile(tmp_path: Path) -> None:
    messages = NOW + got("Ada Nordwind", ADA, "2026-02-02 09:30:00 UTC")
    messages += sent("Bo Li", "https://www.linkedin.com/in/bo-li", "2026-02-03 08:00:00 UTC", talk="c2")
    messages += got("Cy Rao", "https://www.linkedin.com/in/cy-rao", "2026-02-04 08:00:00 UTC", talk="c3")
    found = brought(tmp_path, people=connections(ROW).decode(), messages=messages)
    assert [(one.full_name, [touch.way for touch in one.touches]) for one in drafts(found)] == [
        ("Ada Nordwind", ["in"]),
        ("Bo Li", ["out"]),
    ]
    assert found[-1] == Skipped(3, Reason.STRANGER, "Cy Rao")


def test_the_first_era_joins_by_name_and_learns_the_profile(tmp_path: Path) -> None:
    people = connections("Ada,Nordwind,,Nordwind,Engineer,1-Feb-19", header=OLD_HEADER).decode()
    messages = FIRST + f"c1,,Ada Nordwind,{ADA},Robin Ames,2019-02-01 08:00:00 UTC,,hello,INBOX\n" * 2
    (ada,) = drafts(brought(tmp_path, people=people, messages=messages, profile=PROFILE))
    assert ada.key == "linkedin:ada-nordwind-1a2"
    assert ada.links == (DraftValue(ADA, "LinkedIn"),)
    assert [touch.way for touch in ada.touches] == ["in"]


def test_two_of_one_name_are_not_mistaken(tmp_path: Path) -> None:
    people = connections(
        "Ada,Nordwind,,A,Engineer,1-Feb-19", "Ada,Nordwind,,B,Baker,1-Feb-19", header=OLD_HEADER
    )
    messages = FIRST + f"c1,,Ada Nordwind,{ADA},Robin Ames,2019-02-01 08:00:00 UTC,,hello,INBOX\n"
    found = drafts(brought(tmp_path, people=people.decode(), messages=messages, profile=PROFILE))
    assert [(one.key, one.touches) for one in found] == [("", ()), ("", ())]


def test_talks_of_three_adverts_and_members_make_nobody(tmp_path: Path) -> None:
    bo, cy = "https://www.linkedin.com/in/bo-li", "https://www.linkedin.com/in/cy-rao"
    messages = NOW + "".join(
        (
            sent('"Bo Li, Ph.D.,Cy Rao"', f'"{bo},{cy}"', "2026-02-01 08:00:00 UTC"),
            got("Sell Fast", "https://www.linkedin.com/in/sell", "2026-02-01 08:00:00 UTC",
                "<p class=spinmail-quill>".replace("=", "=''").replace("''", '""') + "buy", "c7"),
            got("LinkedIn Member", "", "2026-02-01 08:00:00 UTC"),
        )
    )  # fmt: skip
    found = brought(tmp_path, people=connections(ROW).decode(), messages=messages, profile=PROFILE)
    assert [one.full_name for one in drafts(found)] == ["Ada Nordwind"]
    assert [(one.reason, one.detail) for one in found if isinstance(one, Skipped)] == [
        (Reason.ADVERT, "Sell Fast"),
        (Reason.HIDDEN, "messages.csv: 1"),
    ]


def test_several_names_without_profiles_are_not_one_person(tmp_path: Path) -> None:
    people = connections('Bo,"Li, Nurse",,A,Nurse,1-Feb-19', header=OLD_HEADER)
    rows = "".join(
        f'c{number},,Robin Ames,{ME},"{to}",2019-02-01 08:00:00 UTC,,hello,INBOX\n'
        for number, to in enumerate(
            ("Bo Li, Nurse", "Cy Rao", "Dee Fox, Ph.D., MBA", "Cy Rao, Bo Li, Nurse", "Cy Rao, Eve Orr")
        )
    )
    rows += 'c9,,Cy Rao,,"Robin Ames, Eve Orr",2019-02-02 08:00:00 UTC,,hello,INBOX\n'
    found = brought(tmp_path, people=people.decode(), messages=FIRST + rows, profile=PROFILE)
    assert [(one.full_name, len(one.touches)) for one in drafts(found)] == [
        ("Bo Li, Nurse", 1),
        ("Cy Rao", 1),
        ("Dee Fox, Ph.D., MBA", 1),
    ]
    assert [(one.reason, one.detail) for one in found if isinstance(one, Skipped)] == [
        (Reason.GROUP, "Cy Rao, Bo Li, Nurse"),
        (Reason.GROUP, "Cy Rao, Eve Orr"),
        (Reason.GROUP, "Robin Ames, Eve Orr"),
    ]


@pytest.mark.parametrize("between", [",", " ", "; "])
def test_profiles_of_several_are_told_apart(tmp_path: Path, between: str) -> None:
    urls = between.join(("https://www.linkedin.com/in/bo-li", "https://www.linkedin.com/in/cy-rao"))
    messages = NOW + sent('"Bo Li, Cy Rao"', f'"{urls}"', "2026-02-01 08:00:00 UTC")
    found = brought(tmp_path, people=connections(ROW).decode(), messages=messages, profile=PROFILE)
    assert [one.full_name for one in drafts(found)] == ["Ada Nordwind"]


def test_one_profile_and_somebody_hidden_are_two(tmp_path: Path) -> None:
    bo = "https://www.linkedin.com/in/bo-li"
    messages = NOW + sent('"Bo Li, LinkedIn Member"', bo, "2026-02-01 08:00:00 UTC")
    messages += sent("Bo Li", bo, "2026-02-02 08:00:00 UTC")
    found = brought(tmp_path, people=connections(ROW).decode(), messages=messages, profile=PROFILE)
    assert [(one.full_name, len(one.touches)) for one in drafts(found)] == [("Ada Nordwind", 0), ("Bo Li", 1)]


def test_invitations_are_letters_too(tmp_path: Path) -> None:
    bo = "https://www.linkedin.com/in/bo-li"
    rows = f'Robin Ames,Bo Li,"1/29/26, 2:37 PM",please,OUTGOING,{ME},{bo}\n'
    rows += f'Ada Nordwind,Robin Ames,"1/30/26, 2:37 PM",,INCOMING,{ADA},{ME}\n'
    found = drafts(brought(tmp_path, people=connections(ROW).decode(), invitations=INVITATIONS + rows))
    assert [(one.full_name, one.touches[0].at, one.touches[0].way) for one in found] == [
        ("Ada Nordwind", "2026-01-30", "in"),
        ("Bo Li", "2026-01-29", "out"),
    ]
    assert found[1].key == "linkedin:bo-li"


def test_own_notes_go_to_the_person(tmp_path: Path) -> None:
    header = "Connection First Name,Connection Last Name,Connection Profile URL,Note,Created On,Edited On\n"
    rows = f'Ada,Nordwind,{ADA},"Likes boats\nand tea",1 Feb 2026,\n'
    (ada,) = drafts(brought(tmp_path, people=connections(ROW).decode(), notes=header + rows))
    assert ada.note == "Likes boats\nand tea"


def test_the_old_address_book(tmp_path: Path) -> None:
    header = (
        "Source,FirstName,LastName,Companies,Title,Emails,PhoneNumbers,CreatedAt,Addresses,Sites,"
        "InstantMessageHandles,FullName,Birthday,Location,BookmarkedAt,Profiles\n"
    )
    row = 'phone,Bo,Li,Li Ltd,Owner,"bo@li.example, b@li.example",+1 250 555 0101,,,,,Bo Li,,,,\n'
    found = drafts(brought(tmp_path, people=connections(ROW).decode(), imported=header + row))
    assert [(one.record, one.full_name) for one in found] == [(1, "Ada Nordwind"), (2, "Bo Li")]
    assert [one.value for one in found[1].emails] == ["bo@li.example", "b@li.example"]
    assert found[1].organization == "Li Ltd"


def test_the_seekers_own_page_is_told_apart(tmp_path: Path) -> None:
    found = brought(tmp_path, people=connections(ROW).decode(), profile=PROFILE, positions=POSITIONS)
    assert found[0] == OwnProfile(
        "Robin Ames",
        "Nurse with a plan",
        "Nelson",
        (
            OwnPosition("Nurse", "Lake Clinic", "2020-01"),
            OwnPosition("Trainee", "Old Ward", "2015-03", "2019-12"),
        ),
    )


@pytest.mark.parametrize("content", [NOW + sent("Bo Li", "x/in/bo", "2026-02-03 08:00:00 UTC"), PROFILE])
def test_a_table_alone_is_known_too(tmp_path: Path, content: str) -> None:
    file = write(tmp_path / "any", content)
    assert READER.recognises(file)
    assert list(READER.read(file))


def test_a_table_that_lost_a_column_is_still_read(tmp_path: Path) -> None:
    lost = NOW.replace("CONVERSATION ID,", "", 1) + sent("Bo Li", "/in/bo", "2026-02-03 08:00:00 UTC")[3:]
    messages = NOW + "\n" + lost + "c1\n"
    found = brought(
        tmp_path, people=connections(ROW).decode(), messages=messages, invitations=INVITATIONS + "x\n"
    )
    assert drafts(found)[0].full_name == "Ada Nordwind"


def test_a_quotation_mark_left_open_costs_little(tmp_path: Path) -> None:
    messages = NOW + sent("Ada Nordwind", ADA, "2026-02-01 08:00:00 UTC")
    messages += 'c9,,"never closed,,,\n' + "x" * 200_000 + "\n"
    messages += sent("Ada Nordwind", ADA, "2026-02-09 08:00:00 UTC")
    found = brought(tmp_path, people=connections(ROW).decode(), messages=messages, profile=PROFILE)
    assert [touch.at[:10] for touch in drafts(found)[0].touches] == ["2026-02-01", "2026-02-09"]
    assert any(isinstance(one, Skipped) and one.reason == Reason.BROKEN for one in found)
