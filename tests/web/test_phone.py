"""Behind an HTTPS name: only that name, only phones with a code, and nothing that belongs to the computer."""

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.test import Client

from askwell.models import Session
from askwell.practice.asking.models import Goal
from askwell.workspace.launch import home_key, new_token
from askwell.workspace.members import Member

NAME = "laptop.tail1234.example"


@pytest.fixture(autouse=True)
def behind(settings: object) -> None:
    """Serve this name too, as `--behind-https` does."""
    settings.ASKWELL_HTTPS_HOST = NAME  # type: ignore[attr-defined]
    settings.ALLOWED_HOSTS = ["testserver", NAME]  # type: ignore[attr-defined]


@pytest.fixture
def phone(alice: Member) -> Client:
    """Return the browser of a phone that was not let in yet."""
    return Client(headers={"Host": NAME, "Sec-Fetch-Site": "same-origin", "User-Agent": "X (Android 15)"})


def code(web: Client) -> str:
    web.post("/phones")
    found = re.search(r'<bdi dir="ltr">([0-9A-Z]{4}-[0-9A-Z]{4})</bdi>', web.get("/phones").text)
    assert found
    return found[1]


def pair(web: Client, phone: Client) -> None:
    assert phone.post("/pair", {"code": code(web), "called": "My Fairphone"}).status_code == 303


def test_a_phone_comes_in_with_the_code_and_is_let_go_again(web: Client, phone: Client) -> None:
    assert phone.get("/").status_code == 403
    shown = code(web)
    asked = phone.get("/pair", {"code": shown.replace("-", "")})
    assert "Android phone" in asked.text
    assert asked.headers["Referrer-Policy"] == "no-referrer"
    assert phone.get("/").status_code == 403
    answer = phone.post("/pair", {"code": shown, "called": "My Fairphone"})
    cookie = answer.cookies["__Host-askwell"]
    assert (cookie["secure"], cookie["httponly"], cookie["samesite"]) == (True, True, "Strict")
    assert (cookie["path"], cookie["domain"]) == ("/", "")
    assert phone.get("/").status_code == 200
    assert phone.get("/interviews").status_code == 200
    assert "My Fairphone" in web.get("/phones").text
    number = Session.objects.exclude(phone="").get().pk
    web.post(f"/phones/{number}/let-go")
    assert phone.get("/").status_code == 403


def test_a_code_opens_one_phone_only(web: Client, phone: Client) -> None:
    shown = code(web)
    other = Client(headers={"Host": NAME, "Sec-Fetch-Site": "same-origin"})
    assert phone.post("/pair", {"code": shown}).status_code == 303
    assert other.post("/pair", {"code": shown}).status_code == 403
    assert other.get("/").status_code == 403
    assert "not open" in other.post("/pair", {"code": "AAAA-AAAA"}).text


def test_what_opens_the_computer_opens_nothing_by_the_name(
    alice: Member, web: Client, phone: Client, home: Path
) -> None:
    token = new_token(home_key(home), at=datetime.now(UTC))
    assert phone.get("/in", {"token": token}).status_code == 403
    phone.cookies["askwell"] = phone.cookies["__Host-askwell"] = web.cookies["askwell"].value
    assert phone.get("/").status_code == 403
    pair(web, phone)
    thief = Client(headers={"Host": "testserver", "Sec-Fetch-Site": "same-origin"})
    thief.cookies["askwell"] = phone.cookies["__Host-askwell"].value
    assert thief.get("/").status_code == 403


def test_only_pages_of_the_name_itself_may_send(web: Client, phone: Client) -> None:
    pair(web, phone)
    for headers in (
        {"Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Origin": f"http://{NAME}"},
        {"Origin": "https://evil.example"},
        {},
    ):
        stranger = Client(headers={"Host": NAME, **headers})
        stranger.cookies["__Host-askwell"] = phone.cookies["__Host-askwell"].value
        assert stranger.post("/goals/new", {"text": "Am I here?"}).status_code == 403
    assert not Goal.objects.exists()
    own = Client(headers={"Host": NAME, "Origin": f"https://{NAME}"})
    own.cookies["__Host-askwell"] = phone.cookies["__Host-askwell"].value
    answer = own.post("/goals/new", {"text": "Am I here?"})
    assert answer.status_code == 303
    assert answer.cookies["done"]["secure"]


@pytest.mark.parametrize("host", [f"{NAME}:443", f"x.{NAME}", "tail1234.example", NAME.upper(), f"{NAME}."])
def test_no_other_name_is_answered(web: Client, host: str) -> None:
    assert web.get("/", HTTP_HOST=host).status_code == 400


def test_a_phone_lets_in_no_other_and_closes_nothing(web: Client, phone: Client) -> None:
    pair(web, phone)
    assert phone.post("/phones").status_code == 404
    assert phone.post("/close").status_code == 404
    assert phone.post("/menu/demo").status_code == 404
    assert "Close Askwell" not in phone.get("/menu").text
    other = Client(headers={"Host": NAME, "Sec-Fetch-Site": "same-origin"})
    pair(web, other)
    mine, theirs = Session.objects.exclude(phone="").order_by("id")
    assert phone.post(f"/phones/{theirs.pk}/let-go").status_code == 404
    assert phone.post(f"/phones/{mine.pk}/let-go").status_code == 303
    assert phone.get("/").status_code == 403
    assert other.get("/").status_code == 200


def test_without_a_name_the_page_says_paper_first(web: Client, settings: object) -> None:
    settings.ASKWELL_HTTPS_HOST = ""  # type: ignore[attr-defined]
    page = web.get("/phones").text
    assert page.index("Paper needs nothing") < page.index("--behind-https")
    assert web.post("/phones").status_code == 404
    assert web.get("/pair").status_code == 403
