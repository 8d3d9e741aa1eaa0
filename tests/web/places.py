"""Every place in the pages: the addresses of a small case that has something of everything.

All words of the case are Greek, so that a test can tell them from texts of ours.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from urllib.parse import quote

from django.urls import URLPattern, get_resolver, reverse

from askwell.integrations.calendars.busy import Busy
from askwell.practice.arranging import actions as arranging
from askwell.practice.arranging.models import Interview
from askwell.practice.arranging.rules import Channel, InterviewState, Mode, Outcome
from askwell.practice.asking import actions as asking
from askwell.practice.asking.models import Goal
from askwell.practice.asking.rules import Asked, Position
from askwell.practice.calendars import actions as calendars
from askwell.practice.calendars.models import CallBlock
from askwell.practice.following_up import actions as following_up
from askwell.practice.holding import actions as holding
from askwell.practice.holding.models import Answer
from askwell.practice.holding.rules import PermissionAnswer, PermissionKind
from askwell.practice.identifying import actions as identifying
from askwell.practice.identifying.models import Contact
from askwell.practice.identifying.rules import DetailKind
from askwell.practice.learning import actions as learning
from askwell.practice.learning import aims, deciding
from askwell.practice.learning.models import Criterion, Finding, Option
from askwell.practice.learning.rules import Stance, Vantage, Verdict
from askwell.practice.lifecycle.actions import contacts as cases
from askwell.practice.lifecycle.actions import interviews
from askwell.practice.referring import actions as referring
from askwell.practice.referring.rules import UseName
from askwell.practice.thanking.models import Card
from askwell.workspace import members
from askwell.workspace.members import Member
from tests.conftest import NOW

TODAY = date(2026, 11, 23)
QUESTIONS = (
    Asked("", "Πώς άρχισες;", "background", 3, Position.OPENER),
    Asked("", "Τι είναι δύσκολο;", "challenges", 3, Position.CORE),
    Asked("", "Ποιον άλλον;", "referrals", 1, Position.CLOSER),
)


@dataclass(frozen=True)
class Case:
    """What the addresses of a case are made of."""

    goal: Goal
    contact: Contact
    named: Contact
    held: Interview
    coming: Interview
    going: Interview
    card: Card
    hour: CallBlock
    finding: Finding
    topic: str
    answer: str
    option: str
    criterion: str


def greek_case(member: Member) -> Case:
    """Make the case through the ordinary actions and return it."""
    by = member.user
    members.edit_seeker(member.seeker, by=by, at=NOW, name="Ρόμπιν", intro="Νοσοκόμα", town="Νέλσον")
    goal = asking.add_goal(
        "Να ανοίξω ιατρείο;", decision="Θα δω", guess="Όχι ακόμα", topics=["Χρήματα", "Χρόνος"], by=by, at=NOW
    )
    mary = identifying.add_contact(
        "Μαρία Οσέι", organization="Ιατρείο", title="Γιατρός", phones=["+1 250 555 0143"], by=by, at=NOW
    )
    street = {"street": "Οδός 1", "city": "Νέλσον", "postal_code": "1234"}
    identifying.add_detail(mary, DetailKind.ADDRESS, "", parts=street, by=by, at=NOW)
    asking.take_up(mary, goal, begins_on=TODAY, why="Ξέρει", by=by, at=NOW)
    cases.log_attempt(mary, Channel.CALL, Outcome.NO_ANSWER, on=TODAY, note="Ησυχία", by=by, at=NOW)
    held = _held(member, mary)
    named = referring.name_contact(
        mary, "Τόμας", why="Ξέρει πολλά", use_name=UseName.YES, phones=("+1 250 555 0144",),
        interview=held, on=TODAY, by=by, at=NOW,
    ).named  # fmt: skip
    asking.take_up(named, goal, begins_on=TODAY, by=by, at=NOW)
    following_up.promise(mary, "Θα γράψω", TODAY + timedelta(days=9), by=by, at=NOW)
    coming = _agreed(member, named, "Ελένη", NOW.replace(tzinfo=None) + timedelta(days=2))
    going = _agreed(member, named, "Νίκος", NOW.replace(tzinfo=None))
    arranging.begin(going, by=by, at=NOW)
    finding = learning.state_finding(goal, "Ακριβό", by=by, at=NOW)
    option, criterion, answer = _learned(member, goal, held, finding)
    card = Card.objects.get(interview=held)
    hour = calendars.keep_for_calls(NOW.replace(tzinfo=None), "Europe/Athens", 60, by=by, at=NOW)
    calendars.add_read("Γιατροί", Busy(((0, 60),), 1), member.seeker, by=by, at=NOW)
    topic = goal.topics.order_by("place")[0].uid
    return Case(
        goal,
        mary,
        named,
        held,
        coming,
        going,
        card,
        hour,
        finding,
        topic,
        answer.uid,
        option.uid,
        criterion.uid,
    )


def _learned(
    member: Member, goal: Goal, held: Interview, finding: Finding
) -> tuple[Option, Criterion, Answer]:
    """Make something of what was heard, and decide; return an option, what matters, and a marked answer."""
    by = member.user
    for answer in held.answers.all():
        learning.weigh(finding, answer, Stance.FOR, by=by, at=NOW)
        learning.mark(answer, "Έτσι", theme="Ενοίκια", by=by, at=NOW)
    learning.place(goal, held.contact, Vantage.DOES, by=by, at=NOW)
    option = deciding.add_option(goal, "Ανοίγω", by=by, at=NOW)
    criterion = deciding.add_criterion(goal, "Ησυχία στο σπίτι", by=by, at=NOW)
    deciding.judge(option, criterion, Verdict.GOOD, note="Κοντά", findings=[finding], by=by, at=NOW)
    deciding.decide(goal, "Μένω", reasons="Ακριβό", on=TODAY, by=by, at=NOW)
    deciding.came_of_it(goal, "Πρώτος πελάτης", interview=held, on=TODAY, by=by, at=NOW)
    aims.set_aim("Δύο κλήσεις", by=by, at=NOW)
    return option, criterion, answer


def _held(member: Member, contact: Contact) -> Interview:
    by, start = member.user, NOW - timedelta(days=1)
    interview = interviews.agree(contact, member.seeker, wall=start.replace(tzinfo=None), by=by, at=start)
    plan = asking.make_plan(contact, QUESTIONS, minutes=15, goal=interview.goal, by=by, at=start)
    arranging.give_plan(interview, plan, by=by, at=start)
    interview.plan = plan
    arranging.begin(interview, by=by, at=start)
    said = PermissionAnswer.GIVEN
    holding.permit(contact, PermissionKind.NOTES, said, interview=interview, by=by, at=start)
    for item in plan.items.all():
        holding.note(interview, item, "Έτσι είπε.", at=start)
    interviews.finish(interview, member.seeker, by=by, at=start + timedelta(minutes=15))
    holding.debrief(interview, learned="Πολλά", detail="Το ενοίκιο", advice="Ρώτα", by=by, at=NOW)
    return interview


def _agreed(member: Member, near: Contact, name: str, wall: datetime) -> Interview:
    by = member.user
    contact = identifying.add_contact(name, by=by, at=NOW)
    interview = interviews.agree(
        contact,
        member.seeker,
        wall=wall,
        zone="Europe/Athens",
        mode=Mode.IN_PERSON,
        place="Πλατεία",
        by=by,
        at=NOW,
    )
    plan = asking.make_plan(near, QUESTIONS, minutes=15, goal=interview.goal, by=by, at=NOW)
    arranging.give_plan(interview, plan, by=by, at=NOW)
    arranging.move(interview, InterviewState.CONFIRMED, by=by, at=NOW)
    return interview


def places(case: Case) -> list[str]:
    """Return the address of every page that is shown by GET, with one of each subject of the case."""
    contacts = [case.contact.uid, case.named.uid]
    talks = [case.held.uid, case.coming.uid, case.going.uid]
    found = [reverse(name) for name in PLAIN]
    found += [reverse(name, args=[uid]) for name in OF_CONTACT for uid in contacts]
    found += [reverse(name, args=[uid]) for name in OF_INTERVIEW for uid in talks if _fits(name, uid, case)]
    found += [reverse("start", args=[screen]) for screen in range(1, 8)]
    found += [reverse("brief_facts"), reverse("questions_save"), reverse("question_answers", args=["bg-01"])]
    found += [reverse("questions") + "?look=1", reverse("notes") + "?search=" + quote("Έτσι")]
    found += [reverse("helpers", args=[case.goal.uid]), reverse("pocket_json"), reverse("service_worker")]
    found += [
        reverse("directory_progress"),
        reverse("import_progress", args=["0"]),
        reverse("directories") + "?q=&near=10,20",
    ]
    found += [reverse("goal", args=[case.goal.uid]), reverse("finding", args=[case.finding.uid])]
    found += [reverse("card", args=[case.card.uid]), reverse("hour", args=[case.hour.uid])]
    found += [reverse(name, args=[case.goal.uid]) for name in OF_GOAL]
    found += [reverse("voices", args=[case.goal.uid]) + f"?topic={case.topic}"]
    found += [reverse("report_file", args=[case.goal.uid, ending]) for ending in ("html", "md", "csv", "pdf")]
    found += [reverse("answer", args=[case.answer]), reverse("cell", args=[case.option, case.criterion])]
    assert case.contact.organization
    found += [reverse(name, args=[case.contact.organization.uid]) for name in ("organization", "network_at")]
    found += [reverse("paths") + f"?to={case.named.uid}", reverse("network") + f"?from={case.contact.uid}"]
    return found


PLAIN = (
    "clips",
    "directories", "directory_files", "targets",
    "today", "contacts", "contact_new", "interviews", "cards", "learned", "goal_new", "journal", "import",
    "copies", "menu", "me", "pictures", "brief", "brief_page", "coach", "coach_share", "coach_look",
    "calendars",
    "mail_answer",
    "calls",
    "wording",
    "starter_pack",
    "questions",
    "notes",
    "print_shop",
    "pocket",
    "phones",
    "mail",
    "status",
    "ask_around",
    "network", "paths", "next",
    "review",
    "people_filter",
    "week",
    "erased",
)  # fmt: skip
OF_CONTACT = (
    "contact",
    "contact_edit",
    "call",
    "called",
    "write",
    "practise",
    "keep_in_touch",
    "second_person",
    "network_around",
    "erase",
    "person_file",
)
OF_GOAL = ("voices", "decide", "report")
OF_INTERVIEW = ("interview", "live", "debrief", "paper_in", "interview_prepare", "interview_rehearse")


def _fits(name: str, uid: str, case: Case) -> bool:
    """Tell whether a page belongs to the state of an interview: the room is for one that runs."""
    return {
        "live": uid == case.going.uid,
        "paper_in": uid == case.coming.uid,
        "debrief": uid == case.held.uid,
        "interview_prepare": uid == case.coming.uid,
        "interview_rehearse": uid == case.coming.uid,
    }.get(name, True)


def patterns() -> list[URLPattern]:
    """Return every address there is."""
    return [one for one in get_resolver().url_patterns if isinstance(one, URLPattern)]
