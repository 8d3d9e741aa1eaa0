#!/usr/bin/env python3
"""Starts Askwell: makes its environment once, then hands over to it (double-click, or `python3 start.py`)."""

# Only what comes with Python, and imported where it is needed, so that every start after the first is
# instant. The syntax stays readable for older Pythons, so that they too get a sentence and not a traceback.
import hashlib
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

ROOT = Path(__file__).resolve().parent
LISTS = (ROOT / "requirements" / "run.txt", ROOT / "requirements" / "build.txt")
STAMP = "askwell-start-stamp"
ASKED = "askwell-icon-asked"
NEEDED_MB = 400

OLD_PYTHON = """\
Askwell needs Python 3.11 or newer; this one is {version}.
Install a newer Python (python.org has it for Windows and macOS), then start again."""
NOT_WHOLE = (
    "{name} is missing beside start.py. Start it in the folder it came in, with everything in its place."
)
NO_VENV = """\
This Python cannot make a place for Askwell's parts: its module "{module}" is missing.
On Debian and Ubuntu run: sudo apt install python3-venv
Then start again."""
NO_NETWORK = """\
Askwell has to fetch its parts from the internet once, and could not reach it.
Connect, then start again: it goes on where it stopped. After that it works without the internet."""
NO_SPACE = """\
The disk has no room left. Askwell needs about {needed} MB in {folder}.
Make room, then start again."""
WRONG_PART = """\
A part that was fetched is not the one Askwell was made with, so none of it was used.
Start again on another network; if it happens there too, please report it."""
NO_FOLDER = "Askwell found no folder that it may write to; it tried {folders}."
FAILED = """\
Askwell's parts could not be put in place. This is what was said last:
{lines}"""
NO_DESKTOP = "There is no desktop folder to put an icon in; {folder} was tried."
GETTING_READY = """\
Askwell is getting ready. In a minute or two it opens by itself in a new tab; this page can be closed."""

NETWORK = (
    "name resolution|Name or service not known|getaddrinfo failed|nodename nor servname|dns error|"
    "new connection|Network is unreachable|connect to proxy|timed out|Connection refused|sending request|"
    "from versions: none"
)
SIGNS = (
    (NO_SPACE, "No space left on device|not enough space on the disk|Disk quota exceeded"),
    (WRONG_PART, "DO NOT MATCH THE HASHES|Hash mismatch"),
    (NO_NETWORK, NETWORK),
)
PAGE = """\
<!doctype html><html lang="en"><meta charset="utf-8"><title>Askwell</title>
<body style="font: 1.25rem/1.6 Georgia, serif; max-width: 36rem; margin: 15vh auto; white-space: pre-wrap">"""


class Trouble(Exception):  # noqa: N818 -- it is not an error of the program
    """Something the person can put right; the text says what happened and what to do."""


def main(arguments: "list[str]") -> int:
    """Make the environment where it is not ready, then run `askwell` with the arguments; the exit code."""
    if sys.version_info < (3, 11):
        return tell(OLD_PYTHON.format(version=".".join(str(part) for part in sys.version_info[:3])))
    try:
        environment = ready() or make_ready(by_hand=not arguments)
        if arguments == ["--icon"]:
            say(f"Askwell can now be started by a click on {put_icon()}.")
            return 0
        if not arguments and has_terminal():
            offer_icon(environment)
        return hand_over(environment, arguments)
    except Trouble as trouble:
        return tell(str(trouble), page=not arguments)
    except KeyboardInterrupt:
        return tell("Stopped. Start again whenever you like.")


def ready() -> "Path | None":
    """Return the environment that was made for exactly these requirements, this folder and this Python."""
    wanted = stamp()
    for environment in places():
        try:
            if (environment / STAMP).read_text("utf-8") == wanted and python_of(environment).exists():
                return environment
        except OSError:
            continue
    return None


def stamp() -> str:
    """Return a hash over all that the environment depends on; raises Trouble where a file is missing."""
    digest = hashlib.sha256(repr((str(ROOT), sys.version_info[:2])).encode())
    for file in (*LISTS, ROOT / "pyproject.toml"):
        try:
            digest.update(file.read_bytes())
        except OSError as error:
            raise Trouble(NOT_WHOLE.format(name=file.relative_to(ROOT))) from error
    return digest.hexdigest()


def places() -> "list[Path]":
    """Return where the environment may be: beside this file, else among the person's own program data."""
    home = Path.home()
    if sys.platform == "win32":
        data = Path(os.environ.get("LOCALAPPDATA") or home / "AppData" / "Local")
    elif sys.platform == "darwin":
        data = home / "Library" / "Application Support"
    else:
        data = Path(os.environ.get("XDG_DATA_HOME") or home / ".local" / "share")
    return [ROOT / ".venv", data / "askwell-program"]


def python_of(environment: Path) -> Path:
    """Return the Python inside an environment."""
    return environment / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def make_ready(*, by_hand: bool) -> Path:
    """Make the environment, one start at a time; raises Trouble with what to do when it cannot be."""
    environment = writable_place()
    if by_hand and not has_terminal():
        import threading

        threading.Thread(target=show_page, args=(GETTING_READY,), daemon=True).start()
    with only_one_start():
        if made_meanwhile := ready():
            return made_meanwhile
        say("Getting Askwell ready. This happens once and takes a minute or two.")
        try:
            (environment / STAMP).unlink(missing_ok=True)
            fill(environment)
            (environment / STAMP).write_text(stamp(), "utf-8")
        except OSError as error:
            raise trouble_in(str(error), environment) from error
        say("Askwell is ready.")
    return environment


def writable_place() -> Path:
    """Return the first place that can be written to, made where it is absent."""
    for place in places():
        try:
            place.mkdir(parents=True, exist_ok=True)
            probe = place / "askwell-may-write"
            probe.touch()
            probe.unlink()
        except OSError:
            continue
        return place
    raise Trouble(NO_FOLDER.format(folders=" and ".join(map(str, places()))))


@contextmanager
def only_one_start() -> "Iterator[None]":
    """Wait until no other start is making the environment (two clicks in a row must not disturb)."""
    import tempfile

    name = hashlib.sha256(repr((str(ROOT), str(Path.home()))).encode()).hexdigest()[:16]
    with Path(tempfile.gettempdir(), f"askwell-start-{name}.lock").open("ab") as file:
        if sys.platform == "win32":
            import msvcrt

            locked = False
            while not locked:
                with suppress(OSError):  # it gives up after ten seconds
                    msvcrt.locking(file.fileno(), msvcrt.LK_LOCK, 1)
                    locked = True
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX)
        yield


def fill(environment: Path) -> None:
    """Put Python and the pinned parts into the environment, by uv where it is there, else by pip."""
    import importlib.util
    import shutil

    if shutil.disk_usage(environment).free < NEEDED_MB * 1_000_000:
        raise Trouble(NO_SPACE.format(needed=NEEDED_MB, folder=environment))
    if not fits(environment):
        shutil.rmtree(environment)
    missing = [module for module in ("venv", "ensurepip") if importlib.util.find_spec(module) is None]
    if uv := shutil.which("uv"):
        try:
            make = [uv, "venv", "--allow-existing", "--python", base_python(), str(environment)]
            return install(environment, make, [uv, "pip", "install", "--python", str(python_of(environment))])
        except Trouble:
            if missing:
                raise
    if missing:
        raise Trouble(NO_VENV.format(module=missing[0]))
    pip = [str(python_of(environment)), "-m", "pip", "install", "--disable-pip-version-check", "--no-input"]
    return install(environment, [base_python(), "-m", "venv", str(environment)], pip)


def fits(environment: Path) -> bool:
    """Tell whether what is in the folder is nothing yet, or an environment of this Python that still runs."""
    try:
        settings = (environment / "pyvenv.cfg").read_text("utf-8")
    except OSError:
        return True
    ours = "{}.{}.".format(*sys.version_info[:2])
    pairs = (line.partition("=") for line in settings.splitlines())
    versions = [value.strip() for key, _, value in pairs if key.strip() in ("version", "version_info")]
    return python_of(environment).exists() and all(value.startswith(ours) for value in versions)


def base_python() -> str:
    """Return the Python of the machine, also when this one runs inside an environment."""
    return getattr(sys, "_base_executable", None) or sys.executable


def install(environment: Path, make: "list[str]", into: "list[str]") -> None:
    """Run the three steps; each either works or raises Trouble."""
    lists = [word for file in LISTS for word in ("-r", str(file))]
    say("1 of 3: a place for its parts")
    run(make, environment)
    say("2 of 3: the parts, each compared with its fingerprint")
    run([*into, "--require-hashes", *lists], environment)
    say("3 of 3: Askwell itself")
    run([*into, "--no-deps", "--no-build-isolation", "-e", str(ROOT)], environment)


def run(command: "list[str]", environment: Path) -> None:
    """Run a command silently; where it fails, raise Trouble made from what it said."""
    from subprocess import DEVNULL, PIPE, STDOUT, Popen

    surroundings = {**os.environ, "PIP_USER": "0", "PIP_REQUIRE_VIRTUALENV": "0"}
    with Popen(command, env=surroundings, stdin=DEVNULL, stdout=PIPE, stderr=STDOUT) as program:
        said = program.communicate()[0].decode("utf-8", "replace")
    if program.returncode:
        raise trouble_in(said, environment)


def trouble_in(said: str, environment: Path) -> Trouble:
    """Return a plain sentence for what a program said when it failed."""
    import re

    for sentence, signs in SIGNS:
        if re.search(signs, said):
            return Trouble(sentence.format(needed=NEEDED_MB, folder=environment))
    return Trouble(FAILED.format(lines="\n".join(said.strip().splitlines()[-8:])))


def hand_over(environment: Path, arguments: "list[str]") -> int:
    """Run Askwell in place of this program; -P keeps files of the current folder from being imported."""
    command = [str(python_of(environment)), "-P", "-m", "askwell", *arguments]
    if os.name != "nt":
        os.execv(command[0], command)  # noqa: S606 -- there is no shell to go through
    import subprocess

    with subprocess.Popen(command) as askwell:
        while askwell.poll() is None:
            with suppress(KeyboardInterrupt):  # Ctrl+C reaches Askwell too, which ends in its own time
                askwell.wait()
    return askwell.returncode


def offer_icon(environment: Path) -> None:
    """Ask once whether to put an icon on the desktop, and remember that it was asked."""
    asked = environment / ASKED
    if asked.exists():
        return
    try:
        answer = input("Put an icon on your desktop, so that a click starts Askwell next time? [y/n] ")
    except EOFError:
        answer = ""
    asked.write_text(answer, "utf-8")
    if answer.strip().lower().startswith("y"):
        try:
            say(f"There it is: {put_icon()}")
        except Trouble as trouble:
            say(str(trouble))


def put_icon() -> Path:
    """Write the icon onto the desktop and return its path; raises Trouble where there is no desktop."""
    folder = desktop()
    name, text = icon(sys.platform, base_python(), str(ROOT / "start.py"))
    try:
        (folder / name).write_text(text, "utf-8", newline="")
        (folder / name).chmod(0o755)
    except OSError as error:
        raise Trouble(NO_DESKTOP.format(folder=folder)) from error
    return folder / name


def icon(platform: str, python: str, script: str) -> "tuple[str, str]":
    """Return the name and the text of a file that starts Askwell by a click on that platform."""
    if platform == "win32":
        line = f'@"{python}" "{script}"'.replace("%", "%%")
        return "Askwell.bat", f"@chcp 65001 >nul\r\n{line}\r\n@if errorlevel 1 pause\r\n"
    if platform == "darwin":
        import shlex

        return "Askwell.command", f"#!/bin/sh\nexec {shlex.quote(python)} {shlex.quote(script)}\n"
    lines = [
        "[Desktop Entry]",
        "Type=Application",
        "Name=Askwell",
        "Comment=You ask. They talk.",
        f"Exec={_desktop_word(python)} {_desktop_word(script)}",
        "Terminal=false",
    ]
    drawings = sorted(ROOT.glob("src/askwell/web/static/**/icon.svg"))
    lines += [f"Icon={drawing}" for drawing in drawings[:1]]
    return "askwell.desktop", "\n".join(lines) + "\n"


def _desktop_word(word: str) -> str:
    """Quote a word for the Exec line of a desktop entry: once as an argument, once as a string."""
    for sign in '\\"`$':
        word = word.replace(sign, "\\" + sign)
    return '"' + word.replace("\\", "\\\\").replace("%", "%%") + '"'


def desktop() -> Path:
    """Return the desktop folder of this person; raises Trouble where there is none."""
    folder = Path.home() / "Desktop"
    if sys.platform == "win32":
        import winreg

        shell = r"Software\Microsoft\Windows\CurrentVersion\Explorer\User Shell Folders"
        with winreg.OpenKey(winreg.HKEY_CURRENT_USER, shell) as key:
            folder = Path(os.path.expandvars(winreg.QueryValueEx(key, "Desktop")[0]))
    elif sys.platform != "darwin":
        import shutil
        import subprocess

        if asking := shutil.which("xdg-user-dir"):
            told = subprocess.run([asking, "DESKTOP"], check=False, stdout=subprocess.PIPE, encoding="utf-8")
            folder = Path(told.stdout.strip() or folder)
    if not folder.is_dir():
        raise Trouble(NO_DESKTOP.format(folder=folder))
    return folder


def has_terminal() -> bool:
    """Tell whether a person can read and answer here; a double-click may come without a terminal."""
    return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stderr))


def say(text: str) -> None:
    """Print to the error stream (there is none without a console), so that --json stays clean."""
    if sys.stderr is not None:
        print(text, file=sys.stderr, flush=True)


def tell(text: str, *, page: bool = False) -> int:
    """Say why Askwell did not start, on a page where there is no terminal; return the exit code 1."""
    say(text)
    if page and not has_terminal():
        show_page(text)
    return 1


def show_page(text: str) -> None:
    """Show a text in the browser, for a person who started by a click and sees no terminal."""
    if os.environ.get("CI") or not (
        sys.platform in ("win32", "darwin") or os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    ):
        return
    import html
    import http.server
    import time
    import webbrowser

    shown = []

    class Page(http.server.BaseHTTPRequestHandler):
        """Answers every address with the one text."""

        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write((PAGE + html.escape(text)).encode())
            shown.append(self.path)

        def log_message(self, *_: object) -> None:
            """Stay quiet."""

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Page) as server:
        server.timeout = 1
        webbrowser.open(f"http://127.0.0.1:{server.server_port}/")
        end = time.monotonic() + 30
        while not shown and time.monotonic() < end:
            server.handle_request()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
