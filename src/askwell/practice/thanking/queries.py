"""What can be asked about cards."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count

from askwell.kernel import clock, working_days
from askwell.kernel.errors import N_, NotFoundError
from askwell.practice.identifying.parts import Parts, follow, ids_of
from askwell.practice.thanking.models import Card
from askwell.practice.thanking.rules import Medium, Thanks
from askwell.workspace import prepared
from askwell.workspace.models import Seeker


def card(uid: str) -> Card:
    """Return a card with contact and interview; raises NotFoundError."""
    related = ("contact", "contact__organization", "interview", "interview__goal")
    found = Card.objects.filter(uid=uid).select_related(*related).first()
    if found is None:
        raise NotFoundError(N_("There is no such card here."))
    return follow([found])[0]


def waiting() -> list[Card]:
    """Return the cards not yet posted nor let go, and those that came back, oldest talk first."""
    rows = Card.objects.filter(let_go_at__isnull=True).select_related("contact", "contact__organization")
    waits = rows.filter(posted_at__isnull=True) | rows.filter(returned_at__isnull=False)
    return follow(waits.select_related("interview").order_by("met_on", "id")[:200])


def waiting_count() -> int:
    """Return how many cards wait to be written or posted."""
    return sum(count for (count,) in _waiting_counts())


_waiting_counts = prepared.rows(
    lambda: (
        Card.objects.filter(let_go_at__isnull=True, posted_at__isnull=True)
        .values("workspace_id")
        .annotate(count=Count("id"))
        .values_list("count")
    )
)


def posted(limit: int = 50) -> list[Card]:
    """Return the cards that are on their way, newest first."""
    rows = Card.objects.filter(posted_at__isnull=False, returned_at__isnull=True)
    return follow(rows.select_related("contact").order_by("-posted_at", "-id")[:limit])


@dataclass(frozen=True, slots=True)
class Left:
    """What is left in the drawer; None is not counted."""

    cards: int | None = None
    envelopes: int | None = None
    stamps: int | None = None


def left(seeker: Seeker) -> Left:
    """Return what is left: what was counted, less what was written and posted since. No query uncounted."""
    counted = (seeker.cards_counted, seeker.envelopes_counted, seeker.stamps_counted)
    if seeker.counted_at is None or all(one is None for one in counted):
        return Left()
    since = seeker.counted_at
    by_post = Card.objects.exclude(medium=Medium.EMAIL)
    written = by_post.filter(written_at__gt=since).count()
    sent = by_post.filter(posted_at__gt=since).count()
    used = (written, sent, sent)
    return Left(
        *(None if one is None else max(0, one - gone) for one, gone in zip(counted, used, strict=True))
    )


@dataclass(frozen=True, slots=True)
class Kept:
    """How the promise of a card was kept: of `owed` so many posted in time, the median days, and by month.

    In time is by the end of the working day after the talk; `by_month` are pairs of first day and count.
    """

    owed: int
    posted: int
    in_time: int
    median_days: int | None
    by_month: list[tuple[date, int]]


def kept(zone: str) -> Kept:
    """Return how the promise of a card was kept so far; an e-mail is counted as owed and not posted."""
    rows = Card.objects.filter(let_go_at__isnull=True).values_list("met_on", "posted_at", "medium")
    days: list[int] = []
    months: Counter[date] = Counter()
    owed = in_time = 0
    for met_on, posted_at, medium in rows:
        owed += 1
        if posted_at is None or medium == Medium.EMAIL:
            continue
        on = clock.wall(posted_at, zone).date()
        days.append((on - met_on).days)
        months[on.replace(day=1)] += 1
        in_time += on <= working_days.add(met_on, 1)
    middle = sorted(days)[(len(days) - 1) // 2] if days else None
    return Kept(owed, len(days), in_time, middle, sorted(months.items())[-6:])


def of_contact(contact_id: int) -> list[Card]:
    """Return the cards to a contact, oldest first."""
    return list(Card.objects.filter(contact_id__in=ids_of(contact_id)).order_by("id"))


def thanks_by_contact(parts: Parts, zone: str) -> dict[int, list[Thanks]]:
    """Return the cards to people as the rules see them."""
    found: dict[int, list[Thanks]] = {}
    for contact_id, uid, met_on, *moments, let_go_at in _cards(list(parts)):
        written, posted_on, returned = (
            clock.wall(moment, zone).date() if moment else None for moment in moments
        )
        one = Thanks(uid, met_on, written, posted_on, returned, let_go=let_go_at is not None)
        found.setdefault(parts[contact_id], []).append(one)
    return found


_cards = prepared.rows(
    lambda ids: (
        Card.objects.filter(contact_id__in=ids)
        .order_by("id")
        .values_list("contact_id", "uid", "met_on", "written_at", "posted_at", "returned_at", "let_go_at")
    )
)


def card_lines(ids: Sequence[int]) -> list[Any]:
    """Return the cards to a person's contacts, oldest first: rows of uid, written_at, posted_at."""
    return _card_lines(ids)


_card_lines = prepared.rows(
    lambda ids: (
        Card.objects.filter(contact_id__in=ids)
        .order_by("id")
        .values_list("uid", "written_at", "posted_at", named=True)
    )
)
