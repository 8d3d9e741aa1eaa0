"""What can be asked of the journal."""

from askwell.kernel.errors import N_, NotFoundError
from askwell.workspace.models import Entry

PAGE = 50


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
