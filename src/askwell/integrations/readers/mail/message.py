"""From the head of a mail to the people in it; of the text only the sender's signature is looked at.

A letter is called "in" for its sender and "out" for whom it went to: which of them the seeker is, a reader
cannot know.
"""

import re
from collections.abc import Iterator
from datetime import UTC
from email import message_from_bytes
from email.errors import MessageError
from email.header import decode_header
from email.message import Message
from email.utils import parsedate_to_datetime
from hashlib import sha256
from pathlib import Path

from askwell.integrations.readers import Reason, Record, files, text
from askwell.integrations.readers.naming import spoken
from askwell.integrations.readers.pasted.signature import signed
from askwell.kernel.drafts import ContactDraft, DraftTouch, DraftValue, Skipped
from askwell.kernel.errors import N_, BadInputError

MAIL_BYTES = 60 * files.MEGABYTE
"""A mail carries its attachments; none of them is opened."""
MOST_PEOPLE = 200
_HEAD = re.compile(rb"(?:From [^\n]*\n)?(?:[!-9;-~]+:[^\n]*\n(?:[ \t][^\n]*\n)*){2,}", re.IGNORECASE)
_TELLING = re.compile(
    rb"^(?:Date|To|Cc|Subject|Message-ID|Received|Return-Path|Reply-To)[ \t]*:", re.IGNORECASE | re.MULTILINE
)
_SENDER = re.compile(rb"^(?:From|Sender)[ \t]*:", re.IGNORECASE | re.MULTILINE)
_MACHINES = re.compile(
    r"(?:no-?reply|do-?not-?reply|mailer-daemon|postmaster|bounces?|notifications?|newsletter|unsubscribe)\b",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"[^\s@<>\"(),;:\ufffd]{1,64}@[^\s@<>\"(),;:\ufffd]{1,250}")
_PARTY = re.compile(
    r"(?:\"((?:[^\"\\]|\\.){0,200})\"|([^<>,;:\"]{0,200}))\s{0,20}<([^<>\s]{1,320})>"
    r"|([^\s<>,;:\"()]{1,64}@[^\s<>,;:\"()]{1,250})"
)
_LONGEST_HEADER = 100_000
_LONGEST_SUBJECT = 200
_LONGEST_KEY = 100


def recognises(path: Path) -> bool:
    """Tell whether the file begins as a mail does."""
    try:
        start = _head(files.head(path))
    except BadInputError:
        return False
    return bool(_SENDER.search(start) and _TELLING.search(start))


def read(path: Path) -> Iterator[Record]:
    """Give everybody the mail names; raises BadInputError where it names nobody."""
    data = files.content(path, MAIL_BYTES)
    if not _head(data):
        raise BadInputError(N_("The file {name} is no mail."), name=files.shown(path))
    message = message_from_bytes(data.lstrip())
    touch = _touch(message, data)
    seen: set[str] = set()
    record = 0
    for name, address, way in _people(message):
        if address.casefold() not in seen and record < MOST_PEOPLE:
            seen.add(address.casefold())
            record += 1
            yield _record(record, name, address, message, touch._replace(way=way))


def _record(record: int, name: str, address: str, message: Message, touch: DraftTouch) -> Record:
    if _MACHINES.search(address.partition("@")[0]) or (touch.way == "in" and _is_of_a_machine(message)):
        return Skipped(record, Reason.ADVERT, address[:120])
    draft = ContactDraft(
        record,
        name or _from_address(address),
        emails=(DraftValue(address),),
        touches=(touch,) if touch.at else (),
    )
    return signed(draft, _plain(message)) if touch.way == "in" else draft


def _people(message: Message) -> Iterator[tuple[str, str, str]]:
    senders = _addresses(message, "From", "Sender")[:1]
    yield from ((name, address, "in") for name, address in senders)
    yield from ((name, address, "out") for name, address in _addresses(message, "To", "Cc"))


def _addresses(message: Message, *names: str) -> list[tuple[str, str]]:
    found = []
    for written in (_raw(message, name) for name in names):
        # The library's own parting gives up on a whole line for one odd address.
        for one in _PARTY.finditer(written):
            name, address = one[1] or one[2] or "", one[3] or one[4]
            called = spoken(_decoded(name).replace('\\"', '"').strip("\"' "))
            if _ADDRESS.fullmatch(address):
                found.append(("" if "@" in called else called, address))
    return found


def _header(message: Message, name: str) -> str:
    """Return a header as clean text, its encoded words decoded whatever they claim."""
    return text.clean(_decoded(_raw(message, name)))


def _raw(message: Message, name: str) -> str:
    """Return what stands in the headers of a name, on one line."""
    try:
        written = [str(one) for one in message.get_all(name, [])]
    except (ValueError, LookupError, IndexError):
        return ""
    return ", ".join(written).replace("\r", " ").replace("\n", " ")[:_LONGEST_HEADER]


def _decoded(written: str) -> str:
    try:
        parts = decode_header(written)
    except (ValueError, LookupError, MessageError):
        return written
    found = [text.plain(part, charset or "") if isinstance(part, bytes) else part for part, charset in parts]
    joined = "".join(found)
    if any("\udc80" <= mark <= "\udcff" for mark in joined):
        return text.plain(joined.encode("utf-8", "surrogateescape"))
    return joined


def _touch(message: Message, data: bytes) -> DraftTouch:
    named = _header(message, "Message-ID").strip().strip("<>")
    key = named or sha256(data).hexdigest()
    subject = spoken(_header(message, "Subject"))[:_LONGEST_SUBJECT]
    return DraftTouch(
        _sent_at(_header(message, "Date")), "out", "email", subject, f"mail:{key}"[:_LONGEST_KEY]
    )


def _sent_at(written: str) -> str:
    try:
        found = parsedate_to_datetime(written)
        return f"{found.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}" if found.year > 1970 else ""
    except (ValueError, TypeError, IndexError, OverflowError):
        return ""


def _is_of_a_machine(message: Message) -> bool:
    automatic = _header(message, "Auto-Submitted").lower()
    many = any(_header(message, name) for name in ("List-Unsubscribe", "List-Id"))
    return many or automatic not in ("", "no")


def _plain(message: Message) -> str:
    """Return the first readable text of a mail; an unknown charset is guessed."""
    for part in message.walk():
        if part.get_content_type() == "text/plain" and not part.is_multipart():
            try:
                raw = part.get_payload(decode=True)
                charset = part.get_content_charset("")
            except (ValueError, LookupError, AttributeError):
                continue
            if isinstance(raw, bytes) and raw.strip():
                return text.clean(text.plain(raw[:200_000], charset))
    return ""


def _head(data: bytes) -> bytes:
    found = _HEAD.match(data.lstrip().replace(b"\r\n", b"\n"))
    return found[0] if found else b""


def _from_address(address: str) -> str:
    """Return what stands before the @ as a name where it is one ("ada.nordwind"), else the address."""
    local = address.partition("@")[0]
    parts = re.split(r"[._-]", local)
    if len(parts) > 1 and all(part.isalpha() and len(part) > 1 for part in parts):
        return " ".join(part.capitalize() for part in parts)
    return address
