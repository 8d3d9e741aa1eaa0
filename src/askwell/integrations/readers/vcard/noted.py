"""What a card says beyond the fields of a contact, kept by the name it had there."""

import re
from collections.abc import Sequence
from datetime import date

from askwell.integrations.readers.vcard.labels import is_link, label_of
from askwell.integrations.readers.vcard.properties import Property

OWN = "X-ASKWELL-NOTED"
"""The property in which our own writer keeps a noted value whose name is no vCard name."""

HAS_A_FIELD = frozenset(
    """FN N ORG TITLE TEL EMAIL URL X-SOCIALPROFILE ADR LABEL NOTE UID X-ABUID KIND X-KIND X-ABSHOWAS
    X-ADDRESSBOOKSERVER-KIND PHOTO X-ABLABEL X-LABEL X-ABADR""".split()
)
LINKS = ("URL", "X-SOCIALPROFILE")
NOT_KEPT = frozenset(
    """BEGIN END VERSION PRODID REV PROFILE MAILER SOURCE NAME CLASS SORT-STRING CLIENTPIDMAP XML AGENT
    GENDER X-GENDER X-EVOLUTION-FILE-AS X-MOZILLA-HTML X-RADICALE-NAME""".split()
)
"""About the file and not the person; nor is a gender kept, here or anywhere."""

_DAYS = frozenset(
    {"BDAY", "ANNIVERSARY", "DEATHDATE", "X-ANNIVERSARY", "X-EVOLUTION-ANNIVERSARY", "X-ABDATE"}
)
_DAY = re.compile(r"(\d{4}|--)-?(\d{2})-?(\d{2})(?:T.*)?")
_LEAP_YEAR = 2000
_YEAR_OF_NOBODY = "1604"
"""Apple's programs write this leap year for a birthday whose year they do not know."""


def noted_of(properties: Sequence[Property], named: dict[str, str], agents: Sequence[str]) -> dict[str, str]:
    """Return the other properties by name; what occurs more than once stands on lines of its own."""
    noted: dict[str, list[str]] = {}
    for one in filter(_beyond, properties):
        name, value = _own(one) if one.name == OWN else (_name(one, named), _value(one))
        if value:
            noted.setdefault(name, []).append(value)
    if any(agents):
        noted["AGENT"] = [name for name in agents if name]
    return {name: "\n".join(dict.fromkeys(values)) for name, values in noted.items()}


def _beyond(one: Property) -> bool:
    if one.name in LINKS:
        return not is_link(one.text)
    return one.name not in HAS_A_FIELD and one.name not in NOT_KEPT


def _own(one: Property) -> tuple[str, str]:
    name, value, *_ = [*one.parts, "", ""]
    return name, value


def _name(one: Property, named: dict[str, str]) -> str:
    label = label_of(one, named)
    return label if one.name.startswith("X-AB") and label else one.name


def _value(one: Property) -> str:
    if one.name in _DAYS:
        return _day(one.text, omitted=one.parameter("X-APPLE-OMIT-YEAR"))
    if one.name in ("CATEGORIES", "NICKNAME"):
        return one.text
    return ", ".join(filter(None, one.parts)) if ";" in one.value else one.text


def _day(written: str, *, omitted: str) -> str:
    """Return 1980-12-24 or --12-24 where a day can be read and exists, else what was written."""
    found = _DAY.fullmatch(written)
    if not found:
        return written
    year, month, day = found.groups()
    try:
        exists = date(_LEAP_YEAR if year == "--" else int(year), int(month), int(day))
    except ValueError:
        return written
    return f"--{exists:%m-%d}" if year in ("--", omitted, _YEAR_OF_NOBODY) else exists.isoformat()
