"""What can be asked about promises, check-ins, deferrals and the pause."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import Any

from askwell.kernel import clock
from askwell.kernel.errors import N_, NotFoundError
from askwell.practice.following_up.models import CheckIn, Deferral, Pause, Promise
from askwell.practice.following_up.rules import Paused, Planned, Promised, PutOff
from askwell.practice.identifying.parts import Parts, follow, ids_of
from askwell.workspace import prepared


def promise(uid: str) -> Promise:
    """Return a promise with its contact; raises NotFoundError."""
    found = Promise.objects.filter(uid=uid).select_related("contact").first()
    if found is None:
        raise NotFoundError(N_("There is no such promise here."))
    return follow([found])[0]


def check_in(uid: str) -> CheckIn:
    """Return a check-in with its contact; raises NotFoundError."""
    found = CheckIn.objects.filter(uid=uid).select_related("contact").first()
    if found is None:
        raise NotFoundError(N_("There is no such check-in here."))
    return follow([found])[0]


def promises_of(contact_id: int) -> list[Promise]:
    """Return the promises made to a contact, oldest first."""
    return list(Promise.objects.filter(contact_id__in=ids_of(contact_id)).order_by("id"))


def check_ins_of(contact_id: int) -> list[CheckIn]:
    """Return the check-ins with a contact, by day."""
    return list(CheckIn.objects.filter(contact_id__in=ids_of(contact_id)).order_by("planned_on", "id"))


def next_check_in(contact_id: int) -> CheckIn | None:
    """Return the check-in that is planned next with a contact, if there is one."""
    waiting = [one for one in check_ins_of(contact_id) if not one.sent_at and not one.let_go_at]
    return waiting[0] if waiting else None


def pause() -> Pause | None:
    """Return the newest pause that was not ended, if there is one; it may lie in the past."""
    return Pause.objects.filter(ended_at__isnull=True).order_by("-id").first()


def paused() -> Paused | None:
    """Return the newest pause as the rules see it."""
    found = _pauses()
    return Paused(*found[0]) if found else None


def promised_by_contact(parts: Parts) -> dict[int, list[Promised]]:
    """Return the promises not yet kept or let go, per person."""
    found: dict[int, list[Promised]] = {}
    for contact_id, uid, due_on, words in _promised(list(parts)):
        found.setdefault(parts[contact_id], []).append(Promised(uid, due_on, words))
    return found


def planned_by_contact(parts: Parts) -> dict[int, list[Planned]]:
    """Return the check-ins of people as the rules see them."""
    found: dict[int, list[Planned]] = {}
    for contact_id, uid, planned_on, sent_on, let_go_at in _planned(list(parts)):
        found.setdefault(parts[contact_id], []).append(
            Planned(uid, planned_on, sent_on, let_go_at is not None)
        )
    return found


def kept_days(parts: Parts, zone: str) -> dict[int, list[date]]:
    """Return the days on which promises to people were kept."""
    found: dict[int, list[date]] = {}
    for contact_id, at in _kept(list(parts)):
        found.setdefault(parts[contact_id], []).append(clock.wall(at, zone).date())
    return found


def load(start: date, end: date) -> Counter[date]:
    """Return how many check-ins and promises stand on each day of a span, both ends included."""
    open_ones = {"let_go_at__isnull": True}
    check_ins = CheckIn.objects.filter(planned_on__range=(start, end), sent_at__isnull=True, **open_ones)
    promises = Promise.objects.filter(due_on__range=(start, end), kept_at__isnull=True, **open_ones)
    days: Counter[date] = Counter(check_ins.values_list("planned_on", flat=True))
    days.update(promises.values_list("due_on", flat=True))
    return days


def put_off_by_contact(parts: Parts, zone: str) -> dict[int, list[PutOff]]:
    """Return the deferrals of people as the rules see them."""
    found: dict[int, list[PutOff]] = {}
    for contact_id, kind, subject_uid, due_on, until, at in _put_off(list(parts)):
        on = clock.wall(at, zone).date()
        found.setdefault(parts[contact_id], []).append(PutOff(kind, subject_uid, due_on, until, at, on))
    return found


_pauses = prepared.rows(
    lambda: Pause.objects.filter(ended_at__isnull=True).order_by("-id").values_list("from_on", "until")[:1]
)
_promised = prepared.rows(
    lambda ids: (
        Promise.objects.filter(contact_id__in=ids, kept_at__isnull=True, let_go_at__isnull=True)
        .order_by("id")
        .values_list("contact_id", "uid", "due_on", "words")
    )
)
_kept = prepared.rows(
    lambda ids: Promise.objects.filter(contact_id__in=ids, kept_at__isnull=False).values_list(
        "contact_id", "kept_at"
    )
)
_planned = prepared.rows(
    lambda ids: (
        CheckIn.objects.filter(contact_id__in=ids)
        .order_by("id")
        .values_list("contact_id", "uid", "planned_on", "sent_on", "let_go_at")
    )
)
_put_off = prepared.rows(
    lambda ids: (
        Deferral.objects.filter(contact_id__in=ids)
        .order_by("id")
        .values_list("contact_id", "kind", "subject_uid", "due_on", "until", "at")
    )
)


def sent_lines(ids: Sequence[int]) -> list[Any]:
    """Return the check-ins that were sent to a person's contacts: rows of sent_at and words."""
    return _sent_lines(ids)


_sent_lines = prepared.rows(
    lambda ids: (
        CheckIn.objects.filter(contact_id__in=ids, sent_at__isnull=False)
        .order_by("id")
        .values_list("sent_at", "words", named=True)
    )
)
