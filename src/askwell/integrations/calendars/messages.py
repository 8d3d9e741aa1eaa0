"""What a calendar mail or file says (RFC 5546, 6047): which event, which version, who, and what of it."""

import email
import email.policy
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from email.message import EmailMessage
from email.utils import getaddresses
from typing import TYPE_CHECKING, Any

from askwell.integrations.calendars.facts import Facts, of_event
from askwell.integrations.calendars.texts import read
from askwell.kernel.errors import N_, BadInputError

if TYPE_CHECKING:
    import icalendar

_LONGEST = 1_000
_CALENDAR_TYPES = frozenset({"text/calendar", "application/ics"})


@dataclass(frozen=True, slots=True)
class Message:
    """One message about one event. Mail addresses are in small letters, `stamp` is ISO 8601 (UTC) or "".

    `sender` is who the mail says it is from, "" for a bare file. `attendees` are (address, what they say,
    who answers for them). `agrees` is False where the mail and the text in it name different methods.
    `facts` has the time that the message names, if it names one.
    """

    method: str
    uid: str
    sequence: int
    stamp: str
    organizer: str
    attendees: tuple[tuple[str, str, str], ...]
    sender: str = ""
    comment: str = ""
    agrees: bool = True
    of_series: bool = False
    facts: Facts | None = None

    def plain(self) -> dict[str, Any]:
        """Return the message as JSON can carry it."""
        return asdict(self)

    @staticmethod
    def from_plain(said: dict[str, Any]) -> "Message":
        """Return the message that `plain` made these values of."""
        facts = Facts(**said["facts"]) if said["facts"] else None
        attendees = tuple((mail, answer, by) for mail, answer, by in said["attendees"])
        return Message(**{**said, "facts": facts, "attendees": attendees})


def message(data: bytes) -> Message:
    """Return what a mail or a calendar file says; raises BadInputError where it says nothing of the kind."""
    if b"BEGIN:VCALENDAR" in data[:200].upper() or data[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        return _in_text(data)
    mail = email.message_from_bytes(data, policy=email.policy.default)
    for named, text in _calendar_parts(mail):
        with suppress(BadInputError):
            found = _in_text(text)
            return replace(found, sender=_sender(mail), agrees=named in {"", found.method})
    raise BadInputError(
        N_("There is no calendar in this mail. Save the whole mail as a file, then try again.")
    )


def _calendar_parts(mail: EmailMessage) -> Iterator[tuple[str, bytes]]:
    """Give the calendars in a mail, each with the method its part names, those that name one first."""
    parts = []
    for part in mail.walk():
        name = str(part.get_filename() or "").lower()
        if part.get_content_type() in _CALENDAR_TYPES or name.endswith(".ics"):
            with suppress(LookupError, ValueError):
                body = part.get_payload(decode=True)
                named = str(part.get_param("method", "") or "").upper()
                if isinstance(body, bytes):
                    parts.append((named, body))
    yield from sorted(parts, key=lambda one: not one[0])


def _sender(mail: EmailMessage) -> str:
    """Return the one address a mail is from; "?" where it names none, or several."""
    try:
        found = getaddresses([str(one) for one in mail.get_all("from", [])])
    except (ValueError, LookupError, AttributeError):
        return "?"
    return found[0][1].lower() if len(found) == 1 and found[0][1] else "?"


def _in_text(data: bytes) -> Message:
    found = read(data)
    events = list(found.events())
    uids = {str(one.get("uid", "")) for one in events}
    if not events or len(uids) != 1:
        raise BadInputError(N_("This file is not about one appointment."))
    event = events[0]
    sequence = event.get("sequence", 0)
    return Message(
        method=found.method,
        uid=uids.pop()[:_LONGEST],
        sequence=int(sequence) if str(sequence).isdecimal() else 0,
        stamp=_stamp(event),
        organizer=_mail(event.get("organizer")),
        attendees=tuple(_attendees(event)),
        comment=_comment(event)[:_LONGEST],
        of_series=len(events) > 1 or "recurrence-id" in event or "rrule" in event,
        facts=of_event(event),
    )


def _stamp(event: "icalendar.Component") -> str:
    moment = getattr(event.get("dtstamp"), "dt", None)
    if not isinstance(moment, datetime):
        return ""
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC).isoformat()


def _attendees(event: "icalendar.Component") -> Iterator[tuple[str, str, str]]:
    listed: Any = event.get("attendee", [])
    for one in listed if isinstance(listed, list) else [listed]:
        params = getattr(one, "params", {})
        said = str(params.get("PARTSTAT", "NEEDS-ACTION")).upper()
        yield _mail(one), said, _mail(params.get("SENT-BY", ""))


def _mail(value: object) -> str:
    text = str(value or "").strip().strip('"').lower()
    return text.removeprefix("mailto:").strip()


def _comment(event: "icalendar.Component") -> str:
    said: Any = event.get("comment", "")
    return str(said[0] if isinstance(said, list) and said else said).strip()


def draft(text: bytes, method: str, *, sender: str, to: str, subject: str, words: str) -> bytes:
    """Return a mail with a calendar in it that a mail program opens for sending (RFC 6047)."""
    mail = EmailMessage(policy=email.policy.SMTP)
    mail["From"], mail["To"] = sender, to
    mail["Subject"] = " ".join(subject.split())
    mail["X-Unsent"] = "1"
    mail.set_content(words)
    mail.add_alternative(text.decode(), subtype="calendar", charset="utf-8", params={"method": method})
    return mail.as_bytes()
