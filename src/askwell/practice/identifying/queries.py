"""What can be asked about contacts, organizations, their details and sources."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Q

from askwell.integrations import search
from askwell.kernel.errors import N_, NotFoundError
from askwell.practice.identifying.models import Contact, Detail, ImportBatch, Organization, Source
from askwell.practice.identifying.rules import DetailKind, Reach
from askwell.workspace import scope

PAGE = 50
SEARCH_MOST = 500


@dataclass(frozen=True, slots=True)
class Listed:
    """One line of the list of contacts."""

    id: int
    uid: str
    full_name: str
    title: str
    organization: str
    organization_uid: str
    sort_as: str


@dataclass(frozen=True, slots=True)
class Page:
    """A run of contacts by name, and the keys (`sort_as`, id) to go on before and after it."""

    contacts: list[Listed]
    before: tuple[str, int] | None
    after: tuple[str, int] | None


_COLUMNS = ("id", "uid", "full_name", "title", "organization__name", "organization__uid", "sort_as")


def contact(uid: str) -> Contact:
    """Return a contact with its organization; raises NotFoundError."""
    found = Contact.objects.select_related("organization").filter(uid=uid).first()
    if found is None:
        raise NotFoundError(N_("There is no such person here."))
    return found


def organization(uid: str) -> Organization:
    """Return an organization; raises NotFoundError."""
    found = Organization.objects.filter(uid=uid).first()
    if found is None:
        raise NotFoundError(N_("There is no such organization here."))
    return found


def page_by_name(
    *,
    after: tuple[str, int] | None = None,
    before: tuple[str, int] | None = None,
    organization_id: int | None = None,
    last: bool = False,
    size: int = PAGE,
) -> Page:
    """Return `size` contacts by name after or before a key, or the last ones; never counts them all."""
    rows = Contact.objects.all()
    if organization_id is not None:
        rows = rows.filter(organization_id=organization_id)
    backwards = before is not None or last
    if after:
        rows = rows.filter(Q(sort_as__gt=after[0]) | Q(sort_as=after[0], id__gt=after[1]), sort_as__gte=after[0])
    if before:
        rows = rows.filter(
            Q(sort_as__lt=before[0]) | Q(sort_as=before[0], id__lt=before[1]), sort_as__lte=before[0]
        )
    order = ("-sort_as", "-id") if backwards else ("sort_as", "id")
    found = [_listed(row) for row in rows.order_by(*order).values_list(*_COLUMNS)[: size + 1]]
    more = len(found) > size
    found = found[:size]
    if backwards:
        found.reverse()
    return _page(found, more_before=more if backwards else bool(after), more_after=not last if backwards else more)


def _page(found: list[Listed], *, more_before: bool, more_after: bool) -> Page:
    first = (found[0].sort_as, found[0].id) if found else None
    final = (found[-1].sort_as, found[-1].id) if found else None
    return Page(found, first if more_before else None, final if more_after else None)


def matching(text: str, *, limit: int = PAGE) -> Page:
    """Return contacts that have a word beginning with each word of `text`, by name."""
    ids = search.find(scope.current(), text, SEARCH_MOST)
    rows = Contact.objects.filter(id__in=ids).order_by("sort_as", "id").values_list(*_COLUMNS)[:limit]
    return Page([_listed(row) for row in rows], None, None)


def _listed(row: Sequence[object]) -> Listed:
    row_id, uid, name, title, organization_name, organization_uid, sort_as = row
    return Listed(
        row_id,  # type: ignore[arg-type]
        str(uid),
        str(name),
        str(title),
        str(organization_name or ""),
        str(organization_uid or ""),
        str(sort_as),
    )


def details_of(contact_ids: Iterable[int]) -> dict[int, list[Detail]]:
    """Return the details of contacts with their sources, in the order they came."""
    found: dict[int, list[Detail]] = {row_id: [] for row_id in contact_ids}
    rows = Detail.objects.filter(contact_id__in=list(found)).select_related("source").order_by("id")
    for detail in rows:
        found[detail.contact_id].append(detail)
    return found


def details_of_organization(organization_id: int) -> list[Detail]:
    """Return the details of an organization, in the order they came."""
    return list(Detail.objects.filter(organization_id=organization_id).select_related("source").order_by("id"))


def sources_of(contact_id: int) -> list[Source]:
    """Return the records a contact was made from, oldest first."""
    return list(Source.objects.filter(contact_id=contact_id).select_related("batch").order_by("id"))


def reach_of(contact_ids: Sequence[int]) -> dict[int, Reach]:
    """Return how each contact can be reached; a switchboard of the organization counts."""
    kinds: dict[int, set[str]] = {row_id: set() for row_id in contact_ids}
    own = Detail.objects.filter(contact_id__in=contact_ids).values_list("contact_id", "kind")
    for contact_id, kind in own.distinct():
        kinds[contact_id].add(kind)
    shared = Detail.objects.filter(organization__contacts__in=contact_ids)
    for contact_id, kind in shared.values_list("organization__contacts__id", "kind").distinct():
        if contact_id in kinds:
            kinds[contact_id].add(kind)
    return {row_id: Reach(*(kind in found for kind in DetailKind)) for row_id, found in kinds.items()}


def batches(limit: int = 20) -> list[ImportBatch]:
    """Return the files brought in, newest first."""
    return list(ImportBatch.objects.order_by("-id")[:limit])


def words_of(contact_ids: Sequence[int] | None = None) -> list[tuple[int, str, str, str, str | None, str, str]]:
    """Return (id, name, called, say_it, organization, title, city) for the search index."""
    rows = Contact.objects.all()
    if contact_ids is not None:
        rows = rows.filter(id__in=contact_ids)
    return list(
        rows.values_list("id", "full_name", "called", "say_it", "organization__name", "title", "city")
    )

