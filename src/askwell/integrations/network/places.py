"""Where a request may go: never to this machine or its network, unless the person named that host.

A name is resolved once, every address it has is looked at, and the connection then goes to one of those
very addresses, so that a name which answers differently the second time gains nothing.
"""

import ipaddress
import socket
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import SplitResult, urljoin, urlsplit

from askwell.kernel.errors import N_, BadInputError

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
_PORTS = {"https": 443, "http": 80}
_NAT64 = ipaddress.ip_network("64:ff9b::/96")


@dataclass(frozen=True, slots=True)
class Place:
    """One address of the web, taken apart; `target` is path and query as a request sends them."""

    scheme: str
    host: str
    port: int
    target: str

    @property
    def origin(self) -> tuple[str, str, int]:
        """Return what must be the same for a password to be sent."""
        return self.scheme, self.host, self.port

    @property
    def host_header(self) -> str:
        """Return the host as a request names it."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _PORTS[self.scheme] else f"{host}:{self.port}"

    def __str__(self) -> str:
        return f"{self.scheme}://{self.host_header}{self.target}"

    def join(self, reference: str) -> "Place":
        """Return the place a reference on this one leads to; raises BadInputError."""
        return place(urljoin(str(self), reference))


def place(url: str) -> Place:
    """Return an address of the web taken apart; raises BadInputError for one that is none."""
    text = url.strip()
    if text.lower().startswith(("webcal://", "webcals://")):
        text = "https://" + text.split("://", 1)[1]
    try:
        parts = urlsplit(text)
        port = parts.port or _PORTS[parts.scheme]
        host = _host(parts)
    except (ValueError, KeyError) as error:
        raise _no_address() from error
    if parts.username is not None or parts.password is not None:
        raise BadInputError(N_("Leave name and password out of the address; there are fields for them."))
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    if not target.isascii() or not target.isprintable() or " " in target:
        raise _no_address()
    return Place(parts.scheme, host, port, target)


def _host(parts: SplitResult) -> str:
    """Return a host in the letters that go over the wire; ValueError for none."""
    host = (parts.hostname or "").rstrip(".")
    if ":" not in host:
        host = host.encode("idna").decode("ascii")
    if not host or not host.isprintable() or any(sign in host for sign in " /\\%@"):
        raise ValueError(host)
    return host


def _no_address() -> BadInputError:
    return BadInputError(N_("This is no address of the web. It begins with https://."))


def addresses(goal: Place, *, near: bool) -> Sequence[Address]:
    """Return the addresses of a place, each looked at; raises BadInputError where one must not be called.

    With `near`, for a host the person said to be of their own network, private addresses and this machine
    are allowed too, and so is plain http there; link-local ones (where clouds keep their keys) never are.
    """
    try:
        told = socket.getaddrinfo(goal.host, goal.port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise BadInputError(N_("{host} cannot be found. Are you online?"), host=goal.host) from error
    found = [_unwrapped(ipaddress.ip_address(one[4][0])) for one in told]
    outside = all(is_outside(one) for one in found)
    if not outside and not (near and all(_is_near(one) for one in found)):
        raise BadInputError(
            N_(
                "{host} is on this machine or your own network. If it is your own server, tick that it is; "
                "otherwise Askwell does not go there."
            ),
            host=goal.host,
        )
    if outside and goal.scheme != "https":
        raise BadInputError(
            N_("Only addresses that begin with https:// are asked for: others can be read along.")
        )
    return list(dict.fromkeys(found))


def is_outside(address: Address) -> bool:
    """Tell whether an address is one of the public network."""
    return address.is_global and not address.is_multicast and not address.is_reserved


def _is_near(address: Address) -> bool:
    """Tell whether an address is of this machine or of a private network."""
    return (
        not address.is_link_local
        and not address.is_multicast
        and (address.is_loopback or (address.is_private and not address.is_unspecified))
    )


def _unwrapped(address: Address) -> Address:
    """Return the IPv4 address that an IPv6 one only wraps, else the address itself."""
    if isinstance(address, ipaddress.IPv6Address):
        if address.ipv4_mapped:
            return address.ipv4_mapped
        if address.sixtofour:
            return address.sixtofour
        if address in _NAT64:
            return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    return address
