"""What stands in a home under measurement; imported once Django is set up."""

from datetime import date, datetime, timedelta
from pathlib import Path

from askwell.practice.arranging.models import Attempt, Interview
from askwell.practice.asking import actions as asking
from askwell.practice.asking.models import Goal, Pursuit
from askwell.practice.identifying.models import Contact, Organization
from askwell.practice.lifecycle.actions.importing import import_file
from askwell.workspace import journal, members, scope
from askwell.workspace.members import Member

_TALKS = 50
_ZONE = "America/Vancouver"


def fill(export: Path, *, interviews: int, due: int, at: datetime, today: date) -> None:
    """Bring in the export, add interviews and steps that are due, and print what a bench needs to know."""
    member = members.only_member(at=at, name="Robin Ames", time_zone=_ZONE, first_run=0)
    with scope.inside(member.workspace_id):
        import_file(export, by=member.user, at=at)
        goal = asking.add_goal("Should I open a practice?", topics=["Money", "A week"], by=member.user, at=at)
        ids = list(Contact.objects.order_by("id").values_list("id", flat=True)[: interviews + due + 1])
        _add_story(member, goal, ids[:due], ids[due : due + interviews], at=at, today=today)
        busy = Contact.objects.get(id=ids[0])
        uids = Contact.objects.filter(id__in=ids[:due]).order_by("id").values_list("uid", flat=True)
        largest = Organization.objects.filter(contacts__isnull=False).order_by("id").first()
    print(f"busy={busy.uid}")
    print(f"due={','.join(uids)}")
    print(f"organization={largest.uid if largest else ''}")
    print(f"cookie={members.begin_session(member, at=at)}")


def _add_story(
    member: Member, goal: Goal, due: list[int], talked: list[int], *, at: datetime, today: date
) -> None:
    """Take some up, let talks with others have fallen through, and one have fifty calls."""
    held = at - timedelta(days=400)
    with journal.entry("import", by=member.user, at=at) as write:
        write.create_many(
            Pursuit,
            ["contact_id", "goal_id", "begin_with", "begins_on", "opened_at"],
            [(who, goal.pk, "call", today - timedelta(days=n % 5), at) for n, who in enumerate(due)],
        )
        write.create_many(
            Interview,
            ["contact_id", "goal_id", "state", "state_at", "wall", "zone", "starts_at", "minutes", "mode"],
            [
                (who, goal.pk, "cancelled_by_them", held, "2025-10-19T10:00", _ZONE, held, 15, "phone")
                for who in talked
            ],
        )
        days = [timedelta(days=n) for n in range(_TALKS)]
        write.create_many(
            Attempt,
            ["contact_id", "channel", "outcome", "at", "on", "note"],
            [(due[0], "call", "call_later", at - day, today - day, f"They said {day.days}.") for day in days],
        )
