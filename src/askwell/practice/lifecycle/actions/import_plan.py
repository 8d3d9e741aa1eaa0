"""Whose record it is: matching what a file tells by exact keys, before anything is written."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

from askwell.kernel import names
from askwell.kernel.drafts import ContactDraft
from askwell.practice.identifying import organizations, queries, rules
from askwell.practice.identifying.actions import detail_key
from askwell.practice.identifying.likeness import Recognised
from askwell.practice.identifying.matching.normal import Said
from askwell.practice.identifying.rules import DetailKind
from askwell.workspace import images

if TYPE_CHECKING:
    from askwell.practice.identifying.matching.table import Table

BATCH = 2_000
# Plain text: looking an enumeration's value up a hundred thousand times is felt.
_PHONE, _EMAIL, _LINK = DetailKind.PHONE.value, DetailKind.EMAIL.value, DetailKind.LINK.value
_NO_PARTS = images.Encoded("{}")
_ADDRESS = DetailKind.ADDRESS.value


class Found(NamedTuple):
    """A way to reach somebody as a record tells it, with the key that compares equal."""

    kind: str
    label: str
    value: str
    key: str
    parts: images.Encoded


@dataclass(slots=True)
class Arrival:
    """One record that was read: as JSON, what tells it apart, and its ways to reach somebody.

    `name` is the folded name of a person or business; `reaching` the keys that together with the
    name tell who it is: mail addresses, and phone numbers in full.
    """

    draft: ContactDraft
    record: images.Encoded
    digest: str
    details: list[Found]
    is_person: bool
    name: str
    reaching: list[str]
    became: str = "unchanged"


@dataclass(slots=True)
class Owner:
    """Whom records belong to: a row there is (`id`), or one to be made; `before` is the key's last record."""

    id: int | None
    is_person: bool
    before: dict[str, dict[str, Any]] | None = None
    arrivals: list[Arrival] = field(default_factory=list)


@dataclass(slots=True)
class Plan:
    """What is to be written for a file: the owners that gain something, and the counts for the report.

    `table` holds the people to be made in comparable form.
    """

    owners: list[Owner] = field(default_factory=list)
    added: int = 0
    updated: int = 0
    unchanged: int = 0
    recognised: Recognised = field(default_factory=Recognised)
    table: "Table | None" = None
    _by_row: dict[tuple[bool, int], Owner] = field(default_factory=dict)
    _by_key: dict[str, Owner] = field(default_factory=dict)
    _by_detail: dict[tuple[str, str], Owner] = field(default_factory=dict)
    _by_place: dict[str, Owner] = field(default_factory=dict)
    _left: dict[str, int] = field(default_factory=dict)

    def add_batch(self, arrivals: Sequence[Arrival]) -> None:
        """Find the owner of each of these records."""
        keyed = queries.owners_by_key([one.draft.key for one in arrivals if one.draft.key])
        known = queries.owners_by_digest([one.digest for one in arrivals if not one.draft.key])
        for digest, owners in known.items():
            self._left.setdefault(digest, len(owners))
        unknown = [one for one in arrivals if one.draft.key not in keyed]
        reached = queries.people_by_detail([key for one in unknown if one.is_person for key in one.reaching])
        placed, _ = organizations.called([_place_name(one.draft) for one in unknown if not one.is_person])
        for one in arrivals:
            self._take(one, keyed.get(one.draft.key), known.get(one.digest, ()), reached, placed)

    def fresh(self) -> list[Owner]:
        """Return the people to be made, in the order in which they are."""
        return [owner for owner in self.owners if owner.is_person and owner.id is None]

    def recognise(self) -> None:
        """Find out which of the people to be made are here already, and which are to be asked about."""
        fresh = self.fresh()
        if not fresh:
            return
        # Imported here, because they load numpy.
        from askwell.practice.identifying.matching.table import table_said  # noqa: PLC0415 -- see above
        from askwell.practice.identifying.recognising import recognise  # noqa: PLC0415 -- see above

        self.table = table_said([_said(owner) for owner in fresh])
        self.recognised = recognise(self.table)
        for row in self._asked_about():
            fresh[row].arrivals[0].became = "to_review"
        for row in self.recognised.same_as:
            fresh[row].arrivals[0].became = "merged"

    @property
    def merged(self) -> int:
        """Return how many of the people to be made are known to be somebody else's second card."""
        return len(self.recognised.same_as)

    @property
    def to_review(self) -> int:
        """Return how many others of them the seeker is to be asked about."""
        return len(self._asked_about())

    def _asked_about(self) -> set[int]:
        rows = (row for one in self.recognised.questions for row in (one.one, one.other))
        return {place for is_new, place in rows if is_new} - set(self.recognised.same_as)

    def _take(
        self,
        one: Arrival,
        keyed: queries.Keyed | None,
        known: Sequence[queries.RowKey],
        reached: dict[tuple[str, str], int],
        placed: dict[str, int],
    ) -> None:
        one.became = "unchanged"
        if (keyed and one.digest in keyed.digests) or self._left.get(one.digest):
            self.unchanged += 1
            if not keyed:
                self._left[one.digest] -= 1
            return
        owner = self._by_key.get(one.draft.key)
        if owner is None and keyed:
            owner = self._existing(*keyed.row)
            owner.before = owner.before or {}
            owner.before.setdefault(one.draft.key, queries.newest_record(one.draft.key))
        if owner is None:
            owner = self._reached(one, reached) if one.is_person else self._placed(one, placed)
        if owner and (_has(owner, one.digest) or (owner.is_person, owner.id) in known):
            self.unchanged += 1
        else:
            self._give(one, owner)

    def _give(self, one: Arrival, owner: Owner | None) -> None:
        if owner is None:
            self.added += 1
            one.became = "added"
            owner = Owner(None, one.is_person)
        else:
            self.updated += 1
            one.became = "updated"
        if not owner.arrivals:
            self.owners.append(owner)
        owner.arrivals.append(one)
        if one.draft.key:
            self._by_key[one.draft.key] = owner
        if one.is_person:
            for key in one.reaching:
                self._by_detail[one.name, key] = owner
        else:
            self._by_place[one.name] = owner

    def _reached(self, one: Arrival, reached: dict[tuple[str, str], int]) -> Owner | None:
        for key in one.reaching:
            if owner := self._by_detail.get((one.name, key)):
                return owner
            if row_id := reached.get((one.name, key)):
                return self._existing(True, row_id)  # noqa: FBT003 -- (is_person, id) names a row
        return None

    def _placed(self, one: Arrival, placed: dict[str, int]) -> Owner | None:
        row_id = placed.get(_place_name(one.draft))
        return self._existing(False, row_id) if row_id else self._by_place.get(one.name)  # noqa: FBT003

    def _existing(self, is_person: bool, row_id: int) -> Owner:  # noqa: FBT001
        return self._by_row.setdefault((is_person, row_id), Owner(row_id, is_person))


def arrivals(drafts: Sequence[ContactDraft], country: str) -> list[Arrival]:
    """Return drafts as arrivals; `country` is where phone numbers are dialled from."""
    found: list[Arrival] = []
    for part in images.chunks(drafts, BATCH):
        records = images.encoded([draft.as_values() for draft in part])
        found += [_arrival(draft, record, country) for draft, record in zip(part, records, strict=True)]
    return found


def _arrival(draft: ContactDraft, record: images.Encoded, country: str) -> Arrival:
    details = _details(draft, country)
    is_person = bool(draft.full_name.strip())
    name = names.fold(draft.full_name) if is_person else organizations.key(_place_name(draft))
    reaching = [
        found.key
        for found in details
        if found.kind == _EMAIL or (found.kind == _PHONE and found.key[:1] == "+")
    ]
    return Arrival(draft, record, rules.record_digest(record), details, is_person, name, reaching)


def _place_name(draft: ContactDraft) -> str:
    return draft.organization or draft.title


def planned(arrivals: Sequence[Arrival]) -> Plan:
    """Return what is to be written for these records."""
    plan = Plan()
    for part in images.chunks(arrivals, BATCH):
        plan.add_batch(part)
    plan.recognise()
    return plan


def _said(owner: Owner) -> Said:
    """Return what records say of a person to be made: the first record's name, every record's ways."""
    draft = owner.arrivals[0].draft
    details = [found for arrival in owner.arrivals for found in arrival.details]
    emails, phones, links = (
        [one.key for one in details if one.kind == kind] for kind in (_EMAIL, _PHONE, _LINK)
    )
    city = next((place.city for place in draft.addresses if place.city), "")
    name = draft.full_name, draft.given, draft.family
    return Said(*name, emails, phones, links, draft.organization, draft.title, city)


def _details(draft: ContactDraft, country: str) -> list[Found]:
    found: list[Found] = []
    for kind, name, values in (
        (DetailKind.PHONE, _PHONE, draft.phones),
        (DetailKind.EMAIL, _EMAIL, draft.emails),
        (DetailKind.LINK, _LINK, draft.links),
    ):
        for written, label in values:
            if value := written.strip():
                found.append(Found(name, label[:60], value, detail_key(kind, value, country), _NO_PARTS))
    for place in draft.addresses:
        parts = {part: text for part, text in place._asdict().items() if part != "label" and text}
        if value := "\n".join(rules.address_lines(parts)):
            key = detail_key(DetailKind.ADDRESS, value)
            found.append(Found(_ADDRESS, place.label[:60], value, key, images.Encoded(json.dumps(parts))))
    return found


def _has(owner: Owner, digest: str) -> bool:
    return any(one.digest == digest for one in owner.arrivals)
