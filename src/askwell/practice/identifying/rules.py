"""What is true of contacts and their details: kinds, ties, and the keys that compare equal."""

import hashlib
import re
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import unquote, urlsplit

_USUAL_LINK = re.compile(r"https?://(?:www\.)?([a-z0-9.-]+(?:/[a-z0-9._~-]+)*)/?")
"""A link that needs nothing decoded; taking others apart costs ten times as much."""


_LETTERS_OF_FRIENDS = 5


class Tie(StrEnum):
    """How well the seeker knows somebody (practice.md §1.8 orders by it)."""

    CLOSE = "close"
    KNOWN = "known"
    REFERRED = "referred"
    ALUMNI = "alumni"
    STRANGER = "stranger"


class DetailKind(StrEnum):
    """The ways to reach somebody that are kept as written, each with its source."""

    PHONE = "phone"
    EMAIL = "email"
    ADDRESS = "address"
    LINK = "link"


class SourceKind(StrEnum):
    """Where a detail can come from; a file's is the name of its format, which a plug-in may have made."""

    TYPED = "typed"
    REFERRAL = "referral"
    LINKEDIN = "linkedin"
    VCARD = "vcard"
    DIRECTORY = "directory"
    PAPER = "paper"
    SAID = "said"


class Said(StrEnum):
    """What can be said of two contacts that look alike and stay two."""

    DIFFERENT = "different"
    LATER = "later"


@dataclass(frozen=True, slots=True)
class Reach:
    """How a contact can be reached, in kinds: has a phone, a mail address, a postal address, a link."""

    phone: bool = False
    email: bool = False
    address: bool = False
    link: bool = False


def tie_of(sent: int, received: int, *, linked: bool) -> Tie:
    """Return how well two people know each other who exchanged so many letters.

    Five letters each way is more than manners; nobody is known who never answered and is not `linked`
    to the seeker in another way.
    """
    if min(sent, received) >= _LETTERS_OF_FRIENDS:
        return Tie.CLOSE
    return Tie.KNOWN if received or linked else Tie.STRANGER


def email_key(value: str) -> str:
    """Return a mail address in the form that compares equal."""
    return value.strip().casefold()


def link_key(value: str) -> str:
    """Return host and path of a link without scheme, www, query and trailing slash, in lower case."""
    text = value.strip()
    if usual := _USUAL_LINK.fullmatch(text):
        return usual[1]
    try:
        parts = urlsplit(text if "//" in text else f"//{text}")
        host, path = parts.netloc, parts.path
    except ValueError:
        host, path = "", text
    return unquote(f"{host.removeprefix('www.')}{path}").rstrip("/").casefold()


def phone_key(value: str) -> str:
    """Return the digits of a number with its leading plus: a key where no country is known."""
    digits = re.sub(r"\D", "", value)
    plus = value.strip().startswith(("+", "00"))
    return f"+{digits.removeprefix('00')}" if plus else digits


def address_lines(parts: dict[str, str]) -> list[str]:
    """Return a postal address as lines, in the order its parts are usually written here."""
    town = " ".join(p for p in (parts.get("city"), parts.get("region"), parts.get("postal_code")) if p)
    lines = [*parts.get("street", "").splitlines(), town, parts.get("country", "")]
    return [line.strip() for line in lines if line and line.strip()]


def record_digest(record: str) -> str:
    """Return what tells whether the same record, as JSON text, comes again (128 bits, hexadecimal)."""
    return hashlib.blake2b(record.encode(), digest_size=16).hexdigest()


def label(full_name: str, *, title: str = "", organization: str = "") -> str:
    """Return a name to show for a draft: the person, else the business, else the title."""
    return full_name or organization or title
