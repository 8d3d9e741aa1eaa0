"""Postal addresses of a card: in parts from ADR, or as they were written on an envelope from LABEL."""

from collections.abc import Sequence

from askwell.integrations.readers.vcard.labels import label_of
from askwell.integrations.readers.vcard.properties import Property
from askwell.kernel.drafts import DraftAddress

_PARTS = 7


def addresses_of(properties: Sequence[Property], named: dict[str, str]) -> tuple[DraftAddress, ...]:
    """Return the addresses in order; a LABEL counts only where no ADR tells the same in parts."""
    codes = {one.group: one.text.upper() for one in properties if one.name == "X-ABADR" and one.group}
    found = [_in_parts(one, label_of(one, named), codes) for one in properties if one.name == "ADR"]
    if not any(found):
        found = [_as_written(one, label_of(one, named)) for one in properties if one.name == "LABEL"]
    return tuple(dict.fromkeys(filter(None, found)))


def _in_parts(one: Property, label: str, codes: dict[str, str]) -> DraftAddress | None:
    box, extended, street, city, region, postal_code, country = [*one.parts, *[""] * _PARTS][:_PARTS]
    lines = "\n".join(filter(None, (box, extended, street)))
    if not any((lines, city, region, postal_code, country)):
        return None
    code = one.parameter("CC").upper() or (codes.get(one.group, "") if one.group else "")
    return DraftAddress(lines, city, region, postal_code, code or country, label)


def _as_written(one: Property, label: str) -> DraftAddress | None:
    return DraftAddress(street=one.text, label=label) if one.text else None
