"""What can be asked of the journal."""

from django.apps import apps

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


def subject_name(done: Entry) -> str:
    """Return what to call the row an entry is about: a person, an organization, a goal; "" if it is gone."""
    if not done.subject_uid:
        return ""
    model = apps.get_model("askwell", done.subject_kind)
    row = model._default_manager.filter(uid=done.subject_uid).first()
    named = row
    for link in ("contact", "named", "owner"):
        if row is not None and hasattr(row, link):
            named = getattr(row, link)
            break
    return str(named) if named is not None else ""
