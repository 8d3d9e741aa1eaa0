"""Handing a message to a real server on this machine: taken, refused, later, and in doubt."""

from datetime import UTC, datetime

import pytest

from askwell.integrations.mail import composing, smtp
from askwell.integrations.mail.smtp import Account, Result, Security, Sent
from askwell.kernel.errors import BadInputError
from tests.integrations.mail.sink import PASSWORD, Sink, serving

AT = datetime(2026, 11, 23, 17, 0, tzinfo=UTC)
WRITTEN = composing.Written(
    "robin@example.org", "Robin Ämes", "mary@example.org", "Mary Osei", "Grüße", "Dear Mary,\n\nthank you."
)


def handed(sink: Sink, account: Account | None = None) -> Sent:
    """Hand the message over and return what became of it."""
    message = composing.compose(WRITTEN, message_id="m1@example.org", at=AT)
    return smtp.send(account or sink.account, message, to=WRITTEN.to, sender=WRITTEN.sender, seconds=3)


def test_a_message_arrives_as_it_was_written() -> None:
    with serving() as sink:
        assert handed(sink).result is Result.TAKEN
    (message,) = sink.taken
    assert message["Message-ID"] == "<m1@example.org>"
    assert message["From"].addresses[0].display_name == "Robin Ämes"
    assert message["Subject"] == "Grüße"
    assert message.get_content().replace("\r\n", "\n") == "Dear Mary,\n\nthank you.\n"


@pytest.mark.parametrize(
    ("step", "answer", "result"),
    [
        ("rcpt", "550 no such person", Result.REFUSED),
        ("rcpt", "450 come again", Result.LATER),
        ("data", "554 not wanted", Result.REFUSED),
        ("data", "451 come again", Result.LATER),
        ("data", "", Result.DOUBT),
    ],
)
def test_what_the_server_answers_decides(step: str, answer: str, result: Result) -> None:
    with serving() as sink:
        sink.answers[step] = answer
        assert handed(sink).result is result


def test_a_server_that_is_away_is_tried_later() -> None:
    with serving() as sink:
        account = sink.account
    assert handed(sink, account).result is Result.LATER


def test_signing_in_with_the_wrong_password_is_refused() -> None:
    with serving(password=PASSWORD) as sink:
        right = Account("127.0.0.1", sink.port, Security.NONE, "robin", PASSWORD)
        wrong = Account("127.0.0.1", sink.port, Security.NONE, "robin", "another")
        assert handed(sink, wrong).result is Result.REFUSED
        assert handed(sink, right).result is Result.TAKEN
    assert len(sink.taken) == 1


def test_no_open_line_leaves_this_machine() -> None:
    account = Account("mail.example.org", 25, Security.NONE)
    assert handed(Sink(), account).result is Result.LATER
    assert not smtp.may_be_open("mail.example.org")


def test_nobody_adds_a_header_by_a_line_break() -> None:
    evil = composing.Written(
        "robin@example.org", "Robin\r\nBcc: all@example.org", "mary@example.org", "",
        "Hello\r\nX-Evil: yes\x00\n\nbody", "Words",
    )  # fmt: skip
    text = composing.compose(evil, message_id="m2@example.org", at=AT).as_bytes().decode()
    head = text.partition("\r\n\r\n")[0]
    assert "\nBcc" not in head
    assert "\nX-Evil" not in head


def test_a_draft_opens_as_not_sent_and_has_no_date() -> None:
    text = composing.draft(WRITTEN).decode()
    assert "X-Unsent: 1" in text
    assert "\nDate:" not in text


@pytest.mark.parametrize(
    ("typed", "plain"),
    [(" mary@example.org ", "mary@example.org"), ("mary@büro.example", "mary@xn--bro-hoa.example")],
)
def test_addresses_as_servers_take_them(typed: str, plain: str) -> None:
    assert composing.address(typed) == plain


@pytest.mark.parametrize(
    "typed", ["", "mary", "a b@example.org", "m@x", "m@@x.org", "a@b.org, c@d.org", "x@" + "a" * 300]
)
def test_what_is_no_address_is_said(typed: str) -> None:
    with pytest.raises(BadInputError):
        composing.address(typed)
