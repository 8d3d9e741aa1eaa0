"""The lines to say and to write stand on recorded facts, and leave a blank for the rest."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from askwell.practice.arranging.checking import length, limits
from askwell.practice.arranging.rules import Mode
from askwell.practice.identifying.rules import Tie
from askwell.words import scripts
from askwell.words.scripts import BLANK, CardFacts, Facts

FACTS = Facts(
    me="Robin Ames",
    number="+1 250 555 0100",
    called="Dr. Osei",
    goal="I would like to know what a physiotherapist does all day.",
    slots=("Thursday", "Friday morning"),
    ring_on="Tuesday",
)
NAMES = st.text(st.characters(exclude_categories=["C"]), max_size=120)


def said(lines: list[scripts.Line]) -> list[str]:
    """Return lines as text."""
    return [line.text for line in lines]


def test_the_four_lines_of_the_call() -> None:
    assert said(scripts.call(FACTS)) == [
        "Is that Dr. Osei? My name is Robin Ames. Is this a good moment?",
        "I am finding out what a physiotherapist does all day. I am not asking for a job.",
        "I would value your advice. Could I come by for fifteen minutes?",
        "Would Thursday or Friday morning be easier?",
    ]


def test_who_sent_the_seeker_comes_second() -> None:
    lines = said(scripts.call(replace(FACTS, referrer="Mary Osei")))
    assert lines[1] == "Mary Osei mentioned your name to me."
    assert len(lines) == 5


def test_each_relation_has_its_own_lines() -> None:
    alumna = said(scripts.call(replace(FACTS, tie=Tie.ALUMNI)))
    assert alumna[1].startswith("We learned at the same place")
    known = said(scripts.call(replace(FACTS, tie=Tie.KNOWN, why="she opened hers two years ago.")))
    assert known[1] == "What made me think of you: she opened hers two years ago."
    close = said(scripts.call(replace(FACTS, tie=Tie.CLOSE, called="Mary")))
    assert close[0] == "Hello Mary, this is Robin Ames. Is this a good moment?"
    door = said(scripts.in_person(FACTS))
    assert door[0].startswith("Hello, my name is Robin Ames. Is Dr. Osei in")
    assert door[1:] == said(scripts.call(FACTS))[1:]


@pytest.mark.parametrize("referrer", ["", "Mary Osei"])
@pytest.mark.parametrize("goal", [FACTS.goal, "Should I open a practice of my own?"])
def test_a_message_is_two_sentences(goal: str, referrer: str) -> None:
    message = scripts.written(scripts.message(replace(FACTS, goal=goal, referrer=referrer)))
    assert length(message, "sentences") == 2


def test_a_post_asks_whether_anyone_knows_one() -> None:
    assert said(scripts.post(FACTS))[0] == "Does anyone know a physiotherapist?"
    assert not scripts.post(replace(FACTS, goal="Own words"))[0].complete


def test_a_wording_of_ones_own_is_used_in_writing() -> None:
    own = {"message.ask": "May I ring you on {day}?", "email.reason": "{why} made me write."}
    facts = replace(FACTS, own=own, why="Your talk")
    assert said(scripts.message(facts))[1] == "May I ring you on Tuesday?"
    assert "Your talk made me write." in scripts.written(scripts.email(facts))


def test_somebody_without_a_name_is_asked_for() -> None:
    first = scripts.call(replace(FACTS, called="the owner of Nordwind", name_known=False))[0]
    assert "Could I speak with the owner of Nordwind?" in first.text


def test_what_was_filled_in_can_be_marked() -> None:
    first = scripts.call(FACTS)[0]
    assert [one.text for one in first.segments if one.filled] == ["Dr. Osei", "Robin Ames"]
    assert first.complete
    blank = scripts.call(Facts())[0]
    assert [one.place for one in blank.segments if one.blank] == ["called", "me"]
    assert BLANK in blank.text


@pytest.mark.parametrize("code", ["day", "become", "own", "change"])
@pytest.mark.parametrize("thing", ["baker", "actor", "a bakery", "{odd}"])
def test_a_goal_is_said_as_it_was_begun(code: str, thing: str) -> None:
    goal = scripts.goal_sentence(code, thing)
    assert scripts.thing_of(goal) == (code, thing)
    assert thing in scripts.finding_out(goal).text
    assert "“" not in scripts.finding_out(goal).text


def test_a_goal_in_own_words_is_quoted() -> None:
    assert "“Should I open a practice?”" in scripts.finding_out("Should I open a practice?").text


def test_the_number_is_said_twice_and_the_message_is_short() -> None:
    message = scripts.spoken(scripts.voicemail(replace(FACTS, referrer="Mary Osei")))
    assert message.count(FACTS.number) == 2
    assert "I will ring again on Tuesday." in message
    # Seventy words are half a minute; the digits of the number take the rest.
    assert len(message.split()) <= 75


def test_an_email_is_short_and_asks_for_no_job() -> None:
    letter = scripts.email(replace(FACTS, referrer="Mary Osei"))
    assert len(scripts.written(letter).split()) < limits()["email"].most
    assert letter[0].kind == "subject"
    assert letter[0].text not in scripts.written(letter)


@given(me=NAMES, called=NAMES, goal=NAMES, referrer=NAMES, most=st.sampled_from([200, 300, 400]))
def test_a_linkedin_note_always_fits(me: str, called: str, goal: str, referrer: str, most: int) -> None:
    facts = replace(FACTS, me=me, called=called, goal=goal, referrer=referrer)
    assert len(scripts.linkedin(facts, most).text) <= most


@given(name=NAMES, goal=NAMES)
def test_whatever_was_typed_can_be_said(name: str, goal: str) -> None:
    facts = Facts(me=name, called=name, goal=goal, referrer=name, why=goal)
    for lines in (scripts.call, scripts.gatekeeper, scripts.voicemail, scripts.email, scripts.message):
        assert all(line.text for line in lines(facts))
    assert len(scripts.replies(facts)) == 5


def test_a_card_claims_nothing_that_has_not_happened() -> None:
    bare = scripts.written(scripts.card(CardFacts(called="Dr. Osei", me="Robin Ames")))
    for claim in ("met", "named", "enclosed", "advice", "let you know"):
        assert claim not in bare
    assert BLANK in bare
    named = CardFacts(
        called="Dr. Osei", me="Robin Ames", met_on="Thursday", named=("Tomás", "Ines"), met=("Ines",)
    )
    full = scripts.written(
        scripts.card(replace(named, detail="the lease.", month="January", mode=Mode.PHONE))
    )
    assert "I have met Ines since" in full
    assert "naming Tomás" in full
    assert "naming Ines" not in full
    assert "What stayed with me most: the lease. " in full
    assert "in January" in full


def test_the_time_check_is_the_coach_in_her_own_words() -> None:
    check = scripts.time_check(15).text
    assert check == "Oops, we've hit 15 minutes. I'd love to keep talking, but let me know what suits you."


def test_the_referrer_hears_only_what_is_so() -> None:
    told = {"called": "Dr. Osei", "me": "Robin Ames", "named": "Tomás"}
    assert "without luck" in scripts.written(scripts.report(**told))
    assert "I reached Tomás on Monday." in scripts.written(scripts.report(**told, reached_on="Monday"))
    assert "I met Tomás on Monday." in scripts.written(scripts.report(**told, met_on="Monday"))
