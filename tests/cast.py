"""The people tests are played with: Alice owns, Bob coaches her, Charlie must see nothing.

Each has a small case, the same every time; `story()` is the large one, of the demo.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from askwell.practice.arranging.models import Interview
from askwell.practice.arranging.rules import Channel, Outcome
from askwell.practice.asking import actions as asking
from askwell.practice.asking.models import Goal
from askwell.practice.identifying import actions as identifying
from askwell.practice.identifying.models import Contact
from askwell.practice.identifying.rules import Tie
from askwell.practice.lifecycle.actions import contacts, demo, interviews
from askwell.workspace import journal, members, scope
from askwell.workspace.members import Member
from askwell.workspace.models import Seeker, Share, User, Workspace
from tests.databases import Database

NOW = datetime(2026, 11, 23, 17, 0, tzinfo=UTC)
TODAY = date(2026, 11, 23)
ZONE = "America/Los_Angeles"
ABILITY = "coach"


@dataclass(frozen=True, slots=True)
class Case:
    """Somebody at work with one goal, three contacts and one interview.

    The first contact is met on Thursday, the second was rung and did not answer, the third was
    only brought in.
    """

    member: Member
    goal: Goal
    contacts: tuple[Contact, Contact, Contact]
    interview: Interview


def alice() -> Case:
    """Return the owner whose case most tests look at."""
    member = begin("Alice Moreau", town="Nelson")
    return _case(member, "Would I like to run a bakery?", ("Dr. Mary Osei", "Tomás Kovač", "周美玲"))


def bob(shared: Case) -> Member:
    """Return a coach, at work in the workspace that was shared with him."""
    user = User.objects.create(name="Bob Lindqvist")
    Share.objects.create(workspace_id=shared.member.workspace_id, member=user, ability=ABILITY)
    return Member(user, shared.member.workspace_id, shared.member.seeker)


def charlie() -> Case:
    """Return the owner of another workspace, who must see nothing of Alice's."""
    member = begin("Charlie Nakamura", town="Trail")
    return _case(
        member, "Should I keep bees for a living?", ("Ines Ferreira", "Lars Bergström", "Ольга Иванова")
    )


def story(database: Database, today: date = TODAY) -> Member:
    """Return Robin Ames with the whole invented story, as it stands on the morning of a day.

    It is told once a day and kind of database; later it is brought as it was.
    """
    name = f"story-{today}"
    with database.alone():
        if not database.bring(name):
            tell_story(today)
            database.keep(name)
    journal.forget_last()
    return members.only_member(at=demo.begins_at(today))


def tell_story(today: date = TODAY) -> Member:
    """Return Robin Ames once the whole story was told anew."""
    member = members.only_member(at=demo.begins_at(today))
    demo.tell_story(member, today=today)
    return member


def begin(name: str, *, town: str) -> Member:
    """Return a new owner with a workspace of their own."""
    user = User.objects.create(name=name)
    workspace = Workspace.objects.create(owner=user)
    with scope.inside(workspace.pk), journal.entry("seeker.begin", by=user, at=NOW, final=True) as write:
        seeker = write.create(Seeker, name=name, town=town, country="CA", time_zone=ZONE, first_run=0)
    return Member(user, workspace.pk, seeker)


def _case(member: Member, question: str, names: tuple[str, str, str]) -> Case:
    now = _clock()
    with scope.inside(member.workspace_id):
        goal = asking.add_goal(question, topics=["Money", "A normal week"], by=member.user, at=now())
        met, rung, known = (_contact(member, name, place, now()) for place, name in enumerate(names))
        for one in (met, rung):
            asking.take_up(one, goal, begins_on=TODAY, by=member.user, at=now())
        contacts.log_attempt(
            rung, Channel.CALL, Outcome.NO_ANSWER, on=TODAY, by=member.user, at=now(), note="Nobody there."
        )
        thursday = datetime(2026, 11, 26, 14, 0)  # noqa: DTZ001 -- a wall time
        interview = interviews.agree(met, member.seeker, wall=thursday, by=member.user, at=now())
        interviews.plan_for(interview, by=member.user, at=now())
    journal.forget_last()
    return Case(member, goal, (met, rung, known), interview)


def _contact(member: Member, name: str, place: int, at: datetime) -> Contact:
    return identifying.add_contact(
        name,
        organization=f"Practice {place + 1}",
        phones=[f"+1 250 555 01{place + 10}"],
        emails=[f"person{place + 1}@practice.example"],
        tie=Tie.KNOWN,
        country="CA",
        by=member.user,
        at=at,
    )


def _clock() -> Callable[[], datetime]:
    """Return a clock that starts a quarter of an hour before NOW and goes on by a second each time."""
    seconds = iter(range(900))
    return lambda: NOW - timedelta(minutes=15) + timedelta(seconds=next(seconds))
