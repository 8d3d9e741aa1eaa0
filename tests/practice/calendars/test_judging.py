"""A message moves a talk only where everything in it fits; each misfit has a reason of its own."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from askwell.integrations.calendars.facts import Facts
from askwell.integrations.calendars.messages import Message
from askwell.practice.arranging.rules import InterviewState
from askwell.practice.calendars.judging import Fault, Invited, Says, judge

NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
SENT = NOW - timedelta(days=1)
ADA, ROBIN, EVE = "ada@nordwind.example", "robin@ames.example", "eve@elsewhere.example"
INVITED = Invited(InterviewState.SCHEDULED, 2, ROBIN, ADA, 2, SENT)
YES = Message("REPLY", "0193@askwell", 2, NOW.isoformat(), ROBIN, ((ADA, "ACCEPTED", ""),), ADA)
TIME = Facts("0193@askwell", "2026-11-27T15:00:00+00:00", 20, wall="2026-11-27T15:00", zone="UTC")


def said(answer: str) -> Message:
    return replace(YES, attendees=((ADA, answer, ""),))


@pytest.mark.parametrize(
    ("message", "says"),
    [
        (YES, Says.YES),
        (replace(YES, sender=""), Says.YES),
        (said("DECLINED"), Says.NO),
        (said("TENTATIVE"), Says.PERHAPS),
        (replace(YES, method="COUNTER", facts=TIME), Says.OTHER_TIME),
        (replace(YES, method="CANCEL"), Says.OFF),
        (replace(YES, method="CANCEL", sequence=3), Says.OFF),
        (replace(YES, sender=EVE, attendees=((ADA, "ACCEPTED", EVE),)), Says.YES),
        (replace(YES, attendees=((ADA, "ACCEPTED", ""), (ROBIN, "ACCEPTED", ""))), Says.YES),
    ],
)
def test_what_fits(message: Message, says: Says) -> None:
    assert judge(message, INVITED, NOW) is says
    confirmed = replace(INVITED, state=InterviewState.CONFIRMED)
    assert judge(message, confirmed, NOW) is says


@pytest.mark.parametrize(
    ("values", "fault"),
    [
        ({"method": "REQUEST"}, Fault.KIND),
        ({"method": ""}, Fault.KIND),
        ({"method": "PUBLISH"}, Fault.KIND),
        ({"agrees": False}, Fault.METHODS_DIFFER),
        ({"uid": "0193@google.com"}, Fault.NOT_OURS),
        ({"of_series": True}, Fault.SERIES),
        ({"attendees": ((EVE, "ACCEPTED", ""),)}, Fault.OTHER_PERSON),
        ({"attendees": ((ADA, "ACCEPTED", ""), (EVE, "ACCEPTED", ""))}, Fault.OTHER_PERSON),
        ({"attendees": ()}, Fault.OTHER_PERSON),
        ({"sender": EVE}, Fault.OTHER_SENDER),
        ({"sender": ROBIN}, Fault.OTHER_SENDER),
        ({"sender": "?"}, Fault.OTHER_SENDER),
        ({"organizer": EVE}, Fault.OTHER_ORGANIZER),
        ({"sequence": 1}, Fault.OLDER_VERSION),
        ({"sequence": 3}, Fault.NEWER_VERSION),
        ({"method": "CANCEL", "sequence": 4}, Fault.NEWER_VERSION),
        ({"stamp": ""}, Fault.NO_DATE),
        ({"stamp": (NOW + timedelta(days=2)).isoformat()}, Fault.FROM_FUTURE),
        ({"stamp": (SENT - timedelta(days=2)).isoformat()}, Fault.BEFORE_INVITATION),
        ({"attendees": ((ADA, "DELEGATED", ""),)}, Fault.KIND),
        ({"method": "COUNTER"}, Fault.NO_TIME),
        ({"method": "COUNTER", "facts": replace(TIME, wall="")}, Fault.NO_TIME),
        ({"method": "COUNTER", "facts": replace(TIME, repeats=True)}, Fault.NO_TIME),
    ],
)
def test_what_does_not(values: dict[str, Any], fault: Fault) -> None:
    assert judge(replace(YES, **values), INVITED, NOW) is fault


def test_what_is_known_decides_too() -> None:
    assert judge(YES, None, NOW) is Fault.NOT_INVITED
    answered = replace(INVITED, answered_stamp=NOW)
    assert judge(YES, answered, NOW) is Fault.READ_ALREADY
    later = replace(YES, stamp=(NOW + timedelta(seconds=1)).isoformat())
    assert judge(later, answered, NOW) is Says.YES
    changed_since = replace(INVITED, sequence=3)
    assert judge(replace(YES, sequence=3), changed_since, NOW) is Fault.OLDER_VERSION
    for state in set(InterviewState) - {InterviewState.SCHEDULED, InterviewState.CONFIRMED}:
        assert judge(YES, replace(INVITED, state=state), NOW) is Fault.OVER
