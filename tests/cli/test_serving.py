"""Serving: one program per home, at addresses of its own, that ends cleanly."""

import json
import os
import signal
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals are sent as POSIX knows them")


@contextmanager
def serving(*words: str, home: Path) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """Run the program that serves; give it and the address it printed."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith("ASKWELL_")}
    program = subprocess.Popen(
        [sys.executable, "-m", "askwell", *words],
        env={**clean, "ASKWELL_HOME": str(home), "BROWSER": "true", "TMPDIR": str(home.parent)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    assert program.stdout
    try:
        said = ""
        while not said.startswith("http"):
            said = program.stdout.readline()
            assert said, "it ended without an address"
        yield program, said.strip()
    finally:
        program.kill()
        program.wait()
        program.stdout.close()


def status(url: str, host: str = "") -> int:
    """Return what an address answers, redirects not followed."""

    class Stay(urllib.request.HTTPRedirectHandler):
        def redirect_request(self, *_: object) -> None:
            return None

    asked = urllib.request.Request(url, headers={"Host": host} if host else {})  # noqa: S310 -- our own address
    try:
        with urllib.request.build_opener(Stay).open(asked, timeout=10) as answer:
            return int(answer.status)
    except urllib.error.HTTPError as error:
        return error.code


def test_one_program_serves_a_home(tmp_path: Path) -> None:
    home = tmp_path / "home"
    with serving("serve", "--no-browser", home=home) as (program, address):
        noted = json.loads((home / "running.json").read_text())
        kept = json.loads((home / "address.json").read_text())
        assert noted == {"pid": program.pid, "port": kept["port"]}
        port = kept["port"]
        assert address.startswith(f"http://127.0.0.1:{port}/in?token=")
        assert status(address) == 200
        assert status(address) == 403
        assert status(f"http://127.0.0.1:{port}/", f"{kept['name']}.localhost:{port}") == 403
        for host in ("localhost", "evil.example", f"evil.localhost:{port}", "127.0.0.1:1"):
            assert status(f"http://127.0.0.1:{port}/", host) == 400
        with serving("serve", "--no-browser", home=home) as (second, other):
            assert second.wait(timeout=20) == 0
            assert status(other) == 200
        program.send_signal(signal.SIGTERM)
        assert program.wait(timeout=20) == 0
    assert not (home / "running.json").exists()
    with serving("serve", "--no-browser", home=home) as (program, address):
        assert f":{port}/" in address
        program.send_signal(signal.SIGINT)
        assert program.wait(timeout=20) == 0


def test_a_home_whose_program_was_killed_is_served_again(tmp_path: Path) -> None:
    home = tmp_path / "home"
    with serving("serve", "--no-browser", home=home) as (program, _address):
        program.kill()
        program.wait()
        assert (home / "running.json").exists()
        with serving("serve", "--no-browser", home=home) as (_again, address):
            assert status(address) == 200


def test_a_port_in_use_is_said_in_a_sentence(tmp_path: Path) -> None:
    with serving("serve", "--no-browser", home=tmp_path / "one"):
        port = json.loads((tmp_path / "one" / "running.json").read_text())["port"]
        command = [
            sys.executable,
            "-m",
            "askwell",
            "serve",
            "--home",
            str(tmp_path / "two"),
            "--port",
            str(port),
        ]
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
        assert done.returncode == 3
        assert str(port) in done.stderr


def test_the_demo_leaves_nothing_behind(tmp_path: Path) -> None:
    with serving("demo", "--no-browser", home=tmp_path / "mine") as (program, address):
        assert list(tmp_path.glob("askwell-demo-*"))
        assert status(address) == 200
        program.send_signal(signal.SIGTERM)
        assert program.wait(timeout=20) == 0
    assert not list(tmp_path.glob("askwell-demo-*"))
    assert not (tmp_path / "mine").exists()
