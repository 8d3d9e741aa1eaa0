"""What follows an attempt, and when: counted in working days, beside calendars worked out by hand."""

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from askwell.integrations.public_holidays import public_holidays
from askwell.kernel import working_days
from askwell.practice.arranging.cadence import Approach, Asked, Beside, asked_lately, next_approach
from askwell.practice.arranging.rules import Channel, Outcome, Step, Tried
from askwell.practice.asking.rules import BeginWith
from askwell.practice.identifying.rules import Reach
from tests.practice.facts import MONDAY, PHONE, UID, moment, taken, tried, tries

O = Outcome  # noqa: E741 -- a short name for a long table
TUESDAY, WEDNESDAY, THURSDAY, FRIDAY = (MONDAY + timedelta(days=count) for count in (1, 2, 3, 4))
NEXT_MONDAY = date(2026, 11, 30)
ALONE = Beside()


def way(
    *attempts: Tried,
    reach: Reach = PHONE,
    begin_with: BeginWith = BeginWith.CALL,
    rehearsed: tuple[datetime, ...] = (),
    beside: Beside | None = ALONE,
    country: str = "",
) -> Approach:
    """Return the way to somebody at an organization where nobody else was asked."""
    off = public_holidays(country)
    return Approach(taken(begin_with), attempts, rehearsed, reach, UID, beside, off)


def approach(
    *attempts: Tried, reach: Reach = PHONE, begin_with: BeginWith = BeginWith.CALL
) -> tuple[Step, date]:
    first = next_approach(way(*attempts, reach=reach, begin_with=begin_with))[0]
    return Step(first.kind), first.on


@pytest.mark.parametrize(
    ("outcome", "on", "kind", "day"),
    [
        (O.NO_ANSWER, MONDAY, Step.CALL, WEDNESDAY),
        (O.NO_ANSWER, THURSDAY, Step.CALL, NEXT_MONDAY),
        (O.NO_ANSWER, FRIDAY, Step.CALL, date(2026, 12, 1)),
        (O.VOICEMAIL, MONDAY, Step.CALL, TUESDAY),
        (O.VOICEMAIL, FRIDAY, Step.CALL, NEXT_MONDAY),
        (O.GATEKEEPER, MONDAY, Step.CALL, TUESDAY),
        (O.CALL_LATER, MONDAY, Step.CALL, date(2026, 12, 7)),
        (O.YES, MONDAY, Step.SETTLE_TIME, MONDAY),
        (O.NOT_ME, MONDAY, Step.THANK_FOR_NAME, MONDAY),
        (O.NO, MONDAY, Step.REVIVE, date(2027, 2, 22)),
        (O.WRONG_NUMBER, FRIDAY, Step.FIND_NUMBER, NEXT_MONDAY),
        (O.LEFT, MONDAY, Step.FIND_NUMBER, TUESDAY),
        (O.NOT_RUNG, MONDAY, Step.PRACTISE, TUESDAY),
        (O.NOT_RUNG, FRIDAY, Step.PRACTISE, NEXT_MONDAY),
        (O.SENT, MONDAY, Step.SECOND_PERSON, THURSDAY),
        (O.SENT, date(2028, 2, 28), Step.SECOND_PERSON, date(2028, 3, 2)),
    ],
)
def test_what_follows_an_attempt(outcome: Outcome, on: date, kind: Step, day: date) -> None:
    assert approach(tried(outcome, on)) == (kind, day)


@pytest.mark.parametrize("outcome", [O.NO_ANSWER, O.VOICEMAIL, O.GATEKEEPER, O.CALL_LATER, O.SENT])
def test_a_day_and_hour_that_were_named_are_kept_to(outcome: Outcome) -> None:
    named = tried(outcome, again_on=FRIDAY, again_at="10:15")
    (found,) = next_approach(way(named))
    assert (found.kind, found.on, found.at) == (Step.CALL, FRIDAY, time(10, 15))


def test_a_first_message_reminds_twice() -> None:
    dues = next_approach(way(tried(O.SENT, channel=Channel.EMAIL)))
    assert [(one.kind, one.on) for one in dues] == [
        (Step.SECOND_PERSON, THURSDAY),
        (Step.NUDGE, date(2026, 12, 2)),
    ]


def test_after_three_silent_tries_a_message_is_left() -> None:
    silent = [tried(O.NO_ANSWER, day) for day in (MONDAY, WEDNESDAY, FRIDAY)]
    assert approach(*silent[:2]) == (Step.CALL, FRIDAY)
    assert approach(*silent) == (Step.LEAVE_MESSAGE, date(2026, 12, 1))


def test_after_a_second_voicemail_three_working_days_pass() -> None:
    assert approach(tried(O.VOICEMAIL), tried(O.VOICEMAIL, TUESDAY)) == (Step.CALL, FRIDAY)


def test_two_messages_without_a_word_are_enough() -> None:
    written = (tried(O.SENT), tried(O.SENT, date(2026, 12, 2)))
    assert approach(*written) == (Step.REVIVE, date(2027, 3, 2))


def test_a_word_from_them_begins_the_count_anew() -> None:
    silent = [tried(O.NO_ANSWER, MONDAY + timedelta(days=number)) for number in range(4)]
    asked = tried(O.CALL_LATER, FRIDAY)
    assert approach(*silent, asked, tried(O.NO_ANSWER, NEXT_MONDAY)) == (
        Step.CALL,
        WEDNESDAY + timedelta(weeks=1),
    )


def test_a_day_they_named_holds_also_after_five_calls() -> None:
    silent = [tried(O.NO_ANSWER, MONDAY + timedelta(days=number)) for number in range(4)]
    assert approach(*silent, tried(O.GATEKEEPER, FRIDAY, again_on=NEXT_MONDAY)) == (Step.CALL, NEXT_MONDAY)


@pytest.mark.parametrize(
    ("begin_with", "reach", "kind"),
    [
        (BeginWith.CALL, Reach(phone=True), Step.CALL),
        (BeginWith.CALL, Reach(email=True), Step.WRITE),
        (BeginWith.WRITE, Reach(phone=True), Step.WRITE),
        (BeginWith.PRACTISE, Reach(phone=True), Step.PRACTISE),
        (BeginWith.PRACTISE, Reach(), Step.PRACTISE),
        (BeginWith.CALL, Reach(), Step.FIND_NUMBER),
        (BeginWith.WRITE, Reach(link=True), Step.WRITE),
    ],
)
def test_how_it_begins(begin_with: BeginWith, reach: Reach, kind: Step) -> None:
    assert approach(reach=reach, begin_with=begin_with) == (kind, MONDAY)


def test_practising_leads_to_the_call_on_the_next_working_day() -> None:
    (found,) = next_approach(way(begin_with=BeginWith.PRACTISE, rehearsed=(moment(FRIDAY),)))
    assert (found.kind, found.on) == (Step.CALL, NEXT_MONDAY)
    (again,) = next_approach(
        way(tried(O.NOT_RUNG), begin_with=BeginWith.PRACTISE, rehearsed=(moment(TUESDAY),))
    )
    assert (again.kind, again.on) == (Step.CALL, WEDNESDAY)


@given(st.lists(tries(), min_size=1, max_size=8))
def test_every_run_of_attempts_leads_to_a_step_not_before_the_last_one(attempts: list[Tried]) -> None:
    attempts.sort(key=lambda one: one.at)
    dues = next_approach(way(*attempts))
    assert 1 <= len(dues) <= 2
    assert all(one.on >= attempts[-1].on for one in dues)


@given(st.sampled_from([O.NO, O.NOT_RUNG]), st.dates(date(2026, 1, 1), date(2029, 1, 1)))
def test_after_a_no_or_not_today_nothing_more_is_due_that_day(outcome: Outcome, on: date) -> None:
    assert approach(tried(outcome, on))[1] > on


def test_somebody_without_an_organization_has_nobody_beside_them() -> None:
    (nudge,) = next_approach(way(tried(O.SENT), beside=None))
    assert (nudge.kind, nudge.on) == (Step.NUDGE, date(2026, 12, 2))


@pytest.mark.parametrize(
    ("asked_on", "kinds"), [(FRIDAY, ["nudge"]), (date(2026, 11, 20), ["second_person", "nudge"])]
)
def test_a_second_person_is_asked_for_once(asked_on: date, kinds: list[str]) -> None:
    found = next_approach(way(tried(O.SENT), beside=Beside((asked_on,))))
    assert [one.kind for one in found] == kinds


# Worked out by hand from the calendars of each country: (written on, country, second person, nudge).
HOLIDAYS = [
    (date(2026, 12, 22), "", date(2026, 12, 25), date(2026, 12, 31)),
    (date(2026, 12, 22), "DE", date(2026, 12, 28), date(2027, 1, 4)),  # 25 Fri, 26 Sat, 1 Jan Fri
    (date(2026, 12, 22), "GB", date(2026, 12, 29), date(2027, 1, 5)),  # 25 Fri, 28 Mon for Saturday, 1 Jan
    (date(2026, 12, 22), "CA", date(2026, 12, 28), date(2027, 1, 4)),  # Boxing Day is not nationwide
    (date(2027, 3, 24), "DE", date(2027, 3, 31), date(2027, 4, 6)),  # Good Friday 26, Easter Monday 29
    (date(2027, 3, 24), "US", date(2027, 3, 29), date(2027, 4, 2)),  # Easter is no federal holiday
    (date(2028, 11, 21), "US", date(2028, 11, 27), date(2028, 12, 1)),  # Thanksgiving Thursday 23
    (date(2029, 4, 30), "FR", date(2029, 5, 4), date(2029, 5, 14)),  # 1, 8 and 10 May (Ascension)
    (date(2030, 4, 30), "JP", date(2030, 5, 7), date(2030, 5, 13)),  # 3 May Fri, 4 Sat, 5 Sun, observed Mon 6
]


@pytest.mark.parametrize(("on", "country", "second", "nudge"), HOLIDAYS)
def test_reminders_keep_the_holidays_where_they_work(
    on: date, country: str, second: date, nudge: date
) -> None:
    found = next_approach(way(tried(O.SENT, on), country=country))
    assert [one.on for one in found] == [second, nudge]


@given(
    st.dates(date(2025, 1, 1), date(2034, 12, 1)),
    st.sampled_from(["", "CA", "DE", "GB", "JP", "US"]),
    st.sampled_from(sorted({*O} - {O.YES, O.NOT_ME})),
)
def test_what_nobody_named_a_day_for_falls_on_a_working_day(on: date, country: str, outcome: Outcome) -> None:
    off = public_holidays(country)
    for due in next_approach(way(tried(outcome, on), country=country)):
        assert working_days.is_working_day(due.on, off)


def test_no_holidays_are_known_of_a_country_that_is_not_one() -> None:
    assert date(2026, 12, 25) not in public_holidays("ZZ")
    assert date(2026, 12, 25) not in public_holidays("Canada")


@pytest.mark.parametrize(
    ("asked", "names"),
    [
        ([], []),
        ([Asked("Ann", date(2026, 10, 25))], []),
        ([Asked("Ann", date(2026, 10, 24), same_person=True)], []),
        ([Asked("Ann", date(2026, 10, 25), same_person=True)], ["Ann"]),
        ([Asked("Ann", MONDAY)], []),
        ([Asked("Ann", date(2026, 11, 2)), Asked("Ben", MONDAY)], ["Ben", "Ann"]),
        ([Asked("Ann", date(2026, 11, 2)), Asked("Ben", date(2026, 10, 2))], []),
    ],
)
def test_who_was_asked_in_the_last_thirty_days(asked: list[Asked], names: list[str]) -> None:
    assert [one.name for one in asked_lately(asked, MONDAY)] == names
