"""Composing one plain message (RFC 5322): who writes, to whom, the subject and the words."""

import re
from dataclasses import dataclass
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from askwell.kernel.errors import N_, BadInputError

_UTF8 = SMTP.clone(utf8=True)
_ONE_AT = re.compile(r"[^@\s\"<>(),:;\[\]\\]+@[^@\s\"<>(),:;\[\]\\]+")
_LONGEST = 254


@dataclass(frozen=True, slots=True)
class Written:
    """One message: names as written, addresses bare, `words` as plain text."""

    sender: str
    sender_name: str
    to: str
    to_name: str
    subject: str
    words: str


def address(text: str) -> str:
    """Return a mail address as servers take it, a domain of any script in its ASCII form (IDNA).

    Raises BadInputError for what is no address.
    """
    text = text.strip()
    plain = _plain(text) if _ONE_AT.fullmatch(text) else ""
    if not plain or len(plain) > _LONGEST:
        raise BadInputError(N_("“{text}” is no mail address. Write it like name@example.org."), text=text)
    return plain


def _plain(text: str) -> str:
    name, _at, domain = text.rpartition("@")
    try:
        return f"{name}@{domain.encode('idna').decode('ascii')}" if "." in domain.strip(".") else ""
    except UnicodeError:
        return ""


def compose(written: Written, *, message_id: str, at: datetime) -> EmailMessage:
    """Return the message to send; `message_id` without its brackets stays the same for ever.

    Line breaks in names and subject become spaces, so that nobody adds a header.
    """
    message = _body(written)
    message["Date"] = format_datetime(at)
    message["Message-ID"] = f"<{message_id}>"
    return message


def draft(written: Written) -> bytes:
    """Return an .eml file that a mail program opens as a message not sent yet."""
    message = _body(written)
    message["X-Unsent"] = "1"
    return message.as_bytes()


def _body(written: Written) -> EmailMessage:
    plain = all(part.isascii() for part in (written.sender, written.to))
    message = EmailMessage(policy=SMTP if plain else _UTF8)
    if written.sender:
        message["From"] = _person(written.sender_name, written.sender)
    message["To"] = _person(written.to_name, written.to)
    message["Subject"] = _one_line(written.subject)
    message.set_content(written.words.strip() + "\n", cte="quoted-printable")
    return message


def _person(name: str, plain: str) -> Address:
    local, _at, domain = plain.rpartition("@")
    return Address(_one_line(name), local, domain)


def _one_line(text: str) -> str:
    return " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())
