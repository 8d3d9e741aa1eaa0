"""What can be asked of the journal."""

from collections.abc import Sequence

from django.apps import apps

from askwell.kernel.errors import N_, NotFoundError
from askwell.workspace.models import Entry

PAGE = 50
_PERSON_LINKS = ("contact", "named")


def entry(uid: str) -> Entry:
    """Return a journal entry; raises NotFoundError."""
    found = Entry.objects.filter(uid=uid).select_related("actor", "undoes").first()
    if found is None:
        raise NotFoundError(N_("There is no such entry in the journal."))
    return found


def entries(*, before_id: int | None = None, limit: int = PAGE) -> list[Entry]:
    """Return entries, newest first, with what they undo and the entries that undid them."""
    rows = Entry.objects.select_related("actor", "undoes").prefetch_related("undone_by").order_by("-id")
    return list((rows.filter(id__lt=before_id) if before_id else rows)[:limit])


def newest_to_undo() -> Entry:
    """Return the newest entry that is neither an undo nor undone nor final; raises NotFoundError."""
    rows = Entry.objects.filter(undoes__isnull=True, undone_by__isnull=True, sealed=False)
    found = rows.order_by("-id").first()
    if found is None:
        raise NotFoundError(N_("There is nothing to take back."))
    return found


def subject_name(done: Entry) -> str:
    """Return what to call the row an entry is about: a person, an organization, a goal; "" if it is gone."""
    return subject_names([done]).get(done.pk, "")


def subject_names(done: Sequence[Entry]) -> dict[int, str]:
    """Return what to call the rows that entries are about, by entry id, in one query per table."""
    by_kind: dict[str, list[Entry]] = {}
    for one in done:
        if one.subject_uid:
            by_kind.setdefault(one.subject_kind, []).append(one)
    found: dict[int, str] = {}
    for kind, entries_of_kind in by_kind.items():
        model = apps.get_model("askwell", kind)
        link = next((name for name in _PERSON_LINKS if hasattr(model, name)), None)
        rows = model._default_manager.filter(uid__in={one.subject_uid for one in entries_of_kind})
        names = {
            row.uid: str(getattr(row, link) if link else row)
            for row in (rows.select_related(link) if link else rows)
        }
        found.update({one.pk: names.get(one.subject_uid, "") for one in entries_of_kind})
    return found
