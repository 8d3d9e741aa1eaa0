"""Erasing somebody: every row about them, what the journal kept of before, and every place that copied them.

It cannot be taken back. What others wrote about them in words of their own is listed for a human.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection, transaction

from askwell.integrations import search
from askwell.kernel import names
from askwell.practice.calendars.models import Placed
from askwell.practice.holding import notes
from askwell.practice.identifying import match_store
from askwell.practice.identifying.models import Contact, Detail, ImportBatch, Learned, Source
from askwell.practice.identifying.parts import ids_of
from askwell.practice.identifying.rules import DetailKind
from askwell.practice.lifecycle import belonging as rows
from askwell.practice.lifecycle.mentions import Mention, mentions_of, needles_of, speaks
from askwell.practice.mailing import actions as mailing
from askwell.practice.mailing import queries as mailing_queries
from askwell.practice.today import actions as today
from askwell.practice.today.models import NextStep
from askwell.workspace import erasures, images, journal, scope, sealing
from askwell.workspace.models import Entry, User


@dataclass(frozen=True, slots=True)
class Erased:
    """What erasing somebody takes away: rows by table, mails, and events that stand in other calendars.

    `mentions` are the places where words of others speak of them, which stay until a human changes them.
    """

    uid: str
    name: str
    rows: dict[str, int]
    mails: int
    placed: int
    mentions: list[Mention]


def preview(contact: Contact) -> Erased:
    """Return what erasing somebody would take away; nothing is changed."""
    parts = ids_of(contact.person_id)
    found = rows.belonging(parts)
    uids = _uids("contact", found)
    needles = needles_of(parts)
    return Erased(
        contact.uid,
        contact.full_name,
        {table: len(ids) for table, ids in found.items() if ids},
        len(mailing_queries.of_contacts(uids)),
        Placed.objects.filter(event__in=_uids("interview", found)).count(),
        mentions_of(needles, found),
    )


def erase(contact: Contact, *, by: User | None, at: datetime) -> Erased:
    """Erase somebody for good, in one transaction, and tidy the places that deleted words linger in."""
    gone = preview(contact)
    erase_all([contact], by=by, at=at)
    return gone


def erase_all(people: Sequence[Contact], *, by: User | None, at: datetime) -> None:
    """Erase several people at once, all or none of them."""
    erased: list[tuple[list[str], set[str]]] = []
    with transaction.atomic():
        for one in people:
            parts = ids_of(one.person_id)
            uids = list(Contact.objects.filter(id__in=parts).values_list("uid", flat=True))
            erased.append((uids, _signs(parts)))
            _forget(parts, by=by, at=at)
        for uids, signs in erased:
            erasures.remember(uids, signs, at=at)
    tidy()


def again(*, by: User | None, at: datetime) -> int:
    """Erase once more whoever a copy brought back; return how many. Inside the caller's transaction."""
    known = erasures.erased_uids()
    found: set[int] = set()
    for part in images.chunks(sorted(known), 500):
        found |= set(Contact.objects.filter(uid__in=part).values_list("person_id", flat=True))
    recognised = erasures.Recognised()
    if recognised:
        found |= {person_id for person_id, sign in _signs_of_all() if recognised.when([sign]) is not None}
    for person_id in sorted(found):
        _forget(ids_of(person_id), by=by, at=at)
    return len(found)


def tidy() -> None:
    """Let nothing linger of what was deleted: in the search index, in free pages, in the log of writes."""
    search.tidy()
    if connection.in_atomic_block:
        return
    with connection.cursor() as cursor:
        cursor.execute("VACUUM")
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def signs_of_record(details: Iterable[tuple[str, str]], name: str, *, key: str, digest: str) -> Iterator[str]:
    """Yield what a record is recognised by: addresses, profiles, numbers beside the name, its key, itself.

    `details` are (kind, key); a number alone would also be a family's.
    """
    for kind, value in details:
        if kind in {DetailKind.EMAIL, DetailKind.LINK}:
            yield f"{kind}:{value}"
        elif kind == DetailKind.PHONE:
            yield f"{kind}:{value}|{names.fold(name)}"
    if key:
        yield f"key:{key}"
    if digest:
        yield f"record:{digest}"


def _signs(parts: list[int]) -> set[str]:
    called = list(Contact.objects.filter(id__in=parts).values_list("full_name", flat=True))
    details = list(Detail.objects.filter(contact_id__in=parts).values_list("kind", "key"))
    found = {sign for name in called for sign in signs_of_record(details, name, key="", digest="")}
    for key, digest in Source.objects.filter(contact_id__in=parts).values_list("key", "digest"):
        found.update(signs_of_record((), "", key=key, digest=digest))
    return found


def _signs_of_all() -> Iterator[tuple[int, str]]:
    """Yield what everybody here is recognised by, by person."""
    kinds = ("contact__person_id", "contact__full_name", "kind", "key")
    for person_id, name, kind, key in Detail.objects.filter(contact__isnull=False).values_list(*kinds):
        for sign in signs_of_record([(kind, key)], name, key="", digest=""):
            yield person_id, sign
    kept = Source.objects.filter(contact__isnull=False).values_list("contact__person_id", "key", "digest")
    for person_id, key, digest in kept:
        for sign in signs_of_record((), "", key=key, digest=digest):
            yield person_id, sign


def _forget(parts: list[int], *, by: User | None, at: datetime) -> None:
    found = rows.belonging(parts)
    needles = needles_of(parts)
    entry = Entry(workspace_id=scope.current(), at=at, actor=by, action="contact.erase", sealed=True)
    journal.append(entry)
    beside = _beside(found, parts)
    _forget_by_uid(found)
    uids = [uid for table in found for uid in _uids(table, found)]
    for link, row_id in list(rows.losing(found)):
        sealing.put(link.table, row_id, entry, **{link.column: None})
    search.remove(scope.current(), parts)
    match_store.forget(parts)
    # What an earlier version learned knows how frequent names are; it learns anew.
    sealing.remove("learned", set(Learned.objects.values_list("id", flat=True)))
    notes.forget(found)
    for table in rows.in_order(found):
        sealing.remove(table, found[table])
    sealing.forget_before(found, leads=rows.leads, clears=rows.cleared, mentions=_mentioning(needles))
    sealing.unname(uids)
    _forget_skipped(needles, entry)
    today.renew(beside)


def _forget_by_uid(found: rows.Ids) -> None:
    """Forget what names the person by uid and not by a link: mails, and what stands in other calendars.

    The place of an event is kept, so that the next look at that calendar takes it away there too.
    """
    mailing.forget(_uids("contact", found))
    Placed.objects.filter(event__in=_uids("interview", found)).update(theirs={}, differs="")


def _beside(found: rows.Ids, parts: list[int]) -> set[int]:
    """Return whose next step may change: who named them, whom they named, who works beside them."""
    named = images.having(
        images.table_model("referral"), ("giver_id", "named_id"), "id", sorted(found.get("referral", ()))
    )
    at = set(Contact.objects.filter(id__in=parts).values_list("organization_id", flat=True)) - {None}
    beside = NextStep.objects.filter(contact__organization_id__in=at).values_list("contact_id", flat=True)
    return ({one for pair in named for one in pair} | set(beside)) - set(parts)


def _uids(table: str, found: rows.Ids) -> list[str]:
    model = images.table_model(table)
    if not any(field.name == "uid" for field in model._meta.concrete_fields):
        return []
    return [row[0] for row in images.having(model, ("uid",), "id", sorted(found.get(table, ())))]


def _mentioning(needles: list[str]) -> Callable[[dict[str, Any]], bool]:
    return lambda values: any(speaks(value, needles) for value in values.values())


def _forget_skipped(needles: list[str], entry: Entry) -> None:
    """Forget what records said that a file could not give us, where they spoke of the person."""
    for batch in ImportBatch.objects.exclude(skipped=[]):
        kept = [[*one[:2], "" if speaks(one[2], needles) else one[2]] for one in batch.skipped]
        if kept != batch.skipped:
            sealing.put("importbatch", batch.pk, entry, skipped=kept)
