"""The vCard reader against real files, beside a second, much simpler reading of the same bytes."""

import quopri
import re
from pathlib import Path

import pytest

from askwell.integrations.readers import Told, registry
from askwell.integrations.readers.vcard import READER
from askwell.kernel.drafts import ContactDraft, Skipped
from askwell.kernel.errors import BadInputError
from tests.shared import corpus


def test_the_right_cards_and_names_in_nearly_all_files() -> None:
    folder = corpus("vcard")
    checked = sorted(folder.glob("*.vcf"))
    differing = [file.name for file in checked if _ours(file) != _simple(file)]
    assert len(checked) > 50
    assert len(differing) <= len(checked) * 0.02, differing


def test_no_card_is_called_by_undecoded_bytes() -> None:
    for file in corpus("vcard").glob("*.vcf"):
        for record in READER.read(file):
            values = str(record)
            assert "\ufffd" not in values, file.name
            assert not re.search(r"=[0-9A-F]{2}=[0-9A-F]{2}", values), file.name


@pytest.mark.parametrize("folder", ["vcard", "csv", "linkedin", "web", "facebook", "eml", "ldif", "phone"])
def test_every_real_file_is_read_or_refused_with_a_sentence(folder: str) -> None:
    read = 0
    for file in sorted(one for one in corpus(folder).rglob("*") if one.is_file()):
        try:
            reader = registry.recognise(file)
            records = [one for one in reader.read(file) if isinstance(one, ContactDraft | Skipped)]
        except BadInputError:
            continue
        read += 1
        numbers = [one.record for one in records]
        assert numbers == list(range(1, len(numbers) + 1)), file.name
    assert read or folder == "phone"


def _ours(file: Path) -> list[str]:
    assert READER.recognises(file), file.name
    return [_called(record) for record in READER.read(file)]


def _called(record: Told) -> str:
    return record.full_name or record.organization if isinstance(record, ContactDraft) else ""


def _simple(file: Path) -> list[str]:
    """Return what each card is called, by FN and else by N; nested cards do not count."""
    data = file.read_bytes().removeprefix(b"\xef\xbb\xbf").replace(b"\r", b"")
    data = data.decode("utf-16-be").encode() if data[:1] == b"\0" else data
    data = re.sub(rb"\n[ \t]", b"", data)
    data = re.sub(
        rb"(?im)^(\w+;[^\n:]*QUOTED-PRINTABLE[^\n]*(?:=\n[^\n]*)+)", lambda m: m[1].replace(b"=\n", b""), data
    )
    found: list[dict[bytes, str]] = []
    depth = 0
    for line in data.split(b"\n"):
        bare = line.strip().upper()
        depth += (bare == b"BEGIN:VCARD") - (bare == b"END:VCARD")
        if bare == b"BEGIN:VCARD" and depth == 1:
            found.append({})
        head, colon, value = line.partition(b":")
        name = head.partition(b";")[0].upper()
        if depth == 1 and colon and found and name in (b"FN", b"N", b"ORG", b"NICKNAME"):
            found[-1].setdefault(name, _value(head, value))
    return [_name(card) for card in found]


def _value(head: bytes, value: bytes) -> str:
    raw = quopri.decodestring(value) if b"QUOTED-PRINTABLE" in head.upper() else value
    charset = re.search(rb"(?i)CHARSET=([\w-]+)", head)
    for name in ("utf-8", charset[1].decode() if charset else "cp1252", "cp1252"):
        try:
            return raw.decode(name).strip()
        except UnicodeDecodeError:
            continue
    return ""


def _name(card: dict[bytes, str]) -> str:
    if card.get(b"FN"):
        return _unescaped(card[b"FN"])
    parts = [*map(_unescaped, re.split(r"(?<!\\);", card.get(b"N", ""))), *[""] * 5]
    name = " ".join(filter(None, (parts[3], parts[1], parts[2], parts[0])))
    suffixed = f"{name}, {parts[4]}" if parts[4] else name
    return (
        suffixed
        or _unescaped(card.get(b"NICKNAME", ""))
        or _unescaped(card.get(b"ORG", "").partition(";")[0])
    )


def _unescaped(value: str) -> str:
    return " ".join(re.sub(r"\\([nN,;:\\])", lambda m: " " if m[1] in "nN" else m[1], value).split())
