"""What stands on an envelope: the address as its country writes it, the sender, and where it came from."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from askwell.integrations import addresses
from askwell.integrations.printing import stocks
from askwell.practice.identifying import queries as identifying
from askwell.practice.identifying.models import Contact, Detail
from askwell.practice.identifying.rules import DetailKind
from askwell.words.language import language
from askwell.workspace.models import Seeker


@dataclass(frozen=True, slots=True)
class Addressed:
    """The lines on an envelope, the detail they come from, and what may keep a letter from arriving."""

    lines: tuple[str, ...]
    detail: Detail
    doubts: tuple[str, ...]


def addressed(contact: Contact, seeker: Seeker) -> Addressed | None:
    """Return what stands on the envelope to a contact: their own newest address, else their place's."""
    organization = contact.organization.name if contact.organization else ""
    details: list[Detail] = []
    if contact.organization_id:
        details += identifying.details_of_organization(contact.organization_id)
    details += identifying.details_of([contact.pk])[contact.pk]
    chosen = next((one for one in reversed(details) if one.kind == DetailKind.ADDRESS), None)
    if chosen is None:
        return None
    spoken, home = language(), seeker.country
    if not chosen.parts.get("city"):
        name = [contact.full_name, organization if organization != contact.full_name else ""]
        lines = [line for line in (*name, *chosen.value.splitlines()) if line.strip()]
        return Addressed(tuple(lines), chosen, ())
    lines = addresses.block(contact.full_name, organization, chosen.parts, home=home, language=spoken)
    found = addresses.problems(chosen.parts, home=home, language=spoken)
    return Addressed(tuple(lines), chosen, tuple(_doubt(part, why) for part, why in found.items()))


def _doubt(part: str, why: str) -> str:
    names = {
        "street": _("the street"),
        "city": _("the town"),
        "region": _("the province or state"),
        "postal_code": _("the postal code"),
        "country": _("the country"),
    }
    if why == "required":
        return _("{part} is missing").format(part=names[part])
    return _("{part} is unusual for that country").format(part=names[part])


def sender(seeker: Seeker) -> tuple[str, ...]:
    """Return the sender's lines: the name, then the address as it was written."""
    return tuple(line for line in (seeker.name, *seeker.address.splitlines()) if line.strip())


def choices(country: str) -> list[tuple[str, str]]:
    """Return the envelopes: pairs of name and words, with a warning where the post of a country asks more."""
    plain, dear = (
        _("{name} · {width} × {height} mm"),
        _("{name} · {width} × {height} mm · costs more to post"),
    )
    return [
        (
            name,
            (dear if stocks.costs_more(name, country) else plain).format(
                name=name, width=f"{width:g}", height=f"{height:g}"
            ),
        )
        for name, (width, height) in stocks.ENVELOPES.items()
    ]
