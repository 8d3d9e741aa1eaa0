"""Finds a Chromium for the tests, and gets one where there is none (`python -m tests.browser.chromium`)."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
LAUNCH_ARGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
UPDATE = ("apt-get", "update", "--quiet")
INSTALL = ("apt-get", "install", "--yes", "--quiet", "--no-install-recommends", "chromium")
NONE_FOUND = """\
No Chromium or Chrome was found, and none could be installed.
Install one (on Debian and Ubuntu: sudo apt install chromium), or set ASKWELL_CHROMIUM to the program
you have, then run make test again."""


def find() -> Path | None:
    """Return the first Chromium or Chrome of this machine; ASKWELL_CHROMIUM names another."""
    if named := os.environ.get("ASKWELL_CHROMIUM"):
        return Path(named) if Path(named).is_file() else None
    return next((path for path in _places() if path.is_file()), None)


def path() -> Path:
    """Return the Chromium to drive; raises RuntimeError with what to do where there is none."""
    if found := find():
        return found
    raise RuntimeError(NONE_FOUND)


def _places() -> Iterator[Path]:
    """Yield where a browser may be: on the path, in the usual folders, in Playwright's own folder."""
    for name in NAMES:
        if found := shutil.which(name):
            yield Path(found)
    applications = Path("/Applications")
    yield applications / "Google Chrome.app/Contents/MacOS/Google Chrome"
    yield applications / "Chromium.app/Contents/MacOS/Chromium"
    for variable in ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"):
        if folder := os.environ.get(variable):
            yield Path(folder) / "Google/Chrome/Application/chrome.exe"
            yield Path(folder) / "Chromium/Application/chrome.exe"
            yield Path(folder) / "Microsoft/Edge/Application/msedge.exe"
    yield from _of_playwright()


def _of_playwright() -> Iterator[Path]:
    """Yield the browsers that `playwright install chromium` has put there, newest first."""
    folders = {
        "darwin": Path.home() / "Library/Caches/ms-playwright",
        "win32": Path(os.environ.get("LOCALAPPDATA", "")) / "ms-playwright",
    }
    folder = folders.get(sys.platform, Path.home() / ".cache/ms-playwright")
    for pattern in ("chrome-linux*/chrome", "chrome-win*/chrome.exe", "chrome-mac*/*.app/Contents/MacOS/*"):
        yield from sorted(folder.glob(f"chromium-*/{pattern}"), reverse=True)


def install() -> Path | None:
    """Install a Chromium: from Debian as root, else by Playwright; None where neither works."""
    if shutil.which("apt-get") and hasattr(os, "geteuid") and os.geteuid() == 0:
        environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        subprocess.run(UPDATE, check=False, env=environment)
        subprocess.run(INSTALL, check=False, env=environment)
        if found := find():
            return found
    subprocess.run((sys.executable, "-m", "playwright", "install", "chromium"), check=False)
    return find()


def main() -> int:
    """Print which browser the tests will drive; 1 and what to do where there is none."""
    found = find() or install()
    print(f"The tests drive {found}." if found else NONE_FOUND)
    return 0 if found else 1


if __name__ == "__main__":
    sys.exit(main())
