"""start.py makes the environment once, hands over at once after that, and speaks plainly when it cannot."""

import json
import os
import re
import resource
import shutil
import stat
import subprocess
import sys
import threading
import tomllib
import urllib.request
from pathlib import Path

import pytest

import start

WHOLE = (
    "start.py",
    "pyproject.toml",
    "requirements/run.txt",
    "requirements/build.txt",
    "LICENSE",
    "README.md",
)
ASKWELL = "import json, sys, django\nprint(json.dumps([sys.argv[1:], django.VERSION[0], sys.prefix]))\n"

# Stands for uv and for the Python of the environment: notes how it was called, fails where told to.
FAKE = """\
#!{python}
import os, pathlib, shutil, sys
words = sys.argv[1:]
notes = pathlib.Path(os.environ["NOTES"])
with notes.open("a") as file:
    print(pathlib.Path(sys.argv[0]).name, *words, file=file)
if os.environ.get("FAIL_AT", "nothing") in words:
    sys.exit(os.environ["FAIL_WITH"])
if words[0] == "venv":
    python = pathlib.Path(words[-1], "bin", "python")
    python.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(sys.argv[0], python)
if "askwell" in words:
    sys.exit(7 if "seven" in words else 0)
"""


class Copy:
    """A folder as a person has it, with a fake uv before everything else on the path."""

    def __init__(self, root: Path, folder: Path, *, fake: bool = True) -> None:
        self.folder = folder
        self.home = folder.parent / "home"
        self.notes = folder.parent / "notes"
        (self.home / "Desktop").mkdir(parents=True)
        for name in WHOLE:
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(root / name, folder / name)
        if fake:
            programs = folder.parent / "programs"
            programs.mkdir()
            (programs / "uv").write_text(FAKE.format(python=sys.executable), "utf-8")
            (programs / "uv").chmod(0o755)
            self.path = f"{programs}{os.pathsep}{os.environ['PATH']}"
        else:
            self.path = os.environ["PATH"]

    def start(self, *arguments: str, **surroundings: str) -> subprocess.CompletedProcess[str]:
        """Run start.py as a person would, without a terminal."""
        own = {"PATH": self.path, "HOME": str(self.home), "NOTES": str(self.notes), "CI": "true"}
        return subprocess.run(
            (sys.executable, str(self.folder / "start.py"), *arguments),
            env={**os.environ, "XDG_DATA_HOME": "", **own, **surroundings},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )

    def called(self) -> list[str]:
        """Return how the fake was called since the last look."""
        lines = self.notes.read_text("utf-8").splitlines()
        self.notes.unlink()
        return lines


@pytest.fixture
def copy(tmp_path: Path, pytestconfig: pytest.Config) -> Copy:
    return Copy(pytestconfig.rootpath, tmp_path / "a folder with spaces")


def test_the_first_start_makes_the_environment_and_the_second_only_hands_over(copy: Copy) -> None:
    first = copy.start("today", "--json")
    assert (first.returncode, first.stdout) == (0, "")
    assert "1 of 3" in first.stderr
    made = copy.called()
    assert [line.split()[1] for line in made] == ["venv", "pip", "pip", "-P"]
    assert "--require-hashes" in made[1]
    assert made[2].endswith(f"--no-deps --no-build-isolation -e {copy.folder}")
    assert made[3] == "python -P -m askwell today --json"
    second = copy.start("today")
    assert (second.returncode, second.stderr) == (0, "")
    assert copy.called() == ["python -P -m askwell today"]


def test_the_exit_code_is_the_one_of_askwell(copy: Copy) -> None:
    assert copy.start("seven").returncode == 7


def test_new_requirements_are_put_in_place(copy: Copy) -> None:
    copy.start("today")
    with (copy.folder / "requirements/run.txt").open("a") as file:
        file.write("# a new pin\n")
    copy.called()
    copy.start("today")
    assert len(copy.called()) == 4


def test_a_start_that_was_cut_off_goes_on_next_time(copy: Copy) -> None:
    failed = copy.start("today", FAIL_AT="--no-deps", FAIL_WITH="cut off")
    assert failed.returncode == 1
    copy.called()
    assert copy.start("today").returncode == 0
    assert len(copy.called()) == 4


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ("OSError: [Errno 28] No space left on device", "The disk has no room left"),
        (
            "Failed to establish a new connection: [Errno -3] Temporary failure in name resolution",
            "Connect, then",
        ),
        ("ERROR: Could not find a version that satisfies a==1 (from versions: none)", "Connect, then"),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE", "another network"),
        ("ERROR: something nobody has seen", "something nobody has seen"),
    ],
)
def test_what_went_wrong_is_a_plain_sentence(said: str, sentence: str, tmp_path: Path) -> None:
    assert sentence in str(start.trouble_in(f"many\nlines\n{said}\n", tmp_path))


def test_failing_says_what_to_do_without_a_traceback(copy: Copy) -> None:
    failed = copy.start("today", FAIL_AT="--require-hashes", FAIL_WITH="No space left on device")
    assert failed.returncode == 1
    assert "Make room, then start again." in failed.stderr
    assert "Traceback" not in failed.stderr


def test_a_file_that_is_missing_is_named(copy: Copy) -> None:
    (copy.folder / "requirements/build.txt").unlink()
    failed = copy.start()
    assert failed.returncode == 1
    assert "requirements/build.txt is missing" in failed.stderr.replace("\\", "/")


def test_an_old_python_gets_a_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 9, 2, "final", 0))
    assert start.main([]) == 1
    assert "needs Python 3.11 or newer; this one is 3.9.2" in capsys.readouterr().err


def test_an_old_python_can_read_it_that_far(pytestconfig: pytest.Config) -> None:
    text = (pytestconfig.rootpath / "start.py").read_text("utf-8")
    compile(text, "start.py", "exec", dont_inherit=True)
    assert not re.search(r"^from __future__", text, re.MULTILINE)
    head = text[: text.index("sys.version_info < (3, 11)")]
    assert not re.search(r":=|\bmatch \w+:|-> \w+ \|", head)


def test_a_folder_that_may_not_be_written_puts_it_among_program_data(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setattr(start, "ROOT", tmp_path / "file")
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    assert start.writable_place() == tmp_path / "data/askwell-program"
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "file"))
    with pytest.raises(start.Trouble, match="no folder that it may write to"):
        start.writable_place()


@pytest.mark.parametrize(
    ("platform", "place"),
    [
        ("linux", ".local/share/askwell-program"),
        ("darwin", "Library/Application Support/askwell-program"),
        ("win32", "AppData/Local/askwell-program"),
    ],
)
def test_each_platform_has_its_place(
    platform: str, place: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    monkeypatch.delenv("XDG_DATA_HOME", raising=False)
    monkeypatch.delenv("LOCALAPPDATA", raising=False)
    assert start.places() == [start.ROOT / ".venv", tmp_path / place]


def test_without_the_venv_module_debian_is_told_the_package(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None if name == "ensurepip" else name)
    with pytest.raises(start.Trouble, match=r'"ensurepip" is missing.\nOn Debian .* python3-venv'):
        start.fill(tmp_path)


def test_an_environment_of_another_python_is_made_anew(tmp_path: Path) -> None:
    assert start.fits(tmp_path)
    start.python_of(tmp_path).parent.mkdir()
    start.python_of(tmp_path).touch()
    (tmp_path / "pyvenv.cfg").write_text("home = /usr/bin\nversion = {}.{}.1\n".format(*sys.version_info[:2]))
    assert start.fits(tmp_path)
    (tmp_path / "pyvenv.cfg").write_text("home = /usr/bin\nversion = 3.2.1\n")
    assert not start.fits(tmp_path)
    (tmp_path / "pyvenv.cfg").write_text(
        "home = /usr/bin\nversion_info = {}.{}.1\n".format(*sys.version_info)
    )
    start.python_of(tmp_path).unlink()
    assert not start.fits(tmp_path)


def test_the_icon_is_written_when_asked_for(copy: Copy) -> None:
    done = copy.start("--icon")
    assert done.returncode == 0
    assert not any("askwell" in line.split()[-1:] for line in copy.called())
    icon = copy.home / "Desktop/askwell.desktop"
    assert str(icon) in done.stderr
    assert icon.stat().st_mode & stat.S_IXUSR
    assert f'Exec="{start.base_python()}" "{copy.folder}/start.py"' in icon.read_text("utf-8")


def test_no_desktop_is_said(copy: Copy) -> None:
    (copy.home / "Desktop").rmdir()
    done = copy.start("--icon")
    assert (done.returncode, "no desktop folder" in done.stderr) == (1, True)


def test_icons_keep_strange_paths() -> None:
    assert start.icon("win32", r"C:\Py\python.exe", r"C:\100% Zoë\start.py") == (
        "Askwell.bat",
        '@chcp 65001 >nul\r\n@"C:\\Py\\python.exe" "C:\\100%% Zoë\\start.py"\r\n@if errorlevel 1 pause\r\n',
    )
    assert start.icon("darwin", "/usr/bin/python3", "/a b/it's/start.py")[1].endswith(
        "exec /usr/bin/python3 '/a b/it'\"'\"'s/start.py'\n"
    )
    assert r'"/a\\$b/100%%"' in start.icon("linux", "/usr/bin/python3", "/a$b/100%")[1]


def test_the_icon_is_offered_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def answer_no(question: str) -> str:
        asked.append(question)
        return "n"

    monkeypatch.setattr("builtins.input", answer_no)
    monkeypatch.setattr(start, "put_icon", lambda: pytest.fail("no was said"))
    start.offer_icon(tmp_path)
    start.offer_icon(tmp_path)
    assert len(asked) == 1


def test_without_a_terminal_trouble_is_a_page(monkeypatch: pytest.MonkeyPatch) -> None:
    pages: list[str] = []
    browsers: list[threading.Thread] = []

    def browse(address: str) -> None:
        with urllib.request.urlopen(address, timeout=30) as answer:  # noqa: S310 -- our own page
            pages.append(answer.read().decode())

    def browse_beside(address: str) -> bool:
        browsers.append(threading.Thread(target=browse, args=(address,)))
        browsers[0].start()
        return True

    monkeypatch.delenv("CI", raising=False)
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.setattr("webbrowser.open", browse_beside)
    monkeypatch.setattr(start, "has_terminal", lambda: False)
    assert start.tell("The disk <has> no room.", page=True) == 1
    # The program has sent the page; a browser on a busy machine may still be reading it.
    browsers[0].join(timeout=30)
    assert "The disk &lt;has&gt; no room." in pages[0]


def test_a_real_start_installs_the_pinned_parts(tmp_path: Path, pytestconfig: pytest.Config) -> None:
    copy = Copy(pytestconfig.rootpath, tmp_path / "askwell", fake=False)
    package = copy.folder / "src/askwell"
    package.mkdir(parents=True)
    (package / "__init__.py").write_text('"""A stand-in."""\n\n__version__ = "0"\n')
    (package / "__main__.py").write_text(ASKWELL)
    project = tomllib.loads((copy.folder / "pyproject.toml").read_text("utf-8"))["project"]
    first = copy.start("--flag", "a b")
    if "could not reach" in first.stderr:
        pytest.skip("the parts cannot be fetched here")
    assert first.returncode == 0, first.stderr
    django = next(part for part in project["dependencies"] if part.startswith("django"))
    assert json.loads(first.stdout) == [["--flag", "a b"], int(django[8]), str(copy.folder / ".venv")]
    (package / "__main__.py").write_text("")
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert copy.start().stderr == ""
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime < 0.3
