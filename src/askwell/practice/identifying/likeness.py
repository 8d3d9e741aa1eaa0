"""Contacts that look alike: what was recognised, and the questions left for the seeker."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet

from askwell.kernel.errors import N_, NotFoundError
from askwell.practice.identifying.models import Contact, Learned, Likeness, Verdict
from askwell.practice.identifying.parts import ids_of
from askwell.practice.identifying.rules import Said
from askwell.workspace import images, scope


@dataclass(slots=True)
class Alike:
    """A question: two rows that may be one person; a row is (it is new, its place or id)."""

    one: tuple[bool, int]
    other: tuple[bool, int]
    group: int
    bits: float
    levels: str


@dataclass(slots=True)
class Recognised:
    """What became of new rows: whom each is the same as, and the questions left.

    `same_as` names, by the place of a new row, an earlier new row (True, place) or a person (False, id).
    """

    same_as: dict[int, tuple[bool, int]] = field(default_factory=dict)
    questions: list[Alike] = field(default_factory=list)


def ask(questions: Sequence[tuple[int, int, Alike]]) -> None:
    """Keep questions about contacts, as (id, id, question)."""
    here = scope.current()
    ids = images.next_ids(Likeness, len(questions))
    images.insert(
        Likeness,
        ["id", "workspace_id", "one_id", "other_id", "group", "bits", "levels"],
        [
            (row_id, here, min(one, other), max(one, other), each.group, each.bits, each.levels)
            for row_id, (one, other, each) in zip(ids, questions, strict=True)
        ],
    )


def forget_all() -> None:
    """Remove every question of the workspace, to find them anew."""
    found = Likeness.objects.filter(workspace_id=scope.current())
    found._raw_delete(found.db)  # noqa: SLF001 -- the ordinary delete would load every row first


MOST = 1_000
_FEW, _SHARE = 50, 20
_FIELDS = ("given", "family", "emails", "phones", "profile", "employer", "title", "city", "middle")
_SAME = {"given": "4", "family": "3", "employer": "3", "title": "2"}
"""The highest level of a field; 1 for the others."""
_UNKNOWN, _DIFFERENT = "-", "0"


@dataclass(frozen=True, slots=True)
class Why:
    """What speaks for two contacts being one, and what against: fields, in three ways."""

    same: tuple[str, ...]
    near: tuple[str, ...]
    different: tuple[str, ...]


def why(levels: str) -> Why:
    """Return what the kept levels of a question say."""
    same, near, different = [], [], []
    for name, level in zip(_FIELDS, levels, strict=True):
        if level == _DIFFERENT:
            different.append(name)
        elif level == _SAME.get(name, "1"):
            same.append(name)
        elif level != _UNKNOWN:
            near.append(name)
    return Why(tuple(same), tuple(near), tuple(different))


def waiting(*, group: int | None = None, limit: int = MOST, skipped: bool = True) -> list[Likeness]:
    """Return the questions not answered yet with both contacts, the surest group first.

    Those put off come last; without `skipped` they are left out.
    """
    put_off = Exists(_said(Said.LATER))
    rows = _open()
    if group is not None:
        rows = rows.filter(group=group)
    if not skipped:
        rows = rows.exclude(put_off)
    related = ("one", "one__organization", "other", "other__organization")
    return list(rows.select_related(*related).order_by(put_off, "group", "-bits", "id")[:limit])


def counts() -> dict[int, int]:
    """Return how many questions of each group are not answered yet."""
    rows = _open().order_by().values_list("group").annotate(Count("id"))
    return dict(rows)


def question(number: int) -> Likeness:
    """Return a question that is not answered yet, by its number; raises NotFoundError."""
    found = _open().select_related("one", "other").filter(pk=number).first()
    if found is None:
        raise NotFoundError(N_("This was decided already."))
    return found


def _open() -> QuerySet[Likeness, Likeness]:
    rows = Likeness.objects.exclude(one__person_id=F("other__person_id"))
    return rows.exclude(Exists(_said(Said.DIFFERENT)))


def _said(what: Said) -> QuerySet[Verdict, Verdict]:
    return Verdict.objects.filter(one_id=OuterRef("one_id"), other_id=OuterRef("other_id"), said=str(what))


def between(one: Contact, other: Contact) -> list[Likeness]:
    """Return every question that asks whether two people are one."""
    mine, theirs = ids_of(one.person_id), ids_of(other.person_id)
    either = Q(one_id__in=mine, other_id__in=theirs) | Q(one_id__in=theirs, other_id__in=mine)
    return list(_open().filter(either))


def is_due() -> bool:
    """Tell whether there are so many more or fewer contacts than were learned from that it is worth it again.

    That is one in twenty, and at least fifty.
    """
    known = Learned.objects.values_list("contacts", flat=True).first() or 0
    return abs(Contact.objects.count() - known) >= max(_FEW, known // _SHARE)
