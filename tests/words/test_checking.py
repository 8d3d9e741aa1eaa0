"""The checker of requests: a job, a length, no link, a blank; and our own drafts raise no concern."""

from dataclasses import replace

import pytest

from askwell.practice.arranging.checking import Concern, Limit, check, length, limits, looked_up
from askwell.practice.arranging.rules import Channel
from askwell.words import checking, scripts
from tests.words.test_scripts import FACTS

WORDS = Limit("words", 12, 10)
LINKED = "We met in May. May I ask you five questions?"


@pytest.mark.parametrize(
    ("text", "concerns"),
    [
        (LINKED, []),
        ("We met in May. I am not asking for a job.", []),
        (f"{LINKED} Do you have a vacancy?", [Concern.JOB]),
        (f"{LINKED} My CV is attached.", [Concern.JOB]),
        (f"{LINKED} There is no position I am after.", [Concern.LONG]),
        ("May I ask you five questions?", [Concern.NO_LINK]),
        (f"{LINKED} Yours, …", [Concern.BLANK]),
        (f"{LINKED} Yours, {{me}}", [Concern.BLANK]),
        ("", [Concern.NO_LINK]),
        ("The jobbing gardener told me about you.", []),
    ],
)
def test_what_may_be_better(text: str, concerns: list[Concern]) -> None:
    limit = Limit("words", 16, 10)
    assert [one.concern for one in check(text, limit, checking.telling())] == concerns


def test_a_known_name_or_reason_is_a_link() -> None:
    text = "Mary Osei thinks you are the one to ask. May I ring?"
    assert [one.concern for one in check(text, WORDS, checking.telling())] == [Concern.NO_LINK]
    assert check(text, WORDS, checking.telling(), linked=["Mary Osei"]) == []


@pytest.mark.parametrize(
    ("text", "unit", "count"),
    [
        ("One. Two? Three…", "sentences", 3),
        ("Hello Dr. Osei, is it “Why?” Yes.", "sentences", 2),
        ("a b  c", "words", 3),
        (" abc ", "characters", 3),
        ("", "words", 0),
    ],
)
def test_length(text: str, unit: str, count: int) -> None:
    assert length(text, unit) == count


def test_the_limits_are_data_with_their_month() -> None:
    assert limits()["linkedin_note"].most == 200
    assert limits()["linkedin_inmail_subject"].most == 200
    assert len(looked_up()) == len("2026-08")
    assert all(0 < one.best <= one.most for one in limits().values())


@pytest.mark.parametrize("referrer", ["", "Mary Osei"])
@pytest.mark.parametrize("way", [Channel.EMAIL, Channel.LETTER, Channel.MESSAGE])
def test_our_own_drafts_raise_no_concern(way: Channel, referrer: str) -> None:
    facts = replace(FACTS, referrer=referrer, why="you opened a practice two years ago")
    lines = scripts.message(facts) if way is Channel.MESSAGE else scripts.email(facts)
    concerns = checking.look_over(scripts.written(lines), way, facts)
    unlinked = ["Nothing says yet why you write to this person, or who sent you."]
    assert concerns == (unlinked if way is Channel.MESSAGE and not referrer else [])


def test_a_post_is_linked_to_all_who_read_it() -> None:
    post = scripts.written(scripts.post(FACTS))
    assert checking.look_over_post(post) == []
    assert "job" in checking.look_over_post(f"{post}\n\nAny vacancy is welcome.")[0]
