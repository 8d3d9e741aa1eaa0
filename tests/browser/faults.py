"""A line between a browser and Askwell that can be broken in every way a line breaks."""

import http.client
import threading
import time
from contextlib import suppress
from enum import StrEnum
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Self

SLOW_SECONDS = 0.4
_SENDS = "/operations"
_OWN = frozenset({"connection", "transfer-encoding", "content-length"})


class Fault(StrEnum):
    """What may be wrong with the line; all but AWAY touch only what the room sends."""

    FINE = "fine"
    AWAY = "away"
    SLOW = "slow"
    FAILING = "failing"
    MUTE = "mute"
    TWICE = "twice"
    LATE = "late"


class Faulty:
    """A proxy on this machine: `fault` is what is wrong just now.

    Away: nobody answers. Failing: 500 without Askwell hearing of it. Mute: Askwell hears, the answer is lost.
    Twice: Askwell hears it two times. Late: it is held back, and arrives after what is sent later.
    """

    def __init__(self, backend: int) -> None:
        self.backend = backend
        self.fault = Fault.FINE
        self.late: list[tuple[str, bytes, dict[str, str]]] = []
        self._on_the_way = 0
        self._lock = threading.Lock()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self._server.daemon_threads = True
        self.port = int(self._server.server_address[1])

    @property
    def url(self) -> str:
        """Return the address of the line, without a slash at its end."""
        return f"http://127.0.0.1:{self.port}"

    def __enter__(self) -> Self:
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()

    def deliver_late(self) -> None:
        """Let what was held back arrive, the newest first."""
        while self.late:
            path, body, headers = self.late.pop()
            with suppress(OSError, http.client.HTTPException):
                self.forward("POST", path, body, headers)

    def wait_until_quiet(self) -> None:
        """Wait until nothing is on its way to Askwell."""
        while self._on_the_way:
            time.sleep(0.01)

    def forward(
        self, method: str, path: str, body: bytes, headers: dict[str, str]
    ) -> tuple[int, bytes, list[tuple[str, str]]]:
        """Ask Askwell, by its own name."""
        named = {name: value for name, value in headers.items() if name.lower() not in {"host", "origin"}}
        line = http.client.HTTPConnection("127.0.0.1", self.backend, timeout=20)
        try:
            line.request(method, path, body or None, named)
            answer = line.getresponse()
            return answer.status, answer.read(), answer.getheaders()
        finally:
            line.close()

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        faulty = self

        class Handler(BaseHTTPRequestHandler):
            """Takes one request and lets the fault have its way with it."""

            def handle_one_request(self) -> None:
                with suppress(OSError):
                    super().handle_one_request()

            def do_GET(self) -> None:
                faulty.take(self, b"")

            def do_POST(self) -> None:
                faulty.take(self, self.rfile.read(int(self.headers.get("Content-Length", 0))))

            def log_message(self, *_: object) -> None:
                pass

        return Handler

    def take(self, asked: BaseHTTPRequestHandler, body: bytes) -> None:
        """Treat one request as the fault has it."""
        fault = self.fault
        asked.close_connection = True
        if fault is Fault.AWAY:
            return
        with self._lock:
            self._on_the_way += 1
        try:
            with suppress(OSError, http.client.HTTPException):
                self._bring(asked, body, fault if asked.path.endswith(_SENDS) else Fault.FINE)
        finally:
            with self._lock:
                self._on_the_way -= 1

    def _bring(self, asked: BaseHTTPRequestHandler, body: bytes, fault: Fault) -> None:
        headers = dict(asked.headers.items())
        if fault is Fault.FAILING:
            asked.send_error(500)
        elif fault is Fault.LATE:
            self.late.append((asked.path, body, headers))
        else:
            if fault is Fault.SLOW:
                time.sleep(SLOW_SECONDS)
            for _ in range(2 if fault is Fault.TWICE else 1):
                told = self.forward(asked.command, asked.path, body, headers)
            if fault is not Fault.MUTE:
                _answer(asked, *told)


def _answer(asked: BaseHTTPRequestHandler, status: int, answer: bytes, said: list[tuple[str, str]]) -> None:
    asked.send_response(status)
    for name, value in said:
        if name.lower() not in _OWN:
            asked.send_header(name, value)
    asked.send_header("Content-Length", str(len(answer)))
    asked.end_headers()
    asked.wfile.write(answer)
