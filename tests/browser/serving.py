"""A home of its own and the real program serving it, as a person would have both."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from askwell.workspace import launch

if TYPE_CHECKING:
    from playwright.sync_api import Page

NOW = datetime(2026, 11, 23, 17, 0, tzinfo=UTC)
ROOT = Path(__file__).parents[2]
READY_SECONDS = 30
PROGRAM = ("askwell", "serve", "--no-browser", "--port")


class Served:
    """A home, and the program that serves it; it can be killed and started again on the same address."""

    def __init__(self, home: Path, *, now: datetime | None = NOW, language: str = "") -> None:
        self.home = home
        self.now = now
        self.language = language
        self.port = free_port()
        self.more: tuple[str, ...] = ()
        self._program: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        """Return the address of the program, without a slash at its end."""
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        """Serve; return when the program answers, raise TimeoutError with its last words when it does not."""
        command = [sys.executable, "-m", *PROGRAM, str(self.port), *self.more]
        log = self.home / "server.log"
        with log.open("ab") as out:
            self._program = subprocess.Popen(
                command, env=self.environment(), stdout=out, stderr=out, cwd=ROOT
            )
        before = time.monotonic()
        while not self._answers():
            if self._program.poll() is not None or time.monotonic() - before > READY_SECONDS:
                raise TimeoutError(log.read_text(encoding="utf-8")[-2000:])
            time.sleep(0.05)

    def kill(self) -> None:
        """End the program at once, as a power cut would."""
        self._end(signal.SIGKILL)

    def stop(self) -> None:
        """Ask the program to end, and wait for it."""
        self._end(signal.SIGTERM)

    def let_files_grow(self, to: int | None) -> None:
        """Let no file of the program grow beyond so many bytes, as on a full disk; None lets them again."""
        import resource  # noqa: PLC0415 -- POSIX only

        assert self._program
        limit = resource.RLIM_INFINITY if to is None else to
        resource.prlimit(self._program.pid, resource.RLIMIT_FSIZE, (limit, resource.RLIM_INFINITY))

    def ended(self, *, within: float) -> bool:
        """Tell whether the program ends by itself within some seconds."""
        assert self._program
        try:
            self._program.wait(timeout=within)
        except subprocess.TimeoutExpired:
            return False
        return True

    def moved_to(self, now: datetime) -> None:
        """Let it be another time: the program is started anew on the same address."""
        self.stop()
        self.now = now
        self.start()

    def way_in(self) -> str:
        """Return an address that lets one browser in, once."""
        token = launch.new_token(launch.home_key(self.home), at=datetime.now(UTC))
        return f"{self.url}/in?token={token}"

    def let_in(self, window: "Page") -> None:
        """Let a window in, and wait until it was led on: closed or sent elsewhere on its way it may hang."""
        window.goto(self.way_in())
        window.wait_for_url(lambda url: "/in?" not in url)

    def run(self, *words: str, timeout: float = 300) -> subprocess.CompletedProcess[str]:
        """Run a module of Python in this home; `words` are its name and arguments."""
        command = [sys.executable, "-m", *words]
        return subprocess.run(
            command,
            env=self.environment(),
            cwd=ROOT,
            capture_output=True,
            text=True,
            timeout=timeout,
            check=False,
        )

    def environment(self) -> dict[str, str]:
        """Return the environment of everything that works in this home."""
        made = {name: value for name, value in os.environ.items() if not name.startswith("ASKWELL_")}
        made |= {"ASKWELL_HOME": str(self.home), "DJANGO_SETTINGS_MODULE": "askwell.config.settings"}
        made |= {"BROWSER": "true", "PYTHONUNBUFFERED": "1"}
        if self.now:
            made["ASKWELL_NOW"] = self.now.isoformat()
        if self.language:
            made["ASKWELL_LANGUAGE"] = self.language
        return made

    def _end(self, how: signal.Signals) -> None:
        if self._program and self._program.poll() is None:
            self._program.send_signal(how)
            self._program.wait(timeout=READY_SECONDS)

    def _answers(self) -> bool:
        try:
            urllib.request.urlopen(f"{self.url}/favicon.ico", timeout=5).close()  # noqa: S310 -- our own address
        except urllib.error.HTTPError:
            return True
        except OSError:
            return False
        return True


def free_port() -> int:
    """Return a port of this machine on which nobody listens."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])
