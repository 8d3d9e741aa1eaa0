"""What the program loads until its first Today is there: a person waits for all of it, at every start."""

import http.cookiejar
import os
import signal
import sqlite3
import subprocess
import sys
import urllib.request
from contextlib import closing
from importlib.metadata import packages_distributions

import pytest

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals are sent as POSIX knows them")

PREPARE = """
import sys
from askwell.cli.main import main
main(["contacts", "add", "Mary Osei", "--phone", "+1 250 555 0123"])
main(["goals", "add", "I would like to know what a practice costs."])
main(["contacts", "take-up", "Osei", "--on", "2026-11-23"])
"""
SERVE = """
import atexit, sys
from askwell.cli.main import main
atexit.register(lambda: open(sys.argv[1], "w").write("\\n".join(sys.modules)))
main(["serve", "--no-browser"])
"""
LIBRARIES = {"asgiref", "babel", "django", "jinja2", "markupsafe", "sqlparse", "waitress", "whitenoise"}
"""What Today's first answer needs of others; every other is for something that somebody asks for later.

Babel takes pytz where it is installed, which only happens together with what tests need. Where the machine
has no time zones of its own, tzdata brings them, through what can read a package from an archive.
"""
SLOW = {"multiprocessing.pool", "tarfile", "unittest", "xml", "zipfile"}
OURS_LATER = (
    "askwell.integrations.",
    "askwell.jobs.copying",
    "askwell.practice.coaching.actions",
    "askwell.practice.lifecycle",
    "askwell.web.forms.",
    "askwell.web.views.",
)
"""Packages of ours of which only the modules below are loaded."""
OURS_NOW = {
    "askwell.integrations.public_holidays",
    "askwell.integrations.search",
    "askwell.integrations.search.postgresql",
    "askwell.integrations.search.sqlite",
    "askwell.web.views.door",
    "askwell.web.views.today",
}


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """Return the modules that are loaded when a person sees Today with something on it."""
    folder = tmp_path_factory.mktemp("start")
    home, told = folder / "home", folder / "modules"
    kept = {name: value for name, value in os.environ.items() if not name.startswith("ASKWELL_")}
    environment = {**kept, "ASKWELL_HOME": str(home), "ASKWELL_NOW": "2026-11-23T17:00:00+00:00"}
    subprocess.run([sys.executable, "-c", PREPARE], env=environment, check=True, capture_output=True)
    with closing(sqlite3.connect(home / "askwell.sqlite3")) as database, database:
        database.execute("UPDATE askwell_seeker SET first_run = 0")
    program = subprocess.Popen(
        [sys.executable, "-c", SERVE, str(told)], env=environment, stdout=subprocess.PIPE, text=True
    )
    assert program.stdout
    try:
        address = next(line for line in program.stdout if line.startswith("http")).strip()
        assert "Osei" in page(address)
        program.send_signal(signal.SIGTERM)
        assert program.wait(timeout=20) == 0
    finally:
        program.kill()
        program.wait()
        program.stdout.close()
    return set(told.read_text().splitlines())


def page(address: str) -> str:
    """Return the page behind the door."""
    cookies = urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar())
    window = urllib.request.build_opener(cookies)
    window.open(address, timeout=20).close()
    with window.open(address.partition("in?")[0], timeout=20) as answer:
        return str(answer.read().decode())


def test_today_needs_few_libraries(loaded: set[str]) -> None:
    """A heavy library belongs into the function that uses it."""
    packages = set(packages_distributions()) & {name.partition(".")[0] for name in loaded}
    apart = {"askwell", "pytz", "tzdata"}
    assert {name for name in packages if not name.startswith("_")} - apart == LIBRARIES


def test_today_loads_no_slow_parts_of_python(loaded: set[str]) -> None:
    for_zones = {"zipfile"} if "tzdata" in loaded else set()
    assert not (SLOW - for_zones) & loaded


def test_today_loads_of_ours_only_what_it_shows(loaded: set[str]) -> None:
    assert {name for name in loaded if name.startswith(OURS_LATER)} == OURS_NOW
