"""Where a home is served: its own host and last port, whether it runs now, and opening its windows."""

import http.client
import json
import os
import secrets
import socket
import sys
import threading
import webbrowser
from contextlib import suppress
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any

_ADDRESS, _RUNNING, _DOOR = "address.json", "running.json", "open.html"
_ANSWER_SECONDS = 3
_DOOR_SECONDS = 20


@dataclass(frozen=True, slots=True)
class Address:
    """The two hosts a home answers to; cookies of `own` are not seen by other programs on this machine."""

    name: str
    port: int

    @property
    def plain(self) -> str:
        """Return the host that every program understands."""
        return f"127.0.0.1:{self.port}"

    @property
    def own(self) -> str:
        """Return the home's own host."""
        return f"{self.name}.localhost:{self.port}"

    @property
    def to_open(self) -> str:
        """Return the home's own host; the plain one where a Mac does not know it: Safari asks the Mac."""
        if sys.platform == "darwin":
            try:
                socket.getaddrinfo(f"{self.name}.localhost", self.port)
            except OSError:
                return self.plain
        return self.own


def remember(home: Path, port: int) -> Address:
    """Keep the port for the next time and return the home's address."""
    kept = _read(home / _ADDRESS)
    name = str(kept.get("name") or f"a{secrets.token_hex(4)}")
    _write(home / _ADDRESS, {"name": name, "port": port})
    return Address(name, port)


def last_port(home: Path) -> int | None:
    """Return the port the home was served on the last time."""
    port = _read(home / _ADDRESS).get("port")
    return port if isinstance(port, int) else None


def running(home: Path) -> Address | None:
    """Return where the home is served right now, None if it is not."""
    noted = _read(home / _RUNNING)
    name, port = _read(home / _ADDRESS).get("name"), noted.get("port")
    if not isinstance(port, int) or not name or not _lives(noted.get("pid")):
        return None
    return Address(str(name), port) if _answers(port) else None


def https_host(home: Path) -> str:
    """Return the HTTPS name under which the home is served right now, "" for none."""
    return str(_read(home / _RUNNING).get("https", ""))


def note_running(home: Path, address: Address, https: str = "") -> None:
    """Note that this process serves the home, and by which HTTPS name beside its own."""
    named = {"https": https} if https else {}
    _write(home / _RUNNING, {"pid": os.getpid(), "port": address.port, **named})


def note_stopped(home: Path) -> None:
    """Note that this process no longer serves the home."""
    if _read(home / _RUNNING).get("pid") == os.getpid():
        (home / _RUNNING).unlink(missing_ok=True)


def open_browser(home: Path, url: str) -> None:
    """Open a window of the person's browser, without showing the token to every program on the machine.

    The arguments of a program can be read by others, so the browser is given a file in the home
    that leads on. Browsers in a snap may not read that file; they are given the address itself.
    """
    if sys.platform.startswith("linux") and Path("/snap/bin").is_dir():
        target = url
    else:
        door = home / _DOOR
        _write_text(door, f'<!doctype html><meta http-equiv="refresh" content="0;url={escape(url)}">')
        target = door.as_uri()
        shut = threading.Timer(_DOOR_SECONDS, lambda: door.unlink(missing_ok=True))
        shut.daemon = True
        shut.start()
    with suppress(webbrowser.Error):
        webbrowser.open(target)


def _lives(pid: Any) -> bool:
    if not isinstance(pid, int) or pid <= 0:
        return False
    if sys.platform == "win32":
        # There os.kill would end the process; whether it answers is asked next anyway.
        return True
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


def _answers(port: int) -> bool:
    """Tell whether an Askwell answers there: it refuses every host that is not its own."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=_ANSWER_SECONDS)
    try:
        connection.request("GET", "/", headers={"Host": "elsewhere.invalid"})
        return connection.getresponse().status == http.client.BAD_REQUEST
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


def _read(path: Path) -> dict[str, Any]:
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def _write(path: Path, values: dict[str, Any]) -> None:
    _write_text(path, json.dumps(values))


def _write_text(path: Path, text: str) -> None:
    """Write a file that its owner alone may read, whole or not at all."""
    fresh = path.with_suffix(".new")
    with os.fdopen(
        os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8"
    ) as file:
        file.write(text)
    fresh.replace(path)
