"""The local app is safe: our own address only, our own requests only, let in once, and nothing inline."""

import stat
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.test import Client

from askwell.practice.asking.models import Goal
from askwell.workspace.launch import Gate, home_key, new_token
from askwell.workspace.members import Member

BAD_HOSTS = (
    "evil.example",
    "127.0.0.1",
    "127.0.0.1:1",
    "localhost",
    "testserver.evil.example",
    "evil.example:80",
    "[::1]",
    "0.0.0.0",  # noqa: S104 -- a host to refuse
    "127.0.0.1.nip.example",
    "",
    "TESTSERVER ",
    "testserver:81",
)


@pytest.mark.parametrize("host", BAD_HOSTS)
def test_every_host_but_ours_is_refused(web: Client, host: str) -> None:
    assert web.get("/contacts", HTTP_HOST=host).status_code == 400


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": "none"},
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {},
    ],
)
def test_a_form_from_elsewhere_changes_nothing(alice: Member, web: Client, headers: dict[str, str]) -> None:
    stranger = Client(headers={"Host": "testserver", **headers})
    stranger.cookies["askwell"] = web.cookies["askwell"].value
    answer = stranger.post("/goals/new", {"text": "Am I here?"})
    assert answer.status_code == 403
    assert not Goal.objects.exists()


def test_a_form_of_our_own_is_taken(alice: Member, web: Client) -> None:
    assert web.post("/goals/new", {"text": "Am I here?"}).status_code == 303
    assert Goal.objects.get().text == "Am I here?"


def test_a_window_without_a_session_sees_one_page(alice: Member) -> None:
    for path in ("/", "/contacts", "/interviews", "/in/", "/inside", "/import", "/journal", "/nowhere"):
        answer = Client(headers={"Host": "testserver"}).get(path)
        assert answer.status_code == 403
        assert "does not know this window" in answer.text


def test_every_page_forbids_inline_script_and_style(web: Client) -> None:
    policy = web.get("/contacts").headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "*" not in policy
    assert web.get("/contacts").headers["Referrer-Policy"] == "no-referrer"


def test_a_launch_token_lets_in_once_and_for_a_minute(home: Path) -> None:
    key = home_key(home)
    at = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
    gate = Gate(key)
    token = new_token(key, at=at)
    assert gate.let_in(token, at=at + timedelta(seconds=30))
    assert not gate.let_in(token, at=at + timedelta(seconds=31))
    assert not gate.let_in(new_token(key, at=at), at=at + timedelta(seconds=61))
    assert not gate.let_in(new_token(b"another key", at=at), at=at)
    assert not gate.let_in("", at=at)
    assert not gate.let_in("1.2.3", at=at)


def test_the_key_is_for_its_owner_alone(home: Path) -> None:
    home_key(home)
    assert stat.S_IMODE((home / "key").stat().st_mode) == 0o600


def test_a_token_becomes_a_session_at_a_clean_address(alice: Member, home: Path) -> None:
    token = new_token(home_key(home), at=datetime.now(UTC))
    browser = Client(headers={"Host": "testserver"})
    answer = browser.get("/in", {"token": token})
    assert answer.status_code == 200
    assert '<meta http-equiv="refresh" content="0;url=/">' in answer.text
    cookie = answer.cookies["askwell"]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Strict"
    assert browser.get("/contacts").status_code == 200
    assert Client(headers={"Host": "testserver"}).get("/in", {"token": token}).status_code == 403
