"""Keeping the table of next steps right: recomputed inside every commit for the contacts it touched."""

from collections.abc import Collection, Iterator

from askwell.kernel.due import Due
from askwell.practice.arranging.models import Attempt, Interview, Rehearsal
from askwell.practice.asking.models import Pursuit
from askwell.practice.following_up.models import CheckIn, Deferral, Pause, Promise
from askwell.practice.holding.models import Debrief
from askwell.practice.identifying.models import Contact, Detail, Organization
from askwell.practice.referring import queries as referring
from askwell.practice.referring.models import Referral
from askwell.practice.thanking.models import Card
from askwell.practice.today.models import NextStep
from askwell.practice.today.queries import derived
from askwell.workspace import images, scope
from askwell.workspace.journal import Write
from askwell.workspace.models import Row, Seeker

_BY_CONTACT: tuple[tuple[type[Row], tuple[str, ...]], ...] = (
    (Pursuit, ("contact_id",)),
    (Attempt, ("contact_id",)),
    (Rehearsal, ("contact_id",)),
    (Interview, ("contact_id",)),
    (Card, ("contact_id",)),
    (Promise, ("contact_id",)),
    (CheckIn, ("contact_id",)),
    (Deferral, ("contact_id",)),
    (Referral, ("giver_id", "named_id")),
)
_MANY = 500


def refresh(write: Write) -> None:
    """Recompute the next steps of every contact an entry touched; the journal's hook."""
    if write.touched(Pause) or write.touched(Seeker):
        rebuild()
        return
    affected = set(_affected(write))
    if affected:
        affected |= referring.givers_of(list(affected))
        _store(affected)


def rebuild() -> None:
    """Recompute every next step of the workspace."""
    open_ids = set(Pursuit.objects.values_list("contact_id", flat=True))
    for model in (Card, Promise, Interview):
        open_ids |= set(model._default_manager.values_list("contact_id", flat=True))
    open_ids |= set(Referral.objects.values_list("giver_id", flat=True))
    _store(open_ids | set(NextStep.objects.values_list("contact_id", flat=True)))


def _affected(write: Write) -> Iterator[int]:
    for model, links in _BY_CONTACT:
        if kept := write.touched(model):
            yield from _linked(model, links, kept)
    if kept := write.touched(Debrief):
        yield from Interview.objects.filter(debriefs__in=list(kept)).values_list("contact_id", flat=True)
        yield from _contacts_of_gone_debriefs(kept)
    yield from _of_contacts(write)


def _linked(model: type[Row], links: tuple[str, ...], kept: dict[int, list[object] | None]) -> Iterator[int]:
    """Yield the contacts that touched rows point to now and pointed to before."""
    for part in images.chunks(list(kept), _MANY):
        for row in model._default_manager.filter(id__in=part).values_list(*links):
            yield from row
    places = [images.columns(model).index(link) for link in links]
    for before in kept.values():
        if before:
            yield from (before[place] for place in places)  # type: ignore[misc]


def _contacts_of_gone_debriefs(kept: dict[int, list[object] | None]) -> Iterator[int]:
    place = images.columns(Debrief).index("interview_id")
    interviews = [before[place] for before in kept.values() if before]
    yield from Interview.objects.filter(id__in=interviews).values_list("contact_id", flat=True)


def _of_contacts(write: Write) -> Iterator[int]:
    """Yield contacts whose own row, details or organization changed; new ones have no case yet."""
    yield from (row_id for row_id, before in write.touched(Contact).items() if before)
    if not (write.touched(Detail) or write.touched(Organization)):
        return
    known = set(NextStep.objects.values_list("contact_id", flat=True))
    if not known:
        return
    yield from known.intersection(_linked(Detail, ("contact_id",), write.touched(Detail)))
    organizations = set(_linked(Detail, ("organization_id",), write.touched(Detail))) - {None}
    if organizations:
        at_them = Contact.objects.filter(organization_id__in=organizations).values_list("id", flat=True)
        yield from known.intersection(at_them)


def _store(contact_ids: Collection[int]) -> None:
    for part in images.chunks(list(contact_ids), _MANY):
        ids = [row_id for row_id in part if row_id]
        steps = derived(ids)
        stored = {one.contact_id: one for one in NextStep.objects.filter(contact_id__in=ids)}
        gone = [one.pk for row_id, one in stored.items() if row_id not in steps]
        if gone:
            NextStep.objects.filter(pk__in=gone).delete()
        fresh = [_row(row_id, due) for row_id, due in steps.items() if row_id not in stored]
        if fresh:
            NextStep.objects.bulk_create(fresh)
        for row_id in stored.keys() & steps.keys():
            _replace(stored[row_id], _row(row_id, steps[row_id]))


def _row(contact_id: int, due: Due) -> NextStep:
    return NextStep(
        workspace_id=scope.current(),
        contact_id=contact_id,
        on=due.on,
        at=f"{due.at:%H:%M}" if due.has_time else "",
        weight=due.weight,
        kind=due.kind,
        subject_kind=due.subject[0],
        subject_uid=due.subject[1],
        reason=due.reason,
        values=due.values,
    )


_DERIVED = ("on", "at", "weight", "kind", "subject_kind", "subject_uid", "reason", "values")


def _replace(stored: NextStep, fresh: NextStep) -> None:
    changed = {
        name: getattr(fresh, name) for name in _DERIVED if getattr(stored, name) != getattr(fresh, name)
    }
    if changed:
        NextStep.objects.filter(pk=stored.pk).update(**changed)


def differences() -> list[str]:
    """Return what is stored otherwise than derived, one line each: for `askwell doctor` and tests."""
    stored = {one.contact_id: one for one in NextStep.objects.all()}
    ids = set(Contact.objects.filter(pursuits__closed_at__isnull=True, pursuits__isnull=False).values_list("id", flat=True))
    for model in (Card, Promise, Interview):
        ids |= set(model._default_manager.values_list("contact_id", flat=True))
    ids |= set(Referral.objects.values_list("giver_id", flat=True))
    found: list[str] = []
    for part in images.chunks(sorted(ids | set(stored)), _MANY):
        steps = derived(part)
        for row_id in part:
            fresh = _row(row_id, steps[row_id]) if row_id in steps else None
            if not _same(stored.get(row_id), fresh):
                found.append(f"contact {row_id}: {stored.get(row_id)} stored, {fresh} derived")
    return found


def _same(stored: NextStep | None, fresh: NextStep | None) -> bool:
    if stored is None or fresh is None:
        return stored is fresh
    return all(getattr(stored, name) == getattr(fresh, name) for name in _DERIVED)
