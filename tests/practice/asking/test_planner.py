"""Properties of the planner: never over budget, closers never dropped, locked stays, same input same plan."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from askwell.practice.asking import planner
from askwell.practice.asking.planner import Candidate, Why
from askwell.practice.asking.rules import OPENING_MINUTES, PURPOSE_ORDER, Asked, Position, budget

MINUTES = st.sampled_from([0.5, 1, 1.5, 2, 3, 4, 8])


@st.composite
def candidates(draw: st.DrawFn) -> list[Candidate]:
    """Draw up to thirty questions of every kind, and the two that close every talk."""
    found = [
        Candidate(
            Asked(
                f"q-{number:02}",
                f"Question {number}?",
                draw(st.sampled_from(PURPOSE_ORDER)),
                draw(MINUTES),
                draw(st.sampled_from(list(Position))),
                draw(st.sampled_from([(), ("founder",), ("student", "founder")])),
            ),
            voices=draw(st.integers(0, 4)),
            topic_voices=draw(st.one_of(st.none(), st.integers(0, 4))),
            colleagues=draw(st.integers(0, 2)),
            locked=draw(st.booleans()) and draw(st.booleans()),
            on_site=draw(st.booleans()) and draw(st.booleans()),
            planned=draw(st.booleans()) and draw(st.booleans()),
        )
        for number in range(draw(st.integers(0, 30)))
    ]
    closers = [
        Candidate(Asked("ref-01", "Who else?", "referrals", 1, Position.CLOSER)),
        Candidate(Asked("cls-02", "Our time?", "closing", 1, Position.CLOSER)),
    ]
    return [*found, *closers]


OFTEN = settings(max_examples=300)
talks = st.tuples(candidates(), st.integers(5, 60), st.booleans(), st.sampled_from(["", "founder"]))
Talk = tuple[list[Candidate], int, bool, str]


def plan(talk: Talk) -> planner.Proposal:
    found, minutes, business, audience = talk
    return planner.propose(found, minutes, business=business, audience=audience)


@OFTEN
@given(talks)
def test_what_is_sure_never_goes_over_the_budget(talk: Talk) -> None:
    assert sum(one.minutes for one in plan(talk).sure) <= budget(talk[1])


@OFTEN
@given(talks)
def test_a_referral_and_the_time_check_always_close(talk: Talk) -> None:
    purposes = [one.purpose for one in plan(talk).closers]
    assert "referrals" in purposes
    assert "closing" in purposes
    assert all(one.position is Position.CLOSER for one in plan(talk).closers)


@OFTEN
@given(talks)
def test_what_is_locked_or_planned_stays(talk: Talk) -> None:
    kept = {one.key for one in plan(talk).all}
    assert {one.asked.key for one in talk[0] if one.locked or one.planned} <= kept


@OFTEN
@given(talks)
def test_no_question_is_there_twice_and_each_says_why(talk: Talk) -> None:
    made = plan(talk)
    keys = [one.key for one in made.all]
    assert len(keys) == len(set(keys))
    assert {one.key for one in made.sure} <= set(made.why)
    assert all(made.why[one.key] is Why.ALWAYS for one in made.closers)


@OFTEN
@given(talks, st.randoms(use_true_random=False))
def test_the_same_questions_in_any_order_make_the_same_plan(talk: Talk, chance: object) -> None:
    found = [replace(one, locked=False, planned=False) for one in talk[0]]
    mixed = list(found)
    chance.shuffle(mixed)  # type: ignore[attr-defined]
    assert plan((found, *talk[1:])) == plan((mixed, *talk[1:]))


@OFTEN
@given(talks)
def test_one_opener_first_and_pay_once_and_late(talk: Talk) -> None:
    free = [replace(one, locked=False, planned=False) for one in talk[0]]
    sure = plan((free, *talk[1:])).sure
    openers = [place for place, one in enumerate(sure) if one.position is Position.OPENER]
    assert len(openers) <= 1
    assert all(place == 0 or sure[place].purpose == planner.PAY for place in openers)
    pay = [place for place, one in enumerate(sure) if one.purpose == planner.PAY]
    assert len(pay) <= 1
    for place in pay:
        assert OPENING_MINUTES + sum(one.minutes for one in sure[:place]) >= planner.PAY_FROM_MINUTE


@OFTEN
@given(talks)
def test_what_their_website_says_is_not_asked(talk: Talk) -> None:
    there = {one.asked.key for one in talk[0] if one.on_site and not one.locked and not one.planned}
    core = {one.key for one in (*plan(talk).sure, *plan(talk).spare)}
    assert not there & core


def test_topics_with_the_fewest_voices_come_first() -> None:
    many = Candidate(Asked("a", "A?", "advice", 3, Position.CORE), topic_voices=3)
    none = Candidate(Asked("b", "B?", "advice", 3, Position.CORE), topic_voices=0)
    made = planner.propose([many, none], 8, business=True)
    assert [one.key for one in made.sure] == ["b"]
    assert made.why["b"] is Why.NOBODY_YET


@given(MINUTES, st.lists(st.floats(0, 60), max_size=20))
def test_minutes_learn_within_reason(guess: float, logged: list[float]) -> None:
    asked = Asked("a", "A?", "advice", guess, Position.CORE)
    learned = planner.learned_minutes(asked, logged)
    assert 0.5 <= learned <= 15
    assert planner.learned_minutes(asked, []) == guess


def test_another_question_is_no_longer_and_of_the_same_place() -> None:
    out = Asked("a", "A?", "advice", 2, Position.CORE)
    found = [
        Candidate(Asked("long", "L?", "advice", 3, Position.CORE)),
        Candidate(Asked("other", "O?", "culture", 2, Position.CORE)),
        Candidate(Asked("same", "S?", "advice", 2, Position.CORE)),
        Candidate(Asked("open", "P?", "advice", 1, Position.OPENER)),
    ]
    chosen = planner.swapped(found, [out], "a", 0)
    assert chosen
    assert chosen.key == "same"
    assert planner.swapped(found[:1], [out], "a", 0) is None
    assert planner.swapped(found, [out], "nobody", 0) is None
