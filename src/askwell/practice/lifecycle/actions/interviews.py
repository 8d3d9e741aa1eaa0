"""From "yes" to "written up": what an interview sets in motion across the steps."""

from datetime import date, datetime, timedelta

from askwell.kernel import clock
from askwell.practice.arranging import actions as arranging
from askwell.practice.arranging import queries as arranging_queries
from askwell.practice.arranging.models import Interview
from askwell.practice.arranging.rules import Channel, InterviewState, Mode, Outcome
from askwell.practice.asking import actions as asking
from askwell.practice.asking import queries as asking_queries
from askwell.practice.asking.models import Goal, Plan
from askwell.practice.following_up import actions as following_up
from askwell.practice.following_up import queries as following_up_queries
from askwell.practice.following_up.rules import CHECK_IN_FIRST_DAYS, first_check_in
from askwell.practice.holding import actions as holding
from askwell.practice.identifying.models import Contact
from askwell.practice.identifying.parts import parts_of
from askwell.practice.lifecycle.actions.contacts import log_attempt
from askwell.practice.thanking import actions as thanking
from askwell.practice.today import queries as today
from askwell.workspace import journal
from askwell.workspace.models import Seeker, User


def agree(
    contact: Contact,
    seeker: Seeker,
    *,
    wall: datetime | None,
    by: User | None,
    at: datetime,
    zone: str = "",
    channel: Channel = Channel.CALL,
    minutes: int | None = None,
    mode: Mode = Mode.IN_PERSON,
    place: str = "",
    travel_minutes: int = 0,
    note: str = "",
) -> Interview:
    """Keep a yes: the attempt, the appointment, and a plan with the five questions to start with."""
    goal = _goal_of(contact)
    lasts = minutes or seeker.ask_minutes
    with journal.entry("interview.agree", by=by, at=at, about=contact) as write:
        on = clock.wall(at, seeker.time_zone).date()
        log_attempt(contact, channel, Outcome.YES, on=on, by=by, at=at, note=note)
        interview = arranging.schedule(
            contact,
            wall=wall,
            zone=zone or seeker.time_zone,
            minutes=lasts,
            mode=mode,
            place=place,
            travel_minutes=travel_minutes,
            goal=goal,
            by=by,
            at=at,
        )
        journal.tell_about(write, interview)
    return interview


def plan_for(interview: Interview, *, by: User | None, at: datetime, business: bool = True) -> Plan:
    """Return the plan of an interview: its own, else one that waits for it, else the five to start with."""
    own: Plan | None = interview.plan
    if own is not None:
        return own
    with journal.entry("interview.plan", by=by, at=at, about=interview):
        plan = arranging_queries.waiting_plan(interview.contact_id)
        if plan is None:
            chosen = asking_queries.five_to_start_with(business=business)
            plan = asking.make_plan(
                interview.contact, chosen, minutes=interview.minutes, goal=interview.goal, by=by, at=at
            )
        arranging.give_plan(interview, plan, by=by, at=at)
        interview.plan = plan
    return plan


def begin_now(contact: Contact, seeker: Seeker, *, by: User | None, at: datetime) -> Interview:
    """Take up "now is good, go ahead": open the questions and start the clock, by phone, in one step."""
    with journal.entry("interview.now", by=by, at=at, about=contact) as write:
        now = clock.wall(at, seeker.time_zone)
        interview = agree(contact, seeker, wall=now, mode=Mode.PHONE, by=by, at=at)
        plan_for(interview, by=by, at=at)
        arranging.begin(interview, by=by, at=at)
        journal.tell_about(write, interview)
    return interview


def finish(
    interview: Interview,
    seeker: Seeker,
    *,
    by: User | None,
    at: datetime,
    began_at: datetime | None = None,
    ended_at: datetime | None = None,
) -> None:
    """End a talk: its notes become answers, a card is owed, and a first check-in is planned.

    `began_at` and `ended_at` are for a talk that was held on paper, where the clock never ran.
    """
    with journal.entry("interview.finish", by=by, at=at, about=interview):
        began = interview.began_at or began_at or interview.starts_at or at
        arranging.move(interview, InterviewState.HELD, by=by, at=at, ended_at=ended_at or at, began_at=began)
        holding.answers_from_notes(interview, by=by, at=at)
        met_on = clock.wall(began, seeker.time_zone).date()
        thanking.owe_card(interview.contact, interview=interview, met_on=met_on, by=by, at=at)
        following_up.plan_check_in(interview.contact, _check_in_day(interview.contact, met_on), by=by, at=at)


def _check_in_day(contact: Contact, met_on: date) -> date:
    load = following_up_queries.load(met_on, met_on + timedelta(days=CHECK_IN_FIRST_DAYS[-1]))
    return first_check_in(met_on, load, today.holidays_of(parts_of([contact.person_id]))[contact.person_id])


def _goal_of(contact: Contact) -> Goal | None:
    pursuits = asking_queries.open_pursuits(contact.pk)
    return pursuits[0].goal if pursuits else asking_queries.present_goal()
