"""Which host a window is opened at."""

import socket
import sys

import pytest

from askwell.cli.windows import Address

HOME = Address("a1b2c3d4", 8712)


def unknown(host: str, port: int) -> list[object]:
    raise socket.gaierror(host, port)


def test_a_window_is_opened_at_the_homes_own_host(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    monkeypatch.setattr(sys, "platform", "linux")
    assert HOME.to_open == "a1b2c3d4.localhost:8712"


def test_a_mac_that_does_not_know_that_host_is_led_to_the_plain_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.setattr(socket, "getaddrinfo", lambda host, port: [(host, port)])
    assert HOME.to_open == "a1b2c3d4.localhost:8712"
    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    assert HOME.to_open == "127.0.0.1:8712"
