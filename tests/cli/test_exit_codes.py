"""Whatever is typed gives one sentence and an exit code, never a traceback, and never half a write."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from askwell.cli import running
from tests.cli import files
from tests.cli.conftest import Askwell

NOBODY = "0" * 32


def run(*words: str, home: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the real program."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith("ASKWELL_")}
    return subprocess.run(
        [sys.executable, "-m", "askwell", *words],
        env={**clean, "ASKWELL_HOME": str(home), "PYTHONIOENCODING": "utf-8", **environment},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=60,
    )


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["contacts", "show", NOBODY], 4),
        (["contacts", "show", "Nobody At All"], 4),
        (["contacts", "add", "  "], 3),
        (["contacts", "list", "--limit", "-1"], 3),
        (["goals", "add", ""], 3),
        (["goals", "show", "nonsense"], 4),
        (["interviews", "show", NOBODY], 4),
        (["cards", "posted", NOBODY], 4),
        (["promises", "keep", NOBODY], 4),
        (["check-ins", "let-go", NOBODY], 4),
        (["referrals", "tell", NOBODY], 4),
        (["findings", "list", NOBODY], 4),
        (["undo"], 4),
        (["undo", NOBODY], 4),
        (["pause", "2026-02-30"], 3),
        (["pause", "2026-11-01"], 3),
        (["me", "edit", "--time-zone", "Europe/Nowhere"], 3),
        (["me", "edit", "--ask-minutes", "900"], 3),
        (["me", "edit"], 2),
        (["import", "missing.vcf"], 3),
        (["import", "."], 3),
        (["import", "missing.vcf", "--as", "carrier-pigeon"], 3),
        (["restore", "missing.askwell"], 3),
        (["print", "sheet", "--out", "sheet.pdf"], 2),
        (["print", "sheet", NOBODY, "--out", "sheet.pdf"], 4),
        (["print", "day", "--out", "no/such/folder/day.pdf"], 3),
        (["print", "day", "--out", "."], 3),
        (["export", "csv", "--out", "no/such/folder/people.csv"], 3),
        (["export", "archive", "--out", "no/such/folder/all.askwell"], 3),
        (["export", "csv", "--without-journal", "--out", "people.csv"], 2),
        (["today", "--at", "someday"], 3),
        (["contacts", "fly"], 2),
        (["contacts"], 2),
        (["contacts", "add"], 2),
    ],
)
def test_a_sentence_and_an_exit_code(askwell: Askwell, words: list[str], code: int) -> None:
    answer = askwell(*words)
    assert answer.code == code
    assert answer.err.strip()
    assert "Traceback" not in answer.err
    assert not answer.out


def test_what_builds_on_something_is_a_conflict(askwell: Askwell) -> None:
    added = askwell("contacts", "add", "Mary Osei", "--json").data
    askwell("goals", "add", "How does a practice run?")
    askwell("contacts", "take-up", added["uid"])
    answer = askwell("undo", added["entry"])
    assert answer.code == 5
    assert askwell("contacts", "do-not-contact", added["uid"]).code == 0
    assert askwell("contacts", "take-up", added["uid"]).code == 5


def test_nothing_is_written_on_bad_input(askwell: Askwell, desk: Path) -> None:
    askwell("me", "show")
    before = askwell("journal", "--json").out
    (desk / "empty.vcf").write_bytes(b"")
    (desk / "picture.vcf").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(2000))
    (desk / "broken.zip").write_bytes(b"PK\x03\x04" + bytes(200))
    for name in ("empty.vcf", "picture.vcf", "broken.zip"):
        answer = askwell("import", name)
        assert answer.code == 3
        assert name in answer.err
    assert askwell("journal", "--json").out == before


def test_a_fault_of_ours_is_one_sentence_and_kept_in_the_home(
    askwell: Askwell, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise ZeroDivisionError("a fault of ours")

    monkeypatch.setattr(running, "_print", fail)
    answer = askwell("today")
    assert answer.code == 1
    assert len(answer.err.splitlines()) == 1
    assert "a fault of ours" in (home / "log" / "errors.log").read_text(encoding="utf-8")


def test_the_home_is_private_and_made_on_first_use(tmp_path: Path) -> None:
    home = tmp_path / "new" / "home"
    assert run("contacts", "list", home=home).returncode == 0
    assert home.stat().st_mode & 0o077 == 0
    assert all(one.stat().st_mode & 0o077 == 0 for one in home.iterdir())


def test_the_program_says_what_is_wrong_before_it_has_a_home(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")
    taken = run("today", home=tmp_path / "file" / "home")
    assert taken.returncode == 3
    assert "Traceback" not in taken.stderr
    (tmp_path / "damaged").mkdir()
    (tmp_path / "damaged" / "askwell.sqlite3").write_text("this is no database, and long enough to be none")
    damaged = run("today", home=tmp_path / "damaged")
    assert damaged.returncode == 3
    assert "damaged" in damaged.stderr
    wrong = run("today", home=tmp_path / "home", ASKWELL_DATABASE="mysql://nowhere")
    assert wrong.returncode == 2
    assert "ASKWELL_DATABASE" in wrong.stderr


def test_words_that_are_no_text_are_refused(tmp_path: Path) -> None:
    home = tmp_path / "home"
    command = [
        *map(os.fsencode, [sys.executable, "-m", "askwell", "--home", str(home), "contacts", "add"]),
        b"M\xffry",
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 3
    assert "Traceback" not in done.stderr
    assert "Mary" not in run("contacts", "list", home=home).stdout


def test_a_pipe_that_closes_early_is_no_fault(tmp_path: Path) -> None:
    command = f"{sys.executable} -m askwell --home {tmp_path / 'home'} questions list | head -1"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False, timeout=60)
    assert done.stdout.count("\n") == 1
    assert not done.stderr


def test_no_progress_in_a_pipe(tmp_path: Path) -> None:
    files.write_vcard(tmp_path)
    done = run("import", str(tmp_path / "people.vcf"), home=tmp_path / "home")
    assert done.returncode == 0
    assert not done.stderr


def test_an_older_home_is_copied_before_it_is_brought_up_to_date(tmp_path: Path) -> None:
    home = tmp_path / "home"
    run("contacts", "add", "Mary Osei", home=home)
    # As if this version had one more migration than the home has had.
    code = (
        "import sqlite3, sys; db = sqlite3.connect(sys.argv[1]);"
        "db.execute(\"DELETE FROM django_migrations WHERE app = 'askwell' AND name LIKE '0021%'\");"
        "db.commit()"
    )
    subprocess.run([sys.executable, "-c", code, str(home / "askwell.sqlite3")], check=True)
    run("contacts", "list", home=home)
    copies = list((home / "before-updates").iterdir())
    assert len(copies) == 1
    assert copies[0].stat().st_mode & 0o077 == 0


def test_help_is_quick(tmp_path: Path) -> None:
    def fastest(*words: str) -> float:
        times = []
        for _ in range(5):
            began = time.perf_counter()
            subprocess.run([sys.executable, *words], check=True, capture_output=True, cwd=tmp_path)
            times.append(time.perf_counter() - began)
        return min(times)

    assert fastest("-m", "askwell", "--help") <= 2 * fastest("-c", "import argparse, sqlite3, csv")


def test_every_command_has_help(tmp_path: Path) -> None:
    assert run("--help", home=tmp_path).stdout.count("\n") > 25
    for words in (["contacts", "--help"], ["interviews", "check-time", "--help"], ["serve", "--help"]):
        assert run(*words, home=tmp_path / "none").returncode == 0
    assert not (tmp_path / "none").exists()
    assert run("--version", home=tmp_path).stdout.startswith("askwell ")
