"""Reading apart: what a harmful, broken or wrong file meets is one sentence that names it."""

import gc
import json
import os
import stat
import struct
import sys
import zipfile
from pathlib import Path

import openpyxl
import pytest

from askwell.integrations.readers import Reason, wire
from askwell.integrations.readers.sandbox import Limits, read_apart
from askwell.kernel.drafts import ContactDraft, DraftAddress, DraftTouch, DraftValue, Skipped
from askwell.kernel.errors import BadInputError
from tests.integrations.readers.files_of import CARD, PREAMBLE, ROW, connections, write, write_zip


def refused(path: Path, reader: str | None = None, limits: Limits | None = None) -> str:
    """Return the sentence with which the file is refused; it names the file and never its folder."""
    with pytest.raises(BadInputError) as caught:
        list(read_apart(path, reader, limits=limits))
    words = str(caught.value)
    assert caught.value.message.format(**caught.value.values) == words
    assert path.name in words
    assert str(path.parent) not in words
    assert "Traceback" not in words
    return words


def test_the_records_come_through_unchanged(tmp_path: Path) -> None:
    file = write(tmp_path / "x", CARD + "BEGIN:VCARD\nNOTE:a\nEND:VCARD\n")
    with read_apart(file) as reading:
        assert reading.reader_name == "vcard"
        draft, skipped = list(reading)
    assert isinstance(draft, ContactDraft)
    assert (draft.full_name, draft.phones) == ("Ada Nordwind", (DraftValue("+49 30 555 0100", "work"),))
    assert skipped == Skipped(2, Reason.NAMELESS, "a")


def test_a_zip_comes_through(tmp_path: Path) -> None:
    file = write_zip(tmp_path / "export.zip", {"Connections.csv": connections(ROW, preamble=PREAMBLE)})
    reading = read_apart(file, "linkedin")
    assert [getattr(one, "key", "") for one in reading] == ["linkedin:ada-nordwind-1a2"]


def test_what_a_library_prints_is_no_answer(tmp_path: Path) -> None:
    """Openpyxl prints a line before it gives up on a workbook with a style that is not there."""
    openpyxl.Workbook().save(tmp_path / "whole")
    with zipfile.ZipFile(tmp_path / "whole") as whole:
        entries = {name: whole.read(name) for name in whole.namelist()}
    entries["xl/styles.xml"] = entries["xl/styles.xml"].replace(b'"Normal" xfId="0"', b'"Normal" xfId="9"')
    assert "office document" in refused(write_zip(tmp_path / "odd.xlsx", entries))


def test_the_wire_keeps_every_field() -> None:
    full = ContactDraft(
        7, "a", "b", "c", "d", "e", (DraftValue("1", "w"),), (DraftValue("2"),), (DraftValue("3"),),
        (DraftAddress("s", "c", "r", "p", "DE", "home"),), "note", "key", {"x": "y"},
        (DraftTouch("2026-01-01", "in", "mail", "Hello", "m1"),), "photo",
    )  # fmt: skip
    for record in (full, ContactDraft(1), Skipped(2, "hidden", "x")):
        found = wire.unpacked(json.loads(json.dumps(wire.packed(record))))
        assert repr(found) == repr(record)


@pytest.mark.parametrize(
    "draft",
    [
        ContactDraft(1, full_name="x" * 2_000),
        ContactDraft(1, "Bo", phones=(DraftValue("1" * 2_000),)),
        ContactDraft(1, "Bo", emails=(DraftValue("b@x.org"), DraftValue("b@x.org", "w" * 1_000))),
        ContactDraft(1, "Bo", links=(DraftValue("x" * 2_000),)),
        ContactDraft(1, "Bo", phones=(DraftValue("1"),) * 501),
        ContactDraft(1, "Bo", touches=(DraftTouch("2026-01-01", about="x" * 2_000),)),
        ContactDraft(1, "Bo", photo="x" * 70_000),
        ContactDraft(1, "Bo", addresses=(DraftAddress(city="x" * 2_000),)),
        ContactDraft(1, "Bo", note="x" * 200_000),
        ContactDraft(1, "Bo", noted={"x": "x" * 200_000}),
        ContactDraft(1, "Bo", noted={"x" * 2_000: ""}),
    ],
)
def test_values_too_long_to_be_true_are_told(draft: ContactDraft) -> None:
    found = wire.unpacked(wire.packed(draft))
    assert isinstance(found, Skipped)
    assert found.reason == Reason.TOO_LONG


WRONG = {
    "a.pdf": (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj", "is a PDF"),
    "a.png": (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "is a picture"),
    "a.jpg": (b"\xff\xd8\xff\xe0\0\x10JFIF", "is a picture"),
    "a.html": (b"<!DOCTYPE html><html><body>hello</body></html>", "tells of nobody"),
    "a.ics": (b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n", "is a calendar"),
    "a.csv": (b"Shoe,Hat,Glove\n38,56,7\n39,57,8\n", "is a table"),
    "a.txt": (b"Ring Ada on Monday\n", "is a text"),
    "a.doc": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "office document"),
    "junk": (bytes(range(256)) * 40, "does not know"),
    "zeros": (bytes(10_000), "does not know"),
    "blank": (b" \n\n \n", "is a text"),
    "cut.zip": (b"PK\x03\x04" + bytes(50), "damaged or not complete"),
    "empty.vcf": (b"", "is empty"),
}


@pytest.mark.parametrize("name", WRONG)
def test_wrong_files_are_told_what_they_are(tmp_path: Path, name: str) -> None:
    content, words = WRONG[name]
    assert words in refused(write(tmp_path / name, content))


def test_what_is_no_file(tmp_path: Path) -> None:
    (tmp_path / "folder.vcf").mkdir()
    assert "is a folder" in refused(tmp_path / "folder.vcf")
    assert "There is no file" in refused(tmp_path / "absent.vcf")
    assert "There is no file" in refused(tmp_path / ("x" * 300))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes here")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert "not an ordinary file" in refused(tmp_path / "pipe")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="nothing is closed to this user")
def test_a_file_of_somebody_else(tmp_path: Path) -> None:
    file = write(tmp_path / "closed.vcf", CARD)
    file.chmod(0)
    assert "cannot be opened" in refused(file)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps no undecodable names")
def test_a_name_that_is_no_text(tmp_path: Path) -> None:
    file = tmp_path / os.fsdecode(b"na\xffme.vcf")
    file.write_bytes(b"")
    with pytest.raises(BadInputError, match=r"na\?me\.vcf is empty"):
        read_apart(file)
    file.write_bytes(CARD.encode())
    assert len(list(read_apart(file))) == 1


def test_a_name_with_braces(tmp_path: Path) -> None:
    assert "{name}.txt" in refused(write(tmp_path / "{name}.txt", b"hello"))


def test_two_gigabytes(tmp_path: Path) -> None:
    file = write(tmp_path / "huge.vcf", CARD)
    os.truncate(file, 2 << 30)
    assert "too large" in refused(file)


@pytest.mark.parametrize(("content", "megabytes"), [(CARD.encode(), 80), (connections(ROW), 20)])
def test_larger_than_any_list(tmp_path: Path, content: bytes, megabytes: int) -> None:
    file = write(tmp_path / "large", content + b"\n")
    os.truncate(file, megabytes * 1_000_000 + 1)
    assert f"up to {megabytes} MB" in refused(file)


def test_a_large_address_book_fits_into_the_memory(tmp_path: Path) -> None:
    photo = "PHOTO;ENCODING=b;TYPE=JPEG:" + "\n ".join(["A" * 74] * 9_000)
    card = CARD.replace("\r\n", "\n").replace("END:VCARD", f"{photo}\nEND:VCARD")
    found = list(read_apart(write(tmp_path / "large.vcf", card * 100)))
    assert len(found) == 100
    assert (tmp_path / "large.vcf").stat().st_size > 60_000_000


def test_the_asked_format_must_be_the_one_found(tmp_path: Path) -> None:
    file = write(tmp_path / "a", CARD)
    assert "is not of the format linkedin" in refused(file, "linkedin")
    with pytest.raises(BadInputError, match=r"no format called nonsense.*linkedin.*vcard"):
        list(read_apart(file, "nonsense"))


def test_a_zip_bomb(tmp_path: Path) -> None:
    assert "far more" in refused(write_zip(tmp_path / "bomb.zip", {"Connections.csv": bytes(30_000_000)}))


def test_a_zip_of_too_many_files(tmp_path: Path) -> None:
    many = {f"{n}.csv": b"" for n in range(2_001)}
    assert "more than 2000 files" in refused(write_zip(tmp_path / "many.zip", many))


def test_a_zip_within_a_zip(tmp_path: Path) -> None:
    inner = write_zip(tmp_path / "inner.zip", {"Connections.csv": connections(ROW)}).read_bytes()
    assert "another ZIP file" in refused(write_zip(tmp_path / "outer.zip", {"inner.zip": inner}))


def test_a_zip_with_links(tmp_path: Path) -> None:
    file = tmp_path / "link.zip"
    with zipfile.ZipFile(file, "w") as archive:
        entry = zipfile.ZipInfo("Connections.csv")
        entry.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(entry, "/etc/passwd")
    assert "links to other files" in refused(file)


def test_a_locked_zip(tmp_path: Path) -> None:
    file = write_zip(tmp_path / "locked.zip", {"Connections.csv": connections(ROW)})
    content = bytearray(file.read_bytes())
    for mark, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.index(mark) + flags] |= 1
    assert "locked with a password" in refused(write(file, bytes(content)))


def test_a_cut_zip_and_one_with_a_flipped_byte(tmp_path: Path) -> None:
    whole = write_zip(tmp_path / "x.zip", {"Connections.csv": connections(*[ROW] * 500)}).read_bytes()
    assert "damaged" in refused(write(tmp_path / "cut.zip", whole[: len(whole) // 2]))
    broken = bytearray(whole)
    broken[len(whole) // 3] ^= 0xFF
    assert "damaged" in refused(write(tmp_path / "flipped.zip", bytes(broken)))


def test_a_zip_that_lies_about_its_sizes(tmp_path: Path) -> None:
    file = write_zip(tmp_path / "liar.zip", {"Connections.csv": connections(ROW) + bytes(30_000_000)})
    content = bytearray(file.read_bytes())
    for mark, size in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        at = content.index(mark) + size
        content[at : at + 4] = struct.pack("<I", 500)
    assert "liar.zip" in refused(write(file, bytes(content)))


def test_entries_that_overlap(tmp_path: Path) -> None:
    file = write_zip(tmp_path / "overlap.zip", {"Connections.csv": connections(*[ROW] * 2_000)})
    content = file.read_bytes()
    start, end = content.index(b"PK\x01\x02"), content.rindex(b"PK\x05\x06")
    directory = content[start:end] * 200
    tail = bytearray(content[end:])
    tail[8:16] = struct.pack("<HHI", 200, 200, len(directory))
    assert "far more" in refused(write(file, content[:start] + directory + bytes(tail)))


def test_too_much_time_and_too_much_memory(tmp_path: Path) -> None:
    file = write(tmp_path / "slow.vcf", CARD * 20_000)
    assert "too much time or memory" in refused(file, limits=Limits(wall_seconds=0.2))
    if sys.platform == "linux":
        assert "too much time or memory" in refused(file, limits=Limits(processor_seconds=1))
        assert "too much time or memory" in refused(file, limits=Limits(memory=40_000_000))


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="processes are counted in /proc")
def test_an_abandoned_reading_ends_its_process(tmp_path: Path) -> None:
    before = _children()
    reading = read_apart(write(tmp_path / "a.vcf", CARD * 20_000))
    next(reading)
    assert _children() != before
    del reading
    gc.collect()
    assert _children() == before


def _children() -> set[str]:
    lists = Path(f"/proc/{os.getpid()}/task").glob("*/children")
    return {pid for one in lists for pid in one.read_text().split()}
