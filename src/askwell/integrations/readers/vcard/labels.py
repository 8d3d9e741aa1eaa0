"""What a phone number, mail address or link is called in a card, and its value without wrapping."""

import re
from collections.abc import Sequence

from askwell.integrations.readers.vcard.properties import Property

SILENT = frozenset("pref voice internet x-internet msg postal parcel intl dom x400 other".split())
"""Type words that tell a person nothing."""

_APPLE = re.compile(r"_\$!<(.*)>!\$_")
_SCHEME = re.compile(r"\s*([A-Za-z][A-Za-z0-9+-]*):(?!\d)")
_IN_BRACKETS = re.compile(r"[^<>]*<([^<>@\s]+@[^<>@\s]+)>\s*")


def by_group(properties: Sequence[Property]) -> dict[str, str]:
    """Return the label of each group ("item1": "Home page")."""
    return {
        one.group: _bare(one.text) for one in properties if one.name in ("X-ABLABEL", "X-LABEL") and one.group
    }


def label_of(one: Property, named: dict[str, str]) -> str:
    """Return the label its owner gave, else the telling type words ("work fax")."""
    if one.group and named.get(one.group):
        return named[one.group]
    words = [word.removeprefix("x-") for word in one.types if word not in SILENT]
    return " ".join(dict.fromkeys(words))


def value_of(one: Property) -> str:
    """Return the value without "tel:", "mailto:" or a name around a mail address."""
    value = one.text
    if one.name == "TEL" and value[:4].lower() == "tel:":
        return value[4:].strip()
    if one.name == "EMAIL":
        value = value[7:].strip() if value[:7].lower() == "mailto:" else value
        found = _IN_BRACKETS.fullmatch(value)
        return found[1] if found else value
    return value


def is_link(value: str) -> bool:
    """Tell whether a link may be followed: http, https, or no scheme at all; never a script."""
    scheme = _SCHEME.match(value)
    return not scheme or scheme[1].lower() in ("http", "https")


def _bare(label: str) -> str:
    found = _APPLE.fullmatch(label)
    return found[1] if found else label
