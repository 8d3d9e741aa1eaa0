"""People that a page or text may tell of: as they are shown to be looked over, and those that were ticked."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from askwell.integrations.readers import Reason, Record
from askwell.integrations.readers.pasted.signature import IN_THE_TEXT
from askwell.kernel.drafts import ContactDraft, DraftAddress, DraftValue, Skipped
from askwell.practice.identifying.rules import address_lines

MOST_SHOWN = 200
_EDITED = ("full_name", "title", "organization")


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody found: a number for the form, the draft, and the words it stood in."""

    number: int
    draft: ContactDraft
    place: str

    @property
    def details(self) -> list[tuple[str, str, str, str]]:
        """What can be kept of them: (name in the form, kind, label, as shown)."""
        kinds = (("phone", self.draft.phones), ("email", self.draft.emails), ("link", self.draft.links))
        found = [
            (f"{kind}-{self.number}-{at}", kind, one.label, one.value)
            for kind, listed in kinds
            for at, one in enumerate(listed)
        ]
        return found + [
            (f"address-{self.number}-{at}", "address", one.label, ", ".join(address_lines(_parts(one))))
            for at, one in enumerate(self.draft.addresses)
        ]

    @property
    def is_sure(self) -> bool:
        """Whether it has a name, so that it may be ticked from the start."""
        return bool(self.draft.full_name or self.draft.organization)


def candidates(records: Iterable[Record]) -> list[Candidate]:
    """Return everybody in the records; a number or address without a name can be given one."""
    drafts = [one if isinstance(one, ContactDraft) else _nameless(one) for one in records]
    shown = [one for one in drafts if one is not None][:MOST_SHOWN]
    return [
        Candidate(number, one._replace(record=number), one.noted.get(IN_THE_TEXT, ""))
        for number, one in enumerate(shown, 1)
    ]


def ticked(found: Iterable[Candidate], posted: Mapping[str, str]) -> list[ContactDraft]:
    """Return those that were ticked, as they were changed, with the details that stayed ticked."""
    return [
        draft
        for one in found
        if f"take-{one.number}" in posted
        and ((draft := _changed(one, posted)).full_name or draft.organization)
    ]


def _changed(one: Candidate, posted: Mapping[str, str]) -> ContactDraft:
    full_name, title, organization = (posted.get(f"{name}-{one.number}", "").strip() for name in _EDITED)
    draft = one.draft._replace(
        phones=_kept("phone", one, posted, one.draft.phones),
        emails=_kept("email", one, posted, one.draft.emails),
        links=_kept("link", one, posted, one.draft.links),
        addresses=tuple(
            place for at, place in enumerate(one.draft.addresses) if f"address-{one.number}-{at}" in posted
        ),
        full_name=full_name,
        title=title,
        organization=organization,
    )
    same = draft.full_name == one.draft.full_name
    return draft if same else draft._replace(given="", family="")


def _kept(
    kind: str, one: Candidate, posted: Mapping[str, str], values: tuple[DraftValue, ...]
) -> tuple[DraftValue, ...]:
    return tuple(value for at, value in enumerate(values) if f"{kind}-{one.number}-{at}" in posted)


def _nameless(one: Skipped) -> ContactDraft | None:
    if one.reason != Reason.NAMELESS or not one.detail:
        return None
    value = DraftValue(one.detail)
    if "@" in one.detail:
        return ContactDraft(one.record, emails=(value,))
    if sum(mark.isdigit() for mark in one.detail) > 5 and "\n" not in one.detail:
        return ContactDraft(one.record, phones=(value,))
    return ContactDraft(one.record, addresses=(DraftAddress(street=one.detail),))


def _parts(place: DraftAddress) -> dict[str, str]:
    return {name: text for name, text in place._asdict().items() if name != "label"}
