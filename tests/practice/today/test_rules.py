"""An open contact has exactly one dated next step, whatever happened; what is owed to others comes first."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from askwell.kernel import working_days
from askwell.kernel.due import Due
from askwell.practice.arranging.rules import FELL_THROUGH, PHONE_TRIES, UPCOMING, InterviewState, Outcome
from askwell.practice.asking.rules import BeginWith
from askwell.practice.following_up.rules import NEVER_PAUSED, Paused, Planned, Promised, PutOff
from askwell.practice.identifying.rules import Reach
from askwell.practice.referring.rules import Named, Opened
from askwell.practice.thanking.rules import Thanks
from askwell.practice.today.rules import OWED, STEPS, Facts, Stage, is_late, next_step, stage
from tests.practice.facts import (
    DAYS,
    MONDAY,
    PAUSED,
    PHONE,
    UID,
    appointment,
    facts,
    moment,
    put_offs,
    taken,
    tried,
)

S = InterviewState
OPEN = Facts(uid=UID, reach=PHONE, taken=(taken(),))
THURSDAY = date(2026, 11, 19)


def step(of: Facts, paused: Paused | None = None) -> Due:
    found = next_step(of, paused)
    assert found is not None
    return found


@given(facts(is_open=True), PAUSED)
def test_an_open_contact_has_exactly_one_dated_step(given_facts: Facts, paused: Paused | None) -> None:
    found = next_step(given_facts, paused)
    assert isinstance(found, Due)
    assert found.kind in STEPS
    assert found.reason
    assert all(found.subject)


@given(facts(is_open=True), st.lists(put_offs(), max_size=5), PAUSED)
def test_putting_off_and_pausing_keep_exactly_one(
    given_facts: Facts, more: list[PutOff], paused: Paused | None
) -> None:
    later = replace(given_facts, put_off=(*given_facts.put_off, *more))
    found = step(later, paused)
    if paused and found.kind not in NEVER_PAUSED:
        assert found.on >= paused.until


@given(facts(is_open=True), DAYS)
def test_the_step_shown_can_always_be_put_off(given_facts: Facts, until: date) -> None:
    before = step(replace(given_facts, put_off=()))
    at = max([one.at for one in given_facts.tried], default=moment(until)) + timedelta(hours=1)
    put_off = PutOff(before.kind, before.subject[1], before.on, until, at, at.date())
    after = step(replace(given_facts, put_off=(put_off,)))
    same = (after.kind, after.subject) == (before.kind, before.subject)
    if same and before.kind != "look_again" and until >= before.on:
        assert after.on >= before.on


@given(facts(is_open=True), PAUSED)
def test_somebody_not_to_be_contacted_has_no_step(given_facts: Facts, paused: Paused | None) -> None:
    stopped = replace(given_facts, do_not_contact=True)
    assert next_step(stopped, paused) is None
    assert stage(stopped) is Stage.DO_NOT_CONTACT


@given(facts(is_open=False))
def test_without_a_pursuit_only_what_is_owed_or_agreed_is_asked_for(given_facts: Facts) -> None:
    found = next_step(given_facts)
    assert found is None or found.kind in OWED | {"debrief", "settle_time", "prepare", "get_in_touch"}


def test_who_was_named_is_asked_until_taken_up_or_let_go() -> None:
    named = Facts(uid=UID, named=Named("Mary", THURSDAY))
    assert (step(named).kind, step(named).on) == ("get_in_touch", date(2026, 11, 20))
    on_the_phone = replace(named, named=Named("Mary", THURSDAY, in_a_talk=False))
    assert step(on_the_phone).on == THURSDAY
    gone = PutOff("get_in_touch", UID, date(2026, 11, 20), None, moment(THURSDAY), THURSDAY)
    assert next_step(replace(named, put_off=(gone,))) is None
    assert next_step(replace(named, once_open=True)) is None
    assert step(replace(named, taken=(taken(),))).kind == "find_number"


def test_a_word_between_moves_the_check_in_within_the_month_that_was_said() -> None:
    posted = (Thanks("ca2d", THURSDAY, THURSDAY, MONDAY),)
    planned = (Planned("c41", date(2026, 12, 21)),)
    still = held(thanks=posted, planned=planned)
    assert step(still).on == date(2026, 12, 21)
    assert step(replace(still, touched=(date(2026, 11, 27),))).on == date(2026, 12, 25)
    assert step(replace(still, touched=(date(2026, 12, 18),))).on == date(2026, 12, 31)
    assert step(replace(still, touched=(date(2026, 12, 23),))).on == date(2026, 12, 21)


def test_a_word_between_moves_the_later_check_ins() -> None:
    sent = held(planned=(Planned("c41", MONDAY, MONDAY),))
    assert step(sent).on == date(2027, 3, 8)
    assert step(replace(sent, touched=(date(2027, 1, 4),))).on == date(2027, 4, 19)


@given(facts(is_open=True))
def test_facts_have_one_stage(given_facts: Facts) -> None:
    assert stage(given_facts) in Stage


@given(facts(is_open=True))
def test_the_same_facts_give_the_same_step(given_facts: Facts) -> None:
    assert next_step(given_facts) == next_step(replace(given_facts))


@given(st.sampled_from(STEPS), DAYS, DAYS)
def test_only_what_another_person_counts_on_is_ever_late(kind: str, on: date, today: date) -> None:
    assert is_late(kind, on, today) == (kind in OWED and on < today)


@pytest.mark.parametrize(
    "kind", ["call", "leave_message", "practise", "write", "nudge", "second_person", "revive", "find_number"]
)
def test_a_call_is_never_late(kind: str) -> None:
    assert not is_late(kind, date(2020, 1, 1), MONDAY)


def held(**values: object) -> Facts:
    talk = appointment(S.HELD, THURSDAY, held_on=THURSDAY)
    return replace(OPEN, appointments=(talk,), tried=(tried(Outcome.YES, date(2026, 11, 12)),), **values)  # type: ignore[arg-type]


CASES = [
    ("just taken up", OPEN, "call", MONDAY),
    ("nothing to reach them by", replace(OPEN, reach=Reach()), "find_number", MONDAY),
    ("chose to practise", replace(OPEN, taken=(taken(BeginWith.PRACTISE),)), "practise", MONDAY),
    ("said yes, no time yet", replace(OPEN, tried=(tried(Outcome.YES),)), "settle_time", MONDAY),
    ("nothing else is open", held(), "look_again", date(2026, 12, 21)),
    ("a card not written", held(thanks=(Thanks("ca2d", THURSDAY),)), "write_card", THURSDAY),
    (
        "a card not posted",
        held(thanks=(Thanks("ca2d", THURSDAY, THURSDAY),)),
        "post_card",
        date(2026, 11, 20),
    ),
    (
        "a check-in is planned",
        held(
            thanks=(Thanks("ca2d", THURSDAY, THURSDAY, MONDAY),),
            planned=(Planned("c41", date(2026, 12, 24)),),
        ),
        "check_in",
        date(2026, 12, 24),
    ),
    (
        "the giver hears that all trying led nowhere",
        held(opened=(Opened("2ef", "Mary", rested_on=THURSDAY),)),
        "tell",
        date(2026, 11, 20),
    ),
    ("a promise comes first", held(promised=(Promised("960", THURSDAY, "a link"),)), "promise", THURSDAY),
    (
        "the giver is told within two days",
        held(opened=(Opened("2ef", "Mary", met_on=THURSDAY),)),
        "tell",
        date(2026, 11, 23),
    ),
]


@pytest.mark.parametrize(
    ("given_facts", "kind", "on"), [one[1:] for one in CASES], ids=[one[0] for one in CASES]
)
def test_the_step_of_a_case(given_facts: Facts, kind: str, on: date) -> None:
    found = step(given_facts)
    assert (found.kind, found.on) == (kind, on)


def test_a_talk_is_written_up_before_its_card_on_the_same_day() -> None:
    talk = appointment(S.HELD, THURSDAY, held_on=THURSDAY, debriefed=False)
    both = replace(OPEN, appointments=(talk,), thanks=(Thanks("ca2d", THURSDAY),))
    assert step(both).kind == "debrief"


def test_while_a_talk_is_coming_nobody_is_rung() -> None:
    coming = appointment(S.SCHEDULED, MONDAY, wall=datetime(2026, 11, 30, 14, 0))  # noqa: DTZ001
    assert step(replace(OPEN, appointments=(coming,))).kind == "confirm"


@pytest.mark.parametrize("state", sorted(FELL_THROUGH))
def test_after_a_talk_fell_through_an_attempt_leads_on(state: InterviewState) -> None:
    gone = replace(OPEN, appointments=(appointment(state, THURSDAY),))
    assert step(gone).kind in {"offer_slots", "apologise"}
    written = replace(gone, tried=(tried(Outcome.SENT, MONDAY, again_on=date(2026, 11, 25)),))
    assert (step(written).kind, step(written).on) == ("call", date(2026, 11, 25))


def test_let_go_leaves_a_look_in_four_weeks() -> None:
    put_off = PutOff("call", UID, MONDAY, None, moment(MONDAY), MONDAY)
    found = step(replace(OPEN, put_off=(put_off,)))
    assert (found.kind, found.on) == ("look_again", date(2026, 12, 21))


def test_not_today_moves_the_call_and_its_hour() -> None:
    asked = tried(Outcome.CALL_LATER, again_on=MONDAY, again_at="10:15")
    at_ten = replace(OPEN, tried=(asked,))
    assert step(at_ten).at == time(10, 15)
    put_off = PutOff("call", UID, MONDAY, date(2026, 11, 25), asked.at + timedelta(hours=1), MONDAY)
    found = step(replace(at_ten, put_off=(put_off,)))
    assert (found.on, found.has_time) == (date(2026, 11, 25), False)


def test_an_attempt_ends_what_was_put_off() -> None:
    put_off = PutOff("call", UID, MONDAY, date(2026, 12, 31), moment(MONDAY, 9), MONDAY)
    since = replace(OPEN, put_off=(put_off,), tried=(tried(Outcome.NO_ANSWER),))
    assert step(since).on == date(2026, 11, 25)


def test_a_pause_moves_calls_and_leaves_what_is_agreed() -> None:
    paused = Paused(MONDAY, date(2026, 12, 7))
    assert step(OPEN, paused).on == date(2026, 12, 7)
    coming = appointment(S.CONFIRMED, MONDAY, wall=datetime(2026, 11, 26, 14, 0))  # noqa: DTZ001
    assert step(replace(OPEN, appointments=(coming,)), paused).on == date(2026, 11, 26)


def test_of_two_pursuits_the_earlier_one_counts() -> None:
    two = (taken(begins_on=date(2026, 12, 1)), taken(begins_on=MONDAY))
    assert step(replace(OPEN, taken=two)).on == MONDAY


@pytest.mark.parametrize(
    ("given_facts", "at"),
    [
        (Facts(uid=UID), Stage.IDENTIFIED),
        (OPEN, Stage.READY),
        (replace(OPEN, tried=(tried(Outcome.NO_ANSWER),)), Stage.APPROACHING),
        (replace(OPEN, tried=(tried(Outcome.NO),)), Stage.DECLINED),
        (replace(OPEN, tried=(tried(Outcome.NOT_ME),)), Stage.REDIRECTED),
        (replace(OPEN, taken=(), tried=(tried(Outcome.NO_ANSWER),)), Stage.PARKED),
        (replace(OPEN, tried=tuple(tried(one) for one in [Outcome.NO_ANSWER] * 5)), Stage.PARKED),
        (held(), Stage.MET),
        (held(thanks=(Thanks("ca2d", THURSDAY, THURSDAY, MONDAY),)), Stage.THANKED),
        (held(planned=(Planned("c41", MONDAY, MONDAY),)), Stage.IN_TOUCH),
    ],
)
def test_stages(given_facts: Facts, at: Stage) -> None:
    assert stage(given_facts) is at


@pytest.mark.parametrize("state", sorted(UPCOMING))
def test_a_talk_to_come_is_scheduled(state: InterviewState) -> None:
    assert stage(replace(OPEN, appointments=(appointment(state),))) is Stage.SCHEDULED


@given(st.lists(st.sampled_from(sorted(PHONE_TRIES)), min_size=5, max_size=9))
def test_five_silent_calls_are_enough(outcomes: list[Outcome]) -> None:
    days = [MONDAY + timedelta(days=number) for number in range(len(outcomes))]
    silent = tuple(tried(one, day) for one, day in zip(outcomes, days, strict=True))
    found = step(replace(OPEN, tried=silent))
    assert (found.kind, found.on) == ("revive", working_days.on_or_after(days[-1] + timedelta(days=90)))
