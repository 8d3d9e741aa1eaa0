"""What tests of interviews and cards are made of: a talk to come on Thursday, and one that was held."""

from datetime import datetime, timedelta

from askwell.models import Card, Contact, Interview
from askwell.practice.arranging import actions as arranging
from askwell.practice.asking import actions as asking
from askwell.practice.holding import actions as holding
from askwell.practice.holding.rules import PermissionAnswer, PermissionKind
from askwell.practice.identifying import actions as identifying
from askwell.practice.lifecycle.actions import interviews
from askwell.workspace.members import Member
from tests.conftest import NOW

THURSDAY = datetime(2026, 11, 26, 14, 0)  # noqa: DTZ001 -- a wall time


def somebody(member: Member, name: str = "Dr. Mary Osei") -> Contact:
    """Return a contact with a business and a number."""
    return identifying.add_contact(
        name, organization="Osei Physio", phones=["+1 250 555 0143"], by=member.user, at=NOW, country="CA"
    )


def agreed(member: Member, contact: Contact | None = None, *, planned: bool = True) -> Interview:
    """Return a talk to come, on Thursday at two, with half an hour of way."""
    goal = asking.add_goal("Should I open a practice?", topics=["Money"], by=member.user, at=NOW)
    asked = contact or somebody(member)
    asking.take_up(asked, goal, begins_on=NOW.date(), by=member.user, at=NOW)
    found = interviews.agree(
        asked,
        member.seeker,
        wall=THURSDAY,
        place="114 Baker St",
        travel_minutes=30,
        by=member.user,
        at=NOW,
    )
    if planned:
        interviews.plan_for(found, by=member.user, at=NOW)
    return found


def begun(member: Member, *, notes: PermissionAnswer = PermissionAnswer.GIVEN) -> Interview:
    """Return a talk that runs since NOW."""
    found = agreed(member)
    arranging.begin(found, by=member.user, at=NOW)
    holding.permit(found.contact, PermissionKind.NOTES, notes, interview=found, by=member.user, at=NOW)
    return found


def held(member: Member) -> Interview:
    """Return a talk that was held for its fifteen minutes and ended at NOW, with one answer."""
    found = agreed(member)
    start = NOW - timedelta(minutes=15)
    arranging.begin(found, by=member.user, at=start)
    assert found.plan
    holding.note(found, found.plan.items.order_by("place").first(), "By chance, she said.", at=start)
    interviews.finish(found, member.seeker, by=member.user, at=NOW)
    return found


def card_of(found: Interview) -> Card:
    """Return the card that is owed for a talk."""
    return Card.objects.get(interview=found)
