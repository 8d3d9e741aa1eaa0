"""Tables: the US register of health practitioners, the UK register of companies, and any CSV."""

import hashlib
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path

from askwell.integrations.directories import texts
from askwell.integrations.directories.place import Place, Wanted
from askwell.integrations.readers.files import shown
from askwell.kernel import names
from askwell.kernel.errors import N_, BadInputError

_NAMES: dict[str, str] = {
    "name": "name business businessname company companyname organization organisation firma nom nombre title",
    "kind": "category categories kind type branch industry kategorie branche sector",
    "phone": "phone telephone tel phonenumber telefon phones mobile telefono",
    "email": "email mail emails emailaddress",
    "link": "website url web link homepage site websites",
    "street": "street address address1 addressline1 streetaddress strasse road adresse",
    "city": "city town locality ort stadt ville ciudad place posttown",
    "region": "region state province county bundesland",
    "postcode": "postcode zip zipcode postalcode plz cp",
    "country": "country countrycode land pays",
    "lat": "lat latitude y",
    "lon": "lon lng long longitude x",
    "key": "id key number uid",
    "person": "person contact contactname owner",
}
"""The field of each name of a column, folded, without blanks and signs."""
_FIELD_OF = {word: field for field, words in _NAMES.items() for word in words.split()}
Columns = Mapping[str, str]


def columns_of(first: bytes) -> set[str]:
    """Return the plain names of the columns in the first line of a file."""
    line = first.decode(texts.encoding(first), "replace").lstrip("\ufeff").partition("\n")[0]
    separator = max(",;\t|", key=line.count)
    return {_plain(name) for name in line.split(separator)}


def is_npi(first: bytes) -> bool:
    """Tell whether this is the file of US health practitioners."""
    return {"npi", "entitytypecode"} <= columns_of(first)


def is_companies(first: bytes) -> bool:
    """Tell whether this is the file of UK companies."""
    return {"companyname", "companynumber"} <= columns_of(first)


def is_table(first: bytes) -> bool:
    """Tell whether this is a table with a column for names and another that is known."""
    found = {_FIELD_OF[one] for one in columns_of(first) if one in _FIELD_OF}
    return "name" in found and len(found) > 1


def read_npi(path: Path, wanted: Wanted) -> Iterator[Place | None]:
    """Give practitioners and practices; None for each without a name, and for those no longer active."""
    del wanted
    yield from map(_practitioner, _dicts(path))


def read_companies(path: Path, wanted: Wanted) -> Iterator[Place | None]:
    """Give companies; None for each without a name or number."""
    del wanted
    yield from map(_company, _dicts(path))


def read(path: Path, wanted: Wanted) -> Iterator[Place | None]:
    """Give the rows of any table whose columns have usual names."""
    del wanted
    for row in _dicts(path):
        yield of_values(row, "", (None, None))


def _dicts(path: Path) -> Iterator[dict[str, str]]:
    """Give the rows by the plain names of their columns; raises BadInputError for a table without rows."""
    every = texts.rows(path)
    head = next(every, None)
    if not head:
        raise BadInputError(N_("The file {name} is empty."), name=shown(path))
    columns = [_plain(name) for name in head]
    for row in every:
        if row:
            yield dict(zip(columns, map(texts.clean, row), strict=False))


@lru_cache(4096)
def _plain(name: str) -> str:
    """Return the letters and digits of a column's name, folded."""
    return "".join(filter(str.isalnum, names.fold(name)))


def of_values(told: Columns, identity: str, where: tuple[float | None, float | None]) -> Place | None:
    """Return the place that named values tell of, None without a name."""
    found: dict[str, str] = {}
    for name, value in told.items():
        field = _FIELD_OF.get(_plain(name))
        if field and value:
            found.setdefault(field, value)
    name = found.get("name", "")
    if not name:
        return None
    told_key = identity or found.get("key", "")
    made = "|".join(
        (names.fold(name), found.get("street", ""), found.get("city", ""), found.get("phone", ""))
    )
    lon, lat = where if where != (None, None) else texts.point(found.get("lon"), found.get("lat"))
    return Place(
        f"own:{told_key or hashlib.blake2b(made.encode(), digest_size=12).hexdigest()}",
        name[:300],
        kind=found.get("kind", "")[:80],
        lon=lon,
        lat=lat,
        street=found.get("street", ""),
        city=found.get("city", "")[:100],
        region=found.get("region", "")[:60],
        postcode=found.get("postcode", "")[:20],
        country=found.get("country", "")[:60],
        phones=texts.many(found.get("phone")),
        emails=texts.many(found.get("email")),
        links=texts.many(found.get("link")),
        person=found.get("person", "")[:200],
    )


_AT = "providerbusinesspracticelocationaddress"


def _practitioner(row: Columns) -> Place | None:
    number = row.get("npi", "")
    left = row.get("npideactivationdate") and not row.get("npireactivationdate")
    is_person = row.get("entitytypecode") == "1"
    given = _called(row, "providerfirstname", "providerlastnamelegalname")
    official = _called(row, "authorizedofficialfirstname", "authorizedofficiallastname")
    business = _capitals(row.get("providerorganizationnamelegalbusinessname", ""))
    name = given if is_person else business
    if not number or not name or left:
        return None
    code = row.get("healthcareprovidertaxonomycode1", "")
    phone = row.get(f"{_AT}telephonenumber") or row.get("providerbusinessmailingaddresstelephonenumber", "")
    lines = (
        row.get("providerfirstlinebusinesspracticelocationaddress"),
        row.get("providersecondlinebusinesspracticelocationaddress"),
    )
    return Place(
        f"npi:{number}",
        name[:300],
        kind=_PRACTITIONERS.get(code[:4], "health_practitioner"),
        family="health_care",
        dataset="NPI",
        updated=_us_day(row.get("lastupdatedate", "")),
        street=", ".join(_capitals(one) for one in lines if one),
        city=_capitals(row.get(f"{_AT}cityname", ""))[:100],
        region=row.get(f"{_AT}statename", "")[:60],
        postcode=row.get(f"{_AT}postalcode", "")[:5],
        country=row.get(f"{_AT}countrycodeifoutsideus", "")[:2] or "US",
        phones=texts.many(phone),
        person=(given if is_person else official)[:200],
        person_title=row.get(
            "providercredentialtext" if is_person else "authorizedofficialtitleorposition", ""
        )[:200],
    )


_PRACTITIONERS = {
    "1041": "social_worker", "1012": "counselor", "101Y": "counselor", "103T": "psychologist",
    "111N": "chiropractor", "1223": "dentist", "133V": "dietitian", "152W": "optometrist", "163W": "nurse",
    "171100": "acupuncturist", "175F": "naturopath", "1835": "pharmacist", "2251": "physiotherapist",
    "225X": "occupational_therapist", "225700": "massage_therapist", "235Z": "speech_therapist",
    "2084": "psychiatrist", "207Q": "family_practice", "207R": "doctor", "2080": "pediatrician",
    "207V": "obstetrician_and_gynecologist", "208D": "doctor", "363A": "physician_assistant",
    "363L": "nurse_practitioner", "367A": "midwife", "2257": "massage_therapist", "1711": "acupuncturist",
    "261Q": "clinic", "282N": "hospital", "3336": "pharmacy",
}  # fmt: skip
"""The kinds people look for, by the first four letters of a code of the Health Care Provider Taxonomy."""


def _called(row: Columns, first: str, last: str) -> str:
    return " ".join(filter(None, (_capitals(row.get(first, "")), _capitals(row.get(last, "")))))


def _capitals(text: str) -> str:
    """Return a text that is all in capitals as it is usually written; every other as it is."""
    return text.title() if text.isupper() else text


def _us_day(text: str) -> str:
    """Return 08/23/2024 as 2024-08-23."""
    month, _, rest = text.partition("/")
    day, _, year = rest.partition("/")
    return f"{year}-{month:0>2}-{day:0>2}" if year.isdigit() and len(year) == 4 else ""


def _company(row: Columns) -> Place | None:
    name, number = row.get("companyname", ""), row.get("companynumber", "")
    if not name or not number:
        return None
    lines = (row.get("regaddressaddressline1"), row.get("regaddressaddressline2"))
    trade = row.get("siccodesictext1", "")
    return Place(
        f"companies-house:{number}",
        _capitals(name)[:300],
        kind=trade.partition(" - ")[2][:80] or trade[:80],
        dataset="Companies House",
        updated=_uk_day(row.get("confstmtlastmadeupdate", "")),
        street=", ".join(_capitals(one) for one in lines if one),
        city=_capitals(row.get("regaddressposttown", ""))[:100],
        region=_capitals(row.get("regaddresscounty", ""))[:60],
        postcode=row.get("regaddresspostcode", "")[:20],
        country="GB",
        links=texts.many(row.get("uri")),
        closed="dissolved" in row.get("companystatus", "").casefold(),
    )


def _uk_day(text: str) -> str:
    """Return 23/08/2024 as 2024-08-23."""
    day, _, rest = text.partition("/")
    month, _, year = rest.partition("/")
    return f"{year}-{month:0>2}-{day:0>2}" if year.isdigit() and len(year) == 4 else ""
