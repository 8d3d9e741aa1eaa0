"""Real CalDAV servers on loopback, each in a process of its own: Radicale and xandikos."""

import http.client
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from bench.servers import free_port

USER, PASSWORD = "robin", "correct horse"
_SECONDS = 60


@dataclass(frozen=True)
class Running:
    """A server that runs: where it is asked, and the address of an empty calendar on it."""

    base: str
    calendar: str


@contextmanager
def radicale(folder: Path) -> Iterator[Running]:
    """Run Radicale with one account and one calendar."""
    port = free_port()
    (folder / "users").write_text(f"{USER}:{PASSWORD}\n")
    config = folder / "config"
    users = f"htpasswd_filename = {folder}/users\nhtpasswd_encryption = plain"
    parts = {
        "server": f"hosts = 127.0.0.1:{port}",
        "auth": f"type = htpasswd\ndelay = 0\n{users}",
        "storage": f"filesystem_folder = {folder}/kept",
        "logging": "level = error",
    }
    config.write_text("".join(f"[{name}]\n{lines}\n" for name, lines in parts.items()))
    command = [sys.executable, "-m", "radicale", "--config", str(config)]
    with _running(command, port):
        path = f"/{USER}/talks/"
        _make(port, path)
        yield Running(f"http://127.0.0.1:{port}/", f"http://127.0.0.1:{port}{path}")


@contextmanager
def xandikos(folder: Path) -> Iterator[Running]:
    """Run xandikos with the calendar it makes by itself."""
    port = free_port()
    command = [
        *(sys.executable, "-m", "xandikos", "serve", "-d", str(folder / "kept")),
        *("--defaults", "--listen-address", "127.0.0.1", "--port", str(port)),
    ]
    with _running(command, port):
        base = f"http://127.0.0.1:{port}/"
        yield Running(base, f"{base}user/calendars/calendar/")


@contextmanager
def _running(command: list[str], port: int) -> Iterator[None]:
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _wait(process, port)
        yield
    finally:
        process.terminate()
        process.wait(10)


def _wait(process: subprocess.Popen[bytes], port: int) -> None:
    until = time.monotonic() + _SECONDS
    while time.monotonic() < until:
        if process.poll() is not None:
            raise RuntimeError(f"The server ended with {process.returncode}.")
        try:
            with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=5)) as line:
                line.request("OPTIONS", "/")
                line.getresponse().read()
                return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError("The server does not answer.")


def _make(port: int, path: str) -> None:
    from askwell.integrations.network.requests import Account  # noqa: PLC0415 -- only Radicale needs it

    with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=20)) as line:
        line.request("MKCALENDAR", path, headers={"Authorization": Account(USER, PASSWORD).header()})
        answer = line.getresponse()
        answer.read()
        if answer.status != 201:
            raise RuntimeError(answer.status)
