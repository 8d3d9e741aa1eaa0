"""What is kept for recognising people: each contact in comparable form, and the keys it can be found by.

Two tables without a model, derived and never journalled; the keys stand in their index alone (on SQLite
WITHOUT ROWID), because nothing else is asked of them.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django.db import connection
from django.db.backends.utils import CursorWrapper

from askwell.practice.identifying.matching.keys import keys_of
from askwell.practice.identifying.matching.normal import Features, features, unpack
from askwell.practice.identifying.models import Contact, Detail
from askwell.practice.identifying.rules import DetailKind
from askwell.workspace import images, scope
from askwell.workspace.journal import Write

KNOWN = "features"
"""Under this name an entry knows contacts it made: dict of id and (Features, keys)."""
_MANY = 500
_ID_BITS = 27
"""A key has 36 bits, so that these are left in a number of 64 with its sign."""


def make() -> None:
    """Create the tables; called by a migration."""
    compact = "" if connection.vendor == "postgresql" else " WITHOUT ROWID"
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE TABLE askwell_match_features (workspace_id bigint NOT NULL, contact_id bigint NOT NULL, "
            f"features text NOT NULL, PRIMARY KEY (workspace_id, contact_id)){compact}"
        )
        cursor.execute(
            "CREATE TABLE askwell_match_keys (workspace_id bigint NOT NULL, match_key bigint NOT NULL, "
            f"contact_id bigint NOT NULL, PRIMARY KEY (workspace_id, match_key, contact_id)){compact}"
        )


def put(rows: Iterable[tuple[int, Features, set[int]]]) -> None:
    """Keep contacts that are not kept yet, as (id, features, keys)."""
    found = list(rows)
    here = scope.current()
    with connection.cursor() as cursor:
        cursor.executemany(
            "INSERT INTO askwell_match_features (workspace_id, contact_id, features) VALUES (%s, %s, %s)",
            [(here, contact_id, one.pack()) for contact_id, one, _ in found],
        )
        _put_keys(cursor, {contact_id: its for contact_id, _, its in found})


def _put_keys(cursor: CursorWrapper, rows: dict[int, set[int]]) -> None:
    """Write the keys of contacts by id, each with the id as one number of 63 bits, all in one parameter.

    A row for each as parameters of its own takes more than twice as long; so does any order but the index's.
    """
    least = min(rows, default=0)
    packed = sorted(key << _ID_BITS | row_id - least for row_id, its in rows.items() for key in its)
    source, among = _listed(packed)
    cursor.execute(
        "INSERT INTO askwell_match_keys (workspace_id, match_key, contact_id) "  # noqa: S608 -- our own words
        f"SELECT %s, value >> {_ID_BITS}, (value & {(1 << _ID_BITS) - 1}) + %s FROM {source}",
        [scope.current(), least, among],
    )


def remove(contact_ids: Sequence[int]) -> None:
    """Forget contacts; those not kept are no matter."""
    here = scope.current()
    kept = features_of(contact_ids)
    with connection.cursor() as cursor:
        cursor.executemany(
            "DELETE FROM askwell_match_keys WHERE workspace_id = %s AND match_key = %s AND contact_id = %s",
            [(here, key, contact_id) for contact_id, one in kept.items() for key in keys_of(one)],
        )
        cursor.executemany(
            "DELETE FROM askwell_match_features WHERE workspace_id = %s AND contact_id = %s",
            [(here, contact_id) for contact_id in kept],
        )


def features_of(contact_ids: Sequence[int]) -> dict[int, Features]:
    """Return the kept form of contacts."""
    sql = "SELECT contact_id, features FROM askwell_match_features WHERE workspace_id = %s AND contact_id"
    return {contact_id: unpack(text) for contact_id, text in _among(sql, contact_ids)}


def everybody() -> Iterator[tuple[int, Features]]:
    """Yield every contact in its kept form."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT contact_id, features FROM askwell_match_features WHERE workspace_id = %s "
            "ORDER BY contact_id",
            [scope.current()],
        )
        yield from ((contact_id, unpack(text)) for contact_id, text in cursor.fetchall())


def holders(keys: Sequence[int]) -> list[tuple[int, int]]:
    """Return (key, contact id) of all contacts that have any of these keys."""
    sql = "SELECT match_key, contact_id FROM askwell_match_keys WHERE workspace_id = %s AND match_key"
    return _among(sql, keys)


def _among(sql: str, values: Sequence[int]) -> list[tuple[Any, ...]]:
    """Run a query that ends in a column among many values, given at once as one parameter."""
    source, among = _listed(values)
    with connection.cursor() as cursor:
        cursor.execute(f"{sql} IN (SELECT value FROM {source})", [scope.current(), among])  # noqa: S608 -- the same
        return list(cursor.fetchall())


def _listed(values: Sequence[int]) -> tuple[str, Any]:
    """Return a source of rows with one column `value` for a query, and its parameter."""
    if connection.vendor == "postgresql":
        return "unnest(%s::bigint[]) AS value", list(values)
    return "json_each(%s)", json.dumps(list(values))


def index(write: Write) -> None:
    """Keep the form of every contact that an entry touched; the journal's hook."""
    known: dict[int, tuple[Features, set[int]]] = write.known.get(KNOWN, {})
    touched = set(write.touched(Contact)) - set(known)
    at = images.columns(Detail).index("contact_id")
    touched |= {before[at] for before in write.touched(Detail).values() if before and before[at]}
    touched |= {row[0] for row in write.now(Detail, ("contact_id",)) if row[0] and row[0] not in known}
    if touched:
        remove(list(touched))
        put(_with_keys(as_they_stand(list(touched))))
    if known:
        put((row_id, *kept) for row_id, kept in known.items())


def ensure() -> None:
    """Keep every contact, where none is kept yet: after an upgrade."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT 1 FROM askwell_match_features WHERE workspace_id = %s LIMIT 1", [scope.current()]
        )
        if cursor.fetchone():
            return
    if Contact.objects.exists():
        rebuild()


def rebuild() -> None:
    """Keep every contact of the workspace anew."""
    here = scope.current()
    with connection.cursor() as cursor:
        for table in ("askwell_match_keys", "askwell_match_features"):
            cursor.execute(f"DELETE FROM {table} WHERE workspace_id = %s", [here])  # noqa: S608 -- our own names
    ids = list(Contact.objects.order_by("id").values_list("id", flat=True))
    for part in images.chunks(ids, 5_000):
        put(_with_keys(as_they_stand(part)))


def _with_keys(rows: Iterable[tuple[int, Features]]) -> Iterator[tuple[int, Features, set[int]]]:
    return ((contact_id, one, keys_of(one)) for contact_id, one in rows)


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
