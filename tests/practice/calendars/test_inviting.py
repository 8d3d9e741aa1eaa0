"""An invitation goes out, answers come back from many programs, and only those that fit move the talk."""

import email
import email.policy
from datetime import datetime, timedelta
from email.message import EmailMessage
from typing import Any

import pytest
import vobject

from askwell.integrations.calendars import apart, messages
from askwell.kernel.errors import BadInputError
from askwell.models import Interview
from askwell.practice.arranging import actions as arranging
from askwell.practice.arranging.rules import InterviewState, Mode
from askwell.practice.calendars import inviting
from askwell.practice.calendars.inviting import Looked
from askwell.practice.calendars.judging import Fault, Says
from askwell.practice.identifying import actions as identifying
from askwell.practice.lifecycle.actions import interviews
from askwell.words import calendars as words
from askwell.workspace import journal, members
from askwell.workspace.members import Member
from tests.conftest import NOW, begun
from tests.databases import Database
from tests.shared import corpus

ADA, ROBIN = "ada@nordwind.example", "robin@ames.example"
THURSDAY = datetime(2026, 11, 26, 14, 0)  # noqa: DTZ001 -- a wall time
LATER = NOW + timedelta(hours=3)


@pytest.fixture
def robin(sqlite: Database) -> Any:
    with begun() as member:
        members.edit_seeker(member.seeker, email="Robin@Ames.example", by=member.user, at=NOW)
        yield member


def invited(member: Member) -> Interview:
    ada = identifying.add_contact("Ada Nordwind", emails=["Ada@Nordwind.example"], by=member.user, at=NOW)
    found = interviews.agree(
        ada, member.seeker, wall=THURSDAY, mode=Mode.PHONE, minutes=20, by=member.user, at=NOW
    )
    inviting.invite(found, member.seeker, by=member.user, at=NOW)
    return found


def answer(
    found: Interview, method: str = "REPLY", said: str = "ACCEPTED", extra: str = "", stamp: datetime = LATER
) -> bytes:
    text = (
        f"BEGIN:VCALENDAR\r\nPRODID:-//Other//EN\r\nVERSION:2.0\r\nMETHOD:{method}\r\nBEGIN:VEVENT\r\n"
        f"UID:{found.uid}@askwell\r\nSEQUENCE:{found.sequence}\r\nDTSTAMP:{stamp:%Y%m%dT%H%M%SZ}\r\n"
        f"ORGANIZER:mailto:{ROBIN}\r\nATTENDEE;PARTSTAT={said}:MAILTO:Ada@Nordwind.example\r\n"
        f"{extra}SUMMARY:Talk\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    )
    return text.encode()


def mailed(text: bytes, method: str = "REPLY", sender: str = f"Ada <{ADA}>") -> bytes:
    mail = EmailMessage(policy=email.policy.SMTP)
    mail["From"], mail["To"], mail["Subject"] = sender, ROBIN, "Accepted: Talk"
    mail.set_content("Yes, with pleasure.")
    mail.add_alternative(text.decode(), subtype="calendar", params={"method": method})
    return mail.as_bytes()


def read(data: bytes) -> Looked:
    return inviting.look(messages.message(data), at=LATER)


def test_yes_confirms_once(robin: Member) -> None:
    found = invited(robin)
    looked = inviting.look(apart.message(mailed(answer(found))), at=LATER)
    assert looked.says is Says.YES
    inviting.apply(looked, by=robin.user, at=LATER)
    found = Interview.objects.get(pk=found.pk)
    assert (found.state, found.sequence) == (InterviewState.CONFIRMED, 0)
    assert read(mailed(answer(found))).says is Fault.READ_ALREADY
    entry = journal.last_entry()
    assert entry
    journal.undo(entry, by=robin.user, at=LATER)
    assert Interview.objects.get(pk=found.pk).state == InterviewState.SCHEDULED
    assert read(mailed(answer(found))).says is Says.YES


def test_no_and_off_cancel_it(robin: Member) -> None:
    for method, said in (("REPLY", "DECLINED"), ("CANCEL", "ACCEPTED")):
        found = invited(robin)
        inviting.apply(read(mailed(answer(found, method, said), method)), by=robin.user, at=LATER)
        assert Interview.objects.get(pk=found.pk).state == InterviewState.CANCELLED_BY_THEM


def test_perhaps_is_kept_and_moves_nothing(robin: Member) -> None:
    found = invited(robin)
    inviting.apply(read(answer(found, said="TENTATIVE")), by=robin.user, at=LATER)
    assert Interview.objects.get(pk=found.pk).state == InterviewState.SCHEDULED
    kept = inviting.of_interview(found)
    assert kept
    assert kept.answer == "perhaps"


def test_another_time_is_taken_on_their_clocks(robin: Member) -> None:
    found = invited(robin)
    extra = "DTSTART;TZID=Europe/Berlin:20261127T163000\r\nDTEND;TZID=Europe/Berlin:20261127T170000\r\n"
    looked = read(mailed(answer(found, "COUNTER", extra=extra), "COUNTER"))
    assert words.proposed(looked) == "Friday, November 27, 4:30\u202fPM"
    inviting.apply(looked, by=robin.user, at=LATER)
    now = Interview.objects.get(pk=found.pk)
    assert (now.wall, now.zone, now.minutes, now.sequence) == ("2026-11-27T16:30", "Europe/Berlin", 30, 1)
    # The answer to the new time must answer the new invitation.
    assert read(answer(found, stamp=LATER + timedelta(hours=1))).says is Fault.OLDER_VERSION


def test_another_time_may_be_declined(robin: Member) -> None:
    found = invited(robin)
    extra = "DTSTART:20261127T163000Z\r\nDURATION:PT30M\r\n"
    looked = read(answer(found, "COUNTER", extra=extra))
    inviting.decline(looked, by=robin.user, at=LATER)
    assert Interview.objects.get(pk=found.pk).wall == "2026-11-26T14:00"
    (event,) = vobject.readOne(
        words.invitation_file(found, robin.seeker, ADA, "DECLINECOUNTER", at=LATER).decode()
    ).vevent_list
    assert event.uid.value == f"{found.uid}@askwell"


def test_forged_and_stale_ones_move_nothing(robin: Member) -> None:
    found = invited(robin)
    other = identifying.add_contact("Eve", emails=["eve@elsewhere.example"], by=robin.user, at=NOW)
    interviews.agree(other, robin.seeker, wall=THURSDAY, by=robin.user, at=NOW)
    good = answer(found)
    bad = {
        Fault.OTHER_SENDER: mailed(good, sender="Eve <eve@elsewhere.example>"),
        Fault.METHODS_DIFFER: mailed(good, method="CANCEL"),
        Fault.OTHER_PERSON: good.replace(b"Ada@Nordwind", b"eve@elsewhere"),
        Fault.NOT_INVITED: good.replace(found.uid.encode(), b"0" * 32),
        Fault.NOT_OURS: good.replace(b"@askwell", b"@google.com"),
        Fault.NEWER_VERSION: good.replace(b"SEQUENCE:0", b"SEQUENCE:7"),
        Fault.SERIES: good.replace(b"SUMMARY", b"RECURRENCE-ID:20261126T220000Z\r\nSUMMARY"),
        Fault.FROM_FUTURE: answer(found, stamp=LATER + timedelta(days=40)),
        Fault.BEFORE_INVITATION: answer(found, stamp=NOW - timedelta(days=40)),
        Fault.NO_DATE: good.replace(b"DTSTAMP", b"X-STAMP"),
    }
    for fault, data in bad.items():
        looked = read(data)
        assert looked.says is fault
        with pytest.raises(BadInputError, match="does not fit"):
            inviting.apply(looked, by=robin.user, at=LATER)
    assert Interview.objects.get(pk=found.pk).state == InterviewState.SCHEDULED


def test_what_goes_out_can_be_read_by_others(robin: Member) -> None:
    found = invited(robin)
    mail = email.message_from_bytes(
        words.invitation_mail(found, robin.seeker, ADA, "REQUEST", at=NOW), policy=email.policy.default
    )
    (part,) = [one for one in mail.walk() if one.get_content_type() == "text/calendar"]
    assert (part.get_param("method"), mail["to"]) == ("REQUEST", ADA)
    calendar = vobject.readOne(part.get_content())
    (event,) = calendar.vevent_list
    assert (calendar.method.value, event.sequence.value) == ("REQUEST", "0")
    assert (event.organizer.value, event.attendee.value) == (f"mailto:{ROBIN}", f"mailto:{ADA}")
    assert event.summary.value == "Talk: Robin Ames and Ada Nordwind"
    assert "valarm" not in event.contents
    arranging.reschedule(found, THURSDAY + timedelta(days=1), by=robin.user, at=NOW)
    arranging.change_interview(found, place="Shore St 3", by=robin.user, at=NOW)
    arranging.move(found, InterviewState.CANCELLED_BY_ME, by=robin.user, at=NOW)
    assert (found.sequence, words.method_for(found)) == (3, "CANCEL")
    text = words.invitation_file(found, robin.seeker, ADA, "CANCEL", at=NOW)
    (event,) = vobject.readOne(text.decode()).vevent_list
    assert (event.status.value, event.sequence.value) == ("CANCELLED", "3")


def test_what_is_missing_is_said(robin: Member) -> None:
    nameless = identifying.add_contact("Nobody", by=robin.user, at=NOW)
    found = interviews.agree(nameless, robin.seeker, wall=THURSDAY, by=robin.user, at=NOW)
    with pytest.raises(BadInputError, match="address of the other"):
        inviting.invite(found, robin.seeker, by=robin.user, at=NOW)
    open_one = interviews.agree(invited(robin).contact, robin.seeker, wall=None, by=robin.user, at=NOW)
    with pytest.raises(BadInputError, match="no time yet"):
        inviting.invite(open_one, robin.seeker, by=robin.user, at=NOW)
    members.edit_seeker(robin.seeker, email="", by=robin.user, at=NOW)
    with pytest.raises(BadInputError, match="Your own mail address"):
        inviting.invite(found, robin.seeker, by=robin.user, at=NOW)


def test_mails_of_others_are_read_or_refused_and_never_fit(robin: Member) -> None:
    read_ones = 0
    for path in [*sorted(corpus("eml").glob("*.eml")), *sorted(corpus("ics").glob("*.ics"))]:
        try:
            looked = read(path.read_bytes())
        except BadInputError:
            continue
        read_ones += 1
        assert isinstance(looked.says, Fault), path.name
    assert read_ones > 80
