"""The pages about what was learned: a fixed number of queries, and forms that keep what was typed."""

import re
from datetime import timedelta
from html import unescape

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from askwell.models import (
    Aim,
    Answer,
    Cell,
    Contact,
    Decision,
    Evidence,
    Finding,
    Goal,
    Option,
    Outcome,
    Passage,
    Standpoint,
    Theme,
)
from askwell.practice.arranging import actions as arranging
from askwell.practice.asking import actions as asking
from askwell.practice.asking import queries as asking_queries
from askwell.practice.holding import actions as holding
from askwell.practice.holding.rules import PermissionAnswer, PermissionKind
from askwell.practice.identifying import actions as identifying
from askwell.practice.learning import actions as learning
from askwell.practice.learning import deciding, voices
from askwell.practice.learning.rules import Stance, Vantage, Verdict
from askwell.practice.lifecycle.actions import interviews
from askwell.practice.referring import actions as referring
from askwell.practice.referring.rules import UseName
from askwell.workspace.members import Member
from tests.conftest import NOW

WORDS = "The lease was the hard part. Two years until a wage."
KEY = "bg-01"


@pytest.fixture
def goal(alice: Member) -> Goal:
    """Return a goal about which one person was asked."""
    made = asking.add_goal("Should I open?", decision="Give notice", topics=["Money"], by=alice.user, at=NOW)
    heard(alice, made, 0)
    return made


def heard(member: Member, goal: Goal, number: int, *, bare: bool = False) -> Answer:
    """Talk with one more person, and make of it all that can be made (unless bare); return the answer."""
    by = member.user
    contact = identifying.add_contact(
        f"Person {number}", organization=f"Place {number % 3}", title="Potter", by=by, at=NOW
    )
    start = NOW - timedelta(days=1, minutes=number)
    talk = interviews.agree(contact, member.seeker, wall=start.replace(tzinfo=None), by=by, at=start)
    topic = asking_queries.topics_of(goal.pk)[0]
    bank = {one.key: one for one in asking_queries.questions()}
    plan = asking.make_plan(contact, [bank[KEY]], minutes=15, goal=goal, topics={KEY: topic}, by=by, at=start)
    arranging.give_plan(talk, plan, by=by, at=start)
    talk.plan = plan
    arranging.begin(talk, by=by, at=start)
    for kind in (PermissionKind.NOTES, PermissionKind.QUOTE, PermissionKind.NAME):
        holding.permit(contact, kind, PermissionAnswer.GIVEN, interview=talk, by=by, at=start)
    answer = holding.answer(talk, plan.items.get(key=KEY), WORDS, quote=True, by=by, at=start)
    assert answer
    interviews.finish(talk, member.seeker, by=by, at=start + timedelta(minutes=15))
    holding.debrief(talk, learned="Rent by the day", by=by, at=NOW)
    if not bare:
        made_of(member, goal, answer, number)
    return answer


def made_of(member: Member, goal: Goal, answer: Answer, number: int) -> None:
    """Mark words, weigh them, say from where they are seen, add to the decision, and hear a name."""
    by, contact = member.user, answer.interview.contact
    passage = learning.mark(answer, "Two years", theme=f"theme {number}", by=by, at=NOW)
    for stance in Stance:
        topic = asking_queries.topics_of(goal.pk)[0]
        found = learning.state_finding(goal, f"Claim {number} {stance}", topic=topic, by=by, at=NOW)
        for one in Answer.objects.filter(interview__goal=goal):
            learning.weigh(found, one, stance, passage=passage if one == answer else None, by=by, at=NOW)
    learning.place(goal, contact, Vantage.DOES, by=by, at=NOW)
    option = deciding.add_option(goal, f"Way {number}", by=by, at=NOW)
    matter = deciding.add_criterion(goal, f"Matter {number}", by=by, at=NOW)
    deciding.judge(option, matter, Verdict.GOOD, note="", findings=[found], by=by, at=NOW)
    deciding.decide(goal, f"I will {number}", reasons="So", on=NOW.date(), by=by, at=NOW)
    deciding.came_of_it(goal, "A client", interview=answer.interview, on=NOW.date(), by=by, at=NOW)
    name = f"Named {number}"
    named = referring.name_contact(contact, name, use_name=UseName.YES, on=NOW.date(), by=by, at=NOW).named
    identifying.edit_contact(named, organization="Place 0", title="Potter", by=by, at=NOW)


def pages(goal: Goal) -> dict[str, str]:
    """Return the address of every page about the network and what was learned."""
    answer = Answer.objects.order_by("id")[0]
    of_goal = {name: reverse(name, args=[goal.uid]) for name in ("voices", "decide", "report", "goal")}
    report = reverse("report_file", args=[goal.uid, "html"])
    option = Option.objects.order_by("id")[0]
    matter = goal.criteria.order_by("id")[0]
    organization = answer.interview.contact.organization
    assert organization
    return of_goal | {
        "learned": reverse("learned"),
        "topic": f"{of_goal['voices']}?topic={asking_queries.topics_of(goal.pk)[0].uid}",
        "theme": f"{of_goal['voices']}?theme={Theme.objects.order_by('id')[0].uid}",
        "question": reverse("question_answers", args=[KEY]),
        "finding": reverse("finding", args=[Finding.objects.order_by("id")[0].uid]),
        "answer": reverse("answer", args=[answer.uid]),
        "cell": reverse("cell", args=[option.uid, matter.uid]),
        "report for me": report,
        "report for a coach": f"{report}?level=coach",
        "report for anybody": f"{report}?level=public",
        "table": reverse("report_file", args=[goal.uid, "csv"]),
        "week": reverse("week"),
        "network": reverse("network"),
        "network from": f"{reverse('network')}?from={answer.interview.contact.uid}",
        "around": reverse("network_around", args=[answer.interview.contact.uid]),
        "at": reverse("network_at", args=[organization.uid]),
        "paths": f"{reverse('paths')}?q=Potter",
        "next": reverse("next"),
    }


def test_more_voices_ask_no_more_queries(web: Client, alice: Member, goal: Goal) -> None:
    heard(alice, goal, 1)
    shown = pages(goal)
    few = queries_of(web, shown)
    for number in range(2, 6):
        heard(alice, goal, number)
    many = queries_of(web, shown)
    assert {name: (few[name], count) for name, count in many.items() if count > few[name]} == {}


def queries_of(web: Client, shown: dict[str, str]) -> dict[str, int]:
    """Return how many queries each page asks, by name; each is shown once before."""
    counts = {}
    for name, path in shown.items():
        assert web.get(path).status_code == 200, path
        with CaptureQueriesContext(connection) as seen:
            web.get(path)
        counts[name] = len(seen)
    return counts


def trouble(page: str) -> str:
    """Return the sentence that says what is wrong."""
    found = re.search(r'role="alert"><p>(.*?)</p>', page)
    assert found
    return unescape(found[1])


def field(page: str, name: str) -> str:
    """Return what stands in a field, or which choice of it is made."""
    area = re.search(rf'<textarea[^>]* name="{name}"[^>]*>(.*?)</textarea>', page, re.DOTALL)
    if area:
        return unescape(area[1])
    select = re.search(rf'<select[^>]* name="{name}"[^>]*>(.*?)</select>', page, re.DOTALL)
    if select:
        chosen = re.search(r'value="([^"]*)" selected', select[1])
        return chosen[1] if chosen else ""
    given = re.search(rf'<input[^>]* name="{name}"[^>]*?value="([^"]*)"', page)
    assert given, name
    return unescape(given[1])


def part(page: str, words: str) -> str:
    """Return the folded part of a page that its summary names, from its opening tag on."""
    return page[page.rindex("<details", 0, page.index(f">{words}<")) :]


def test_an_empty_finding_keeps_what_was_chosen(web: Client, goal: Goal) -> None:
    topic, before = asking_queries.topics_of(goal.pk)[0].uid, Finding.objects.count()
    typed = {"claim": "  ", "topic": topic, "confidence": "likely"}
    answer = web.post(reverse("finding_new", args=[goal.uid]), typed)
    assert (answer.status_code, trouble(answer.text)) == (400, "Write what you found, in one sentence.")
    assert (field(answer.text, "topic"), field(answer.text, "confidence")) == (topic, "likely")
    assert Finding.objects.count() == before
    assert web.post(reverse("finding_new", args=[goal.uid]), typed | {"claim": "Cold"}).status_code == 303
    kept = Finding.objects.latest("id")
    assert (kept.claim, kept.confidence, kept.topic and kept.topic.uid) == ("Cold", "likely", topic)


def test_a_finding_is_weighed_and_reworded(web: Client, alice: Member, goal: Goal) -> None:
    found = learning.state_finding(goal, "Warm", by=alice.user, at=NOW)
    path, answer = reverse("finding", args=[found.uid]), Answer.objects.get()
    passage = Passage.objects.get()
    weighed = {"answer": answer.uid, "stance": "against", "passage": passage.uid}
    assert web.post(path, weighed).status_code == 303
    kept = Evidence.objects.get(finding=found)
    assert (kept.stance, kept.passage_id) == ("against", passage.pk)
    web.post(path, {"answer": answer.uid, "stance": ""})
    assert not Evidence.objects.filter(finding=found).exists()
    assert web.post(path, weighed | {"answer": "nobody"}).status_code == 404
    web.post(path, {"do": "sure", "confidence": "certainly"})
    empty = web.post(path, {"do": "claim", "claim": ""})
    assert (empty.status_code, trouble(empty.text)) == (400, "Write what you found, in one sentence.")
    assert part(empty.text, "Change the words").startswith("<details open>")
    web.post(path, {"do": "claim", "claim": "Warm in summer"})
    found.refresh_from_db()
    assert (found.claim, found.confidence) == ("Warm in summer", "")


def test_words_that_are_not_there_stay_to_be_mended(web: Client, goal: Goal) -> None:
    del goal
    path = reverse("answer", args=[Answer.objects.get().uid])
    wrong = web.post(path, {"words": "the leese", "start": "4", "theme": "Leases & rent"})
    assert wrong.status_code == 400
    assert trouble(wrong.text) == "These words are not in the answer. Choose a sentence of it."
    assert field(wrong.text, "words") == "the leese"
    assert field(wrong.text, "theme") == "Leases & rent"
    assert "hidden" not in re.findall(r'<div class="field"[^>]*data-picked>', wrong.text)[0]
    nothing = web.post(path, {"theme": "Leases"})
    assert (nothing.status_code, field(nothing.text, "theme")) == (400, "Leases")
    assert Theme.objects.count() == 1


def test_words_and_sentences_are_marked(web: Client, goal: Goal) -> None:
    del goal
    answer = Answer.objects.get()
    path = reverse("answer", args=[answer.uid])
    web.post(path, {"words": "wage", "start": "not a number", "theme": "Leases"})
    web.post(path, {"sentence": "0"})
    words = set(answer.passages.values_list("text", flat=True))
    assert words == {"Two years", "wage", "The lease was the hard part."}
    assert "<mark>wage</mark>" in web.get(path).text
    assert web.post(reverse("unmark", args=[answer.passages.latest("id").uid])).status_code == 303
    assert answer.passages.count() == 2


def test_a_theme_is_renamed_and_dropped(web: Client, goal: Goal) -> None:
    del goal
    path = reverse("theme", args=[Theme.objects.get().uid])
    empty = web.post(path, {"text": " "})
    assert (empty.status_code, trouble(empty.text)) == (400, "Write the theme in a few words.")
    assert part(empty.text, "Change this theme").startswith("<details open>")
    web.post(path, {"text": "time"})
    assert Theme.objects.get().text == "time"
    web.post(path, {"do": "drop"})
    assert not Theme.objects.exists()
    assert Passage.objects.get().theme is None


def test_a_topic_of_another_goal_is_not_found(web: Client, alice: Member, goal: Goal) -> None:
    other = asking.add_goal("Another", topics=["Rain"], by=alice.user, at=NOW)
    topic = asking_queries.topics_of(other.pk)[0].uid
    assert web.get(reverse("voices", args=[goal.uid]), {"topic": topic}).status_code == 404
    for odd in ("x", "-1", "9" * 30):
        assert web.get(reverse("voices", args=[goal.uid]), {"before": odd}).status_code == 200


def test_from_where_somebody_sees_it(web: Client, goal: Goal) -> None:
    contact = Answer.objects.get().interview.contact
    path = reverse("vantage", args=[goal.uid])
    back = reverse("voices", args=[goal.uid])
    kept = web.post(path, {"contact": contact.uid, "vantage": "left", "next": back})
    assert (kept.status_code, kept["Location"]) == (303, back)
    assert Standpoint.objects.get().vantage == "left"
    web.post(path, {"contact": contact.uid, "vantage": ""})
    assert not Standpoint.objects.exists()
    assert web.post(path, {"contact": "nobody", "vantage": "left"}).status_code == 404


def test_older_voices_are_a_page_away(web: Client, alice: Member, goal: Goal) -> None:
    for number in range(1, voices.PAGE + 2):
        heard(alice, goal, number, bare=True)
    for path in (reverse("voices", args=[goal.uid]), reverse("question_answers", args=[KEY])):
        first = web.get(path).text
        link = re.search(r'href="([^"]*before=\d+)"', first)
        assert link
        second = web.get(unescape(link[1]) if link[1].startswith("/") else path + unescape(link[1])).text
        assert first.count("<article") == voices.PAGE
        assert second.count("<article") == 2
        assert "Person 0<" in second
        assert "Person 0<" not in first


DECISION = {"do": "decision", "text": "I stay", "on": "2026-11-01"}


@pytest.mark.parametrize(
    ("typed", "said", "kept"),
    [
        ({"do": "option", "text": " "}, "Write the option in a few words.", {}),
        ({"do": "criterion", "text": ""}, "Write in a few words what matters to you.", {}),
        (
            DECISION | {"text": "", "reasons": "Rent", "change_mind": "A partner"},
            "Write what you decided, in one sentence.",
            {"reasons": "Rent", "change_mind": "A partner", "on": "2026-11-01"},
        ),
        (
            DECISION | {"review_on": "2026-10-01"},
            "The day to look at it again comes after the day of the decision.",
            {"text": "I stay", "review_on": "2026-10-01"},
        ),
        (
            DECISION | {"on": "2026-13-01"},
            "“2026-13-01” is not a date. Write it like 2026-11-26.",
            {"text": "I stay"},
        ),
        ({"do": "outcome", "text": "", "on": "2026-11-01"}, "Write what came of it, in one sentence.", {}),
    ],
)
def test_a_form_of_the_decision_keeps_what_was_typed(
    web: Client, goal: Goal, typed: dict[str, str], said: str, kept: dict[str, str]
) -> None:
    counted = [model.objects.count() for model in (Option, Decision, Outcome)]
    talk = Answer.objects.get().interview.uid
    answer = web.post(reverse("decide", args=[goal.uid]), typed | {"interview": talk})
    assert (answer.status_code, trouble(answer.text)) == (400, said)
    shown = answer.text
    if typed["do"] == "decision":
        shown = part(answer.text, "I decided something else")
        assert shown.startswith("<details open>")
    if typed["do"] == "outcome":
        shown = part(answer.text, "Something came of it")
        assert shown.startswith("<details open>")
        assert (field(shown, "interview"), field(shown, "on")) == (talk, "2026-11-01")
    assert {name: field(shown, name) for name in kept} == kept
    assert [model.objects.count() for model in (Option, Decision, Outcome)] == counted


def test_a_thirteenth_option_is_too_many(web: Client, goal: Goal) -> None:
    path = reverse("decide", args=[goal.uid])
    for number in range(1, 12):
        assert web.post(path, {"do": "option", "text": f"Way {number}"}).status_code == 303
    answer = web.post(path, {"do": "option", "text": "One more"})
    assert trouble(answer.text) == "More than 12 make no table to decide by. Remove one of them first."
    assert 'value="One more"' in answer.text
    web.post(path, {"do": "option", "remove": Option.objects.order_by("id")[0].uid})
    assert web.post(path, {"do": "option", "text": "One more"}).status_code == 303


def test_a_decision_is_looked_at_again(web: Client, goal: Goal) -> None:
    path = reverse("decide", args=[goal.uid])
    web.post(path, DECISION | {"on": "2026-11-23", "review_on": "2026-12-01"})
    found = Decision.objects.latest("id")
    wrong = web.post(path, {"do": "review", "decision": found.uid, "again_on": "soon"})
    assert wrong.status_code == 400
    assert part(wrong.text, "I have looked at it again").startswith("<details open>")
    web.post(path, {"do": "review", "decision": found.uid, "again_on": ""})
    found.refresh_from_db()
    assert found.reviewed_at == NOW
    assert web.post(path, {"do": "review", "decision": "nothing"}).status_code == 404


def test_a_cell_stands_on_findings(web: Client, goal: Goal) -> None:
    option, matter = Option.objects.get(), goal.criteria.get()
    path = reverse("cell", args=[option.uid, matter.uid])
    finding = Finding.objects.order_by("id")[0]
    web.post(path, {"verdict": "perhaps", "note": "Lean", "finding": [finding.uid, "nothing"]})
    kept = Cell.objects.get()
    assert (kept.verdict, kept.note) == ("", "Lean")
    assert [one.finding_id for one in kept.grounds.all()] == [finding.pk]
    assert web.get(reverse("cell", args=[option.uid, "nothing"])).status_code == 404


def test_an_aim_without_words_is_asked_for(web: Client) -> None:
    wrong = web.post(reverse("week"), {"do": "set", "text": " "})
    assert (wrong.status_code, trouble(wrong.text)) == (400, "Write your aim in a few words.")
    web.post(reverse("week"), {"do": "set", "text": "Two calls"})
    assert Aim.objects.get().text == "Two calls"
    again = web.post(reverse("week"), {"do": "set", "text": ""})
    assert part(again.text, "Another aim").startswith("<details open>")


def test_who_may_be_named_is_kept(web: Client, goal: Goal) -> None:
    contact = Contact.objects.get(full_name="Person 0")
    path, shown = reverse("report", args=[goal.uid]), reverse("report_file", args=[goal.uid, "html"])
    assert "Person 0" in web.get(shown + "?level=coach").text
    kept = web.post(path + "?level=coach", {contact.uid: "refused"})
    assert kept["Location"].endswith("?level=coach")
    assert field(web.get(path).text, contact.uid) == "refused"
    assert "Person 0" not in web.get(shown + "?level=coach").text
    assert web.get(reverse("report_file", args=[goal.uid, "doc"])).status_code == 404
