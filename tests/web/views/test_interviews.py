"""Interviews on their pages: the list, preparing, the plan, what changes, and the calendar."""

import io
from datetime import date, timedelta

import icalendar
import pdfplumber
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from askwell.kernel.codes import code_of
from askwell.models import CheckIn, Interview, Permission, PlanItem, Promise
from askwell.practice.arranging import actions as arranging
from askwell.practice.arranging.rules import InterviewState
from askwell.practice.asking import queries as asking
from askwell.practice.lifecycle.actions import interviews
from askwell.workspace.members import Member
from tests.conftest import NOW
from tests.web.views.talk_cases import THURSDAY, agreed, held, somebody


@pytest.fixture
def talk(alice: Member) -> Interview:
    return agreed(alice)


def keys(found: Interview) -> list[str]:
    return [
        one.key for one in asking.plan_items(Interview.objects.select_related("plan").get(pk=found.pk).plan)
    ]


def test_the_list_says_how_many(web: Client, alice: Member) -> None:
    assert "No talk is agreed yet" in web.get("/interviews").text
    agreed(alice)
    assert "One talk to come." in web.get("/interviews").text
    held(alice)
    assert "One talk to come and one held." in web.get("/interviews").text


def test_the_list_asks_the_same_number_of_queries(web: Client, alice: Member) -> None:
    counts = []
    for names in (["Ann One"], ["Ben Two", "Cy Three"]):
        for name in names:
            agreed(alice, somebody(alice, name), planned=False)
        with CaptureQueriesContext(connection) as seen:
            web.get("/interviews")
        counts.append(len(seen))
    assert counts[0] == counts[1]


def test_preparing_says_when_to_leave(web: Client, talk: Interview) -> None:
    page = web.get(f"/interviews/{talk.uid}").text
    assert "You meet <bdi>Dr. Mary Osei</bdi> on <bdi>Thursday</bdi>" in page
    for time in ("1:15", "1:45", "1:55"):
        assert time in page.replace("\u202f", " ")
    assert "<svg" in page


def test_both_time_zones_are_said_where_they_differ(web: Client, alice: Member, talk: Interview) -> None:
    assert "For you that is" not in web.get(f"/interviews/{talk.uid}").text
    arranging.reschedule(talk, THURSDAY, zone="America/Toronto", by=alice.user, at=NOW)
    page = web.get(f"/interviews/{talk.uid}").text.replace("\u202f", " ")
    assert "(Toronto)" in page
    assert "For you that is 11:00 AM." in page


def test_the_five_are_taken(web: Client, alice: Member) -> None:
    found = agreed(alice, planned=False)
    assert "Five to start with" in web.get(f"/interviews/{found.uid}").text
    web.post(f"/interviews/{found.uid}/plan", {"do": "begin"})
    assert len(keys(found)) == 5


def test_questions_are_added_moved_timed_and_taken_out(web: Client, talk: Interview) -> None:
    path = f"/interviews/{talk.uid}/plan"
    first, second, *_rest = keys(talk)
    web.post(path, {"do": f"down:{first}"})
    assert keys(talk)[:2] == [second, first]
    web.post(path, {"do": f"remove:{second}"})
    assert second not in keys(talk)
    web.post(path, {"do": "add", "question": "pay-01"})
    assert "pay-01" in keys(talk)
    web.post(path, {"do": "add", "own": "What would you do again?"})
    assert PlanItem.objects.filter(text="What would you do again?").count() == 1
    assert talk.goal_id
    topic = asking.topics_of(talk.goal_id)[0]
    web.post(path, {"do": "keep", f"minutes-{first}": "4,5", f"topic-{first}": topic.uid})
    item = PlanItem.objects.get(key=first)
    assert (item.minutes, item.topic_id) == (4.5, topic.pk)
    web.post(path, {"do": "keep", f"topic-{first}": ""})
    assert PlanItem.objects.get(key=first).topic_id is None


@pytest.mark.parametrize("posted", [{"do": "add"}, {"do": "dance"}, {"do": "add", "question": "no-99"}])
def test_a_senseless_change_of_the_plan_is_refused(
    web: Client, talk: Interview, posted: dict[str, str]
) -> None:
    before = keys(talk)
    assert web.post(f"/interviews/{talk.uid}/plan", posted).status_code == 400
    assert keys(talk) == before


def test_the_line_is_drawn_where_the_minutes_end(web: Client, talk: Interview) -> None:
    assert "sure to be asked" in web.get(f"/interviews/{talk.uid}").text
    web.post(f"/interviews/{talk.uid}/change", {"minutes": "60", "mode": "in_person"})
    assert "All of them fit." in web.get(f"/interviews/{talk.uid}").text


def test_minutes_nobody_promises_are_refused(web: Client, talk: Interview) -> None:
    for minutes in ("1", "soon", "1000"):
        assert web.post(f"/interviews/{talk.uid}/change", {"minutes": minutes}).status_code == 400
    talk.refresh_from_db()
    assert talk.minutes == 15


@pytest.mark.parametrize(
    ("do", "state"),
    [
        ("confirm", InterviewState.CONFIRMED),
        ("cancel_me", InterviewState.CANCELLED_BY_ME),
        ("cancel_them", InterviewState.CANCELLED_BY_THEM),
        ("another_time", InterviewState.RESCHEDULED),
        ("no_show_them", InterviewState.NO_SHOW_THEM),
        ("no_show_me", InterviewState.NO_SHOW_ME),
    ],
)
def test_what_changed_is_noted_and_a_new_time_brings_it_back(
    web: Client, talk: Interview, do: str, state: InterviewState
) -> None:
    web.post(f"/interviews/{talk.uid}/state", {"do": do})
    talk.refresh_from_db()
    assert talk.state == state
    assert web.get(f"/interviews/{talk.uid}").status_code == 200
    web.post(f"/interviews/{talk.uid}/time", {"day": "2026-12-01", "at": "09:30"})
    talk.refresh_from_db()
    assert (talk.state, talk.wall) == ("scheduled", "2026-12-01T09:30")
    told_off = state in {
        InterviewState.CANCELLED_BY_ME,
        InterviewState.CANCELLED_BY_THEM,
        InterviewState.RESCHEDULED,
    }
    assert talk.sequence == 1 + told_off


def test_a_time_that_does_not_exist_changes_nothing(web: Client, talk: Interview) -> None:
    for posted in (
        {"day": "2026-02-30", "at": "09:30"},
        {"day": "2026-12-01", "at": "9", "zone": "Mars/Base"},
    ):
        answer = web.post(f"/interviews/{talk.uid}/time", posted)
        assert answer.status_code == 400
    talk.refresh_from_db()
    assert talk.wall == "2026-11-26T14:00"


def test_the_calendar_file_has_two_alarms(web: Client, talk: Interview) -> None:
    answer = web.get(f"/interviews/{talk.uid}.ics")
    assert answer.headers["Content-Type"].startswith("text/calendar")
    calendar = icalendar.Calendar.from_ical(answer.content)
    (event,) = calendar.walk("VEVENT")
    assert str(event["SUMMARY"]) == "Talk with Dr. Mary Osei"
    alarms = [one.decoded("TRIGGER") for one in event.walk("VALARM")]
    assert alarms == [timedelta(minutes=-45), timedelta(minutes=-5)]


def test_a_talk_without_a_time_has_no_calendar_file(web: Client, alice: Member, talk: Interview) -> None:
    arranging.change_interview(talk, wall="", starts_at=None, by=alice.user, at=NOW)
    assert web.get(f"/interviews/{talk.uid}.ics").status_code == 400
    assert "said yes. When shall it be?" in web.get(f"/interviews/{talk.uid}").text


def test_charlie_sees_none_of_it(charlie: Client, talk: Interview) -> None:
    for page in ("", ".ics", "/live", "/debrief", "/paper"):
        assert charlie.get(f"/interviews/{talk.uid}{page}").status_code == 404
    for page in ("/plan", "/time", "/state", "/change", "/answers", "/live/note", "/live/leave"):
        assert charlie.post(f"/interviews/{talk.uid}{page}", {"do": "confirm"}).status_code == 404


def test_the_code_of_a_sheet_leads_to_where_it_is_typed_in(
    web: Client, alice: Member, talk: Interview
) -> None:
    code = code_of(talk.uid)
    assert code in printed_text(web.get(f"/paper/question-sheet.pdf?interview={talk.uid}").content)
    found = web.get("/interviews/code", {"code": code.lower().replace("-", " ")})
    assert found.headers["Location"] == f"/interviews/{talk.uid}/paper"
    over = held(alice)
    assert web.get("/interviews/code", {"code": code_of(over.uid)}).headers["Location"].endswith(over.uid)
    person = web.get("/interviews/code", {"code": code_of(talk.contact.uid)})
    assert person.headers["Location"] == f"/contacts/{talk.contact.uid}"


def test_a_code_of_nobody_and_no_code_are_said(web: Client, charlie: Client, talk: Interview) -> None:
    assert web.get("/interviews/code", {"code": "000-000"}).status_code == 404
    assert "six signs" in web.get("/interviews/code", {"code": "K7"}).text
    assert charlie.get("/interviews/code", {"code": code_of(talk.uid)}).status_code == 404


def test_several_sheets_in_one_file(web: Client, alice: Member, talk: Interview) -> None:
    other = agreed(alice, somebody(alice, "Ann One"))
    for kind in ("question-sheet", "cue-card"):
        answer = web.get(f"/paper/{kind}.pdf?interview={talk.uid}&interview={other.uid}")
        text = printed_text(answer.content)
        assert code_of(talk.uid) in text
        assert code_of(other.uid) in text
    assert web.get(f"/paper/envelope.pdf?interview={talk.uid}&interview={other.uid}").status_code == 400


def printed_text(pdf: bytes) -> str:
    with pdfplumber.open(io.BytesIO(pdf)) as opened:
        return " ".join(page.extract_text() for page in opened.pages)


def test_a_promise_is_dated_by_its_words_and_the_month_said_is_the_check_in(
    web: Client, alice: Member, talk: Interview
) -> None:
    arranging.begin(talk, by=alice.user, at=NOW)
    interviews.finish(talk, alice.seeker, by=alice.user, at=NOW)
    page = web.get(f"/interviews/{talk.uid}/debrief").text
    assert '<option value="2026-12" selected>December</option>' in page
    posted = {"promise-1": "I will call in March", "told_in": "2027-02", "detail": "the lease"}
    answer = web.post(f"/interviews/{talk.uid}/debrief", posted)
    assert answer.status_code == 303
    assert Promise.objects.get().due_on == date(2027, 3, 1)
    planned = CheckIn.objects.get().planned_on
    assert (planned.year, planned.month) == (2027, 2)
    assert "February" in web.get(answer["Location"]).text


def test_a_promise_without_a_day_is_asked_for_one(web: Client, alice: Member, talk: Interview) -> None:
    arranging.begin(talk, by=alice.user, at=NOW)
    interviews.finish(talk, alice.seeker, by=alice.user, at=NOW)
    answer = web.post(f"/interviews/{talk.uid}/debrief", {"promise-1": "I will write"})
    assert answer.status_code == 400
    assert "Say by when" in answer.text
    assert '<option value="2026-12" selected>' in answer.text


def test_leave_to_quote_can_be_kept_afterwards(web: Client, alice: Member) -> None:
    found = held(alice)
    page, written = f"/interviews/{found.uid}", f"/interviews/{found.uid}/debrief"
    assert "Whether you may quote them was not asked." in web.get(page).text
    for _ in range(2):
        web.post(written, {"learned": "A lease", "quote": "unnamed"})
    assert "You may quote them, without their name." in web.get(page).text
    assert 'name="quote" value="unnamed" checked' in web.get(written).text
    assert Permission.objects.filter(kind__in=("quote", "name")).count() == 2
    web.post(written, {"learned": "A lease", "quote": "named"})
    assert "You may quote them, with their name." in web.get(page).text
    web.post(written, {"learned": "A lease"})
    assert "You may quote them, with their name." in web.get(page).text
