"""Reminders to oneself: in the morning and before a talk, once each, on the desktop or by mail."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from askwell.integrations.mail.smtp import Security
from askwell.jobs import mail, reminders
from askwell.practice.arranging import actions as arranging
from askwell.practice.arranging.models import Interview
from askwell.practice.arranging.rules import Mode
from askwell.practice.identifying import actions as identifying
from askwell.practice.mailing import actions as mailing
from askwell.practice.mailing.models import Mail
from askwell.practice.mailing.rules import MailState
from askwell.workspace import members
from askwell.workspace.members import Member
from tests.conftest import NOW
from tests.integrations.mail.sink import serving

ZONE = "America/Los_Angeles"
START = datetime(2026, 11, 23, 14, 0)  # noqa: DTZ001 -- a wall time


@pytest.fixture
def shown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the file into which a stand-in for the desktop writes each notice."""
    notices = tmp_path / "notices"
    program = tmp_path / "bin" / "notify-send"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\necho "$3|$4" >> "{notices}"\n', encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{program.parent}:/usr/bin:/bin")
    monkeypatch.setattr("sys.platform", "linux")
    return notices


@pytest.fixture
def talk(member: Member) -> Member:
    """Return the member, with a talk at two in the afternoon, twenty minutes away."""
    mary = identifying.add_contact("Mary Osei", phones=["+1 250 555 0143"], by=member.user, at=NOW)
    arranging.schedule(
        mary,
        wall=START,
        zone=ZONE,
        minutes=15,
        mode=Mode.IN_PERSON,
        travel_minutes=20,
        by=member.user,
        at=NOW,
    )
    members.edit_seeker(
        member.seeker,
        by=member.user,
        at=NOW,
        first_run=0,
        time_zone=ZONE,
        remind_by="desktop",
        morning_at="08:00",
    )
    return member


def at(hour: int, minute: int = 0) -> datetime:
    """Return a moment of that day on the west coast (UTC-8) as an aware one."""
    return NOW.replace(hour=0, minute=0) + timedelta(hours=hour + 8, minutes=minute)


def test_each_reminder_comes_once_in_its_time(talk: Member, shown: Path) -> None:
    looks = [at(7, 59), at(8), at(8, 1), at(13, 24), at(13, 25), at(13, 26), at(15)]
    assert [reminders.remind(at=one) for one in looks] == [0, 1, 0, 0, 1, 0, 0]
    morning, leave = shown.read_text(encoding="utf-8").splitlines()
    assert morning == "One small thing.|It is all on the page Today."
    title, text = "Time to leave for the talk with Mary Osei", "Be nearby fifteen minutes early."
    assert leave == f"{title}|It begins at 2:00\u202fPM. {text}"


def test_a_clock_that_jumps_by_a_day_brings_nothing_twice(talk: Member, shown: Path) -> None:
    day = timedelta(days=1)
    members.edit_seeker(talk.seeker, by=talk.user, at=NOW, morning_at="")
    assert reminders.remind(at=at(13, 30) + day) == 0
    assert reminders.remind(at=at(13, 30)) == 1
    assert reminders.remind(at=at(13, 30) - timedelta(hours=1)) == 0
    assert reminders.remind(at=at(13, 31)) == 0
    assert len(shown.read_text(encoding="utf-8").splitlines()) == 1


def test_a_new_time_brings_a_new_reminder(talk: Member, shown: Path) -> None:
    members.edit_seeker(talk.seeker, by=talk.user, at=NOW, morning_at="")
    assert reminders.remind(at=at(13, 30)) == 1
    arranging.reschedule(
        Interview.objects.get(), wall=START + timedelta(hours=2), zone=ZONE, by=talk.user, at=at(13, 31)
    )
    assert reminders.remind(at=at(15, 26)) == 1


def test_a_desktop_that_shows_nothing_is_tried_again(talk: Member, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr("sys.platform", "linux")
    assert reminders.remind(at=at(13, 30)) == 0
    assert reminders.remind(at=at(13, 31)) == 0


def test_by_mail_nobody_else_is_named(talk: Member) -> None:
    members.edit_seeker(talk.seeker, by=talk.user, at=NOW, remind_by="mail", morning_at="")
    assert reminders.remind(at=at(13, 30)) == 0
    with serving() as sink:
        mailing.set_account(
            host="127.0.0.1",
            port=sink.port,
            security=Security.NONE,
            user="",
            password="",
            sender="robin@example.org",
        )
        assert reminders.remind(at=at(13, 30)) == 1
        assert reminders.remind(at=at(13, 31)) == 0
        mail.deliver(at=at(13, 31))
    (message,) = sink.taken
    assert message["Subject"] == "Time to leave for your talk"
    assert "Mary" not in message.as_string()
    assert Mail.objects.get().state == MailState.SENT


def test_a_pause_keeps_mornings_quiet(talk: Member, shown: Path) -> None:
    from askwell.practice.following_up import actions as following_up  # noqa: PLC0415 -- only here

    following_up.pause(NOW.date() + timedelta(days=3), from_on=NOW.date(), by=talk.user, at=NOW)
    assert reminders.remind(at=at(8)) == 0
