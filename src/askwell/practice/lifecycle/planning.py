"""The plan that fits: what is known of every question across the steps, handed to the planner."""

from datetime import datetime

from askwell.practice.arranging.models import Interview
from askwell.practice.asking import actions as asking
from askwell.practice.asking import planner
from askwell.practice.asking import queries as asking_queries
from askwell.practice.asking.planner import Candidate, Proposal
from askwell.practice.asking.rules import Asked
from askwell.practice.holding import answers
from askwell.practice.lifecycle.actions import interviews
from askwell.workspace import journal
from askwell.workspace.models import Seeker, User


def candidates(interview: Interview) -> list[Candidate]:
    """Return every question that could be asked, with what is known of it; in a fixed number of queries."""
    items = asking_queries.plan_items(interview.plan)
    planned = {one.key: one for one in asking_queries.as_asked(items)}
    locked = {one.key or one.uid for one in items if one.locked}
    goal_id = interview.goal_id
    voices = answers.voices(goal_id) if goal_id else {}
    topic_of, topics = answers.topic_voices(goal_id) if goal_id else ({}, {})
    colleagues = answers.colleagues(interview.contact)
    on_site = asking_queries.on_site(interview.contact_id)
    known = {**{one.key: one for one in asking_queries.questions()}, **planned}
    found = [
        Candidate(
            one,
            voices=voices.get(key, 0),
            topic_voices=topics.get(topic_of[key], 0) if key in topic_of else None,
            colleagues=len(colleagues.get(key, ())),
            locked=key in locked,
            on_site=key in on_site,
            planned=key in planned,
        )
        for key, one in known.items()
    ]
    return planner.with_learned(found, answers.logged_minutes())


def proposal(interview: Interview, seeker: Seeker, *, business: bool) -> Proposal:
    """Return the plan that fits the minutes of an interview; what is planned stays."""
    return planner.propose(
        candidates(interview), interview.minutes, business=business, audience=seeker.audience
    )


def swap(interview: Interview, key: str) -> Asked | None:
    """Return the best question to stand in for one of the plan, None where there is none."""
    planned = asking_queries.as_asked(asking_queries.plan_items(interview.plan))
    return planner.swapped(candidates(interview), planned, key, 0)


def take_proposal(
    interview: Interview, seeker: Seeker, *, business: bool, by: User | None, at: datetime
) -> Proposal:
    """Give an interview the plan that fits; questions that stay keep their notes and their topics."""
    with journal.entry("interview.plan", by=by, at=at, about=interview):
        plan = interviews.plan_for(interview, business=business, by=by, at=at)
        made = proposal(interview, seeker, business=business)
        asking.change_plan(plan, made.all, by=by, at=at)
    return made


def swap_in(interview: Interview, key: str, *, by: User | None, at: datetime) -> bool:
    """Put the best other question in the place of one; tell whether there was one."""
    instead = swap(interview, key)
    if instead is None or interview.plan is None:
        return False
    chosen = asking_queries.as_asked(asking_queries.plan_items(interview.plan))
    asking.change_plan(interview.plan, [instead if one.key == key else one for one in chosen], by=by, at=at)
    return True


def found_on_site(interview: Interview, key: str, *, by: User | None, at: datetime) -> None:
    """Note that a contact's website answers a question, and take it out of the plan."""
    with journal.entry("question.on_site", by=by, at=at, about=interview.contact):
        asking.mark_on_site(interview.contact, key, there=True, by=by, at=at)
        if interview.plan:
            chosen = asking_queries.as_asked(asking_queries.plan_items(interview.plan))
            asking.change_plan(interview.plan, [one for one in chosen if one.key != key], by=by, at=at)
