"""The journal: every write goes through an entry, and every entry can be taken back.

Each journalled row carries a `mark`, the entry that last wrote it. An entry keeps what the rows
were before. To undo it, every row must still carry the mark the entry left; a row that does not
names the later entry, because the mark *is* that entry. Undo is itself an entry, so it can be
undone. One net change is kept per row and entry; an action inside an action joins the open entry.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime
from functools import cache
from types import MappingProxyType
from typing import Any, TypeVar

from django.conf import settings
from django.db import connection, models, transaction
from django.utils.module_loading import import_string

from askwell.kernel.errors import N_, ChangedSinceError
from askwell.kernel.uids import new_uids
from askwell.workspace import images, scope
from askwell.workspace.models import Change, Entry, Row, User

R = TypeVar("R", bound=Row)
Hook = Callable[["Write"], None]
_open: ContextVar["Write | None"] = ContextVar("entry", default=None)
_last: ContextVar[Entry | None] = ContextVar("last entry", default=None)


class Write:
    """The open entry: the only hand that creates, changes and removes journalled rows.

    `before` holds, per model and row id, the values the row had when the entry first touched it
    (None = it did not exist); `made` the rows that were created one by one.
    """

    def __init__(self, entry: Entry) -> None:
        self.entry = entry
        self.before: dict[type[Row], dict[int, list[Any] | None]] = {}
        self.made: dict[type[Row], dict[int, Row]] = {}
        self.known: dict[str, Any] = {}  # what an action found out for the hooks
        self._many: dict[type[Row], list[images.Many]] = {}
        self._changed: dict[type[Row], set[int]] = {}
        self._gone: dict[type[Row], set[int]] = {}
        self._expected: dict[type[Row], dict[int, list[Any]]] = {}

    def create(self, model: type[R], **values: Any) -> R:
        """Insert one row and return it."""
        row = model(workspace_id=self.entry.workspace_id, mark=self.entry.pk, **values)
        _insert(row)
        self.before.setdefault(model, {})[row.id] = None
        self.made.setdefault(model, {})[row.id] = row
        return row

    def create_many(
        self,
        model: type[Row],
        names: Sequence[str],
        rows: Sequence[Sequence[Any]],
        *,
        same: Mapping[str, Any] = MappingProxyType({}),
        ids: Sequence[int] = (),
    ) -> Sequence[int]:
        """Insert many rows of values in the order of `names`; return their ids in the same order.

        `same` holds values that all rows share, `ids` those reserved before (`images.next_ids`), if any.
        """
        if not rows:
            return []
        ids = ids or images.next_ids(model, len(rows))
        own = {"workspace_id": self.entry.workspace_id, "mark": self.entry.pk}
        same = images.defaults(model, {"id", "uid", *names}) | dict(same) | own
        heads: Iterable[tuple[Any, ...]] = zip(ids) if "uid" in names else zip(ids, new_uids(len(ids)))  # noqa: B905 -- as long as ids
        made = ((*head, *row) for head, row in zip(heads, rows, strict=True))
        images.insert(model, ["id", *([] if "uid" in names else ["uid"]), *names], made, same=same)
        self.before.setdefault(model, {}).update(dict.fromkeys(ids))
        self._many.setdefault(model, []).append(images.Many(ids, names, rows, same))
        return ids

    def update(self, row: Row, **values: Any) -> bool:
        """Change a row; tell whether anything differed. Raises ChangedSinceError if it is not as loaded."""
        changed = {name: value for name, value in values.items() if getattr(row, name) != value}
        if not changed:
            return False
        self._keep(row)
        attributes = {
            _attribute(row, name): value.pk if isinstance(value, models.Model) else value
            for name, value in changed.items()
        }
        if not images.change(type(row), row.id, {**attributes, "mark": self.entry.pk}, mark=row.mark):
            raise ChangedSinceError(N_("Somebody changed this meanwhile. Look at it again, then decide."))
        for name, value in changed.items():
            setattr(row, name, value)
        row.mark = self.entry.pk
        self._changed.setdefault(type(row), set()).add(row.id)
        return True

    def delete(self, row: Row) -> None:
        """Remove a row. Raises ChangedSinceError if it is not as loaded."""
        self._keep(row)
        model = type(row)
        if not _remove(model._default_manager.filter(pk=row.pk, mark=row.mark)):
            raise ChangedSinceError(N_("Somebody changed this meanwhile. Look at it again, then decide."))
        if self.before[model][row.id] is None:
            del self.before[model][row.id]
        else:
            self._gone.setdefault(model, set()).add(row.id)

    def expect(self, model: type[Row], ids: Sequence[int]) -> None:
        """Read at once what many rows are that may be updated one by one."""
        self._expected.setdefault(model, {}).update(images.read(model, ids))

    def touched(self, model: type[Row]) -> dict[int, list[Any] | None]:
        """Return the rows of a model that this entry touched, with their values before."""
        return self.before.get(model, {})

    def now(self, model: type[Row], names: Sequence[str]) -> Iterator[Sequence[Any]]:
        """Give columns of the touched rows that are there, in no order; what was made needs no query."""
        rest = set(self.touched(model))
        for row in self.made.get(model, {}).values():
            if row.id in rest:
                yield [getattr(row, name) for name in names]
                rest.discard(row.id)
        as_made = rest - self._changed.get(model, set())
        for many in filter(lambda one: one.has(names), self._many.get(model, ())):
            yield from many.columns(names, as_made)
            rest.difference_update(as_made.intersection(many.ids))
        yield from images.having(model, names, "id", list(rest))

    def _keep(self, row: Row) -> None:
        kept = self.before.setdefault(type(row), {})
        if row.id in kept:
            return
        now = self._expected.get(type(row), {}).get(row.id) or images.read(type(row), [row.id]).get(row.id)
        if now is None:
            raise ChangedSinceError(N_("Somebody removed this meanwhile."))
        kept[row.id] = now

    def close(self) -> bool:
        """Write what was kept; tell whether there was anything."""
        for model, kept in self.before.items():
            gone = self._gone.get(model, set())
            rows = [[row_id, None if row_id in gone else self.entry.pk, kept[row_id]] for row_id in kept]
            _keep_chunks(self.entry, model, rows)
        return any(self.before.values())


@contextmanager
def entry(
    action: str, *, by: User | None, at: datetime, about: Row | None = None, final: bool = False
) -> Iterator[Write]:
    """Open an entry, or join the open one; commit once, at the end of the outermost.

    `final` entries (restore, erase) cannot be undone. An entry that changed nothing leaves no trace.
    """
    if joined := _open.get():
        yield joined
        return
    with transaction.atomic():
        made = Entry(
            workspace_id=scope.current(), at=at, actor=by, action=action, sealed=final, **_subject(about)
        )
        _insert(made)
        write = Write(made)
        token = _open.set(write)
        try:
            yield write
        finally:
            _open.reset(token)
        if write.close():
            _run_hooks(write)
        else:
            made.delete()
            return
    _last.set(made)


def newest() -> int:
    """Return the number of the workspace's newest entry, 0 before the first."""
    return Entry.objects.order_by("-id").values_list("id", flat=True).first() or 0


def alone(write: Write) -> int:
    """Let no other big write of this workspace go on beside this one; return the newest entry before it.

    On SQLite every write is alone anyway; PostgreSQL holds a lock until the commit.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [write.entry.workspace_id])
    return Entry.objects.exclude(pk=write.entry.pk).order_by("-id").values_list("id", flat=True).first() or 0


def last_entry() -> Entry | None:
    """Return the entry this thread of work wrote last, for offering to take it back."""
    return _last.get()


def forget_last() -> None:
    """Begin a new thread of work, such as a request."""
    _last.set(None)


def tell_about(write: Write, row: Row) -> None:
    """Name the row an entry is about, where it was made inside the entry."""
    for name, value in _subject(row).items():
        setattr(write.entry, name, value)
    write.entry.save(update_fields=["subject_kind", "subject_uid"])


def append(row: Row | Entry) -> None:
    """Insert a row of a table that is only ever added to and is its own history, outside the journal."""
    _insert(row)


@contextmanager
def snapshot() -> Iterator[None]:
    """Let all reads of the block see one moment, without keeping anybody from writing meanwhile."""
    if connection.in_atomic_block or getattr(connection.connection, "in_transaction", False):
        yield
    elif connection.vendor == "postgresql":
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            yield
    else:
        # Not atomic(): that would take the lock for writing.
        with connection.cursor() as cursor:
            cursor.execute("BEGIN DEFERRED")
            try:
                yield
            finally:
                cursor.execute("COMMIT")


def clear(tables: Iterable[type[models.Model]]) -> None:
    """Remove every row of the tables, and the journal with them, from the workspace in scope.

    Only for putting an archive in their place, inside the caller's transaction.
    """
    every: list[type[models.Model]] = [*tables, Change, Entry]
    for model in every:
        rows = model._default_manager.filter(workspace_id=scope.current())
        _remove(rows)


def _remove(rows: models.QuerySet[Any]) -> int:
    """Delete rows without reading them first, as nothing may follow from it; return how many they were."""
    return rows._raw_delete(rows.db)  # noqa: SLF001 -- the public way reads and collects first


def _insert(row: Row | Entry) -> None:
    """Insert a row under a new id, without building a query for it each time."""
    model = type(row)
    (row.id,) = images.next_ids(model, 1)
    for name in images.itself(model):
        if getattr(row, name) is None:
            setattr(row, name, row.id)
    names = images.columns(model)
    images.insert(model, names, [[getattr(row, name) for name in names]])
    row._state.adding = False


def undo(done: Entry, *, by: User | None, at: datetime) -> Entry:
    """Take an entry back and return the new entry that did it.

    Raises ChangedSinceError when it was taken back already, cannot be, or when a later entry
    changed or needs one of its rows; the error's value `later` is that entry's uid.
    """
    with transaction.atomic():
        if done.sealed:
            raise ChangedSinceError(N_("This cannot be taken back."))
        if Entry.objects.filter(undoes=done).exists():
            raise ChangedSinceError(N_("This was taken back already."))
        undoing = Entry(
            workspace_id=done.workspace_id,
            at=at,
            actor=by,
            action="undo",
            undoes=done,
            subject_kind=done.subject_kind,
            subject_uid=done.subject_uid,
        )
        _insert(undoing)
        write = Write(undoing)
        parts = [
            (_row_model(part.table), *images.unpack(part.images))
            for part in Change.objects.filter(entry=done).order_by("id")
        ]
        for model, _, rows in parts:
            _refuse_changed(model, rows)
        for model, _, rows in parts:
            _take_away(write, model, rows)
        for model, names, rows in parts:
            back = [images.restored(model, names, row[2]) for row in rows if row[2]]
            # An entry from before an upgrade does not know the columns that came with it.
            images.insert(model, names, back, same=images.defaults(model, names))
        _refuse_needed(write, done)
        _keep_undone(write, parts)
        _run_hooks(write)
    _last.set(undoing)
    return undoing


def _take_away(write: Write, model: type[Row], rows: list[Any]) -> None:
    ids = [row[0] for row in rows]
    kept = write.before.setdefault(model, {})
    now = images.read(model, ids)
    kept.update({row_id: now.get(row_id) for row_id in ids})
    for part in images.chunks(ids, 500):
        present = model._default_manager.filter(pk__in=part)
        _remove(present)


def _keep_undone(write: Write, parts: list[tuple[type[Row], list[str], list[Any]]]) -> None:
    """Keep, for undoing the undo, the mark each row got back and the row as it was."""
    for model, names, rows in parts:
        mark = names.index("mark")
        kept = write.before[model]
        _keep_chunks(
            write.entry, model, [[row[0], row[2][mark] if row[2] else None, kept[row[0]]] for row in rows]
        )


def _refuse_changed(model: type[Row], rows: list[Any]) -> None:
    left = {row[0]: row[1] for row in rows}
    now: dict[int, int] = {}
    for part in images.chunks(list(left), 500):
        now.update(model._default_manager.filter(pk__in=part).values_list("id", "mark"))
    for row_id, mark in left.items():
        if now.get(row_id) != mark:
            raise _later(now.get(row_id))


def _refuse_needed(write: Write, done: Entry) -> None:
    """Refuse to take away rows that rows of a later entry point to."""
    for model, kept in write.before.items():
        present = _present(model, list(kept))
        gone = [row_id for row_id in kept if row_id not in present]
        relations = [one for one in model._meta.related_objects if issubclass(one.related_model, Row)]
        for relation in relations:
            for part in images.chunks(gone, 500):
                pointing = relation.related_model._default_manager.filter(
                    **{f"{relation.field.attname}__in": part}
                )
                later = pointing.exclude(mark=done.pk).values_list("mark", flat=True).first()
                if later is not None:
                    raise _later(later)


def _present(model: type[Row], ids: list[int]) -> set[int]:
    found: set[int] = set()
    for part in images.chunks(ids, 500):
        found.update(model._default_manager.filter(pk__in=part).values_list("id", flat=True))
    return found


def _later(mark: int | None) -> ChangedSinceError:
    later = Entry.objects.filter(pk=mark).first() if mark else None
    return ChangedSinceError(
        N_("Something done later builds on this. Take that back first."), later=later.uid if later else ""
    )


def _keep_chunks(made: Entry, model: type[Row], rows: list[Any]) -> None:
    names = images.columns(model)
    table = str(model._meta.model_name)
    parts = list(images.chunks(rows, images.CHUNK))
    kept = [
        (row_id, made.workspace_id, made.pk, table, len(part), images.pack(names, part))
        for row_id, part in zip(images.next_ids(Change, len(parts)), parts, strict=True)
    ]
    images.insert(Change, ["id", "workspace_id", "entry_id", "table", "count", "images"], kept)


def _attribute(row: Row, name: str) -> str:
    return str(row._meta.get_field(name).attname)  # type: ignore[union-attr]


def _row_model(name: str) -> type[Row]:
    model = images.table_model(name)
    assert issubclass(model, Row)  # noqa: S101 -- only rows are ever journalled
    return model


def _subject(row: Row | None) -> dict[str, str]:
    if row is None:
        return {}
    return {"subject_kind": str(row._meta.model_name), "subject_uid": row.uid}


@cache
def _hooks() -> list[Hook]:
    return [import_string(name) for name in settings.ASKWELL_JOURNAL_HOOKS]


def _run_hooks(write: Write) -> None:
    for hook in _hooks():
        hook(write)
