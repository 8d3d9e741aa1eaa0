"""Tests of the sentences to say: every original can be said, wordings stand only where they can."""

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from askwell.kernel.errors import BadInputError
from askwell.practice.asking import actions, queries, sayings
from askwell.practice.asking.models import Wording
from askwell.words import errors, scripts
from askwell.words.scripts import lines
from askwell.workspace import journal
from askwell.workspace.members import Member


@pytest.mark.parametrize("key", sayings.ORIGINALS)
def test_every_original_is_a_wording_of_itself(key: str) -> None:
    assert sayings.check(key, sayings.ORIGINALS[key]) == sayings.ORIGINALS[key]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("  ", "empty"),
        ("x" * 601, "600"),
        ("That is {minutes", "partner"),
        ("That is {minuets} minutes.", "{minuets}"),
        ("That is {} minutes.", "{}"),
        ("That is {minutes!r}.", "partner"),
        ("That is {minutes.real}.", "{minutes.real}"),
    ],
)
def test_what_cannot_be_said_is_refused_with_its_reason(text: str, says: str) -> None:
    with pytest.raises(BadInputError) as refused:
        sayings.check("room.time_check", text)
    assert says in errors.say(refused.value)


@given(st.text(max_size=80))
def test_any_text_is_refused_or_can_be_said(text: str) -> None:
    try:
        said = sayings.check("room.time_check", text)
    except BadInputError:
        return
    assert lines.said({"room.time_check": said}, "room.time_check", "", minutes="15").text


def test_a_wording_is_said_and_the_original_comes_back(member: Member, now: datetime) -> None:
    by = member.user
    actions.reword("room.time_check", "That is our {minutes}  minutes.", by=by, at=now)
    assert scripts.time_check(20, queries.own_wordings()).text == "That is our 20 minutes."
    assert actions.say_original("room.time_check", by=by, at=now)
    assert scripts.time_check(20, queries.own_wordings()).text.startswith("Oops, we've hit 20 minutes.")
    assert not actions.say_original("room.time_check", by=by, at=now)
    entry = journal.last_entry()
    assert entry
    journal.undo(entry, by=by, at=now)
    assert scripts.time_check(20, queries.own_wordings()).text == "That is our 20 minutes."


def test_the_original_itself_is_no_wording(member: Member, now: datetime) -> None:
    actions.reword("card.close", "Warmly,", by=member.user, at=now)
    actions.reword("card.close", sayings.ORIGINALS["card.close"], by=member.user, at=now)
    assert not Wording.objects.exists()
