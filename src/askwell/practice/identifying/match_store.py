"""What is kept for recognising people: each contact in comparable form.

Two tables without a model, derived and never journalled. Who came with a file stands in a part: many
contacts as columns in one piece, because an import looks at all of them. Who was touched since stands in
a row, which counts instead; one without text means that there is no such contact any more. Rows are kept
before there is a part too: what is written while the first is made would be in neither else.
"""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from django.db import connection, transaction

from askwell.practice.identifying.matching.normal import Features, features, unpack
from askwell.practice.identifying.models import Contact, Detail
from askwell.practice.identifying.rules import DetailKind
from askwell.workspace import images, scope, statements
from askwell.workspace.journal import Write

if TYPE_CHECKING:
    from askwell.practice.identifying.matching.table import Table

KNOWN = "comparable"
"""Under this name an entry knows the contacts it made, as a table."""
_MANY = 500
_PART = 20_000
_MOST_ROWS, _MOST_PARTS = 2_000, 30
"""More of them are put together to one part."""


def make() -> None:
    """Create the table of rows; called by a migration."""
    compact = "" if connection.vendor == "postgresql" else " WITHOUT ROWID"
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE TABLE askwell_match_features (workspace_id bigint NOT NULL, contact_id bigint NOT NULL, "
            f"features text NOT NULL, PRIMARY KEY (workspace_id, contact_id)){compact}"
        )


def make_parts() -> None:
    """Create the table of parts, which made keys kept for each contact needless; called by a migration."""
    binary = "bytea" if connection.vendor == "postgresql" else "blob"
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE IF EXISTS askwell_match_keys")
        cursor.execute(
            "CREATE TABLE askwell_match_parts (workspace_id bigint NOT NULL, first_id bigint NOT NULL, "
            f"contacts {binary} NOT NULL, PRIMARY KEY (workspace_id, first_id))"
        )


def everybody() -> "Table":
    """Return every contact in comparable form, known by id."""
    return _joined(_rows())


def _rows(*, held: bool = False) -> list[tuple[int, str]]:
    """Return the rows; `held` ones nobody can change before the transaction ends."""
    also = " FOR UPDATE" if held and connection.vendor == "postgresql" else ""
    sql = (
        "SELECT contact_id, features FROM askwell_match_features WHERE workspace_id = %s ORDER BY contact_id"
    )
    return _asked(sql + also)


def _joined(rows: Sequence[tuple[int, str]]) -> "Table":
    """Return everybody. Rows are read before parts: somebody put into a part meanwhile is not missed."""
    from askwell.practice.identifying.matching.table import joined, table_of  # noqa: PLC0415 -- loads numpy

    touched = [contact_id for contact_id, _ in rows]
    there = [(contact_id, unpack(text)) for contact_id, text in rows if text]
    lately = table_of([one for _, one in there], [contact_id for contact_id, _ in there])
    return joined([*(part.without(touched) for _, part in _parts()), lately])


def _parts() -> list[tuple[int, "Table"]]:
    """Return the parts as (first id, contacts)."""
    from askwell.practice.identifying.matching.table import Table  # noqa: PLC0415 -- loads numpy

    sql = "SELECT first_id, contacts FROM askwell_match_parts WHERE workspace_id = %s ORDER BY first_id"
    return [(first_id, Table.unpacked(kept)) for first_id, kept in _asked(sql)]


def _asked(sql: str) -> list[Any]:
    return statements.rows(sql, [scope.current()])


def _put_part(table: "Table") -> None:
    if table.size:
        with connection.cursor() as cursor:
            cursor.execute(
                "INSERT INTO askwell_match_parts (workspace_id, first_id, contacts) VALUES (%s, %s, %s)",
                [scope.current(), int(table.ids[0]), table.pack()],
            )


def _put_rows(contact_ids: Sequence[int]) -> None:
    """Keep contacts as they stand, or that they are gone."""
    there = dict(as_they_stand(contact_ids))
    here = scope.current()
    with connection.cursor() as cursor:
        cursor.executemany(
            "INSERT INTO askwell_match_features (workspace_id, contact_id, features) VALUES (%s, %s, %s) "
            "ON CONFLICT (workspace_id, contact_id) DO UPDATE SET features = excluded.features",
            [(here, row_id, there[row_id].pack() if row_id in there else "") for row_id in contact_ids],
        )


def _delete(table: str, column: str, ids: Iterable[int]) -> None:
    here = scope.current()
    with connection.cursor() as cursor:
        cursor.executemany(
            f"DELETE FROM {table} WHERE workspace_id = %s AND {column} = %s",  # noqa: S608 -- our own names
            [(here, row_id) for row_id in ids],
        )


def forget(contact_ids: Sequence[int]) -> None:
    """Forget contacts so that nothing of them is left."""
    _alone()
    _delete("askwell_match_features", "contact_id", contact_ids)
    for first_id, part in _parts():
        rest = part.without(contact_ids)
        if rest is not part:
            _delete("askwell_match_parts", "first_id", [first_id])
            _put_part(rest)


def _alone() -> None:
    """Let nobody else put parts anew before the transaction ends; on SQLite every write is alone anyway."""
    if connection.vendor == "postgresql":
        _asked("SELECT pg_advisory_xact_lock(%s)")


def index(write: Write) -> None:
    """Keep the form of every contact that an entry touched; the journal's hook."""
    known: Table | None = write.known.get(KNOWN)
    made = set() if known is None else set(known.ids.tolist())
    touched = set(write.touched(Contact)) - made
    at = images.columns(Detail).index("contact_id")
    touched |= {before[at] for before in write.touched(Detail).values() if before and before[at]}
    touched |= {row[0] for row in write.now(Detail, ("contact_id",)) if row[0] and row[0] not in made}
    if touched:
        _put_rows(sorted(touched))
    if known is not None:
        _put_part(known)
    if known is not None or (len(touched) > _MOST_ROWS and _is_begun()):
        _tidy()


def _tidy() -> None:
    """Make one part of all where there are many parts or rows."""
    counted = "SELECT count(*) FROM {} WHERE workspace_id = %s"
    ((rows,),), ((parts,),) = (
        _asked(counted.format(name)) for name in ("askwell_match_features", "askwell_match_parts")
    )
    if rows > _MOST_ROWS or parts > _MOST_PARTS:
        _alone()
        kept = _rows(held=True)
        table = _joined(kept)
        _delete("askwell_match_features", "contact_id", [contact_id for contact_id, _ in kept])
        _clear_parts()
        _put_part(table)


def _clear_parts() -> None:
    _delete("askwell_match_parts", "first_id", [first_id for first_id, _ in _parts()])


def ensure() -> None:
    """Keep every contact, where no part is yet: at the first look, or after an archive was brought in."""
    if _is_begun() or not Contact.objects.exists():
        return
    with transaction.atomic():
        _alone()
        if not _is_begun():
            _begin()


def _is_begun() -> bool:
    return bool(_asked("SELECT 1 FROM askwell_match_parts WHERE workspace_id = %s LIMIT 1"))


def _begin() -> None:
    """Put every contact into parts. The rows stay, for they count: each came with what it tells of."""
    from askwell.practice.identifying.matching.table import table_of  # noqa: PLC0415 -- loads numpy

    ids = list(Contact.objects.order_by("id").values_list("id", flat=True))
    for part in images.chunks(ids, _PART):
        found = as_they_stand(part)
        _put_part(table_of([one for _, one in found], [contact_id for contact_id, _ in found]))


def clear() -> None:
    """Forget everybody of the workspace."""
    with connection.cursor() as cursor:
        for table in ("askwell_match_parts", "askwell_match_features"):
            cursor.execute(f"DELETE FROM {table} WHERE workspace_id = %s", [scope.current()])  # noqa: S608 -- our own names


def as_they_stand(contact_ids: Sequence[int]) -> list[tuple[int, Features]]:
    """Return contacts in comparable form, made from what stands in their rows."""
    ways: dict[int, dict[str, list[str]]] = {}
    for part in images.chunks(contact_ids, _MANY):
        rows = Detail.objects.filter(contact_id__in=part).order_by("id")
        for contact_id, kind, key in rows.values_list("contact_id", "kind", "key"):
            ways.setdefault(contact_id or 0, {}).setdefault(kind, []).append(key)
    found = []
    for part in images.chunks(contact_ids, _MANY):
        people = Contact.objects.filter(id__in=part, name_known=True).values_list(
            "id", "full_name", "organization__name", "title", "city"
        )
        for row_id, name, organization, title, city in people:
            has = ways.get(row_id, {})
            found.append(
                (
                    row_id,
                    features(
                        name,
                        emails=has.get(DetailKind.EMAIL, ()),
                        phones=has.get(DetailKind.PHONE, ()),
                        links=has.get(DetailKind.LINK, ()),
                        organization=organization or "",
                        title=title,
                        city=city,
                    ),
                )
            )
    return found
