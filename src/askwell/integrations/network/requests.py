"""One request to another machine, to an address that was looked at first, within bounds of size and time."""

import base64
import http.client
import socket
import ssl
from collections.abc import Mapping
from dataclasses import dataclass, field
from time import monotonic
from types import MappingProxyType

from askwell.integrations.network.places import Address, Place, addresses
from askwell.kernel.errors import N_, BadInputError

LARGEST = 20 * 1024 * 1024
_SECONDS = 15
_WHOLE_SECONDS = 60
_REDIRECTS = 3
_MOVED = frozenset({301, 302, 303, 307, 308})
_CHUNK = 64 * 1024
_AGENT = "Askwell"


@dataclass(frozen=True, slots=True)
class Account:
    """Name and password for one origin; never printed."""

    user: str
    password: str = field(repr=False)

    def header(self) -> str:
        """Return the account as a request carries it."""
        both = f"{self.user}:{self.password}".encode()
        return f"Basic {base64.b64encode(both).decode()}"


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back, and from which place after redirects. Header names are in small letters."""

    status: int
    headers: Mapping[str, str]
    body: bytes
    place: Place


def send(
    method: str,
    goal: Place,
    *,
    near: bool = False,
    account: Account | None = None,
    headers: Mapping[str, str] = MappingProxyType({}),
    body: bytes = b"",
) -> Answer:
    """Send a request and return the answer, whatever its status; redirects of reading requests are followed.

    Each redirect is looked at like the first address; another origin gets no password, and only the host
    named first may be `near`. Raises BadInputError where nothing can or may be asked.
    """
    deadline = monotonic() + _WHOLE_SECONDS
    at = goal
    for _ in range(_REDIRECTS + 1):
        known = {"Authorization": account.header()} if account and at.origin == goal.origin else {}
        line = _line(at, near=near and at.host == goal.host)
        answer = _asked(line, method, at, {**headers, **known}, body, deadline=deadline)
        onwards = answer.headers.get("location", "")
        if answer.status not in _MOVED or not onwards or method in {"PUT", "DELETE"}:
            return answer
        at = at.join(onwards)
    raise BadInputError(N_("{host} sends us from one place to the next without end."), host=goal.host)


def _line(at: Place, *, near: bool) -> http.client.HTTPConnection:
    """Return a connection to one of the addresses that were looked at."""
    for address in addresses(at, near=near):
        line = _Pinned(at, address)
        try:
            line.connect()
        except OSError:
            line.close()
        else:
            return line
    raise _silent(at)


class _Pinned(http.client.HTTPConnection):
    """A connection to an address, under the name the address was found by."""

    def __init__(self, at: Place, address: Address) -> None:
        super().__init__(at.host, at.port, timeout=_SECONDS)
        self._at, self._address = at, address

    def connect(self) -> None:
        """Connect without asking for the name again; raises OSError."""
        self.sock = socket.create_connection((str(self._address), self._at.port), timeout=_SECONDS)
        if self._at.scheme == "https":
            self.sock = ssl.create_default_context().wrap_socket(self.sock, server_hostname=self._at.host)


def _asked(
    line: http.client.HTTPConnection,
    method: str,
    at: Place,
    headers: Mapping[str, str],
    body: bytes,
    *,
    deadline: float,
) -> Answer:
    try:
        line.putrequest(method, at.target, skip_host=True, skip_accept_encoding=True)
        sized = {"Content-Length": str(len(body))} if body else {}
        for name, value in {"Host": at.host_header, "User-Agent": _AGENT, **headers, **sized}.items():
            line.putheader(name, value)
        line.endheaders(body or None)
        answer = line.getresponse()
        named = {name.lower(): value for name, value in answer.getheaders()}
        return Answer(answer.status, named, _body(answer, at, deadline), at)
    except (OSError, http.client.HTTPException, ValueError) as error:
        raise _silent(at) from error
    finally:
        line.close()


def _body(answer: http.client.HTTPResponse, at: Place, deadline: float) -> bytes:
    """Return what comes, up to the largest size and within the time."""
    parts: list[bytes] = []
    size = 0
    while part := answer.read1(_CHUNK):
        parts.append(part)
        size += len(part)
        if size > LARGEST or monotonic() > deadline:
            raise BadInputError(
                N_("{host} sends more than can be right, so reading was stopped."), host=at.host
            )
    return b"".join(parts)


def _silent(at: Place) -> BadInputError:
    return BadInputError(N_("{host} does not answer as it should. Try again later."), host=at.host)
