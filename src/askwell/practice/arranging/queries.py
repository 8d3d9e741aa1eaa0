"""What can be asked about attempts, rehearsals and interviews."""

from collections.abc import Sequence
from datetime import datetime

from askwell.kernel import clock
from askwell.kernel.errors import N_, NotFoundError
from askwell.practice.arranging.models import Attempt, Interview, Rehearsal
from askwell.practice.arranging.rules import UPCOMING, Channel, InterviewState, Outcome, Tried


def interview(uid: str) -> Interview:
    """Return an interview with contact, organization, goal and plan; raises NotFoundError."""
    rows = Interview.objects.select_related("contact", "contact__organization", "goal", "plan")
    found = rows.filter(uid=uid).first()
    if found is None:
        raise NotFoundError(N_("There is no such interview here."))
    return found


def interviews(*, contact_id: int | None = None, limit: int = 200) -> list[Interview]:
    """Return interviews with their contacts: those to come first, then the latest."""
    rows = Interview.objects.select_related("contact", "contact__organization")
    if contact_id is not None:
        rows = rows.filter(contact_id=contact_id)
    found = list(rows.order_by("-starts_at", "-id")[:limit])
    coming = [one for one in found if InterviewState(one.state) in UPCOMING]
    return [*reversed(coming), *(one for one in found if InterviewState(one.state) not in UPCOMING)]


def upcoming_of(contact_id: int) -> Interview | None:
    """Return the interview to come with a contact, if there is one."""
    rows = Interview.objects.filter(contact_id=contact_id, state__in=[str(state) for state in UPCOMING])
    return rows.order_by("-id").first()


def last_of(contact_id: int) -> Interview | None:
    """Return the newest interview with a contact in any state."""
    return Interview.objects.filter(contact_id=contact_id).order_by("-id").first()


def on_day(start: datetime, end: datetime) -> list[Interview]:
    """Return the interviews that start in a span of instants, in order, with their contacts."""
    rows = Interview.objects.filter(starts_at__gte=start, starts_at__lt=end)
    return list(rows.select_related("contact", "contact__organization").order_by("starts_at"))


def attempts_of(contact_id: int) -> list[Attempt]:
    """Return the attempts to reach a contact, oldest first."""
    return list(Attempt.objects.filter(contact_id=contact_id).order_by("at", "id"))


def tried_by_contact(contact_ids: Sequence[int]) -> dict[int, list[Tried]]:
    """Return the attempts on contacts as the rules see them, in order of time."""
    found: dict[int, list[Tried]] = {}
    rows = Attempt.objects.filter(contact_id__in=contact_ids).order_by("at", "id")
    columns = ("contact_id", "at", "on", "channel", "outcome", "again_on", "again_at")
    for contact_id, at, on, channel, outcome, again_on, again_at in rows.values_list(*columns):
        one = Tried(at, on, Channel(channel), Outcome(outcome), again_on, again_at)
        found.setdefault(contact_id, []).append(one)
    return found


def rehearsed_by_contact(contact_ids: Sequence[int], zone: str) -> dict[int, list[datetime]]:
    """Return when the seeker practised for each contact, as aware times in their zone."""
    found: dict[int, list[datetime]] = {}
    place = clock.zone(zone)
    rows = Rehearsal.objects.filter(contact_id__in=contact_ids).order_by("at", "id")
    for contact_id, at in rows.values_list("contact_id", "at"):
        found.setdefault(contact_id, []).append(at.astimezone(place))
    return found


def held_count() -> int:
    """Return how many talks were held."""
    return Interview.objects.filter(state=InterviewState.HELD).count()

