"""Erasing somebody: no word of theirs is left anywhere, they stay erased, and nobody else is touched."""

import contextlib
import re
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.db import connection, models

from askwell.integrations.writers import csv as csv_writer
from askwell.integrations.writers import vcard
from askwell.kernel.errors import BadInputError
from askwell.practice.arranging import actions as arranging
from askwell.practice.arranging.models import Interview
from askwell.practice.arranging.rules import Channel, Outcome
from askwell.practice.asking import actions as asking
from askwell.practice.asking.models import Goal
from askwell.practice.asking.rules import Asked, Position
from askwell.practice.calendars.models import Placed
from askwell.practice.following_up import actions as following_up
from askwell.practice.holding import actions as holding
from askwell.practice.holding import notes
from askwell.practice.holding.rules import PermissionAnswer, PermissionKind
from askwell.practice.identifying import actions, merging, queries, tagging
from askwell.practice.identifying.models import Contact
from askwell.practice.identifying.rules import DetailKind
from askwell.practice.learning import actions as learning
from askwell.practice.learning.models import Finding
from askwell.practice.learning.rules import Stance
from askwell.practice.lifecycle import belonging
from askwell.practice.lifecycle.actions import archive, contacts, copies, erasing, interviews
from askwell.practice.lifecycle.actions.importing import import_file
from askwell.practice.mailing.models import Mail
from askwell.practice.referring import actions as referring
from askwell.practice.today.actions import differences
from askwell.words import exports
from askwell.workspace import erasures, images, journal, scope
from askwell.workspace.members import Member
from askwell.workspace.models import Change, Entry
from tests import cast
from tests.cast import NOW, TODAY
from tests.databases import Database

CANARY = "Kanarienvogel"
FILE = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"


@pytest.fixture
def alice(database: Database) -> Iterator[Member]:
    """Return an owner with her workspace in scope, in both databases."""
    del database
    member = cast.begin("Alice", town="Nelson")
    with scope.inside(member.workspace_id):
        yield member


def canary(number: int) -> str:
    """Return the word that is put into one place; its number tells which place kept it."""
    return f"{CANARY}{number:02}"


def told(member: Member, folder: Path) -> Contact:
    """Put a word of the person into every place that keeps any, and return them."""
    by, at = member.user, NOW
    word = map(canary, range(99))
    brought = folder / "c.csv"
    brought.write_text(
        FILE + f"{next(word)},{next(word)},https://www.linkedin.com/in/{next(word)},{next(word)}@example.org,"
        f"{'Nordwind'},{next(word)},01 Jan 2024\n,,,,,,\n"
    )
    import_file(brought, by=by, at=at, format="linkedin")
    person = Contact.objects.get()
    goal = asking.add_goal("A bakery?", topics=["Money"], by=by, at=at)
    changed: dict[str, Any] = {
        name: next(word) for name in ("say_it", "called", "title", "city", "best_time", "note")
    }
    actions.edit_contact(person, by=by, at=at, **changed)
    actions.edit_contact(person, by=by, at=at, note=next(word))
    actions.add_detail(person, DetailKind.PHONE, "+1 250 555 0143", label=next(word), by=by, at=at)
    gone = actions.add_detail(person, DetailKind.LINK, f"https://{next(word)}.example", by=by, at=at)
    assert gone
    actions.remove_detail(gone, by=by, at=at)
    parts = {"street": next(word), "city": next(word)}
    actions.add_detail(person, DetailKind.ADDRESS, "", parts=parts, by=by, at=at)
    merged = actions.add_contact(f"M {next(word)}", organization="Nordwind", by=by, at=at)
    merging.merge(person, merged, by=by, at=at)
    tagging.tag([person], "school", by=by, at=at)
    asking.take_up(person, goal, begins_on=TODAY, why=next(word), by=by, at=at)
    contacts.log_attempt(
        person,
        Channel.CALL,
        Outcome.NO_ANSWER,
        on=TODAY,
        answered_by=next(word),
        note=next(word),
        by=by,
        at=at,
    )
    _talked(member, person, goal, word)
    other = actions.add_contact("Other Person", by=by, at=at)
    referring.name_contact(other, "", named=person, why=next(word), on=TODAY, by=by, at=at)
    named = referring.name_contact(person, "Tomás Kovač", why=next(word), on=TODAY, by=by, at=at).named
    following_up.promise(person, next(word), TODAY, by=by, at=at)
    following_up.plan_check_in(person, TODAY, words=next(word), by=by, at=at)
    Mail.objects.create(
        workspace_id=member.workspace_id, contact=person.uid, template="approach", once="x",
        to="x@example.org", subject=next(word), words=next(word), message_id="1@example.org",
        made_at=at, not_before=at,
    )  # fmt: skip
    assert named.pk
    return queries.contact(person.uid)


def _talked(member: Member, person: Contact, goal: Goal, word: Iterator[str]) -> None:
    by, at = member.user, NOW
    talk = interviews.agree(
        person, member.seeker, wall=at.replace(tzinfo=None), place=next(word), by=by, at=at
    )
    questions = (Asked("", next(word), "background", 3, Position.OPENER),)
    plan = asking.make_plan(person, questions, minutes=15, goal=goal, by=by, at=at)
    arranging.give_plan(talk, plan, by=by, at=at)
    talk.plan = plan
    arranging.prepare(
        talk, why=next(word), facts=[next(word)], dress=next(word), note=next(word), by=by, at=at
    )
    arranging.begin(talk, by=by, at=at)
    holding.permit(person, PermissionKind.NOTES, PermissionAnswer.GIVEN, interview=talk, by=by, at=at)
    for item in plan.items.all():
        holding.note(talk, item, next(word), at=at)
        holding.note(talk, item, next(word), at=at)
    interviews.finish(talk, member.seeker, by=by, at=at)
    said = {name: next(word) for name in ("learned", "surprised", "unknown", "advice", "detail")}
    holding.debrief(talk, **said, by=by, at=at)
    holding.debrief(talk, **{**said, "learned": next(word)}, by=by, at=at)
    finding = learning.state_finding(goal, "Dear", by=by, at=at)
    for answer in talk.answers.all():
        learning.weigh(finding, answer, Stance.FOR, by=by, at=at)
    Placed.objects.create(
        workspace_id=member.workspace_id, calendar="c", event=talk.uid, href="h", theirs={"title": next(word)}
    )


def left(folder: Path) -> set[str]:
    """Return the words of the person that stand anywhere: tables, journal, files of the home, exports."""
    found: set[bytes] = set()
    for model in apps.get_app_config("askwell").get_models():
        for row in model._default_manager.all().values_list():
            for value in row:
                data = bytes(value) if isinstance(value, bytes | memoryview) else str(value).encode()
                found |= _words(data)
    for path in folder.rglob("*"):
        if path.is_file() and path.suffix != ".csv":
            found |= _words(path.read_bytes())
    people = list(exports.drafts())
    found |= _words("".join([*vcard.write(people), *csv_writer.write(people)]).encode())
    return {one.decode() for one in found}


def _words(data: bytes) -> set[bytes]:
    with contextlib.suppress(zlib.error):
        data += zlib.decompress(data)
    return set(re.findall(CANARY.lower().encode() + rb"\d\d", data.lower()))


def test_no_word_of_the_person_is_left_in_any_place(alice: Member, home: Path, tmp_path: Path) -> None:
    folder = tmp_path / "brought"
    folder.mkdir()
    person = told(alice, folder)
    placed = left(home)
    assert len(placed) >= 40, sorted(placed)
    others = set(Contact.objects.exclude(person_id=person.pk).values_list("full_name", flat=True))
    finding, goal = Finding.objects.get(), Goal.objects.get()
    gone = erasing.erase(person, by=alice.user, at=NOW)
    assert gone.rows["contact"] == 2
    assert left(home) == set()
    assert set(Contact.objects.values_list("full_name", flat=True)) == others
    assert (Finding.objects.get(), Goal.objects.get()) == (finding, goal)
    assert not queries.matching(CANARY).contacts
    assert not notes.find(CANARY)
    assert not differences()
    connection.check_constraints()
    copy = copies.make_copy(copies.home_folder(), at=NOW)
    restored = copy.path.read_bytes()
    assert CANARY.encode() not in restored
    for entry in Entry.objects.filter(sealed=False, undoes=None).order_by("-id"):
        journal.undo(entry, by=alice.user, at=NOW)
    assert left(home) == set()


def test_who_was_erased_stays_so_when_an_older_archive_or_the_same_file_comes(
    alice: Member, home: Path, tmp_path: Path
) -> None:
    person = told(alice, tmp_path)
    older = copies.make_copy(copies.home_folder(), at=NOW)
    erasing.erase(person, by=alice.user, at=NOW)
    copies.bring_back(older.path, by=alice.user, at=NOW)
    older.path.unlink()
    for path in copies.home_folder().glob("*"):
        path.unlink()
    assert left(home) == set()
    assert not differences()
    report = import_file(tmp_path / "c.csv", by=alice.user, at=NOW, format="linkedin")
    assert report.added == 0
    assert ("erased", "2026-11-23") in {(one[1], one[2]) for one in report.skipped}
    assert report.read == len(report.skipped)
    (erased,) = erasures.erasures()
    erasures.allow(erased.uid)
    assert import_file(tmp_path / "c.csv", by=alice.user, at=NOW, format="linkedin").added == 1


def test_the_list_of_a_lost_home_clears_what_is_restored(alice: Member, home: Path, tmp_path: Path) -> None:
    person = told(alice, tmp_path)
    older = tmp_path / "older.askwell"
    archive.export_archive(older)
    erasing.erase(person, by=alice.user, at=NOW)
    kept = tmp_path / "kept.json"
    erasures.path().rename(kept)
    archive.clear()
    erasures.adopt(kept)
    archive.restore_archive(older, by=alice.user, at=NOW)
    erasing.tidy()
    assert left(home) == set()
    assert Contact.objects.exists()
    kept.write_text("[]")
    with pytest.raises(BadInputError):
        erasures.adopt(kept)


def test_the_dry_run_changes_nothing_and_lists_where_others_speak_of_them(alice: Member) -> None:
    mary = actions.add_contact("Mary Osei", emails=["mary@example.org"], by=alice.user, at=NOW)
    other = actions.add_contact(
        "Tomás Kovač", note="Ask him about mary  osei, or MARY OSEI", by=alice.user, at=NOW
    )
    before = images.read(Contact, [mary.pk, other.pk])
    found = erasing.preview(mary)
    assert [(one.table, one.uid, one.column) for one in found.mentions] == [("contact", other.uid, "note")]
    assert "MARY OSEI" in found.mentions[0].words
    assert images.read(Contact, [mary.pk, other.pk]) == before
    assert not erasures.path().exists()


def test_what_spoke_of_them_before_is_gone_from_the_journal_of_others_too(alice: Member) -> None:
    mary = actions.add_contact("Mary Osei", by=alice.user, at=NOW)
    other = actions.add_contact("Tomás", note="Mary Osei's cousin", by=alice.user, at=NOW)
    actions.edit_contact(other, note="", by=alice.user, at=NOW)
    edited = journal.last_entry()
    assert edited
    erasing.erase(mary, by=alice.user, at=NOW)
    assert Entry.objects.get(pk=edited.pk).sealed
    kept = [images.unpack(one.images)[1] for one in Change.objects.filter(table="contact")]
    assert "Mary" not in str(kept)
    assert Contact.objects.get().full_name == "Tomás"


def test_a_talk_with_a_plan_made_for_somebody_erased_stays_without_it(alice: Member) -> None:
    by = alice.user
    near, other = (actions.add_contact(name, by=by, at=NOW) for name in ("Near Person", "Other Person"))
    plan = asking.make_plan(near, [], minutes=15, goal=None, by=by, at=NOW)
    talk = interviews.agree(other, alice.seeker, wall=NOW.replace(tzinfo=None), by=by, at=NOW)
    arranging.give_plan(talk, plan, by=by, at=NOW)
    erasing.erase(near, by=by, at=NOW)
    assert Interview.objects.get().plan is None
    connection.check_constraints()


EMPTIED = frozenset(
    "answer.item_id attempt.goal_id attempt.source_id card.interview_id contact.organization_id "
    "detail.organization_id evidence.passage_id finding.topic_id interview.goal_id interview.plan_id "
    "operation.item_id outcome.interview_id passage.theme_id permission.interview_id plan.goal_id "
    "planitem.topic_id promise.interview_id referral.interview_id revision.item_id source.batch_id "
    "source.organization_id".split()
)
"""Links that erasing only clears: the row with such a link stays."""
BY_UID = {("mail", "contact"), ("placed", "event"), ("busytimes", "calendar"), ("placed", "calendar")}
"""Columns that hold a uid and no link: the first two are forgotten by uid, calendars are nobody's."""


def test_every_link_and_every_uid_is_decided() -> None:
    """A table that comes later must say whether its rows go with a person, or only lose their link."""
    cleared = {f"{link.table}.{link.column}" for link in belonging.links() if not link.goes_along}
    assert cleared <= EMPTIED, f"say in EMPTIED that erasing only clears {cleared - EMPTIED}"
    linked = {link.table for link in belonging.links()}
    for model in apps.get_app_config("askwell").get_models():
        table = str(model._meta.model_name)
        for field in model._meta.concrete_fields:
            is_link = isinstance(field, models.ForeignKey)
            to_contact = is_link and field.related_model is Contact
            assert not to_contact or table in linked, f"{table} leads to a contact and is not forgotten"
            holds_uid = isinstance(field, models.CharField) and field.max_length == 32 and not is_link
            if holds_uid and field.name not in {
                "uid",
                "fingerprint",
                "digest",
                "key",
                "claim",
                "client",
                "subject_uid",
            }:
                assert (table, field.name) in BY_UID, f"{table}.{field.name} holds a uid: is it a person's?"
