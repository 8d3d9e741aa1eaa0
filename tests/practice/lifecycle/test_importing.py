"""Bringing in files: what comes in, what stays as it is, and that a file is one entry or nothing."""

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from askwell.kernel.errors import BadInputError
from askwell.practice.identifying import actions as identifying
from askwell.practice.identifying import merging, queries
from askwell.practice.identifying.models import Contact, Detail, ImportBatch, Organization, Source
from askwell.practice.identifying.rules import DetailKind, Tie
from askwell.practice.lifecycle.actions.importing import ImportReport, import_file
from askwell.workspace import journal
from askwell.workspace.members import Member
from askwell.workspace.models import Entry
from askwell.workspace.queries import newest_to_undo
from tests.conftest import begun
from tests.practice.lifecycle.test_sequences import exported
from tests.shared import corpus

FIRST_ERA = "First Name,Last Name,Email Address,Company,Position,Connected On\n"
NOW_ERA = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
CONNECTIONS = (
    'Notes:\n"When exporting your connection data, some addresses are missing."\n\n'
    + NOW_ERA
    + "Mary,Osei,https://www.linkedin.com/in/mary-osei,mary@osei.example,Osei Physio,Owner,08 Feb 2026\n"
    + "Tomás,Kovač,https://www.linkedin.com/in/tomas-kovac,,Nordwind,Head of Care,09 Feb 2026\n"
    + ",,,,,,07 Jun 2026\n"
)
CARD = (
    "BEGIN:VCARD\nVERSION:3.0\nUID:osei-1\nFN:Mary Osei\nN:Osei;Mary;;;\nORG:Osei Physio\n"
    "TEL;TYPE=WORK:250 555 0143\nEMAIL:mary@osei.example\n"
    "ADR;TYPE=WORK:;;12 Lake Street;Kelowna;BC;V1Y 1A1;Canada\nEND:VCARD\n"
)

Bring = Callable[..., ImportReport]


def accounted(report: ImportReport) -> int:
    """Return how many records a report says something of."""
    here = report.added + report.updated + report.unchanged + report.merged + report.to_review
    return here + len(report.skipped)


@pytest.fixture
def bring(tmp_path: Path, member: Member, now: datetime) -> Bring:
    """Return a way to bring in a text as a file."""

    def brought(text: str, name: str = "Connections.csv", *, dry_run: bool = False) -> ImportReport:
        file = tmp_path / name
        file.write_text(text, encoding="utf-8")
        return import_file(file, by=member.user, at=now, dry_run=dry_run)

    return brought


def test_an_export_comes_in_as_one_entry(bring: Bring) -> None:
    before = Entry.objects.count()
    report = bring(CONNECTIONS)
    assert (report.format, report.read, report.added, report.updated, report.unchanged) == (
        "linkedin",
        3,
        2,
        0,
        0,
    )
    assert (report.merged, report.to_review) == (0, 0)
    assert [(record, reason) for record, reason, _ in report.skipped] == [(3, "hidden")]
    assert Entry.objects.count() == before + 1
    assert Entry.objects.get(uid=report.entry).action == "import"
    mary = Contact.objects.get(full_name="Mary Osei")
    assert (mary.title, mary.sort_as, mary.tie) == ("Owner", "osei mary", Tie.KNOWN)
    assert mary.organization is not None
    assert mary.organization.name == "Osei Physio"
    (source,) = queries.sources_of(mary.pk)
    assert (source.kind, source.key, source.name) == ("linkedin", "linkedin:mary-osei", "Connections.csv")
    assert source.values["noted"] == {"Connected On": "2026-02-08"}
    assert [(one.kind, one.key) for one in queries.details_of([mary.pk])[mary.pk]] == [
        ("email", "mary@osei.example"),
        ("link", "linkedin.com/in/mary-osei"),
    ]
    assert [one.full_name for one in queries.matching("kova nord").contacts] == ["Tomás Kovač"]


def test_the_same_file_again_changes_nothing(bring: Bring) -> None:
    bring(CONNECTIONS)
    before = Entry.objects.count()
    report = bring(CONNECTIONS)
    assert (report.added, report.updated, report.unchanged, report.entry) == (0, 0, 2, "")
    assert Entry.objects.count() == before
    assert ImportBatch.objects.count() == 1


def test_a_dry_run_tells_and_writes_nothing(bring: Bring) -> None:
    before = Entry.objects.count()
    report = bring(CONNECTIONS, dry_run=True)
    assert (report.added, report.entry) == (2, "")
    assert not Contact.objects.exists()
    assert Entry.objects.count() == before


def test_a_changed_record_of_a_known_key_is_followed(bring: Bring) -> None:
    bring(CONNECTIONS)
    report = bring(CONNECTIONS.replace("Nordwind,Head of Care", "Südwind,Director"))
    assert (report.added, report.updated, report.unchanged) == (0, 1, 1)
    tomas = Contact.objects.get(full_name="Tomás Kovač")
    assert tomas.title == "Director"
    assert tomas.organization is not None
    assert tomas.organization.name == "Südwind"
    assert [one.values["title"] for one in queries.sources_of(tomas.pk)] == ["Head of Care", "Director"]
    again = bring(CONNECTIONS)
    assert (again.updated, again.unchanged) == (0, 2)


def test_what_a_person_typed_is_not_overwritten(bring: Bring, member: Member, now: datetime) -> None:
    bring(CONNECTIONS)
    tomas = Contact.objects.get(full_name="Tomás Kovač")
    identifying.edit_contact(tomas, by=member.user, at=now, title="Runs the ward")
    bring(CONNECTIONS.replace("Head of Care", "Director"))
    assert Contact.objects.get(pk=tomas.pk).title == "Runs the ward"


def test_a_card_adds_to_the_person_of_the_same_name_and_mail(bring: Bring) -> None:
    bring(CONNECTIONS)
    report = bring(CARD, "mary.vcf")
    assert (report.format, report.added, report.updated) == ("vcard", 0, 1)
    mary = Contact.objects.get(full_name="Mary Osei")
    assert (mary.title, mary.city) == ("Owner", "Kelowna")
    kinds = [(one.kind, one.key) for one in queries.details_of([mary.pk])[mary.pk]]
    assert ("phone", "+12505550143") in kinds
    assert [kind for kind, _ in kinds].count("email") == 1
    assert Organization.objects.filter(sort_as="osei physio").count() == 1
    assert bring(CARD, "mary.vcf").unchanged == 1


def test_equal_phone_and_name_are_one_person(bring: Bring, member: Member, now: datetime) -> None:
    mary = identifying.add_contact(
        "Mary Osei", by=member.user, at=now, phones=["(250) 555-0143"], country="CA"
    )
    report = bring(CARD.replace("EMAIL:mary@osei.example\n", ""), "mary.vcf")
    assert (report.added, report.updated) == (0, 1)
    assert Source.objects.filter(contact=mary, key="vcard:osei-1").exists()


def test_a_shared_mail_address_alone_is_nobody(bring: Bring) -> None:
    bring(CARD, "mary.vcf")
    other = (
        CARD.replace("osei-1", "osei-2").replace("Mary Osei", "Kofi Osei").replace("Osei;Mary", "Osei;Kofi")
    )
    report = bring(other, "kofi.vcf")
    assert (report.added, report.to_review, report.merged) == (0, 1, 0)


def test_two_of_one_name_stay_two(bring: Bring) -> None:
    rows = "John,Smith,,Acme,Engineer,01 Jan 2020\nJohn,Smith,,Acme,Engineer,01 Jan 2020\n"
    assert bring(FIRST_ERA + rows).to_review == 2
    assert bring(FIRST_ERA + rows).unchanged == 2
    third = bring(FIRST_ERA + rows + "John,Smith,,Acme,Engineer,01 Jan 2020\n")
    assert (third.to_review, third.merged, third.unchanged) == (1, 0, 2)


def test_rows_of_one_key_in_one_file_are_one_person(bring: Bring) -> None:
    row = "Mary,Osei,https://www.linkedin.com/in/mary-osei,,Osei Physio,{},08 Feb 2026\n"
    text = NOW_ERA + row.format("Owner") + row.format("Owner") + row.format("Founder")
    report = bring(text)
    assert (report.added, report.updated, report.unchanged) == (1, 1, 1)
    assert Contact.objects.get().title == "Founder"
    assert bring(text).unchanged == 3


def test_rows_of_one_mail_and_name_in_one_file_are_one_person(bring: Bring) -> None:
    text = FIRST_ERA + 2 * "Mary,Osei,mary@osei.example,,,01 Jan 2020\n"
    report = bring(text)
    assert (report.added, report.unchanged) == (1, 1)
    assert bring(text).unchanged == 2


def test_a_business_without_a_person_is_an_organization(bring: Bring) -> None:
    card = "BEGIN:VCARD\nVERSION:3.0\nFN:\nORG:Nordwind\nTEL:+1 250 555 0199\nEND:VCARD\n"
    report = bring(card, "business.vcf")
    assert report.added == 1
    where = Organization.objects.get()
    assert not Contact.objects.exists()
    assert [one.key for one in queries.details_of_organization(where.pk)] == ["+12505550199"]
    assert bring(card, "business.vcf").unchanged == 1
    more = bring(card.replace("0199", "0198"), "business.vcf")
    assert (more.added, more.updated) == (0, 1)
    assert Detail.objects.count() == 2


def test_undo_takes_a_file_back_and_undo_of_undo_brings_it_again(
    bring: Bring, member: Member, now: datetime
) -> None:
    bring(CARD, "mary.vcf")
    bring(CONNECTIONS.replace("08 Feb", "10 Feb"))
    undone = journal.undo(newest_to_undo(), by=member.user, at=now)
    assert [one.full_name for one in Contact.objects.all()] == ["Mary Osei"]
    assert Contact.objects.get().title == ""
    assert not queries.matching("kovac").contacts
    journal.undo(undone, by=member.user, at=now + timedelta(minutes=1))
    assert Contact.objects.get(full_name="Mary Osei").title == "Owner"
    assert queries.matching("kovac").contacts
    assert bring(CONNECTIONS.replace("08 Feb", "10 Feb")).unchanged == 2


def test_undo_leaves_the_archive_as_it_was_though_cards_were_joined(
    bring: Bring, member: Member, now: datetime
) -> None:
    bring(CARD, "mary.vcf")
    kept = Contact.objects.get()
    merging.merge(kept, identifying.add_contact("M. Osei", by=member.user, at=now), by=member.user, at=now)
    before = exported()
    card = CARD.replace("UID:osei-1", "UID:osei-9").replace("FN:Mary Osei", "FN:Dr. Mary Osei")
    rosa = "BEGIN:VCARD\nVERSION:3.0\nFN:Rosa Delgado\nEMAIL:rosa@delgado.example\nEND:VCARD\n"
    report = bring(card + rosa, "phone.vcf")
    assert (report.added, report.merged) == (1, 1)
    assert Contact.objects.filter(person=kept).count() == 3
    assert exported() != before
    done = newest_to_undo()
    undone = journal.undo(done, by=member.user, at=now)
    assert exported() == before
    journal.undo(undone, by=member.user, at=now)
    assert Contact.objects.filter(person=kept).count() == 3


@pytest.mark.parametrize("text", ["", "hello\n", "%PDF-1.4\n", "a,b,c\n1,2,3\n"])
def test_bad_input_writes_nothing(bring: Bring, text: str) -> None:
    before = Entry.objects.count()
    with pytest.raises(BadInputError, match=r"anything\.bin"):
        bring(text, "anything.bin")
    assert Entry.objects.count() == before
    assert not Contact.objects.exists()


def test_an_error_names_the_file_as_the_person_knows_it(
    tmp_path: Path, member: Member, now: datetime
) -> None:
    kept = tmp_path / "0a1b2c"
    kept.write_bytes(b"")
    with pytest.raises(BadInputError, match=r"friends\.csv"):
        import_file(kept, by=member.user, at=now, file_name="friends.csv")


def test_progress_is_told(tmp_path: Path, member: Member, now: datetime) -> None:
    file = tmp_path / "Connections.csv"
    file.write_text(FIRST_ERA + "".join(f"P{n},Q{n},,,,01 Jan 2020\n" for n in range(1100)))
    told: list[int] = []
    report = import_file(file, by=member.user, at=now, progress=told.append)
    assert report.added + report.to_review == 1100
    assert told == [500, 1000, 1100]


def test_very_long_values_fit(bring: Bring) -> None:
    row = f"{'ß' * 80},{'M' * 80},,{'ß' * 220},{'t' * 310},01 Jan 2020\n"
    assert bring(FIRST_ERA + row).added == 1
    assert len(Contact.objects.get().title) == 300
    assert bring(FIRST_ERA + row).unchanged == 1


def test_the_linkedin_corpus_comes_in_once(member: Member, now: datetime) -> None:
    for file in sorted(corpus("linkedin").rglob("*.zip")):
        first = import_file(file, by=member.user, at=now)
        assert first.added
        assert first.read == accounted(first), file.name
        again = import_file(file, by=member.user, at=now)
        assert (again.added, again.updated, again.entry) == (0, 0, ""), file.name


@pytest.mark.usefixtures("sqlite")
def test_the_vcard_corpus_comes_in_once_and_goes_again(now: datetime) -> None:
    files = sorted(corpus("vcard").rglob("*.vcf"))
    with begun() as member:
        for number, file in enumerate(files):
            first = import_file(file, by=member.user, at=now)
            assert first.read == accounted(first), file.name
            if number % 4 == 0:
                again = import_file(file, by=member.user, at=now)
                assert (again.added, again.updated, again.entry) == (0, 0, ""), file.name
        assert Contact.objects.exists()
        while ImportBatch.objects.exists():
            journal.undo(newest_to_undo(), by=member.user, at=now)
        assert [model.objects.count() for model in (Contact, Source, Detail)] == [0, 0, 0]


def test_the_ways_to_reach_somebody_are_kept_by_kind(bring: Bring) -> None:
    bring(CARD, "mary.vcf")
    kinds = {one.kind: one.value for one in Detail.objects.all()}
    assert kinds[DetailKind.PHONE] == "250 555 0143"
    assert "12 Lake Street" in kinds[DetailKind.ADDRESS]


def test_every_record_is_told_with_what_became_of_it(bring: Bring) -> None:
    row = "Ada,Byron,,{},Nurse,01 Jan 2020\n"
    twice = row.format("Nordwind") + row.format("Nordwind GmbH") + ",,,,,03 Jan 2020\n"
    report = bring(FIRST_ERA + twice)
    assert [one[1:] for one in report.records] == [
        ("to_review", "Ada Byron", ""),
        ("to_review", "Ada Byron", ""),
        ("skipped", "03 Jan 2020", "hidden"),
    ]
    assert len(report.records) == report.read


def test_a_number_without_its_country_is_no_second_number(
    bring: Bring, member: Member, now: datetime
) -> None:
    mary = identifying.add_contact(
        full_name="Mary Osei", phones=["+420 601 123 456"], emails=["mary@osei.example"],
        by=member.user, at=now,
    )  # fmt: skip
    card = "BEGIN:VCARD\nVERSION:3.0\nFN:Mary Osei\nN:Osei;Mary;;;\nEMAIL:mary@osei.example\n"
    bring(card + "TEL:601123456\nTEL:602999888\nEND:VCARD\n", "cards.vcf")
    numbers = Detail.objects.filter(contact=mary, kind=DetailKind.PHONE).order_by("id")
    assert [one.value for one in numbers] == ["+420 601 123 456", "602999888"]
