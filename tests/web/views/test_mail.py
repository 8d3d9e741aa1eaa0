"""The pages of mail: the account, sending a draft on a click, the outbox, and how things stand."""

from collections.abc import Iterator
from email import message_from_bytes
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from askwell.integrations.mail.smtp import Security
from askwell.practice.arranging.models import Attempt
from askwell.practice.identifying import actions as identifying
from askwell.practice.identifying.models import Contact
from askwell.practice.lifecycle.actions import mails
from askwell.practice.mailing import actions
from askwell.practice.mailing.models import Mail
from askwell.practice.mailing.rules import GRACE, MailState, Template
from askwell.workspace.members import Member
from tests.conftest import NOW
from tests.integrations.mail.sink import Sink, serving

ACCOUNT = {
    "sender": "robin@example.org", "host": "127.0.0.1", "port": "25", "security": "none", "user": "robin",
    "password": "s3cret", "do": "keep",
}  # fmt: skip
DRAFT = {"channel": "email", "mail": "approach", "subject": "A question", "words": "Dear Mary, may I ask?"}


@pytest.fixture
def sink() -> Iterator[Sink]:
    """Return a mail server that keeps what it takes."""
    with serving() as made:
        yield made


@pytest.fixture
def mary(alice: Member, sink: Sink) -> Contact:
    """Return somebody with a mail address; the account is set."""
    actions.set_account(
        host="127.0.0.1", port=sink.port, security=Security.NONE, user="", password="", sender="r@example.org"
    )
    return identifying.add_contact("Mary Osei", emails=["mary@example.org"], by=alice.user, at=NOW)


def text_of(response: Any) -> str:
    """Return a page as text."""
    return str(response.content.decode())


def test_a_draft_leaves_on_a_click_and_not_before(
    web: Client, alice: Member, mary: Contact, sink: Sink
) -> None:
    assert "Send it from here" in text_of(web.get(reverse("write", args=[mary.uid]) + "?way=email"))
    answer = web.post(reverse("mail_send", args=[mary.uid]), {**DRAFT, "again_on": "2026-11-26"})
    assert (answer.status_code, answer["Location"]) == (303, reverse("mail"))
    assert "Take it back" in text_of(web.get(reverse("mail")))
    assert sink.taken == []
    assert mails.deliver(alice.seeker, now=lambda: NOW + GRACE) == 1
    assert str(Attempt.objects.get().again_on) == "2026-11-26"
    assert "sent" in text_of(web.get(reverse("mail")))


def test_a_blank_is_said_on_the_page_with_the_words_still_there(web: Client, mary: Contact) -> None:
    answer = web.post(reverse("mail_send", args=[mary.uid]), {**DRAFT, "words": "Dear Mary, … said so."})
    assert answer.status_code == 400
    assert "Dear Mary, … said so." in text_of(answer)
    assert not Mail.objects.exists()


def test_what_was_sent_can_be_taken_back_in_time(web: Client, alice: Member, mary: Contact) -> None:
    web.post(reverse("mail_send", args=[mary.uid]), DRAFT)
    web.post(reverse("mail_change", args=[Mail.objects.get().uid]), {"do": "take_back"})
    assert Mail.objects.get().state == MailState.TAKEN_BACK
    assert mails.deliver(alice.seeker, now=lambda: NOW + GRACE) == 0


def test_a_message_in_doubt_asks_to_be_looked_for(web: Client, mary: Contact) -> None:
    web.post(reverse("mail_send", args=[mary.uid]), DRAFT)
    Mail.objects.update(state=MailState.UNKNOWN)
    page = text_of(web.get(reverse("mail")))
    assert "Look into your Sent folder" in page
    web.post(reverse("mail_change", args=[Mail.objects.get().uid]), {"do": "arrived"})
    assert Attempt.objects.count() == 1


def test_a_draft_can_be_saved_for_ones_own_mail_program(web: Client, mary: Contact) -> None:
    answer = web.post(reverse("mail_draft", args=[mary.uid]), DRAFT)
    message = message_from_bytes(answer.content)
    assert (message["X-Unsent"], message["Subject"]) == ("1", "A question")
    assert "mary@example.org" in message["To"]


def test_the_password_is_on_no_page(web: Client, alice: Member) -> None:
    web.post(reverse("mail_account"), ACCOUNT)
    for page in ("mail", "status", "menu"):
        assert "s3cret" not in text_of(web.get(reverse(page)))
    wrong = web.post(reverse("mail_account"), {**ACCOUNT, "host": "mail.example.org"})
    assert wrong.status_code == 400
    assert "mail.example.org" in text_of(wrong)
    assert "s3cret" not in text_of(wrong)


def test_reminders_are_kept_and_a_wrong_hour_is_said(web: Client, alice: Member) -> None:
    assert web.post(reverse("status"), {"remind_by": "desktop", "morning_at": "half past"}).status_code == 400
    assert web.post(reverse("status"), {"remind_by": "desktop", "morning_at": "07:30"}).status_code == 303
    alice.seeker.refresh_from_db()
    assert (alice.seeker.remind_by, alice.seeker.morning_at) == ("desktop", "07:30")
    assert web.post(reverse("status"), {"remind_by": "pigeon"}).status_code == 400


def test_the_outbox_asks_as_much_for_many_as_for_one(web: Client, alice: Member, mary: Contact) -> None:
    counts = []
    for number in range(12):
        mails.send_to(
            mary, Template.APPROACH, to="mary@example.org", subject="S", words="W", about=str(number),
            then={}, by=alice.user, at=NOW,
        )  # fmt: skip
        with CaptureQueriesContext(connection) as asked:
            web.get(reverse("mail"))
        counts.append(len(asked))
    assert len(set(counts)) == 1
