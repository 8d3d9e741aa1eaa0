"""What can be asked about referrals."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from askwell.kernel import clock
from askwell.kernel.errors import N_, NotFoundError
from askwell.practice.arranging import queries as arranging
from askwell.practice.arranging.cadence import is_at_rest
from askwell.practice.arranging.models import Attempt, Interview
from askwell.practice.arranging.rules import ANSWERED, InterviewState
from askwell.practice.identifying.parts import Parts, follow, ids_of, parts_of
from askwell.practice.referring.models import Referral
from askwell.practice.referring.rules import Named, Opened
from askwell.workspace import prepared


def referral(uid: str) -> Referral:
    """Return a referral with both people; raises NotFoundError."""
    found = Referral.objects.filter(uid=uid).select_related("giver", "named").first()
    if found is None:
        raise NotFoundError(N_("There is no such referral here."))
    return follow(follow([found], "giver"), "named")[0]


def given_by(contact_id: int) -> list[Referral]:
    """Return whom a contact named, oldest first."""
    rows = Referral.objects.filter(giver_id__in=ids_of(contact_id))
    return follow(rows.select_related("named").order_by("id"), "named")


def received_by(contact_id: int) -> list[Referral]:
    """Return who named a contact, oldest first."""
    rows = Referral.objects.filter(named_id__in=ids_of(contact_id))
    return follow(rows.select_related("giver").order_by("id"), "giver")


def all_edges() -> list[tuple[int, int]]:
    """Return every referral as (giver id, named id), oldest first."""
    return [edge for edge in _edges() if edge[0] != edge[1]]


def opened_by_contact(parts: Parts, zone: str) -> dict[int, list[Opened]]:
    """Return, per giver, the doors they opened as the rules see them."""
    rows = _given(list(parts))
    if not rows:
        return {}
    named = parts_of([row[1] for row in rows])
    reached = dict(
        Attempt.objects.filter(contact_id__in=named, outcome__in=[str(one) for one in ANSWERED])
        .order_by("-at", "-id")
        .values_list("contact__person_id", "on")
    )
    tried = arranging.tried_by_contact(named)
    rested = {one: tries[-1].on for one, tries in tried.items() if is_at_rest(tries)}
    met = dict(
        Interview.objects.filter(contact_id__in=named, state=InterviewState.HELD, began_at__isnull=False)
        .order_by("-began_at")
        .values_list("contact__person_id", "began_at")
    )
    found: dict[int, list[Opened]] = {}
    for giver_id, named_id, uid, name, told_reached, told_met, let_go in rows:
        began = met.get(named_id)
        one = Opened(
            uid,
            name,
            reached.get(named_id),
            clock.wall(began, zone).date() if began else None,
            told_reached is not None,
            told_met is not None,
            let_go is not None,
            rested.get(named_id),
        )
        found.setdefault(parts[giver_id], []).append(one)
    return found


def named_by_contact(parts: Parts) -> dict[int, Named]:
    """Return, for people who were named by somebody, by whom and when the first time."""
    found: dict[int, Named] = {}
    for named_id, giver, on, interview_id in _named(list(parts)):
        found.setdefault(parts[named_id], Named(giver, on, in_a_talk=interview_id is not None))
    return found


def told_days(parts: Parts, zone: str) -> dict[int, list[date]]:
    """Return the days on which givers were told how it went."""
    found: dict[int, list[date]] = {}
    for giver_id, *moments in _told(list(parts)):
        days = [clock.wall(at, zone).date() for at in moments if at]
        found.setdefault(parts[giver_id], []).extend(days)
    return found


def givers_of(contact_ids: Sequence[int]) -> set[int]:
    """Return the people who named any of these contacts."""
    return {giver_id for (giver_id,) in _givers(contact_ids)}


def named_of(contact_ids: Sequence[int]) -> set[int]:
    """Return the people whom any of these contacts named."""
    return {named_id for (named_id,) in _named_people(contact_ids)}


_edges = prepared.rows(
    lambda: Referral.objects.order_by("id").values_list("giver__person_id", "named__person_id")
)
_named_people = prepared.rows(
    lambda ids: Referral.objects.filter(giver_id__in=ids).values_list("named__person_id")
)
_given = prepared.rows(
    lambda ids: (
        Referral.objects.filter(giver_id__in=ids)
        .order_by("id")
        .values_list(
            "giver_id",
            "named__person_id",
            "uid",
            "named__person__full_name",
            "told_reached_at",
            "told_met_at",
            "let_go_at",
        )
    )
)
_named = prepared.rows(
    lambda ids: (
        Referral.objects.filter(named_id__in=ids)
        .order_by("id")
        .values_list("named_id", "giver__person__full_name", "on", "interview_id")
    )
)
_told = prepared.rows(
    lambda ids: Referral.objects.filter(giver_id__in=ids).values_list(
        "giver_id", "told_reached_at", "told_met_at"
    )
)
_givers = prepared.rows(lambda ids: Referral.objects.filter(named_id__in=ids).values_list("giver__person_id"))


def given_lines(ids: Sequence[int]) -> list[Any]:
    """Return whom a person's contacts named, oldest first: rows of uid, full_name, why, use_name."""
    return _given_lines(ids)


def received_lines(ids: Sequence[int]) -> list[Any]:
    """Return who named a person's contacts, oldest first: rows of uid, full_name."""
    return _received_lines(ids)


_given_lines = prepared.rows(
    lambda ids: (
        Referral.objects.filter(giver_id__in=ids)
        .order_by("id")
        .values_list("named__person__uid", "named__person__full_name", "why", "use_name", named=True)
    )
)
_received_lines = prepared.rows(
    lambda ids: (
        Referral.objects.filter(named_id__in=ids)
        .order_by("id")
        .values_list("giver__person__uid", "giver__person__full_name", named=True)
    )
)
