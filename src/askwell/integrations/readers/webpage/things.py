"""From things of schema.org, however a page wrote them, to drafts of people and businesses."""

import re
from collections.abc import Iterable, Iterator
from html import unescape
from typing import Any

from askwell.integrations.readers import text
from askwell.integrations.readers.columns import safe_link
from askwell.integrations.readers.naming import composed, spoken
from askwell.kernel.drafts import ContactDraft, DraftAddress, DraftValue

Thing = dict[str, Any]

_PEOPLE = frozenset({"person", "patient", "individualphysician"})
_NO_BUSINESS = frozenset(
    """website webpage contactpage aboutpage collectionpage profilepage itempage searchresultspage faqpage
    qapage article newsarticle blogposting blog socialmediaposting product productgroup offer
    aggregateoffer event breadcrumblist listitem itemlist imageobject videoobject mediaobject
    audioobject review aggregaterating rating postaladdress contactpoint geocoordinates geoshape
    openinghoursspecification searchaction entrypoint question answer recipe course jobposting
    softwareapplication mobileapplication book movie musicalbum musicrecording creativework brand
    country city state administrativearea place landform propertyvalue quantitativevalue monetaryamount
    speakablespecification howto dataset service reservation trip flight role occupation
    educationaloccupationalcredential sitenavigationelement wpheader wpfooter wpsidebar""".split()
)
_INSIDE = (
    "employee", "employees", "member", "members", "founder", "founders", "contactPoint", "contactPoints",
    "physician", "alumni", "department", "subOrganization", "attorney",
)  # fmt: skip
_OF_PERSON = ("worksFor", "affiliation", "memberOf", "hospitalAffiliation")
_BUSINESS = re.compile(
    r"(?:business|clinic|store|organization|corporation|agency|center|office|dentist|physician|attorney|notary"
    r"|hospital|restaurant|hotel|school|university|pharmacy|library|contractor|salon|shop|ngo|optician)$"
)
_MAIL = re.compile(r"[^\s@<>]{1,64}@[^\s@<>]{1,190}")
_TAG = re.compile(r"<[^<>]{0,200}>")


def drafts(things: Iterable[Thing]) -> Iterator[ContactDraft]:
    """Give everybody among the things: people, and businesses that say where or how to find them."""
    listed = list(things)
    by_id = {str(one["@id"]): one for one in listed if one.get("@id") and len(one) > 2}
    employed = dict(_employed(listed))
    for one in listed:
        types = _types(one)
        if types & _PEOPLE:
            yield from _person(one, by_id, employed.get(id(one), ""))
        elif types and not types & _NO_BUSINESS and not any(kind.endswith("event") for kind in types):
            yield from _business(one, by_id)


def united(one: ContactDraft, other: ContactDraft) -> ContactDraft:
    """Return two drafts of the same person as one; what the first says stands."""
    return one._replace(
        given=one.given or other.given,
        family=one.family or other.family,
        organization=one.organization or other.organization,
        title=one.title or other.title,
        phones=tuple(dict.fromkeys((*one.phones, *other.phones))),
        emails=tuple(dict.fromkeys((*one.emails, *other.emails))),
        links=tuple(dict.fromkeys((*one.links, *other.links))),
        addresses=tuple(dict.fromkeys((*one.addresses, *other.addresses))),
        note=one.note or other.note,
        key=one.key or other.key,
        noted={**other.noted, **one.noted},
    )


def _employed(things: list[Thing]) -> Iterator[tuple[int, str]]:
    for one in things:
        for name in _INSIDE:
            for inner in _list(one.get(name)):
                if isinstance(inner, dict):
                    yield id(inner), _text(one.get("name"))


def _person(one: Thing, by_id: dict[str, Thing], employer: str) -> Iterator[ContactDraft]:
    name = _text(one.get("name")) or composed(
        _text(one.get("familyName")), _text(one.get("givenName")), _text(one.get("additionalName"))
    )
    work = next((_text(_resolved(one.get(key), by_id).get("name")) for key in _OF_PERSON if one.get(key)), "")
    if not work:
        work = next((_text(one.get(key)) for key in _OF_PERSON if isinstance(one.get(key), str | list)), "")
    draft = _reach(one, by_id)
    if name:
        yield draft._replace(
            full_name=name,
            given=_text(one.get("givenName")),
            family=_text(one.get("familyName")),
            organization=work or employer,
            title=_text(one.get("jobTitle")) or _text(one.get("medicalSpecialty")),
        )


def _business(one: Thing, by_id: dict[str, Thing]) -> Iterator[ContactDraft]:
    name = _text(one.get("name")) or _text(one.get("legalName"))
    draft = _reach(one, by_id)
    reached = draft.phones or draft.emails or draft.addresses
    if name and (reached or any(map(_BUSINESS.search, _types(one)))):
        yield draft._replace(organization=name, note=_hours(one))


def _reach(one: Thing, by_id: dict[str, Thing]) -> ContactDraft:
    points = [_resolved(point, by_id) for point in _list(one.get("contactPoint") or one.get("contactPoints"))]
    places = [_place(place) for place in _list(one.get("address")) + _list(one.get("location"))]
    known = _text(one.get("@id"))
    return ContactDraft(
        0,
        phones=_phones([one, *points]),
        emails=tuple(
            DraftValue(mail, _text(point.get("contactType")))
            for point in [one, *points]
            for mail in map(_bare_mail, _texts(point.get("email")))
            if _MAIL.fullmatch(mail)
        ),
        links=tuple(
            DraftValue(link)
            for link in dict.fromkeys(_texts(one.get("url")) + _texts(one.get("sameAs")))
            if link.startswith(("http://", "https://", "www.")) and safe_link(link)
        ),
        addresses=tuple(dict.fromkeys(filter(None, places))),
        key=f"web:{known}" if known.startswith("http") else "",
    )


def _phones(things: list[Thing]) -> tuple[DraftValue, ...]:
    found: dict[str, DraftValue] = {}
    for one in things:
        for name, label in (("telephone", _text(one.get("contactType"))), ("faxNumber", "fax")):
            for value in _texts(one.get(name)):
                bare = value.removeprefix("tel:").strip()
                if any(mark.isdigit() for mark in bare):
                    found.setdefault(bare, DraftValue(bare, label))
    return tuple(found.values())


def _place(said: Any) -> DraftAddress | None:
    if isinstance(said, str):
        return DraftAddress(street=_text(said)) if said.strip() else None
    if not isinstance(said, dict):
        return None
    if isinstance(said.get("address"), dict):
        said = said["address"]
    elif isinstance(said.get("address"), list) and said["address"]:
        return _place(said["address"][0])
    country = said.get("addressCountry")
    country = country.get("name") if isinstance(country, dict) else _first(country)
    if isinstance(country, dict):
        country = country.get("name")
    street = "\n".join(_texts(said.get("postOfficeBoxNumber")) + _texts(said.get("streetAddress")))
    place = DraftAddress(
        street,
        _text(said.get("addressLocality")),
        _text(said.get("addressRegion")),
        _text(said.get("postalCode")),
        _text(country),
    )
    return place if any(place) else None


def _hours(one: Thing) -> str:
    return "\n".join(_texts(one.get("openingHours")))


def _types(one: Thing) -> set[str]:
    return {_text(kind).rpartition("/")[2].rpartition(":")[2].lower() for kind in _list(one.get("@type"))} - {
        ""
    }


def _resolved(said: Any, by_id: dict[str, Thing]) -> Thing:
    one = _first(said)
    if not isinstance(one, dict):
        return {}
    return by_id.get(str(one.get("@id")), one) if len(one) == 1 else one


def _bare_mail(value: str) -> str:
    return value[7:].partition("?")[0] if value.lower().startswith("mailto:") else value


def _list(said: Any) -> list[Any]:
    if said is None:
        return []
    return said if isinstance(said, list) else [said]


def _first(said: Any) -> Any:
    return next(iter(_list(said)), None)


def _texts(said: Any) -> list[str]:
    return [found for found in map(_text, _list(said)) if found]


def _text(said: Any) -> str:
    """Return a value as plain words: the first of several, the name of a thing, without tags."""
    one = _first(said)
    if isinstance(one, dict):
        one = one.get("@value") or _first(one.get("name"))
    if isinstance(one, bool) or not isinstance(one, str | int | float):
        return ""
    return spoken(text.clean(_TAG.sub(" ", unescape(str(one)))))
