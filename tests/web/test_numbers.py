"""Numbers in addresses and forms: what is none leads to a page, never to a fault."""

import pytest
from django.test import Client

from askwell.workspace.members import Member
from tests.web.places import Case, greek_case

STRANGE = ("²", "9" * 30, "-1", "٣", "x", "")


@pytest.fixture
def case(alice: Member) -> Case:
    """Return Alice's case."""
    return greek_case(alice)


@pytest.mark.parametrize("text", STRANGE)
@pytest.mark.parametrize(
    "address",
    ["/journal?before=", "/review?group=", "/network?step=", "/notes?before=", "/contacts?after="],
)
def test_a_page_is_shown_whatever_stands_for_a_number(
    web: Client, case: Case, address: str, text: str
) -> None:
    assert web.get(f"{address}{text}").status_code == 200


@pytest.mark.parametrize("text", STRANGE)
def test_a_form_is_taken_whatever_stands_for_a_number(web: Client, case: Case, text: str) -> None:
    assert web.post("/review/decide", {"do": "same", "question": text, "group": text}).status_code == 303
    assert web.post("/review/accept", {"group": text}).status_code == 303
