"""The outbox on both databases, against a real mail server on this machine."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from askwell.integrations.mail.smtp import Result, Security, Sent
from askwell.kernel.errors import BadInputError, ChangedSinceError
from askwell.practice.arranging.models import Attempt
from askwell.practice.identifying import actions as identifying
from askwell.practice.identifying.models import Contact
from askwell.practice.lifecycle.actions import contacts, mails
from askwell.practice.mailing import actions, queries
from askwell.practice.mailing.models import Mail
from askwell.practice.mailing.rules import GRACE, Hold, MailState, Template
from askwell.workspace import journal
from askwell.workspace.members import Member
from askwell.workspace.models import Entry
from tests.conftest import NOW
from tests.integrations.mail.sink import Sink, serving

LATER = NOW + GRACE


@pytest.fixture
def sink() -> Iterator[Sink]:
    """Return a mail server that keeps what it takes."""
    with serving() as made:
        yield made


@pytest.fixture
def mary(member: Member, sink: Sink) -> Contact:
    """Return somebody to write to; the account is set."""
    actions.set_account(
        host="127.0.0.1",
        port=sink.port,
        security=Security.NONE,
        user="",
        password="",
        sender="robin@example.org",
    )
    return identifying.add_contact("Mary Osei", emails=["mary@example.org"], by=member.user, at=NOW)


def write(mary: Contact, member: Member, *, about: str = "today", **values: Any) -> Mail:
    """Put a message to Mary into the outbox."""
    return mails.send_to(
        mary, Template.APPROACH, to="mary@example.org", about=about, by=member.user, at=NOW,
        **{"subject": "A question", "words": "Dear Mary, may I ask?", "then": {"do": "attempt"}, **values},
    )  # fmt: skip


def deliver(member: Member, at: datetime = LATER, send: Callable[..., Sent] | None = None) -> int:
    """Hand over what is due at a moment."""
    return mails.deliver(member.seeker, now=lambda: at, **({"send": send} if send else {}))


def test_a_message_leaves_after_the_grace_and_is_noted(mary: Contact, member: Member, sink: Sink) -> None:
    mail = write(mary, member, then={"do": "attempt", "again_on": "2026-11-26"})
    assert deliver(member, NOW) == 0
    assert Attempt.objects.count() == 0
    assert deliver(member) == 1
    assert [one["Message-ID"] for one in sink.taken] == [f"<{mail.message_id}>"]
    (attempt,) = Attempt.objects.all()
    assert (str(attempt.again_on), attempt.note) == ("2026-11-26", "Dear Mary, may I ask?")
    assert queries.mail(mail.uid).state == MailState.SENT
    assert deliver(member, LATER + timedelta(days=1)) == 0
    entry = Entry.objects.get(action="mail.sent")
    with pytest.raises(ChangedSinceError):
        journal.undo(entry, by=member.user, at=LATER)


def test_a_click_can_be_taken_back_while_it_waits(mary: Contact, member: Member, sink: Sink) -> None:
    mail = write(mary, member)
    actions.take_back(mail)
    assert deliver(member) == 0
    assert sink.taken == []
    again = write(mary, member)
    assert deliver(member) == 1
    with pytest.raises(ChangedSinceError):
        actions.take_back(queries.mail(again.uid))


def test_one_template_goes_to_one_address_about_one_thing_once(mary: Contact, member: Member) -> None:
    write(mary, member)
    with pytest.raises(BadInputError):
        write(mary, member)
    write(mary, member, about="tomorrow")


def test_a_blank_that_was_left_keeps_it_here(mary: Contact, member: Member) -> None:
    with pytest.raises(BadInputError):
        write(mary, member, words="Dear Mary, … suggested you.")
    assert Mail.objects.count() == 0


def test_never_more_than_three_a_day_to_one(mary: Contact, member: Member, sink: Sink) -> None:
    for number in range(5):
        write(mary, member, about=f"thing {number}", then={})
    assert deliver(member) == 3
    held = Mail.objects.filter(state=MailState.QUEUED)
    assert {one.hold for one in held} == {Hold.ENOUGH_TODAY}
    assert deliver(member, LATER + timedelta(days=1, minutes=1)) == 2
    assert len(sink.taken) == 5


def test_the_switch_and_the_wish_of_a_person_hold_all_back(mary: Contact, member: Member, sink: Sink) -> None:
    mail = write(mary, member)
    actions.stop_all(stopped=True)
    assert deliver(member) == 0
    actions.stop_all(stopped=False)
    contacts.do_not_contact(mary, by=member.user, at=NOW)
    assert deliver(member) == 0
    assert queries.mail(mail.uid).hold == Hold.DO_NOT_CONTACT
    with pytest.raises(BadInputError):
        write(Contact.objects.get(pk=mary.pk), member, about="x")
    assert sink.taken == []


def test_what_was_in_hand_at_a_crash_is_in_doubt_and_never_sent_again(
    mary: Contact, member: Member, sink: Sink
) -> None:
    mail = write(mary, member)

    def crash(*_: object, **__: object) -> Sent:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        deliver(member, send=crash)
    assert queries.mail(mail.uid).state == MailState.CLAIMED
    assert actions.doubt_what_was_in_hand() == 1
    assert deliver(member, LATER + timedelta(hours=1)) == 0
    assert sink.taken == []
    mails.decide(queries.mail(mail.uid), member.seeker, went_out=True, at=LATER)
    assert Attempt.objects.count() == 1
    with pytest.raises(ChangedSinceError):
        mails.decide(queries.mail(mail.uid), member.seeker, went_out=False, at=LATER)


def test_two_workers_never_have_the_same_message_in_hand(mary: Contact, member: Member) -> None:
    write(mary, member)
    first, second = (queries.waiting(LATER)[0] for _ in range(2))
    claims = [actions.claim(one, sender_name="", do_not_contact=False, at=LATER) for one in (first, second)]
    assert [one is None for one in claims] == [False, True]


def test_a_server_that_is_away_is_tried_again_and_then_given_up(mary: Contact, member: Member) -> None:
    mail = write(mary, member)
    at = LATER
    for _ in range(6):
        assert deliver(member, at, lambda *_, **__: Sent(Result.LATER, "away")) == 0
        at += timedelta(hours=5)
    assert (queries.mail(mail.uid).state, queries.mail(mail.uid).tries) == (MailState.FAILED, 6)
    actions.try_again(queries.mail(mail.uid), at=at)
    assert deliver(member, at) == 1


def test_the_password_is_never_shown(mary: Contact, member: Member, sink: Sink) -> None:
    actions.set_account(
        host="127.0.0.1",
        port=sink.port,
        security=Security.NONE,
        user="robin",
        password="s3cret",
        sender="r@example.org",
    )
    assert "s3cret" not in repr(queries.settings())
    actions.set_account(
        host="127.0.0.1",
        port=sink.port,
        security=Security.NONE,
        user="robin",
        password="",
        sender="r@example.org",
    )
    kept = queries.account()
    assert kept
    assert kept[0].password == "s3cret"
    actions.set_account(
        host="127.0.0.1",
        port=sink.port,
        security=Security.NONE,
        user="else",
        password="",
        sender="r@example.org",
    )
    kept = queries.account()
    assert kept
    assert kept[0].password == ""


def test_an_account_without_encryption_must_stay_on_this_machine(member: Member) -> None:
    with pytest.raises(BadInputError):
        actions.set_account(
            host="mail.example.org",
            port=25,
            security=Security.NONE,
            user="",
            password="",
            sender="r@example.org",
        )
    assert queries.settings() is None


def test_a_person_is_forgotten_with_their_messages(mary: Contact, member: Member) -> None:
    write(mary, member)
    assert actions.forget([mary.uid]) == 1
    assert queries.of_contacts([mary.uid]) == []


def test_time_zones_decide_the_day_of_the_attempt(mary: Contact, member: Member) -> None:
    write(mary, member, then={"do": "attempt", "again_on": "2026-11-23"})
    assert deliver(member, datetime(2026, 11, 25, 3, 0, tzinfo=UTC)) == 1
    (attempt,) = Attempt.objects.all()
    assert attempt.again_on == attempt.on
