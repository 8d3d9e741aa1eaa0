"""Google's and Thunderbird's tables, LDIF and Facebook's lists, in small invented files of their shapes."""

import json
import zipfile
from pathlib import Path

import pytest

from askwell.integrations.readers import Reason, Told, registry
from askwell.kernel.drafts import ContactDraft, DraftAddress, DraftValue, Skipped
from askwell.kernel.errors import BadInputError
from tests.integrations.readers.files_of import write
from tests.shared import corpus

GOOGLE_OLD = """\
Name,Given Name,Family Name,Notes,Group Membership,E-mail 1 - Type,E-mail 1 - Value,Phone 1 - Type,\
Phone 1 - Value,Phone 2 - Type,Phone 2 - Value,Address 1 - Type,Address 1 - Formatted,Address 1 - Street,\
Address 1 - City,Address 1 - Postal Code,Address 1 - Country,Organization 1 - Name,Organization 1 - Title,\
Birthday
Ada Nordwind,Ada,Nordwind,Sails.,* myContacts ::: Boats,* Work,ada@nordwind.example,Mobile,+49 170 1,Work,\
+49 30 1 ::: +49 30 2,Home,"Kai 1
10115 Berlin",Kai 1,Berlin,10115,DE,Nordwind,Engineer, --12-24
,,,,,,,,,,,,,,,,,,,
"""
GOOGLE_NEW = """\
First Name,Middle Name,Last Name,Organization Name,Labels,E-mail 1 - Label,E-mail 1 - Value
太郎,,山田,,* myContacts,,taro@example.jp
,,,Hafen GmbH,,,
"""
THUNDERBIRD = """\
First Name,Last Name,Display Name,Nickname,Primary Email,Secondary Email,Work Phone,\
Home Address,Home City,Job Title,
Zoë,Ångström,Zoë Ångström,Zo,zoe@example.se,zo@example.se,+46 8 1,Gatan 2,Lund,Smith,
"""
LDIF = """\
version: 1
# A comment
dn: cn=Mar\u00eda
 \u0020del Mar,mail=maria@example.es
objectclass: person
cn:: TWFyw61hIGRlbCBNYXI=
sn: del Mar
givenname: María
mail: maria@example.es
telephoneNumber: +34 600 1

dn: cn=Friends
objectclass: groupOfNames
cn: Friends
"""
FRIENDS = json.dumps(
    {
        "friends_v2": [
            {"name": "Bo\u00c5\u00a1tjan Nov\u00c3\u00a1k".encode().decode(), "timestamp": 1_190_678_400},
            {"timestamp": 1},
        ]
    }
)


def read(path: Path, content: str | bytes, reader: str) -> list[Told]:
    """Return what the reader that knows the content gives; it must be the one called `reader`."""
    file = write(path / "any name", content)
    found = registry.recognise(file)
    assert found.name == reader
    return list(found.read(file))


def test_google_before_2024(tmp_path: Path) -> None:
    ada, nothing = read(tmp_path, GOOGLE_OLD, "google")
    assert isinstance(ada, ContactDraft)
    assert (ada.full_name, ada.given, ada.family) == ("Ada Nordwind", "Ada", "Nordwind")
    assert (ada.organization, ada.title, ada.note) == ("Nordwind", "Engineer", "Sails.")
    assert [one.value for one in ada.phones] == ["+49 170 1", "+49 30 1", "+49 30 2"]
    assert ada.emails == (DraftValue("ada@nordwind.example", "Work"),)
    assert ada.addresses == (DraftAddress("Kai 1", "Berlin", "", "10115", "DE", "Home"),)
    assert ada.noted["Birthday"].strip() == "--12-24"
    assert isinstance(nothing, Skipped)
    assert nothing.reason == Reason.EMPTY


def test_google_since_2024(tmp_path: Path) -> None:
    taro, harbour = read(tmp_path, GOOGLE_NEW, "google")
    assert isinstance(taro, ContactDraft)
    assert isinstance(harbour, ContactDraft)
    assert taro.full_name == "山田太郎"
    assert (harbour.full_name, harbour.organization) == ("", "Hafen GmbH")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_thunderbird(tmp_path: Path, encoding: str, delimiter: str) -> None:
    (zoe,) = read(tmp_path, THUNDERBIRD.replace(",", delimiter).encode(encoding), "thunderbird")
    assert isinstance(zoe, ContactDraft)
    assert (zoe.full_name, zoe.title) == ("Zoë Ångström", "Smith")
    assert [one.value for one in zoe.emails] == ["zoe@example.se", "zo@example.se"]
    assert zoe.addresses == (DraftAddress("Gatan 2", "Lund", "", "", "", "home"),)


def test_ldif(tmp_path: Path) -> None:
    maria, group = read(tmp_path, LDIF, "ldif")
    assert isinstance(maria, ContactDraft)
    assert (maria.full_name, maria.given, maria.family) == ("María del Mar", "María", "del Mar")
    assert [one.value for one in maria.phones] == ["+34 600 1"]
    assert isinstance(group, Skipped)
    assert group.reason == Reason.GROUP


@pytest.mark.parametrize("zipped", [False, True])
def test_facebook(tmp_path: Path, *, zipped: bool) -> None:
    content: str | bytes = FRIENDS
    if zipped:
        with zipfile.ZipFile(tmp_path / "all.zip", "w") as archive:
            archive.writestr("connections/friends/your_friends.json", FRIENDS)
        content = (tmp_path / "all.zip").read_bytes()
    friend, nobody = read(tmp_path, content, "facebook")
    assert isinstance(friend, ContactDraft)
    assert (friend.full_name, friend.noted) == ("Boštjan Novák", {"Friends since": "2007-09-25"})
    assert isinstance(nobody, Skipped)
    assert nobody.reason == Reason.NAMELESS


def test_broken_json_is_refused_in_one_sentence(tmp_path: Path) -> None:
    file = write(tmp_path / "friends.json", FRIENDS[:-3])
    with pytest.raises(BadInputError, match="damaged or not complete"):
        list(registry.named("facebook").read(file))


@pytest.mark.parametrize("name", ["csv", "ldif", "facebook"])
def test_every_real_file_that_is_known_is_read(name: str) -> None:
    for file in sorted(corpus(name).iterdir()):
        try:
            reader = registry.recognise(file)
        except BadInputError:
            continue
        assert any(isinstance(one, ContactDraft) for one in reader.read(file)), file.name
