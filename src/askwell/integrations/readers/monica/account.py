"""The contacts of an account that Monica exported, with their fields, addresses and notes."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from askwell.integrations.readers import Reason, Record, files, jsonfile
from askwell.integrations.readers.columns import Column, record_of
from askwell.integrations.readers.jsonfile import objects, words
from askwell.kernel.drafts import Skipped
from askwell.kernel.errors import N_, BadInputError

JSON_BYTES = 60 * files.MEGABYTE
"""Photos and documents stand in the same file, as text."""
_NAMES = {
    "first_name": "given",
    "middle_name": "middle",
    "last_name": "family",
    "nickname": "nickname",
    "job": "title",
    "company": "organization",
    "description": "note",
    "food_preferences": "",
    "last_talked_to": "",
}
_PLACE = {
    "street": "street",
    "city": "city",
    "province": "region",
    "postal_code": "postal_code",
    "country": "country",
}


def recognises(path: Path) -> bool:
    """Tell whether the file begins as such an export does."""
    return jsonfile.begins(path, "app_version", "exported_by") and jsonfile.begins(path, "account")


def read(path: Path) -> Iterator[Record]:
    """Give everybody in the account; raises BadInputError where the file is damaged or has no account."""
    said = jsonfile.parsed(files.content(path, JSON_BYTES), path)
    account = said.get("account") if isinstance(said, dict) else None
    if not isinstance(account, dict):
        raise BadInputError(N_("The file {name} holds no account of Monica."), name=files.shown(path))
    kinds = _kinds_of_fields(account)
    for record, one in enumerate(_of_type(account, "contact"), 1):
        yield _record(record, one, kinds)


def _record(record: int, one: dict[str, Any], kinds: dict[str, str]) -> Record:
    about = _properties(one)
    if about.get("is_partial") and not about.get("last_name") and not one.get("data"):
        return Skipped(record, Reason.NAMELESS, words(about.get("first_name"))[:120])
    return record_of(record, _cells(one, about, kinds), source="monica")


def _cells(one: dict[str, Any], about: dict[str, Any], kinds: dict[str, str]) -> Iterator[tuple[Column, str]]:
    yield Column("uuid", "key"), words(one.get("uuid"))
    for name, field in _NAMES.items():
        yield Column(name, field), words(about.get(name))
    tags = about.get("tags")
    if isinstance(tags, list):
        yield Column("tags"), ", ".join(filter(None, map(words, tags)))
    for found in map(_properties, _of_type(one, "contact_field")):
        yield _field(words(found.get("data")), kinds.get(words(found.get("type")), ""))
    for number, place in enumerate(map(_properties, _of_type(one, "address")), 1):
        label = words(place.get("name")) or str(number)
        yield from ((Column(part, field, label), words(place.get(part))) for part, field in _PLACE.items())
    for note in map(_properties, _of_type(one, "note")):
        yield Column("note", "note"), words(note.get("body"))


def _field(value: str, kind: str) -> tuple[Column, str]:
    """Return a way to reach somebody; a kind that the seeker made says itself what it is."""
    plain = kind.lower()
    if "@" in value and ("mail" in plain or not plain):
        return Column(kind, "email"), value
    if plain in ("phone", "whatsapp", "telephone", "mobile") or (not plain and value[:1] in "+0123456789("):
        return Column(kind, "phone", "" if plain == "phone" else kind), value
    return Column(kind or "link", "link", kind), value


def _kinds_of_fields(account: dict[str, Any]) -> dict[str, str]:
    instance = account.get("instance")
    listed = instance.get("contact_field_types") if isinstance(instance, dict) else None
    if isinstance(listed, dict):
        listed = listed.get("values")
    found = {}
    for one in objects(listed):
        about = _properties(one)
        found[words(one.get("uuid"))] = words(about.get("type")) or words(about.get("name"))
    return found


def _of_type(one: dict[str, Any], kind: str) -> Iterable[dict[str, Any]]:
    for listed in objects(one.get("data")):
        if listed.get("type") == kind:
            yield from objects(listed.get("values"))


def _properties(one: dict[str, Any]) -> dict[str, Any]:
    found = one.get("properties")
    return found if isinstance(found, dict) else {}
