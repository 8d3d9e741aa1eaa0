"""What can be asked about contacts, organizations, their details and sources."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from operator import itemgetter
from typing import Any

from django.db.models import QuerySet

from askwell.kernel import codes, names
from askwell.kernel.errors import N_, NotFoundError
from askwell.practice.identifying import faces, finding, listing
from askwell.practice.identifying.listing import COLUMNS, Key, Page, listed
from askwell.practice.identifying.models import (
    ColumnMap,
    Contact,
    Detail,
    ImportBatch,
    Organization,
    Portrait,
    Source,
)
from askwell.practice.identifying.parts import Parts, ids_of, parts_of
from askwell.practice.identifying.rules import DetailKind, Reach, SourceKind, Tie
from askwell.workspace import images, prepared

PAGE = 50
SEARCH_MOST = 200


def contact(uid: str) -> Contact:
    """Return a person with their organization, also by the uid of a contact that was merged into them.

    Raises NotFoundError.
    """
    found = _contacts(uid)
    if found and found[0][_MERGED]:
        found = _contacts(Contact.objects.values_list("uid", flat=True).get(id=found[0][_PERSON]))
    if not found:
        raise NotFoundError(N_("There is no such person here."))
    own, where = found[0][: len(_OWN)], found[0][len(_OWN) :]
    made = Contact.from_db("default", _OWN, own)
    made.organization = Organization.from_db("default", _WHERE, where) if where[0] else None
    faces.on_people([made])
    return made


_OWN = [field.attname for field in Contact._meta.concrete_fields]
_MERGED, _PERSON = _OWN.index("merged_into_id"), _OWN.index("person_id")
_WHERE = [field.attname for field in Organization._meta.concrete_fields]
_contacts = prepared.rows(
    lambda uid: Contact.objects.filter(uid=uid).values_list(
        *_OWN, *(f"organization__{name}" for name in _WHERE)
    )
)


def by_code(code: str) -> list[Contact]:
    """Return the contacts with a (tidied) code on their call sheet: hardly ever more than one."""
    rows = Contact.objects.filter(uid__endswith=codes.ending(code))
    return [one for one in rows if codes.code_of(one.uid) == code]


def mail_address(person_id: int) -> str:
    """Return the first mail address of a person, or nothing."""
    found = details_of([person_id])[person_id]
    return next((one.value for one in found if one.kind == DetailKind.EMAIL), "")


def names_of(uids: Iterable[str]) -> dict[str, str]:
    """Return the names of some contacts, by uid; who is no longer there is left out."""
    return dict(Contact.objects.filter(uid__in=list(uids)).values_list("uid", "full_name"))


def close_ones(limit: int = 5) -> list[Contact]:
    """Return people close to the seeker, the newest first: with them one practises best."""
    rows = Contact.objects.filter(tie=str(Tie.CLOSE), do_not_contact=False, merged_into__isnull=True)
    return list(rows.order_by("-id")[:limit])


def first_typed() -> Contact | None:
    """Return the oldest contact that the seeker typed in, if there is one."""
    rows = Contact.objects.select_related("organization").filter(sources__kind=SourceKind.TYPED)
    found = rows.order_by("id").first()
    return contact(found.uid) if found and found.merged_into_id else found


def organization(uid: str) -> Organization:
    """Return an organization; raises NotFoundError."""
    found = Organization.objects.filter(uid=uid).first()
    if found is None:
        raise NotFoundError(N_("There is no such organization here."))
    return found


def place(uid: str) -> tuple[int, str] | None:
    """Return the number and the name of an organization, None where there is none."""
    found = _organization_heads(uid)
    return found[0] if found else None


_organization_heads = prepared.rows(
    lambda uid: Organization.objects.filter(uid=uid).values_list("id", "name")
)


def page_by_name(
    *,
    after: Key | None = None,
    before: Key | None = None,
    organization_id: int | None = None,
    last: bool = False,
    size: int = PAGE,
) -> Page:
    """Return `size` contacts by name after or before a key, or the last ones; never counts them all."""
    backwards = before is not None or last
    key = before if backwards else after
    walk = _walk_by_name(organization_id is not None, key is not None, backwards, size)
    rows = walk(*([] if organization_id is None else [organization_id]), *(key or ()))
    return listing.page(rows, after=after, before=before, last=last, size=size)


@cache
def _walk_by_name(at_one: bool, keyed: bool, backwards: bool, size: int) -> Callable[..., list[Any]]:  # noqa: FBT001 -- the shape
    """Return the query for a page of everybody, or of one organization, from a key on or not."""

    def build(*given: Any) -> QuerySet[Contact, Any]:
        rows = Contact.objects.filter(merged_into__isnull=True, put_aside=False)
        if at_one:
            rows = rows.filter(organization_id=given[0])
        return listing.walk(rows, given[-2:] if keyed else None, size=size, backwards=backwards)

    return prepared.rows(build)


def page_of(
    rows: QuerySet[Contact, Contact], *, after: Key | None, before: Key | None, last: bool, size: int
) -> Page:
    """Return `size` of these contacts by name after or before a key, or the last ones."""
    backwards = before is not None or last
    found = listing.walk(rows, before if backwards else after, size=size, backwards=backwards)
    return listing.page(found, after=after, before=before, last=last, size=size)


def matching(text: str, *, limit: int = PAGE) -> Page:
    """Return the people whom a text finds (finding.py), by name."""
    ids = finding.found(text, SEARCH_MOST)
    first = [row_id for _sort_as, row_id, _name in sorted(_keys(ids))[:limit]]
    lines = faces.on_lines([listed(row) for row in _listed_rows(first)])
    found = sorted(lines, key=lambda one: (one.sort_as, one.id))
    return Page(found, None, None)


# `full_name` keeps SQLite from reading a whole index that covers the other two instead of these rows.
_keys = prepared.rows(
    lambda ids: Contact.objects.filter(id__in=ids, put_aside=False).values_list("sort_as", "id", "full_name")
)
_listed_rows = prepared.rows(lambda ids: Contact.objects.filter(id__in=ids).values_list(*COLUMNS))


def details_of(contact_ids: Iterable[int]) -> dict[int, list[Detail]]:
    """Return the details of people with their sources, in the order they came, each once."""
    found: dict[int, dict[tuple[str, str], Detail]] = {row_id: {} for row_id in contact_ids}
    parts = parts_of(list(found))
    rows = Detail.objects.filter(contact_id__in=list(parts)).select_related("source").order_by("id")
    for detail in rows:
        if detail.contact_id is not None:
            found[parts[detail.contact_id]].setdefault((detail.kind, detail.key), detail)
    return {row_id: list(details.values()) for row_id, details in found.items()}


def details_of_organization(organization_id: int) -> list[Detail]:
    """Return the details of an organization, in the order they came."""
    return list(
        Detail.objects.filter(organization_id=organization_id).select_related("source").order_by("id")
    )


def sources_of(contact_id: int) -> list[Source]:
    """Return the records a person's contacts were made from, oldest first."""
    rows = Source.objects.filter(contact_id__in=ids_of(contact_id)).select_related("batch")
    return list(rows.order_by("id"))


def reach_of(parts: Parts) -> dict[int, Reach]:
    """Return how each person can be reached; a switchboard of the organization counts."""
    kinds: dict[int, set[str]] = {person_id: set() for person_id in parts.values()}
    ids = list(parts)
    for contact_id, kind in [*_own_kinds(ids), *_shared_kinds(ids)]:
        if contact_id in parts:
            kinds[parts[contact_id]].add(kind)
    return {row_id: Reach(*(kind in found for kind in DetailKind)) for row_id, found in kinds.items()}


_own_kinds = prepared.rows(
    lambda ids: Detail.objects.filter(contact_id__in=ids).values_list("contact_id", "kind").distinct()
)
_shared_kinds = prepared.rows(
    lambda ids: (
        Detail.objects.filter(organization__contacts__in=ids)
        .values_list("organization__contacts__id", "kind")
        .distinct()
    )
)


def countries_of(contact_ids: Sequence[int]) -> dict[int, str]:
    """Return the countries of the organizations that contacts work at, as written."""
    return {one: str(country) for one, country in _organizations_countries(contact_ids) if country}


def country_of(parts: Parts, at_work: Mapping[int, str]) -> dict[int, str]:
    """Return where each person works, as written: by their own address, else by their organization's.

    `at_work` are the countries of the contacts' organizations (`countries_of`).
    """
    found = {parts[one]: country for one, country in at_work.items()}
    for one, address in _own_addresses(list(parts)):
        if country := str(address.get("country") or ""):
            found[parts[one]] = country
    return found


_organizations_countries = prepared.rows(
    lambda ids: Contact.objects.filter(id__in=ids).values_list("id", "organization__country")
)
_own_addresses = prepared.rows(
    lambda ids: (
        Detail.objects.filter(contact_id__in=ids, kind=str(DetailKind.ADDRESS))
        .order_by("id")
        .values_list("contact_id", "parts")
    )
)


def batches(limit: int = 20) -> list[ImportBatch]:
    """Return the files brought in, newest first."""
    return list(ImportBatch.objects.order_by("-id")[:limit])


def column_maps() -> dict[str, tuple[str, ...]]:
    """Return what was said about the columns of tables, by their fingerprint."""
    return {key: tuple(fields) for key, fields in ColumnMap.objects.values_list("fingerprint", "fields")}


def portrait_of(ids: Sequence[int]) -> str:
    """Return a person's small picture (WebP in base64), of the oldest contact with one; "" for none."""
    found = _portrait(ids)
    return str(found[0][0]) if found else ""


_portrait = prepared.rows(
    lambda ids: Portrait.objects.filter(contact_id__in=ids).order_by("id").values_list("webp")
)


RowKey = tuple[bool, int]
"""Whose a record is: (it is a person, the row's id)."""


@dataclass(slots=True)
class Keyed:
    """What is known under a source's key: whose it is, and the digests of the records seen."""

    row: RowKey
    digests: set[str]


def owners_by_key(keys: Sequence[str]) -> dict[str, Keyed]:
    """Return what is known under each of these keys of sources."""
    found: dict[str, Keyed] = {}
    # SQLite needs to be told again what the index by key leaves out.
    rows = images.having(
        Source, ("key", "contact_id", "organization_id", "digest"), "key", keys, "AND NOT (key = '')"
    )
    for key, contact_id, organization_id, digest in rows:
        row = (contact_id is not None, contact_id or organization_id)
        found.setdefault(key, Keyed(row, set())).digests.add(digest)
    return found


def newest_record(key: str) -> dict[str, Any]:
    """Return the last record that came under a source's key, empty before the first."""
    rows = Source.objects.filter(key=key).exclude(key="").values_list("id", "values")
    return max(rows, key=itemgetter(0), default=(0, {}))[1]


def owners_by_digest(digests: Sequence[str]) -> dict[str, list[RowKey]]:
    """Return whose records have these digests, of those without a key; one item per record."""
    found: dict[str, list[RowKey]] = {}
    rows = images.having(
        Source, ("digest", "contact_id", "organization_id"), "digest", digests, "AND key = ''"
    )
    for digest, contact_id, organization_id in rows:
        found.setdefault(digest, []).append((contact_id is not None, contact_id or organization_id))
    return found


def people_by_detail(keys: Sequence[str]) -> dict[tuple[str, str], int]:
    """Return contacts by (folded name, key of a mail address or phone number); the oldest of several."""
    reached = [
        (key, owner) for key, owner in images.having(Detail, ("key", "contact_id"), "key", keys) if owner
    ]
    called = dict(images.having(Contact, ("id", "full_name"), "id", [owner for _, owner in reached]))
    found: dict[tuple[str, str], int] = {}
    for key, owner in reached:
        name = (names.fold(called[owner]), key)
        found[name] = min(found.get(name, owner), owner)
    return found


def detail_lines(ids: Sequence[int]) -> list[Any]:
    """Return the details of a person's contacts as they came, each once.

    Rows of uid, kind, label, value, key, source__kind, source__at.
    """
    once: dict[tuple[str, str], Any] = {}
    for line in _detail_lines(ids):
        once.setdefault((line.kind, line.key), line)
    return list(once.values())


def source_lines(ids: Sequence[int]) -> list[Any]:
    """Return the records a person's contacts were made from, oldest first: rows of kind, name, values, at."""
    return _source_lines(ids)


_detail_lines = prepared.rows(
    lambda ids: (
        Detail.objects.filter(contact_id__in=ids)
        .order_by("id")
        .values_list("uid", "kind", "label", "value", "key", "source__kind", "source__at", named=True)
    )
)
_source_lines = prepared.rows(
    lambda ids: (
        Source.objects.filter(contact_id__in=ids)
        .order_by("id")
        .values_list("kind", "name", "values", "at", named=True)
    )
)
