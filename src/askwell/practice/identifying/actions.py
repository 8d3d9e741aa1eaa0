"""What can be done with contacts, organizations and their details."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from askwell.integrations import search
from askwell.kernel import names
from askwell.kernel.drafts import TableLook
from askwell.kernel.errors import N_, BadInputError, ChangedSinceError
from askwell.practice.identifying import finding, organizations, rules
from askwell.practice.identifying.models import ColumnMap, Contact, Detail, Organization, Source
from askwell.practice.identifying.parts import ids_of
from askwell.practice.identifying.phones import phone_key
from askwell.practice.identifying.rules import DetailKind, SourceKind
from askwell.workspace import images, journal, scope
from askwell.workspace.journal import Write
from askwell.workspace.models import User

_NAMED_LONGEST = 300


def add_contact(
    full_name: str,
    *,
    by: User | None,
    at: datetime,
    name_known: bool = True,
    organization: str = "",
    phones: Sequence[str] = (),
    emails: Sequence[str] = (),
    source: SourceKind = SourceKind.TYPED,
    country: str = "",
    **values: Any,
) -> Contact:
    """Add a contact with their organization and ways to reach them, all from one source.

    `values` are further fields of Contact (title, city, say_it, tie…). Raises BadInputError
    without a name.
    """
    name = " ".join(full_name.split())
    if not name:
        raise BadInputError(N_("A name is needed, or a word for who they are, like “the owner of Nordwind”."))
    with journal.entry("contact.add", by=by, at=at) as write:
        where = organization_called(write, organization) if organization.strip() else None
        values.setdefault("called", names.formal(name) if name_known else "")
        contact = write.create(
            Contact,
            full_name=name[:_NAMED_LONGEST],
            name_known=name_known,
            sort_as=names.sort_as(name)[:_NAMED_LONGEST],
            organization=where,
            **values,
        )
        journal.tell_about(write, contact)
        typed = {"full_name": name, "organization": organization.strip(), **values}
        record = write.create(
            Source,
            contact=contact,
            kind=source,
            at=at,
            values={key: str(value) for key, value in typed.items() if value},
        )
        for phone in phones:
            add_detail(contact, DetailKind.PHONE, phone, by=by, at=at, source=record, country=country)
        for email in emails:
            add_detail(contact, DetailKind.EMAIL, email, by=by, at=at, source=record)
    return contact


def edit_contact(
    contact: Contact, *, by: User | None, at: datetime, expected_mark: int | None = None, **values: Any
) -> bool:
    """Change fields of a contact; tell whether anything differed.

    A new `full_name` is sorted anew unless `sort_as` is given. `organization` is a name.
    Raises ChangedSinceError when `expected_mark` is not the row's mark.
    """
    check_mark(contact, expected_mark)
    with journal.entry("contact.edit", by=by, at=at, about=contact) as write:
        if "full_name" in values:
            values["full_name"] = " ".join(values["full_name"].split())[:_NAMED_LONGEST]
            if not values["full_name"]:
                raise BadInputError(N_("A name is needed, or a word for who they are."))
            values.setdefault("sort_as", names.sort_as(values["full_name"])[:_NAMED_LONGEST])
        if "organization" in values:
            where = values.pop("organization").strip()
            values["organization_id"] = organization_called(write, where).id if where else None
        changed = write.update(contact, **values)
        if changed:
            kept = {key: str(value) for key, value in values.items() if value and key != "sort_as"}
            write.create(Source, contact=contact, kind=SourceKind.TYPED, at=at, values=kept)
    return changed


def organization_called(write: Write, name: str) -> Organization:
    """Return the organization of this name in any spelling, made if there is none."""
    found = organizations.called([name])[0].get(name)
    if found is not None:
        return Organization.objects.get(pk=found)
    return write.create(Organization, name=organizations.clean(name), sort_as=organizations.key(name))


def add_organization(name: str, *, by: User | None, at: datetime, **values: Any) -> Organization:
    """Add an organization, or return the one there is; raises BadInputError without a name."""
    if not name.strip():
        raise BadInputError(N_("A business needs a name."))
    with journal.entry("organization.add", by=by, at=at) as write:
        found = organization_called(write, name)
        write.update(found, **values)
        journal.tell_about(write, found)
    return found


def edit_organization(
    organization: Organization,
    *,
    by: User | None,
    at: datetime,
    expected_mark: int | None = None,
    **values: Any,
) -> bool:
    """Change fields of an organization; tell whether anything differed."""
    check_mark(organization, expected_mark)
    with journal.entry("organization.edit", by=by, at=at, about=organization) as write:
        if "name" in values:
            values["sort_as"] = organizations.key(values["name"])
        return write.update(organization, **values)


def add_detail(
    owner: Contact | Organization,
    kind: DetailKind,
    value: str,
    *,
    by: User | None,
    at: datetime,
    label: str = "",
    parts: dict[str, str] | None = None,
    source: Source | None = None,
    source_kind: SourceKind = SourceKind.TYPED,
    country: str = "",
) -> Detail | None:
    """Add a way to reach somebody, or return None when they have it already.

    A postal address comes in `parts` (street, city, region, postal_code, country); `country` is
    where a phone number without + is dialled from. Raises BadInputError for an empty value.
    """
    text = value.strip() or "\n".join(rules.address_lines(parts or {}))
    if not text:
        raise BadInputError(N_("There is nothing to keep: the field is empty."))
    key = detail_key(kind, text, country)
    whose: dict[str, Any] = {"contact": owner} if isinstance(owner, Contact) else {"organization": owner}
    if _details_like(owner, kind, key).exists():
        return None
    with journal.entry("detail.add", by=by, at=at, about=owner) as write:
        kept = source or write.create(Source, kind=source_kind, at=at, values={str(kind): text}, **whose)
        return write.create(
            Detail, kind=kind, label=label[:60], value=text, key=key, parts=parts or {}, source=kept, **whose
        )


def detail_key(kind: DetailKind, text: str, country: str = "") -> str:
    """Return the form of a detail that compares equal."""
    if kind is DetailKind.PHONE:
        return phone_key(text, country)[:_NAMED_LONGEST]
    if kind is DetailKind.EMAIL:
        return rules.email_key(text)[:_NAMED_LONGEST]
    if kind is DetailKind.LINK:
        return rules.link_key(text)[:_NAMED_LONGEST]
    return " ".join(names.words(text))[:_NAMED_LONGEST]


def _details_like(owner: Contact | Organization, kind: str, key: str) -> QuerySet[Detail]:
    """Return what somebody has of a detail; each contact of a person may have it."""
    rows = Detail.objects.filter(kind=kind, key=key)
    if isinstance(owner, Contact):
        return rows.filter(contact_id__in=ids_of(owner.person_id))
    return rows.filter(organization=owner)


def remove_detail(detail: Detail, *, by: User | None, at: datetime) -> None:
    """Take a detail away, from every contact of the person; it can be brought back by undo."""
    owner = detail.contact or detail.organization
    assert owner is not None  # noqa: S101 -- a detail is somebody's
    with journal.entry("detail.remove", by=by, at=at, about=owner) as write:
        for one in _details_like(owner, detail.kind, detail.key):
            write.delete(one)


def remember_columns(look: TableLook, fields: Sequence[str], *, by: User | None, at: datetime) -> ColumnMap:
    """Keep which field each column of a table goes into, for every file with the same columns.

    Raises BadInputError for more or fewer fields than there are columns.
    """
    if len(fields) != len(look.columns):
        raise BadInputError(N_("Every column needs a field, or a word that it is left out."))
    with journal.entry("columns.map", by=by, at=at) as write:
        known = ColumnMap.objects.filter(fingerprint=look.fingerprint).first()
        if known:
            write.update(known, fields=list(fields))
            return known
        return write.create(
            ColumnMap, fingerprint=look.fingerprint, columns=list(look.columns), fields=list(fields)
        )


def check_mark(row: Contact | Organization, expected_mark: int | None) -> None:
    """Raise ChangedSinceError when a row is not as it was when the form was opened."""
    if expected_mark is not None and row.mark != expected_mark:
        raise ChangedSinceError(N_("This was changed meanwhile, perhaps in another window."))


def index(write: Write) -> None:
    """Bring the search index up to date with what an entry touched; the journal's hook."""
    touched = write.touched(Contact)
    renamed = [row_id for row_id, before in write.touched(Organization).items() if before]
    known = {person_id for place in renamed for person_id in _at(place)}
    at = images.columns(Contact).index("person_id")
    for row_id, before in touched.items():
        if before:
            known.update((row_id, before[at]))
    fresh = []
    for row in write.now(Contact, ("id", *finding.SEARCHED)):
        row_id, person_id = row[:2]
        if row_id == person_id and touched[row_id] is None:
            fresh.append(row[1:])
        else:
            known.add(person_id)
    if known:
        search.remove(scope.current(), list(known))
    rows = [*(row for row in fresh if row[0] not in known), *finding.searched(list(known))]
    for words in images.chunks(_words(rows), 5_000):
        search.put(scope.current(), words)


def rederive() -> None:
    """Make anew what follows from the rows of the workspace, whichever version wrote them."""
    organizations.derive_keys(list(Organization.objects.values_list("id", flat=True)))
    reindex()


def reindex() -> None:
    """Make the search index of the workspace anew."""
    search.rebuild(scope.current(), _words(finding.searched()))


def _at(organization_id: int) -> Iterable[int]:
    """Return the people of whom a contact works at an organization."""
    return Contact.objects.filter(organization_id=organization_id).values_list("person_id", flat=True)


def _words(rows: Sequence[Sequence[Any]]) -> list[tuple[int, str]]:
    """Return the words that find each person, of all their contacts together."""
    said: dict[int, list[str | None]] = {}
    for person_id, *texts in finding.words_of(rows):
        said.setdefault(person_id, []).extend(texts)
    # Most are called by their full name: what stands twice is folded once.
    return [
        (person_id, " ".join(dict.fromkeys(names.words(" ".join(filter(None, dict.fromkeys(texts)))))))
        for person_id, texts in said.items()
    ]
