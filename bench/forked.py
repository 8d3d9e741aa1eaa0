"""A home served from a child that may be killed at any moment; another one listens at once."""

import os
import signal
import subprocess
import sys
from typing import Self

from bench.servers import free_port
from tests.browser.serving import Served


class Forked:
    """The server, on a port of its own."""

    def __init__(self, served: Served) -> None:
        self.port = served.port = free_port()
        command = [sys.executable, "-m", "bench.forking", str(self.port)]
        self._parent = subprocess.Popen(command, env=served.environment(), stdout=subprocess.PIPE, text=True)
        self._child = self._next()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._parent.terminate()
        self._parent.wait(20)

    def kill(self) -> None:
        """Kill the child; return when another one listens."""
        os.kill(self._child, signal.SIGKILL)
        self._child = self._next()

    @property
    def child(self) -> int:
        """Return the process that serves now."""
        return self._child

    def _next(self) -> int:
        assert self._parent.stdout
        return int(self._parent.stdout.readline())
