"""Keeping the table of next steps right: recomputed inside every commit for the contacts it touched."""

from collections.abc import Collection, Iterator, Sequence
from typing import Any

from askwell.kernel.due import Due
from askwell.practice.arranging import queries as arranging
from askwell.practice.arranging.models import Attempt, Interview, Rehearsal
from askwell.practice.asking.models import Pursuit
from askwell.practice.following_up.models import CheckIn, Deferral, Pause, Promise
from askwell.practice.holding.models import Debrief
from askwell.practice.identifying.models import Contact, Detail, Organization
from askwell.practice.identifying.parts import parts_around, parts_of, people_of
from askwell.practice.referring import queries as referring
from askwell.practice.referring.models import Referral
from askwell.practice.thanking.models import Card
from askwell.practice.today.models import NextStep
from askwell.practice.today.queries import derived
from askwell.workspace import images, prepared, scope
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
_SEEN_BESIDE: tuple[type[Row], ...] = (Attempt, Contact, Interview, Pursuit, Referral)
"""What others' cases follow from too: those of who named somebody, and of who works beside them."""
_MANY = 500


def refresh(write: Write) -> None:
    """Recompute the next steps of every contact an entry touched; the journal's hook."""
    if write.touched(Pause) or write.touched(Seeker):
        rebuild()
        return
    touched = set(_affected(write)) - {None}
    parts = parts_around(list(touched))
    touched |= set(parts.values())
    if any(map(write.touched, _SEEN_BESIDE)):
        more = referring.givers_of(list(parts))
        if any(write.touched(Contact).values()):
            more |= referring.named_of(list(parts))
        if more - touched:
            touched |= more
            parts = parts_of(list(touched))
        touched |= _beside(write, list(parts))
    if touched:
        _store(touched)


def rebuild() -> None:
    """Recompute every next step of the workspace."""
    _store(_with_a_case() | set(NextStep.objects.values_list("contact_id", flat=True)))


def renew(contact_ids: Collection[int]) -> None:
    """Recompute the next steps of some people, where something beside them is gone."""
    _store(set(people_of(list(contact_ids)).values()))


def forget_all() -> None:
    """Remove every next step of the workspace: an archive takes the place of what they were about."""
    found = NextStep.objects.filter(workspace_id=scope.current())
    found._raw_delete(found.db)  # noqa: SLF001 -- the ordinary delete would load every row first


def _affected(write: Write) -> Iterator[int]:
    for model, links in _BY_CONTACT:
        if kept := write.touched(model):
            yield from _linked(write, model, links)
    if kept := write.touched(Debrief):
        yield from Interview.objects.filter(debriefs__in=list(kept)).values_list("contact_id", flat=True)
        yield from _contacts_of_gone_debriefs(kept)
    yield from _of_contacts(write)


def _beside(write: Write, affected: Sequence[int]) -> set[int]:
    """Return who was written to at an organization where an affected contact works, or did before."""
    places = arranging.organizations_of(affected)
    at = images.columns(Contact).index("organization_id")
    places |= {before[at] for before in write.touched(Contact).values() if before and before[at]}
    return arranging.written_to_at(sorted(places)) if places else set()


def _linked(write: Write, model: type[Row], links: tuple[str, ...]) -> Iterator[int]:
    """Yield the contacts that touched rows point to now and pointed to before."""
    for row in write.now(model, links):
        yield from row
    places = [images.columns(model).index(link) for link in links]
    for before in write.touched(model).values():
        if before:
            yield from (before[place] for place in places)


def _contacts_of_gone_debriefs(kept: dict[int, list[Any] | None]) -> Iterator[int]:
    place = images.columns(Debrief).index("interview_id")
    interviews = [before[place] for before in kept.values() if before]
    yield from Interview.objects.filter(id__in=interviews).values_list("contact_id", flat=True)


def _of_contacts(write: Write) -> Iterator[int]:
    """Yield contacts whose own row, details or organization changed; new ones have no case yet."""
    person = images.columns(Contact).index("person_id")
    changed = {row_id: before[person] for row_id, before in write.touched(Contact).items() if before}
    yield from changed
    yield from changed.values()
    if not (write.touched(Detail) or write.touched(Organization)):
        return
    parts = parts_of(list(NextStep.objects.values_list("contact_id", flat=True)))
    if not parts:
        return
    yield from parts.keys() & set(_linked(write, Detail, ("contact_id",)))
    organizations = set(_linked(write, Detail, ("organization_id",))) - {None}
    organizations |= {row_id for row_id, before in write.touched(Organization).items() if before}
    if organizations:
        at_them = Contact.objects.filter(organization_id__in=organizations).values_list("id", flat=True)
        yield from parts.keys() & set(at_them)


def _store(contact_ids: Collection[int]) -> None:
    workspace_id = scope.current()
    for part in images.chunks(list(contact_ids), _MANY):
        ids = [row_id for row_id in part if row_id]
        steps = derived(ids)
        stored = {contact_id: (row_id, values) for row_id, contact_id, *values in _stored(ids)}
        gone = [row_id for contact_id, (row_id, _) in stored.items() if contact_id not in steps]
        if gone:
            NextStep.objects.filter(pk__in=gone).delete()
        fresh = [(contact_id, due) for contact_id, due in steps.items() if contact_id not in stored]
        if fresh:
            rows = zip(images.next_ids(NextStep, len(fresh)), fresh, strict=True)
            made = [(row_id, workspace_id, contact_id, *_values(due)) for row_id, (contact_id, due) in rows]
            images.insert(NextStep, ["id", "workspace_id", "contact_id", *_DERIVED], made)
        for contact_id in stored.keys() & steps.keys():
            row_id, values = stored[contact_id]
            now = _values(steps[contact_id])
            if values != now:
                images.change(NextStep, row_id, dict(zip(_DERIVED, now, strict=True)))


_DERIVED = ("on", "at", "weight", "kind", "subject_kind", "subject_uid", "reason", "values")
_stored = prepared.rows(
    lambda ids: NextStep.objects.filter(contact_id__in=ids).values_list("id", "contact_id", *_DERIVED)
)


def _values(due: Due) -> list[object]:
    """Return a derived step as the columns named in _DERIVED."""
    at = f"{due.at:%H:%M}" if due.has_time else ""
    return [due.on, at, due.weight, str(due.kind), *due.subject, due.reason, due.values]


def differences() -> list[str]:
    """Return what is stored otherwise than derived, one line each: for `askwell doctor` and tests."""
    stored = {
        contact_id: list(values)
        for contact_id, *values in NextStep.objects.values_list("contact_id", *_DERIVED)
    }
    found: list[str] = []
    for part in images.chunks(sorted(_with_a_case() | set(stored)), _MANY):
        steps = {contact_id: _values(due) for contact_id, due in derived(part).items()}
        found += [
            f"contact {contact_id}: {stored.get(contact_id)} stored, {steps.get(contact_id)} derived"
            for contact_id in part
            if stored.get(contact_id) != steps.get(contact_id)
        ]
    return found


def _with_a_case() -> set[int]:
    """Return every contact that may have a next step."""
    found = set(Pursuit.objects.values_list("contact__person_id", flat=True))
    for model in (Card, Promise, Interview):
        found |= set(model._default_manager.values_list("contact__person_id", flat=True))
    for giver_id, named_id in referring.all_edges():
        found |= {giver_id, named_id}
    return found
