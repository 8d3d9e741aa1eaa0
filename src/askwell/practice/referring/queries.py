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
from askwell.practice.referring.models import Referral
from askwell.practice.referring.rules import Named, Opened
from askwell.workspace import prepared


def referral(uid: str) -> Referral:
    """Return a referral with both people; raises NotFoundError."""
    found = Referral.objects.filter(uid=uid).select_related("giver", "named").first()
    if found is None:
        raise NotFoundError(N_("There is no such referral here."))
    return found


def given_by(contact_id: int) -> list[Referral]:
    """Return whom a contact named, oldest first."""
    return list(Referral.objects.filter(giver_id=contact_id).select_related("named").order_by("id"))


def received_by(contact_id: int) -> list[Referral]:
    """Return who named a contact, oldest first."""
    return list(Referral.objects.filter(named_id=contact_id).select_related("giver").order_by("id"))


def all_edges() -> list[tuple[int, int]]:
    """Return every referral as (giver id, named id), oldest first."""
    return list(Referral.objects.order_by("id").values_list("giver_id", "named_id"))


def chain_to(contact_id: int) -> list[str]:
    """Return the names that led to a contact, the first one first, without the contact itself."""
    givers: dict[int, tuple[int, str]] = {}
    rows = Referral.objects.order_by("-id").values_list("named_id", "giver_id", "giver__full_name")
    for named_id, giver_id, name in rows:
        givers[named_id] = (giver_id, name)
    chain: list[str] = []
    seen = {contact_id}
    at = contact_id
    while at in givers and givers[at][0] not in seen:
        at, name = givers[at]
        seen.add(at)
        chain.insert(0, name)
    return chain


def opened_by_contact(contact_ids: Sequence[int], zone: str) -> dict[int, list[Opened]]:
    """Return, per giver, the doors they opened as the rules see them."""
    rows = _given(contact_ids)
    if not rows:
        return {}
    named = [row[1] for row in rows]
    reached = dict(
        Attempt.objects.filter(contact_id__in=named, outcome__in=[str(one) for one in ANSWERED])
        .order_by("-at", "-id")
        .values_list("contact_id", "on")
    )
    tried = arranging.tried_by_contact(sorted(set(named)))
    rested = {one: tries[-1].on for one, tries in tried.items() if is_at_rest(tries)}
    met = dict(
        Interview.objects.filter(contact_id__in=named, state=InterviewState.HELD, began_at__isnull=False)
        .order_by("-began_at")
        .values_list("contact_id", "began_at")
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
        found.setdefault(giver_id, []).append(one)
    return found


def named_by_contact(contact_ids: Sequence[int]) -> dict[int, Named]:
    """Return, for contacts who were named by somebody, by whom and when the first time."""
    found: dict[int, Named] = {}
    for named_id, giver, on, interview_id in _named(contact_ids):
        found.setdefault(named_id, Named(giver, on, in_a_talk=interview_id is not None))
    return found


def told_days(contact_ids: Sequence[int], zone: str) -> dict[int, list[date]]:
    """Return the days on which givers were told how it went."""
    found: dict[int, list[date]] = {}
    for giver_id, *moments in _told(contact_ids):
        days = [clock.wall(at, zone).date() for at in moments if at]
        found.setdefault(giver_id, []).extend(days)
    return found


def givers_of(contact_ids: Sequence[int]) -> set[int]:
    """Return who named any of these contacts."""
    return {giver_id for (giver_id,) in _givers(contact_ids)}


_given = prepared.rows(
    lambda ids: (
        Referral.objects.filter(giver_id__in=ids)
        .order_by("id")
        .values_list(
            "giver_id", "named_id", "uid", "named__full_name", "told_reached_at", "told_met_at", "let_go_at"
        )
    )
)
_named = prepared.rows(
    lambda ids: (
        Referral.objects.filter(named_id__in=ids)
        .order_by("id")
        .values_list("named_id", "giver__full_name", "on", "interview_id")
    )
)
_told = prepared.rows(
    lambda ids: Referral.objects.filter(giver_id__in=ids).values_list(
        "giver_id", "told_reached_at", "told_met_at"
    )
)
_givers = prepared.rows(lambda ids: Referral.objects.filter(named_id__in=ids).values_list("giver_id"))


def given_lines(contact_id: int) -> list[Any]:
    """Return whom a contact named, oldest first: rows of named__uid, named__full_name, why, use_name."""
    return _given_lines(contact_id)


def received_lines(contact_id: int) -> list[Any]:
    """Return who named a contact, oldest first: rows of giver__uid, giver__full_name."""
    return _received_lines(contact_id)


_given_lines = prepared.rows(
    lambda contact_id: (
        Referral.objects.filter(giver_id=contact_id)
        .order_by("id")
        .values_list("named__uid", "named__full_name", "why", "use_name", named=True)
    )
)
_received_lines = prepared.rows(
    lambda contact_id: (
        Referral.objects.filter(named_id=contact_id)
        .order_by("id")
        .values_list("giver__uid", "giver__full_name", named=True)
    )
)
