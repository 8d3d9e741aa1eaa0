"""What can be asked about attempts, rehearsals and interviews."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Q

from askwell.kernel import clock, codes
from askwell.kernel.errors import N_, NotFoundError
from askwell.practice.arranging.cadence import Asked, Beside
from askwell.practice.arranging.ladder import (
    REHEARSALS,
    TALKS_BEFORE_FREE,
    TALKS_COUNTED,
    WEEK,
    Past,
    Rung,
    Try,
    rung_of,
)
from askwell.practice.arranging.models import Attempt, Interview, Preparation, Rehearsal
from askwell.practice.arranging.rules import (
    IN_THE_ROOM,
    UPCOMING,
    Channel,
    InterviewState,
    Outcome,
    Tried,
)
from askwell.practice.asking.models import Plan, Pursuit
from askwell.practice.identifying.models import Contact
from askwell.practice.identifying.parts import Parts, follow, ids_of
from askwell.practice.identifying.rules import Tie
from askwell.workspace import prepared


def interview(uid: str) -> Interview:
    """Return an interview with contact, organization, goal and plan; raises NotFoundError."""
    rows = Interview.objects.select_related("contact", "contact__organization", "goal", "plan")
    found = rows.filter(uid=uid).first()
    if found is None:
        raise NotFoundError(N_("There is no such interview here."))
    return follow([found])[0]


def by_code(code: str) -> list[Interview]:
    """Return the interviews with a (tidied) code on their paper: hardly ever more than one."""
    rows = Interview.objects.filter(uid__endswith=codes.ending(code))
    return [one for one in rows if codes.code_of(one.uid) == code]


def interviews(*, contact_id: int | None = None, limit: int = 200) -> list[Interview]:
    """Return interviews with their contacts: those to come first, then the latest."""
    rows = Interview.objects.select_related("contact", "contact__organization")
    if contact_id is not None:
        rows = rows.filter(contact_id__in=ids_of(contact_id))
    found = follow(rows.order_by("-starts_at", "-id")[:limit])
    coming = [one for one in found if InterviewState(one.state) in UPCOMING]
    return [*reversed(coming), *(one for one in found if InterviewState(one.state) not in UPCOMING)]


def preparation_of(interview_id: int) -> Preparation | None:
    """Return what was gathered before an interview, if anything was."""
    return Preparation.objects.filter(interview_id=interview_id).first()


def upcoming_of(contact_id: int) -> Interview | None:
    """Return the interview to come with a contact, if there is one."""
    rows = Interview.objects.filter(
        contact_id__in=ids_of(contact_id), state__in=[str(state) for state in UPCOMING]
    )
    return rows.order_by("-id").first()


def last_of(contact_id: int) -> Interview | None:
    """Return the newest interview with a contact in any state."""
    return Interview.objects.filter(contact_id__in=ids_of(contact_id)).order_by("-id").first()


def waiting_plan(contact_id: int) -> Plan | None:
    """Return the newest plan made for a contact that no interview uses yet, if there is one."""
    rows = Plan.objects.filter(contact_id__in=ids_of(contact_id), interviews__isnull=True)
    return rows.order_by("-id").first()


def at_hand(start: datetime, end: datetime) -> list[Interview]:
    """Return the interviews that start in a span of instants, and those that run, with their contacts."""
    running = Q(state__in=[str(state) for state in IN_THE_ROOM])
    rows = Interview.objects.filter(Q(starts_at__gte=start, starts_at__lt=end) | running)
    return follow(rows.select_related("contact", "contact__organization").order_by("starts_at", "id"))


def moved_by_rules() -> list[tuple[Interview, datetime]]:
    """Return the interviews to come whose instant is no more that of their wall time, with the right one."""
    rows = Interview.objects.filter(state__in=[str(state) for state in UPCOMING]).exclude(wall="")
    return [
        (one, starts_at)
        for one in rows.order_by("id")
        if one.starts_at != (starts_at := clock.instant(clock.parse_wall(one.wall), one.zone))
    ]


def on_day(start: datetime, end: datetime) -> list[Interview]:
    """Return the interviews that start in a span of instants, in order, with their contacts."""
    rows = Interview.objects.filter(starts_at__gte=start, starts_at__lt=end)
    return follow(rows.select_related("contact", "contact__organization").order_by("starts_at"))


def attempts_of(contact_id: int) -> list[Attempt]:
    """Return the attempts to reach a contact, oldest first."""
    return list(Attempt.objects.filter(contact_id__in=ids_of(contact_id)).order_by("at", "id"))


def tried_by_contact(parts: Parts) -> dict[int, list[Tried]]:
    """Return the attempts on people as the rules see them, in order of time."""
    found: dict[int, list[Tried]] = {}
    for contact_id, at, on, channel, outcome, again_on, again_at in _tried(list(parts)):
        one = Tried(at, on, Channel(channel), Outcome(outcome), again_on, again_at)
        found.setdefault(parts[contact_id], []).append(one)
    return found


def beside_by_contact(parts: Parts, works_at: Mapping[int, int], zone: str) -> dict[int, Beside]:
    """Return, for people with an organization, the days on which others there were taken up or tried."""
    where: dict[int, set[int]] = {}
    for contact_id, place in works_at.items():
        where.setdefault(parts[contact_id], set()).add(place)
    places = sorted(set().union(*where.values()))
    asked = [(place, contact_id, on) for place, contact_id, on in _tried_at(places)]
    asked += [(place, one, clock.wall(at, zone).date()) for place, one, at in _taken_at(places)]
    days: dict[int, list[tuple[int, date]]] = {}
    for place, contact_id, on in asked:
        days.setdefault(place, []).append((contact_id, on))
    return {
        person_id: Beside(
            tuple(sorted({on for place in there for one, on in days.get(place, []) if one != person_id}))
        )
        for person_id, there in where.items()
    }


def written_to_at(organization_ids: Sequence[int]) -> set[int]:
    """Return the people at these organizations to whom something was written."""
    return {contact_id for (contact_id,) in _written_to(organization_ids)}


def organizations_of(contact_ids: Sequence[int]) -> set[int]:
    """Return the organizations that contacts work at."""
    return {place for _, place in _places(contact_ids) if place}


def asked_near(contact_id: int) -> list[Asked]:
    """Return when somebody last said no, and when the others at their organization were last asked."""
    found: dict[int, Asked] = {}
    ids = ids_of(contact_id)
    places = list(organizations_of(ids))
    for one, name, on in [*_asked_there(places), *_asked_of(ids)]:
        found[one] = Asked(str(name), on, same_person=one == contact_id)
    return list(found.values())


_ASKED = [str(one) for one in Outcome if one is not Outcome.NOT_RUNG]
_ANSWERS = [str(Outcome.NO), str(Outcome.NOT_ME)]
_places = prepared.rows(lambda ids: Contact.objects.filter(id__in=ids).values_list("id", "organization_id"))
_tried_at = prepared.rows(
    lambda ids: Attempt.objects.filter(source__isnull=True, contact__organization_id__in=ids).values_list(
        "contact__organization_id", "contact__person_id", "on"
    )
)
_taken_at = prepared.rows(
    lambda ids: Pursuit.objects.filter(contact__organization_id__in=ids).values_list(
        "contact__organization_id", "contact__person_id", "opened_at"
    )
)
_written_to = prepared.rows(
    lambda ids: (
        Attempt.objects.filter(
            source__isnull=True, contact__organization_id__in=ids, outcome=str(Outcome.SENT)
        )
        .values_list("contact__person_id")
        .distinct()
    )
)
_asked_there = prepared.rows(
    lambda ids: (
        Attempt.objects.filter(source__isnull=True, contact__organization_id__in=ids, outcome__in=_ASKED)
        .order_by("at", "id")
        .values_list("contact__person_id", "contact__person__full_name", "on")
    )
)
_asked_of = prepared.rows(
    lambda ids: (
        Attempt.objects.filter(source__isnull=True, contact_id__in=ids, outcome__in=_ANSWERS)
        .order_by("at", "id")
        .values_list("contact__person_id", "contact__person__full_name", "on")
    )
)


def rehearsed_by_contact(parts: Parts, zone: str) -> dict[int, list[datetime]]:
    """Return when the seeker practised for each person, as aware times in their zone."""
    found: dict[int, list[datetime]] = {}
    place = clock.zone(zone)
    for contact_id, at in _rehearsed(list(parts)):
        found.setdefault(parts[contact_id], []).append(at.astimezone(place))
    return found


_tried = prepared.rows(
    lambda ids: (
        Attempt.objects.filter(contact_id__in=ids, source__isnull=True)
        .order_by("at", "id")
        .values_list("contact_id", "at", "on", "channel", "outcome", "again_on", "again_at")
    )
)
_rehearsed = prepared.rows(
    lambda ids: (
        Rehearsal.objects.filter(contact_id__in=ids).order_by("at", "id").values_list("contact_id", "at")
    )
)


def past(today: date) -> Past:
    """Return what the seeker did so far as the ladder sees it: talks held, practice, and tries."""
    held = _held_with()
    tries = [_try(*row) for row in _tries_since(today - timedelta(days=WEEK))] or [
        _try(*row) for row in _last_try()
    ]
    rungs = [REHEARSALS[kind] for (kind,) in _practised() if kind in REHEARSALS]
    rungs += [rung_of(Tie(tie)) for _, tie in held]
    rungs += [_rung(channel, tie) for channel, tie in _ever_tried()]
    return Past(held=len(held), reached=max(rungs, default=None), tries=tuple(tries))


def past_of_day(today: date) -> Past:
    """Return as much of the past as the measure of a day asks for: talks held until calls are free, tries."""
    return Past(held=len(_held_first()), tries=tuple(_try(*row) for row in _tries_on(today)))


def _try(on: date, channel: str, tie: str, outcome: str) -> Try:
    return Try(
        on,
        _rung(channel, tie),
        call=channel == Channel.CALL,
        no=outcome == Outcome.NO,
        talk=outcome == Outcome.YES,
    )


def _rung(channel: str, tie: str) -> Rung:
    return rung_of(Tie(tie), wrote_first=channel not in {Channel.CALL, Channel.IN_PERSON})


_NOT_RUNG = str(Outcome.NOT_RUNG)
_OF_TRY = ("on", "channel", "contact__tie", "outcome")
_held_with = prepared.rows(
    lambda: (
        Interview.objects.filter(state=str(InterviewState.HELD))
        .values_list("contact_id", "contact__tie")
        .order_by("id")[:TALKS_COUNTED]
    )
)
_held_first = prepared.rows(
    lambda: Interview.objects.filter(state=str(InterviewState.HELD)).values_list("id")[:TALKS_BEFORE_FREE]
)
_practised = prepared.rows(lambda: Rehearsal.objects.values_list("kind").distinct())
_ever_tried = prepared.rows(
    lambda: (
        Attempt.objects.filter(source__isnull=True)
        .exclude(outcome=_NOT_RUNG)
        .values_list("channel", "contact__tie")
        .distinct()
    )
)
_tries_since = prepared.rows(
    lambda day: (
        Attempt.objects.filter(source__isnull=True, on__gt=day)
        .exclude(outcome=_NOT_RUNG)
        .order_by("at", "id")
        .values_list(*_OF_TRY)
    )
)
_tries_on = prepared.rows(
    lambda day: (
        Attempt.objects.filter(source__isnull=True, on=day).exclude(outcome=_NOT_RUNG).values_list(*_OF_TRY)
    )
)
_last_try = prepared.rows(
    lambda: (
        Attempt.objects.filter(source__isnull=True)
        .exclude(outcome=_NOT_RUNG)
        .order_by("-at", "-id")
        .values_list(*_OF_TRY)[:1]
    )
)


def held_count() -> int:
    """Return how many talks were held."""
    return Interview.objects.filter(state=InterviewState.HELD).count()


def attempt_lines(ids: Sequence[int]) -> list[Any]:
    """Return the attempts to reach a person, oldest first.

    Rows of at, channel, outcome, note, answered_on, source_id.
    """
    return _attempt_lines(ids)


def interview_lines(ids: Sequence[int]) -> list[Any]:
    """Return the interviews with a person's contacts: rows of uid, state, state_at, starts_at, began_at."""
    return _interview_lines(ids)


_attempt_lines = prepared.rows(
    lambda ids: (
        Attempt.objects.filter(contact_id__in=ids)
        .order_by("at", "id")
        .values_list("at", "channel", "outcome", "note", "answered_on", "source_id", named=True)
    )
)
_interview_lines = prepared.rows(
    lambda ids: (
        Interview.objects.filter(contact_id__in=ids)
        .order_by("id")
        .values_list("uid", "state", "state_at", "starts_at", "began_at", named=True)
    )
)


def held_for(goal_id: int) -> list[Interview]:
    """Return the talks held for a goal with their contacts, the oldest first."""
    rows = Interview.objects.filter(goal_id=goal_id, state=str(InterviewState.HELD))
    return follow(rows.select_related("contact", "contact__organization").order_by("began_at", "id"))
