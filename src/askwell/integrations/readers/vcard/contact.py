"""From the properties of one card to a draft of a contact, or the reason why it is none."""

from collections.abc import Sequence

from askwell.integrations.readers import Reason, Record
from askwell.integrations.readers.naming import composed, spoken
from askwell.integrations.readers.vcard import labels
from askwell.integrations.readers.vcard.noted import LINKS, noted_of
from askwell.integrations.readers.vcard.places import addresses_of
from askwell.integrations.readers.vcard.properties import Property
from askwell.kernel.drafts import ContactDraft, DraftValue, Skipped

_GROUPS = frozenset({"group", "list"})
_THINGS = frozenset({"location", "device", "application", "thing"})
_COMPANIES = frozenset({"org", "organization", "company"})
_PARTS_OF_NAME = 5
_SHOWN = 120


def record_of(
    record: int, properties: Sequence[Property], nested: Sequence[Sequence[Property]] = (), photo: str = ""
) -> Record:
    """Return the draft of one card; `nested` are the cards of its agents, of whom the name is noted."""
    kind = _kind(properties)
    if not properties:
        return Skipped(record, Reason.EMPTY)
    if kind in _GROUPS or kind in _THINGS:
        return Skipped(
            record,
            Reason.GROUP if kind in _GROUPS else Reason.NOT_A_PERSON,
            _first(properties, "FN")[:_SHOWN],
        )
    name = _Name(properties)
    organization = _organization(properties)
    full_name = name.full
    if kind in _COMPANIES:
        full_name, organization = "", organization or full_name
    if not full_name and not organization:
        return Skipped(record, Reason.NAMELESS, _something(properties)[:_SHOWN])
    named = labels.by_group(properties)
    return ContactDraft(
        record=record,
        full_name=full_name,
        given=name.given if full_name else "",
        family=name.family if full_name else "",
        organization=organization,
        title=_first(properties, "TITLE"),
        phones=_values(properties, named, ("TEL",)),
        emails=_values(properties, named, ("EMAIL",)),
        links=_values(properties, named, LINKS),
        addresses=addresses_of(properties, named),
        note="\n\n".join(filter(None, (one.text for one in properties if one.name == "NOTE"))),
        key=_key(properties),
        noted=noted_of(properties, named, [_Name(agent).full for agent in nested]),
        photo=photo if full_name else "",
    )


class _Name:
    """What a card says a person is called."""

    def __init__(self, properties: Sequence[Property]) -> None:
        parts = next((one.parts for one in properties if one.name == "N" and any(one.parts)), [])
        parts = [*parts, *[""] * _PARTS_OF_NAME]
        self.family, self.given = spoken(parts[0]), spoken(parts[1])
        self.full = (
            _first(properties, "FN")
            or composed(self.family, self.given, *parts[2:_PARTS_OF_NAME])
            or _first(properties, "NICKNAME")
        )


def _organization(properties: Sequence[Property]) -> str:
    written = next((one for one in properties if one.name == "ORG" and any(one.parts)), None)
    if written is None:
        return ""
    return spoken(written.parts[0] or next(filter(None, written.parts)))


def _values(
    properties: Sequence[Property], named: dict[str, str], names: tuple[str, ...]
) -> tuple[DraftValue, ...]:
    found = (
        DraftValue(labels.value_of(one), labels.label_of(one, named))
        for one in properties
        if one.name in names
    )
    links = names == LINKS
    return tuple(
        dict.fromkeys(value for value in found if value.value and (not links or labels.is_link(value.value)))
    )


def _kind(properties: Sequence[Property]) -> str:
    for one in properties:
        if one.name in ("KIND", "X-ADDRESSBOOKSERVER-KIND", "X-KIND", "X-ABSHOWAS"):
            return one.text.lower()
    return ""


def _key(properties: Sequence[Property]) -> str:
    uid = _first(properties, "UID") or _first(properties, "X-ABUID")
    bare = uid[len("urn:uuid:") :] if uid.lower().startswith("urn:uuid:") else uid
    return f"vcard:{bare}" if bare else ""


def _first(properties: Sequence[Property], name: str) -> str:
    return next(filter(None, (spoken(one.text) for one in properties if one.name == name)), "")


def _something(properties: Sequence[Property]) -> str:
    return next(
        filter(None, (_first(properties, name) for name in ("EMAIL", "TEL", "URL", "NOTE", "UID"))), ""
    )
