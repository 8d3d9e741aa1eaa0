"""Where a request may go: 120 ways to write a place on this machine or its network, and none is called."""

import http.server
import ipaddress
import socket
import threading
from collections.abc import Iterator
from typing import Any, ClassVar

import pytest

from askwell.integrations.network import places, requests
from askwell.integrations.network.places import is_outside, place
from askwell.integrations.network.requests import Account, send
from askwell.kernel.errors import BadInputError

NEAR_HOSTS = """
127.0.0.1 127.1 127.0.1 2130706433 0x7f000001 0x7f.1 0177.0.0.1 017700000001 127.127.127.127 0.0.0.0 0
localhost LOCALHOST localhost. [::1] [::] [::ffff:127.0.0.1] [::ffff:7f00:1] [0:0:0:0:0:ffff:7f00:1]
[64:ff9b::7f00:1] [2002:7f00:1::] 10.0.0.1 10.255.255.255 192.168.1.1 172.16.0.1 172.31.255.255 100.64.0.1
169.254.169.254 [fe80::1] [fc00::1] [fd00:ec2::254] [::ffff:169.254.169.254] [::ffff:10.0.0.1] 224.0.0.1
255.255.255.255 [ff02::1] 240.0.0.1 192.0.2.1 198.18.0.1 ①②⑦.⓪.⓪.①
""".split()
FORMS = ("https://{host}:{port}/", "http://{host}:{port}/a.ics", "webcal://{host}:{port}/")


class Heard(http.server.BaseHTTPRequestHandler):
    """Somebody who listens on this machine and writes down whoever calls."""

    calls: ClassVar[list[str]] = []
    answers: ClassVar[dict[str, str]] = {}
    seen: ClassVar[list[dict[str, str]]] = []

    def do_GET(self) -> None:
        self.calls.append(self.path)
        self.seen.append(dict(self.headers))
        onwards = self.answers.get(self.path)
        self.send_response(302 if onwards else 200)
        if onwards:
            self.send_header("Location", onwards)
        self.end_headers()
        self.wfile.write(b"BEGIN:VCALENDAR\nEND:VCALENDAR\n")

    def log_message(self, *_: object) -> None:
        return


@pytest.fixture
def port() -> Iterator[int]:
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Heard)
    Heard.calls.clear()
    Heard.seen.clear()
    Heard.answers.clear()
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server.server_address[1]
    server.shutdown()
    server.server_close()
    thread.join()


def test_no_form_of_a_near_place_is_called(port: int) -> None:
    forms = [form.format(host=host, port=port) for host in NEAR_HOSTS for form in FORMS]
    assert len(forms) == 120
    for url in forms:
        with pytest.raises(BadInputError):
            send("GET", place(url))
    assert Heard.calls == []


@pytest.mark.parametrize(
    "url",
    [
        *("", "calendar", "https://", "https://-/ü", "https://[::1", "//a.example/", "javascript:alert(1)"),
        *("file:///etc/passwd", "ftp://a.example/", "gopher://a.example/", "data:text/calendar,"),
        *("https://a.example:99999/", "https://a b.example/", "https://a.exa\\mple/"),
        *("https://user:word@a.example/", "https://user@a.example/", "https://a.example/a b"),
        "https://a.example/\r\nX: y",
    ],
)
def test_what_is_no_address_of_the_web(url: str) -> None:
    with pytest.raises(BadInputError):
        place(url)


def test_an_address_is_taken_apart_and_put_together() -> None:
    assert str(place("webcal://Calendar.Example/a?b=c#d")) == "https://calendar.example/a?b=c"
    assert str(place("https://bücher.example")) == "https://xn--bcher-kva.example/"
    assert str(place("https://a.example:8443/x/").join("../y")) == "https://a.example:8443/y"


def test_a_name_with_one_near_address_among_others_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    def two(*_args: Any, **_words: Any) -> list[Any]:
        return [(0, 0, 0, "", ("93.184.215.14", 443)), (0, 0, 0, "", ("127.0.0.1", 443))]

    monkeypatch.setattr(socket, "getaddrinfo", two)
    for near in (False, True):
        with pytest.raises(BadInputError):
            places.addresses(place("https://mixed.example/"), near=near)


def test_a_name_that_changes_its_mind_gains_nothing(port: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """The name is asked for once, and the very address that was looked at is called."""
    asked: list[str] = []
    called: list[tuple[str, int]] = []

    def first_outside(host: str, *_args: Any, **_words: Any) -> list[Any]:
        asked.append(host)
        return [(0, 0, 0, "", ("93.184.215.14" if len(asked) == 1 else "127.0.0.1", port))]

    def connect(goal: tuple[str, int], **_words: Any) -> socket.socket:
        called.append(goal)
        raise OSError

    monkeypatch.setattr(socket, "getaddrinfo", first_outside)
    monkeypatch.setattr(socket, "create_connection", connect)
    with pytest.raises(BadInputError, match="does not answer"):
        send("GET", place(f"https://rebinds.example:{port}/"))
    assert (asked, called) == (["rebinds.example"], [("93.184.215.14", port)])


def test_a_near_host_is_called_when_the_person_said_so(port: int) -> None:
    answer = send("GET", place(f"http://localhost:{port}/a"), near=True, account=Account("robin", "secret"))
    assert (answer.status, Heard.calls) == (200, ["/a"])
    assert Heard.seen[0]["Authorization"] == Account("robin", "secret").header()
    assert "secret" not in repr(Account("robin", "secret"))


def test_a_redirect_is_looked_at_and_gets_no_password(port: int) -> None:
    Heard.answers |= {
        "/same": "/a",
        "/other": f"http://127.0.0.1:{port}/b",
        "/loop": "/loop",
        "/file": "file:///etc/passwd",
    }
    account = Account("robin", "secret")
    assert send("GET", place(f"http://localhost:{port}/same"), near=True, account=account).status == 200
    assert "Authorization" in Heard.seen[-1]
    # 127.0.0.1 is another name than the one the person ticked.
    for path in ("/other", "/loop", "/file"):
        with pytest.raises(BadInputError):
            send("GET", place(f"http://localhost:{port}{path}"), near=True, account=account)
    assert "/b" not in Heard.calls


def test_too_much_is_stopped(port: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(requests, "LARGEST", 10)
    with pytest.raises(BadInputError, match="more than can be right"):
        send("GET", place(f"http://localhost:{port}/"), near=True)


def test_places_where_clouds_keep_their_keys_are_never_near() -> None:
    with pytest.raises(BadInputError):
        places.addresses(place("http://169.254.169.254/"), near=True)


def test_what_is_outside() -> None:
    assert is_outside(ipaddress.ip_address("93.184.215.14"))
    assert not is_outside(ipaddress.ip_address("10.1.2.3"))
