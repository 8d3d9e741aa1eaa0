"""Tables: Outlook's in its languages and encodings, and any other with proposed or remembered columns."""

from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from askwell.integrations.readers import Reason, registry
from askwell.integrations.readers.table import READER as TABLE
from askwell.integrations.readers.table.reading import read_mapped
from askwell.integrations.readers.vocabulary import code_of
from askwell.kernel.drafts import ContactDraft, DraftAddress, DraftValue, Skipped, TableLook
from tests.integrations.readers.files_of import write

WEB = (
    "First Name,Middle Name,Last Name,Title,Suffix,Nickname,E-mail Address,E-mail 2 Address,Home Phone,"
    "Business Phone,Mobile Phone,Business Fax,Assistant's Phone,Job Title,Department,Company,Business Street,"
    "Business City,Business State,Business Postal Code,Business Country/Region,Web Page,Birthday,Notes\n"
    "Mary,,Osei,Dr.,,,mary@osei.example,,,250 555 0143,+1 250 555 0144,,555 9999,Owner,,Osei Physio,"
    "12 Lake Street,Kelowna,BC,V1Y 1A1,Canada,https://osei.example,0/0/00,kind\n"
)
GERMAN = (
    "Anrede;Vorname;Weitere Vornamen;Nachname;Suffix;Firma;Abteilung;Position;Straße geschäftlich;"
    "Ort geschäftlich;Region geschäftlich;Postleitzahl geschäftlich;Land/Region geschäftlich;"
    "Telefon geschäftlich;Telefon privat;Mobiltelefon;Fax geschäftlich;Telefon Assistent;E-Mail-Adresse;"
    "E-Mail-Typ;E-Mail: Angezeigter Name;E-Mail 2: Adresse;Geburtstag;Notizen;Webseite\n"
    "Frau;Jörg;;Müßig;;Nordwind GmbH;;Ärztin;Seestraße 1;Köln;;50667;Deutschland;0221 5550;0221 5551;"
    "0171 5552;0221 5553;0221 5554;j@nordwind.example;SMTP;J. Müßig;jm@home.example;24.12.1980;gern;\n"
)
FRENCH = (
    "Titre,Prénom,Deuxième prénom,Nom,Suffixe,Société,Service,Titre,Rue (bureau),Ville (bureau),"
    "Code postal (bureau),Pays/Région (bureau),Téléphone (bureau),Téléphone (domicile),Tél. mobile,"
    "Adresse de messagerie,Notes\n"
    "Dr,Zoé,,Lefèvre,,Vent du Nord,,Médecin,1 rue du Lac,Nancy,54000,France,03 83 55 50,03 83 55 51,"
    "06 55 52,zoe@vent.example,\n"
)
SPANISH = (
    "Nombre,Apellidos,Organización,Puesto,Calle del trabajo,Ciudad del trabajo,Teléfono del trabajo,"
    "Teléfono móvil,Dirección de correo electrónico\n"
    "José,Peña,Viento,Médico,Calle Sol 1,Lugo,982 555 010,600 555 010,jose@viento.example\n"
)
ITALIAN = (
    "Nome,Cognome,Società,Qualifica,Via (ufficio),Città (ufficio),Telefono (ufficio),Cellulare,"
    "Indirizzo e-mail\nNicolò,Verdi,Vento,Medico,Via Sole 1,Lodi,0371 5550,333 5550101,n@vento.example\n"
)
PORTUGUESE = (
    "Primeiro nome,Último nome,Empresa,Cargo,Rua (comercial),Cidade (comercial),Telefone comercial,Celular,"
    "Endereço de e-mail\nJoão,Assunção,Vento,Médico,Rua Sol 1,Braga,253 555 010,910 555 010,j@vento.example\n"
)
POLISH = (
    "Imię,Nazwisko,Firma,Stanowisko,Ulica (służbowy),Miasto (służbowy),Telefon służbowy,Telefon komórkowy,"
    "Adres e-mail\nŁucja,Żak,Wiatr,Lekarz,Słoneczna 1,Łódź,42 555 01 00,600 555 010,l@wiatr.example\n"
)


def read(path: Path) -> list[ContactDraft]:
    reader = registry.recognise(path)
    return [one for one in reader.read(path) if isinstance(one, ContactDraft)]


def test_outlook_of_the_web(tmp_path: Path) -> None:
    file = write(tmp_path / "a", WEB.encode("utf-8-sig"))
    assert registry.recognise(file).name == "outlook"
    (mary,) = read(file)
    assert (mary.full_name, mary.organization, mary.title) == ("Dr. Mary Osei", "Osei Physio", "Owner")
    assert mary.phones == (DraftValue("250 555 0143", "work"), DraftValue("+1 250 555 0144", "mobile"))
    assert mary.addresses == (DraftAddress("12 Lake Street", "Kelowna", "BC", "V1Y 1A1", "Canada", "work"),)
    assert mary.note == "kind"
    assert mary.noted == {"Assistant's Phone": "555 9999"}


@pytest.mark.parametrize("encoding", ["cp1252", "utf-8", "utf-8-sig", "utf-16", "utf-16-le"])
def test_outlook_of_a_german_desk(tmp_path: Path, encoding: str) -> None:
    file = write(tmp_path / "a", GERMAN.encode(encoding))
    assert registry.recognise(file).name == "outlook"
    (jo,) = read(file)
    assert (jo.full_name, jo.organization, jo.title) == ("Jörg Müßig", "Nordwind GmbH", "Ärztin")
    assert [(one.value, one.label) for one in jo.phones] == [
        ("0221 5550", "work"), ("0221 5551", "home"), ("0171 5552", "mobile"), ("0221 5553", "fax"),
    ]  # fmt: skip
    assert [one.value for one in jo.emails] == ["j@nordwind.example", "jm@home.example"]
    assert jo.addresses == (DraftAddress("Seestraße 1", "Köln", "", "50667", "Deutschland", "work"),)


def test_the_french_title_stands_twice(tmp_path: Path) -> None:
    (zoe,) = read(write(tmp_path / "a", FRENCH.encode("cp1252")))
    assert (zoe.full_name, zoe.title) == ("Dr Zoé Lefèvre", "Médecin")
    assert [(one.value, one.label) for one in zoe.phones] == [
        ("03 83 55 50", "work"), ("03 83 55 51", "home"), ("06 55 52", "mobile")
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("table", "encoding", "name", "work", "town"),
    [
        (SPANISH, "cp1252", "José Peña", "982 555 010", "Lugo"),
        (ITALIAN, "cp1252", "Nicolò Verdi", "0371 5550", "Lodi"),
        (PORTUGUESE, "cp1252", "João Assunção", "253 555 010", "Braga"),
        (POLISH, "cp1250", "Łucja Żak", "42 555 01 00", "Łódź"),
    ],
)
def test_outlook_of_other_desks(
    *, tmp_path: Path, table: str, encoding: str, name: str, work: str, town: str
) -> None:
    for content in (table.encode(encoding), table.replace(",", ";").encode("utf-8-sig")):
        file = write(tmp_path / "a", content)
        assert registry.recognise(file).name == "outlook"
        (one,) = read(file)
        assert one.full_name == name
        assert (one.phones[0].value, one.phones[0].label) == (work, "work")
        assert one.phones[1].label == "mobile"
        assert one.emails[0].value.endswith(".example")
        assert one.addresses[0].city == town


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("work_email", "email:work"), ("Handy privat", "phone:mobile"), ("MobilePhone", "phone:mobile"),
        ("Business Street 2", "street:work"), ("Mailing Zip Code", "postal_code"),
        ("Other City", "city:other"),
        ("E-mail Display Name", ""), ("Assistant's Phone", ""), ("LinkedIn URL", "link:LinkedIn"),
        ("Code postal (bureau)", "postal_code:work"), ("Adres e-mail", "email"), ("Last contacted", ""),
        ("Country/Region", "country"), ("PO Box", "po_box"), ("Shoe size", ""), ("", ""),
        ("Nachname", "family"),
    ],
)  # fmt: skip
def test_names_of_columns(name: str, code: str) -> None:
    assert code_of(name) == code


def look(path: Path, fields: Sequence[str] | None = None) -> tuple[TableLook, list[Any]]:
    maps = {}
    if fields is not None:
        maps = {look(path)[0].fingerprint: tuple(fields)}
    first, *rest = read_mapped(path, maps)
    assert isinstance(first, TableLook)
    return first, rest


def test_any_table_is_proposed_and_can_be_said_otherwise(tmp_path: Path) -> None:
    file = write(
        tmp_path / "a", "Who;Reach;Shoe size\nAda Nordwind;ada@x.example;38\nBo Li;bo@x.example;44\n"
    )
    first, people = look(file)
    assert first.columns == ("Who", "Reach", "Shoe size")
    assert first.fields == ("full_name", "email", "")
    assert first.rows[0] == ("Ada Nordwind", "ada@x.example", "38")
    assert not first.remembered
    assert (people[0].full_name, people[0].noted) == ("Ada Nordwind", {"Shoe size": "38"})
    said, people = look(file, ["organization", "email:work", "-"])
    assert said.remembered
    assert (people[0].organization, people[0].full_name, people[0].noted) == ("Ada Nordwind", "", {})


def test_lines_above_the_names_and_none_at_all(tmp_path: Path) -> None:
    above = "My list\n\nas of today,,\nName,Phone,Town\nAda,+1 250 555 0100,Nelson\n"
    (ada,) = read(write(tmp_path / "a", above))
    assert (ada.full_name, ada.phones[0].value) == ("Ada", "+1 250 555 0100")
    bare = "Ada Nordwind\tada@x.example\t+1 250 555 0100\nBo Li\tbo@x.example\t+1 250 555 0101\n"
    found = read(write(tmp_path / "b", bare))
    assert [(one.full_name, one.emails[0].value) for one in found] == [
        ("Ada Nordwind", "ada@x.example"),
        ("Bo Li", "bo@x.example"),
    ]


def test_a_number_that_a_spreadsheet_spoilt_is_not_rung(tmp_path: Path) -> None:
    (ada,) = read(write(tmp_path / "a", 'Name;Phone\nAda;"+4,91765E+11"\n'))
    assert ada.phones == ()
    assert ada.noted == {"Phone": "+4,91765E+11"}


def test_a_workbook(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.title = "Empty"
    sheet = book.create_sheet("People")
    for row in (
        ["List of practices", None],
        ["Name", "Mobile", "E-mail", "Met on", "Score"],
        ["Ada Nordwind", 12505550100, "ada@x.example", datetime(2026, 2, 1), 7.0],  # noqa: DTZ001
        ["Bo Li", None, "bo@x.example", date(2026, 2, 2), None],
    ):
        sheet.append(row)
    book.save(tmp_path / "upload")
    assert registry.recognise(tmp_path / "upload") is TABLE
    ada, bo = read(tmp_path / "upload")
    assert (ada.full_name, ada.phones) == ("Ada Nordwind", (DraftValue("12505550100", "mobile"),))
    assert ada.noted == {"Met on": "2026-02-01", "Score": "7"}
    assert bo.noted == {"Met on": "2026-02-02"}


def test_what_is_no_table(tmp_path: Path) -> None:
    for content in (
        '{"a": 1, "b": [1, 2]}',
        "<a>1, 2</a>\n<b>3, 4</b>",
        "I rang Ada,\nwho was out,\nso I wrote.\n",
    ):
        assert not TABLE.recognises(write(tmp_path / "a", content))


def test_rows_that_are_damaged_or_empty_are_told(tmp_path: Path) -> None:
    rows = "Name,Phone\nAda,1234567\n,\nBo,1234568,surplus\n,1234569\nName,Phone\n"
    found = [one for one in TABLE.read(write(tmp_path / "a", rows)) if isinstance(one, Skipped)]
    assert [(one.record, one.reason) for one in found] == [
        (2, Reason.EMPTY), (3, Reason.BROKEN), (4, Reason.NAMELESS), (5, Reason.REPEATED)
    ]  # fmt: skip
