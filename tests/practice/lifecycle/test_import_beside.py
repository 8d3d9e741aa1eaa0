"""What a file tells beside ways to reach somebody: letters become attempts and ties, a picture a portrait."""

from collections.abc import Sequence
from datetime import UTC, date, datetime

import pytest

from askwell.kernel.drafts import ContactDraft, DraftTouch, DraftValue
from askwell.practice.arranging import queries as arranging
from askwell.practice.arranging.letters import Letter, letters
from askwell.practice.arranging.models import Attempt
from askwell.practice.identifying import actions as identifying
from askwell.practice.identifying import queries
from askwell.practice.identifying.models import Contact, Portrait
from askwell.practice.identifying.parts import parts_of
from askwell.practice.identifying.rules import Tie, tie_of
from askwell.practice.lifecycle.actions import import_beside
from askwell.practice.lifecycle.actions.importing import import_drafts
from askwell.practice.today import queries as today
from askwell.workspace import journal
from askwell.workspace.members import Member
from askwell.workspace.queries import newest_to_undo


def touch(at: str, way: str = "out") -> DraftTouch:
    return DraftTouch(at, way, "linkedin", "", f"c1:{at}")


def bring(drafts: Sequence[ContactDraft], member: Member, now: datetime) -> None:
    import_drafts(drafts, kind="linkedin", name="Connections.csv", by=member.user, at=now)


MARY = ContactDraft(1, "Mary Osei", key="linkedin:mary-osei", noted={"Connected On": "2020-01-01"})
EXCHANGE = (
    touch("2025-03-01T23:30:00Z"), touch("2025-03-02T01:00:00Z"), touch("2025-03-03T08:00:00Z", "in"),
    touch("2025-05-01T08:00:00Z"),
)  # fmt: skip


def test_letters_of_a_day_are_one_attempt_in_the_seekers_own_dates() -> None:
    assert letters(EXCHANGE, "America/Los_Angeles") == [
        Letter(
            datetime(2025, 3, 1, 23, 30, tzinfo=UTC), date(2025, 3, 1), "linkedin", "c1:2025-03-01T23:30:00Z",
            answered_on=date(2025, 3, 3),
        ),
        Letter(datetime(2025, 5, 1, 8, tzinfo=UTC), date(2025, 5, 1), "linkedin", "c1:2025-05-01T08:00:00Z"),
    ]  # fmt: skip
    assert [one.on for one in letters(EXCHANGE, "UTC")] == [
        date(2025, 3, 1), date(2025, 3, 2), date(2025, 5, 1)
    ]  # fmt: skip
    assert letters([touch("yesterday"), touch("2025-13-01")], "UTC") == []


@pytest.mark.parametrize(
    ("sent", "received", "linked", "tie"),
    [
        (5, 5, False, Tie.CLOSE),
        (9, 4, True, Tie.KNOWN),
        (3, 0, False, Tie.STRANGER),
        (0, 1, False, Tie.KNOWN),
    ],
)
def test_ties_follow_the_letters(*, sent: int, received: int, linked: bool, tie: Tie) -> None:
    assert tie_of(sent, received, linked=linked) is tie


def test_letters_are_kept_once_and_are_no_part_of_an_approach(
    database: None, member: Member, now: datetime
) -> None:
    bring([MARY._replace(touches=EXCHANGE)], member, now)
    mary = Contact.objects.get()
    kept = arranging.attempts_of(mary.pk)
    assert [(one.channel, one.outcome, one.on, one.answered_on) for one in kept] == [
        ("linkedin", "sent", date(2025, 3, 1), date(2025, 3, 3)),
        ("linkedin", "sent", date(2025, 5, 1), None),
    ]
    assert arranging.tried_by_contact(parts_of([mary.pk])) == {}
    assert mary.pk not in today.with_history()
    bring([MARY._replace(touches=(*EXCHANGE, touch("2025-05-04T08:00:00Z", "in")))], member, now)
    again = arranging.attempts_of(mary.pk)
    assert [one.pk for one in again] == [one.pk for one in kept]
    assert again[-1].answered_on == date(2025, 5, 4)


def test_letters_go_with_undo(database: None, member: Member, now: datetime) -> None:
    bring([MARY._replace(touches=EXCHANGE, photo="UklGRg==")], member, now)
    assert Portrait.objects.count() == 1
    done = newest_to_undo()
    assert done
    journal.undo(done, by=member.user, at=now)
    assert (Attempt.objects.count(), Portrait.objects.count(), Contact.objects.count()) == (0, 0, 0)


def test_many_letters_make_close_friends_unless_the_seeker_said_otherwise(
    sqlite: None, member: Member, now: datetime
) -> None:
    often = tuple(touch(f"2025-03-{day:02}T08:00:00Z", way) for day in range(1, 7) for way in ("out", "in"))
    bo = identifying.add_contact("Bo Li", emails=["bo@li.example"], tie=Tie.KNOWN, by=member.user, at=now)
    mail = (DraftValue("bo@li.example"),)
    bring([MARY._replace(touches=often), ContactDraft(2, "Bo Li", emails=mail, touches=often)], member, now)
    assert Contact.objects.get(full_name="Mary Osei").tie == Tie.CLOSE
    assert Contact.objects.get(pk=bo.pk).tie == Tie.KNOWN
    bring([ContactDraft(3, "Cy Rao", touches=(touch("2025-03-01"),))], member, now)
    assert Contact.objects.get(full_name="Cy Rao").tie == Tie.STRANGER


def test_a_newer_picture_takes_the_place_of_the_old(sqlite: None, member: Member, now: datetime) -> None:
    bring([MARY._replace(photo="UklGRg==")], member, now)
    bring([MARY._replace(photo="UklGRh==")], member, now)
    mary = Contact.objects.get()
    assert queries.portrait_of([mary.pk]) == "UklGRh=="
    assert Portrait.objects.count() == 1


SENDER = ContactDraft(1, "Ada", emails=(DraftValue("ada@x.example"),), touches=(touch("2025-03-01", "in"),))
READER = ContactDraft(2, "Bo", emails=(DraftValue("bo@x.example"),), touches=(touch("2025-03-01"),))
OTHER = ContactDraft(3, "Cy", emails=(DraftValue("cy@x.example"),), touches=(touch("2025-03-01"),))


@pytest.mark.parametrize(
    ("own", "ways"),
    [
        ("ada@x.example", {"Bo": ["out"], "Cy": ["out"]}),
        ("bo@x.example", {"Ada": ["in"], "Cy": []}),
        ("me@x.example", {"Ada": [], "Bo": [], "Cy": []}),
    ],
)
def test_mail_is_settled_by_who_the_seeker_is(own: str, ways: dict[str, list[str]]) -> None:
    found = import_beside.settled_mail([SENDER, READER, OTHER], frozenset({own}))
    drafts = [one for one in found if isinstance(one, ContactDraft)]
    assert {one.full_name: [each.way for each in one.touches] for one in drafts} == ways
    assert len(found) == 3
