"""Fill a home with many answers, time pages of voices, print JSON (`python -m bench.voices ANSWERS`)."""

import json
import random
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import django

AT = datetime(2026, 11, 23, 17, 0, tzinfo=UTC)
TOPICS, PER_TALK, ROUNDS, SEED = 5, 5, 40, 20261123


def main() -> None:
    """Make the home that the environment names, and print what pages of voices take in CPU milliseconds."""
    django.setup()
    from askwell.workspace import tables  # noqa: PLC0415 -- Django must be set up first

    tables.make()
    from askwell.kernel import cycles  # noqa: PLC0415 -- Django must be set up first
    from askwell.practice.learning import overview, voices  # noqa: PLC0415 -- models need Django to be set up
    from askwell.workspace import members, scope  # noqa: PLC0415 -- see above

    member = members.only_member(at=AT)
    with scope.inside(member.workspace_id):
        goal, topic, count = _fill(member, int(sys.argv[1]))
        # As `askwell serve` does before it answers.
        cycles.search_from_here()
        later = voices.on_topic(topic).more
        found = {
            "on_topic": count,
            "first": _timed(lambda: voices.on_topic(topic)),
            "later": _timed(lambda: voices.on_topic(topic, before=later)),
            "overview": _timed(lambda: overview.learned(goal), rounds=5),
        }
    print(json.dumps(found))


def _timed(run: Callable[[], Any], rounds: int = ROUNDS) -> dict[str, float]:
    run()
    spent = []
    for _ in range(rounds):
        began = time.process_time()
        run()
        spent.append((time.process_time() - began) * 1e3)
    spent.sort()
    return {"p50": spent[rounds // 2], "p95": spent[min(rounds - 1, int(rounds * 0.95))]}


def _fill(member: Any, answers: int) -> tuple[Any, Any, int]:
    """Make a goal of five topics, and a talk of five answers with each of many people; a third were named."""
    from askwell.models import Answer, Contact, Interview, Plan, PlanItem, Referral, Topic  # noqa: PLC0415 -- models need Django to be set up
    from askwell.practice.asking import actions as asking  # noqa: PLC0415 -- models need Django to be set up
    from askwell.workspace import journal  # noqa: PLC0415 -- models need Django to be set up

    chosen = random.Random(SEED)
    names = [f"Topic {number}" for number in range(TOPICS)]
    goal = asking.add_goal("Shall I?", topics=names, by=member.user, at=AT)
    topics = list(Topic.objects.filter(goal=goal).order_by("place").values_list("id", flat=True))
    talks = answers // PER_TALK
    with journal.entry("demo.story", by=member.user, at=AT) as write:
        people = list(
            write.create_many(
                Contact, ["full_name", "sort_as"], [(f"Person {n}", f"person {n:07}") for n in range(talks)]
            )
        )
        plans = write.create_many(Plan, ["contact_id", "minutes"], [(one, 20) for one in people])
        held = [
            (person, goal.pk, plan, "held", AT, AT - timedelta(minutes=n))
            for n, (person, plan) in enumerate(zip(people, plans, strict=True))
        ]
        columns = ["contact_id", "goal_id", "plan_id", "state", "state_at", "began_at"]
        interviews = write.create_many(Interview, columns, held, same={"zone": "UTC", "minutes": 20})
        items = [
            (plan, topic, f"q{place}", f"Question {place}?", place)
            for plan in plans
            for place, topic in enumerate(topics)
        ]
        same = {"purpose": "advice", "position": "core", "minutes": 3.0}
        asked = write.create_many(PlanItem, ["plan_id", "topic_id", "key", "text", "place"], items, same=same)
        said = [
            (interviews[number // PER_TALK], item, f"What was said, {number}. And a second sentence.")
            for number, item in enumerate(asked)
        ]
        write.create_many(Answer, ["interview_id", "item_id", "text"], said)
        edges = [(people[chosen.randrange(n)], people[n], AT.date()) for n in range(1, talks, 3)]
        write.create_many(Referral, ["giver_id", "named_id", "on"], edges)
    return goal, Topic.objects.get(id=topics[0]), talks


if __name__ == "__main__":
    main()
