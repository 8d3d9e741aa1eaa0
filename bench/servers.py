"""Servers under measurement: started apart, asked over one kept connection, their CPU read by process."""

import http.client
import os
import socket
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

_BLOCK = 50
_PAIRS = 9
_WARM = 30
_STARTS = 7


@dataclass
class Server:
    """A running server: its process, port, the cookie that lets us in, the seconds to its first answer."""

    process: subprocess.Popen[bytes]
    port: int
    cookie: str = ""
    first_answer: float = 0.0
    headers: dict[str, str] = field(default_factory=dict)

    def connect(self) -> http.client.HTTPConnection:
        """Open a connection that is kept."""
        made = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        made.connect()
        made.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        return made

    def cpu(self) -> float:
        """Return the CPU milliseconds the process has spent, over all its threads."""
        spent = 0
        for task in Path(f"/proc/{self.process.pid}/task").iterdir():
            spent += int((task / "schedstat").read_text().split()[0])
        return spent / 1e6

    def memory(self) -> float:
        """Return the proportional set size in MB."""
        for line in Path(f"/proc/{self.process.pid}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) / 1024
        return 0.0


@contextmanager
def running(
    arguments: list[str], environment: dict[str, str], path: str, cookie: str = ""
) -> Iterator[Server]:
    """Run `python *arguments PORT` until it answers on `path`; stop it afterwards."""
    port = free_port()
    start = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, *arguments, str(port)],
        env={**os.environ, **environment},
        stdout=subprocess.DEVNULL,
    )
    headers = {"Cookie": f"askwell={cookie}", "Sec-Fetch-Site": "same-origin"} if cookie else {}
    server = Server(process, port, cookie, headers=headers)
    try:
        while True:
            try:
                ask(server.connect(), path, server)
                break
            except OSError:
                if process.poll() is not None or time.perf_counter() - start > 60:
                    raise
                time.sleep(0.005)
        server.first_answer = time.perf_counter() - start
        yield server
    finally:
        process.terminate()
        process.wait(timeout=20)


def first_answers(
    hello: list[str], ours: list[str], environment: dict[str, str], path: str, cookie: str
) -> tuple[float, float]:
    """Start both programs in turns; return the median seconds to each one's first answer."""
    seconds: tuple[list[float], list[float]] = ([], [])
    for _ in range(_STARTS):
        with running(hello, {}, "/") as server:
            seconds[0].append(server.first_answer)
        with running(ours, environment, path, cookie) as server:
            seconds[1].append(server.first_answer)
    return statistics.median(seconds[0]), statistics.median(seconds[1])


def free_port() -> int:
    """Return a port that is free on loopback."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def ask(connection: http.client.HTTPConnection, path: str, server: Server, body: str | None = None) -> float:
    """Ask for a page and return the milliseconds it took; raises RuntimeError unless it is fine."""
    start = time.perf_counter()
    headers = dict(server.headers)
    if body is not None:
        headers["Content-Type"] = "application/x-www-form-urlencoded"
    connection.request("GET" if body is None else "POST", path, body, headers)
    answer = connection.getresponse()
    content = answer.read()
    if answer.status not in {200, 303}:
        raise RuntimeError(f"{path} gave {answer.status}: {content[:300]!r}")
    return (time.perf_counter() - start) * 1e3


@dataclass(frozen=True)
class Measured:
    """A page beside hello: the median ratio of CPU, its own CPU, and its times."""

    ratio: float
    cpu: float
    p50: float
    p95: float


def beside(
    hello: Server,
    server: Server,
    path: Callable[[int], str],
    body: Callable[[int], str] | None = None,
    *,
    base: str = "/",
) -> Measured:
    """Measure a page in blocks that alternate with hello (performance.md); `path(n)` is the nth address.

    `base` is what is asked of hello, which may be any server, the same one too.
    """
    ours, floor = server.connect(), hello.connect()
    count = 0

    def block() -> float:
        nonlocal count
        before = server.cpu()
        for _ in range(_BLOCK):
            times.append(ask(ours, path(count), server, body(count) if body else None))
            count += 1
        return (server.cpu() - before) / _BLOCK

    def hello_block() -> float:
        before = hello.cpu()
        for _ in range(_BLOCK):
            ask(floor, base, hello)
        return (hello.cpu() - before) / _BLOCK

    times: list[float] = []
    for _ in range(_WARM):
        ask(ours, path(count), server, body(count) if body else None)
        ask(floor, base, hello)
        count += 1
    pairs = [(block(), hello_block()) for _ in range(_PAIRS)]
    times.sort()
    return Measured(
        ratio=statistics.median(page / bare for page, bare in pairs),
        cpu=statistics.median(page for page, _ in pairs),
        p50=statistics.median(times),
        p95=times[int(len(times) * 0.95) - 1],
    )


def throughput(server: Server, path: str, clients: int, *, seconds: float = 3.0) -> tuple[float, int]:
    """Return the requests a second that many clients get, and how many requests failed."""
    until = time.perf_counter() + seconds
    done = [0] * clients
    failed = [0] * clients

    def client(number: int) -> None:
        connection = server.connect()
        while time.perf_counter() < until:
            try:
                ask(connection, path, server)
                done[number] += 1
            except (OSError, RuntimeError, http.client.HTTPException):
                failed[number] += 1
                connection = server.connect()

    threads = [threading.Thread(target=client, args=(number,)) for number in range(clients)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sum(done) / seconds, sum(failed)
