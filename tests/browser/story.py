"""Makes a home with the invented story and tells where its pages are (`python -m tests.browser.story`).

It runs apart from the tests, so that their own settings and databases stay as they are.
"""

import json
import sys
from datetime import UTC, datetime, timedelta
from typing import Any

import django

NAMES = {
    "latin": "Łukasz Žižka-Ñandú Søren Ağaoğlu Şehnaz",
    "cyrillic": "Олександр Щербаківський Ђорђе Қайрат",
    "greek": "Ελένη Παπαδοπούλου",
    "vietnamese": "Nguyễn Thị Ngọc Ánh Phượng Đặng",
    "hebrew": "נועה בן־דוד",
    "arabic": "ليلى الحسيني",
    "japanese": "高橋 さくら",
    "chinese": "张伟 歐陽靜怡",
    "korean": "김서연",
    "hindi": "प्रिया शर्मा",
    "thai": "สมชาย ใจดี",
    "armenian": "Անահիտ Գրիգորյան",
    "georgian": "ნინო ბერიძე",
}
TEN = (
    "Agreed",
    "No Answer",
    "Voicemail",
    "Call Later",
    "Gatekeeper",
    "Pointed On",
    "Wrong Number",
    "Has Left",
    "Not Rung",
    "Said No",
)
"""People who are named for how the call with them will go."""


def main() -> None:
    """Make the home that the environment names; with "pages" print its addresses as JSON."""
    django.setup()
    from askwell.workspace import tables  # noqa: PLC0415 -- Django must be set up first

    tables.make()
    what = sys.argv[1] if len(sys.argv) > 1 else ""
    found = {"empty": _nothing, "pages": _pages, "story": _story, "calls": _calls}[what]()
    print(json.dumps(found, ensure_ascii=False))


def _nothing() -> dict[str, str]:
    return {}


def _story() -> dict[str, str]:
    """Tell the story as it stands on the day that the environment sets."""
    from askwell.practice.lifecycle.actions.demo import tell_story  # noqa: PLC0415 -- models need Django to be set up
    from askwell.workspace import members, scope  # noqa: PLC0415 -- models need Django to be set up

    at = _now()
    member = members.only_member(at=at)
    tell_story(member, today=at.date())
    with scope.inside(member.workspace_id):
        return _places(member)


def _pages() -> dict[str, str]:
    """Tell the story, add what it lacks for a test of every page, and return where everything is."""
    from askwell.practice.identifying import actions as identifying  # noqa: PLC0415 -- models need Django to be set up
    from askwell.practice.lifecycle.actions import interviews  # noqa: PLC0415 -- models need Django to be set up
    from askwell.workspace import members, scope  # noqa: PLC0415 -- models need Django to be set up

    found = _story()
    at = _now()
    member = members.only_member(at=at)
    with scope.inside(member.workspace_id):
        for script, name in NAMES.items():
            contact = identifying.add_contact(name, by=member.user, at=at)
            found[f"contact named in {script}"] = _at("contact", contact.uid)
        talk = interviews.begin_now(contact, member.seeker, by=member.user, at=at)
        found |= {"live": _at("live", talk.uid), "interview live": _at("interview", talk.uid)}
        found["room"] = _at("live", _in_the_room(member, at))
        found["hour"] = _calendars(member, at)
        found["directories found"] = f"{_at('directories')}?near=Nelson&within=50km"
        _directory(member, at)
    return found


def _directory(member: Any, at: datetime) -> None:
    """Bring in a directory, and put two businesses on the target list."""
    from askwell.integrations.directories import building  # noqa: PLC0415 -- slow to import
    from askwell.integrations.directories.place import Wanted  # noqa: PLC0415 -- see above
    from askwell.practice.lifecycle import places  # noqa: PLC0415 -- models need Django to be set up
    from askwell.practice.lifecycle.actions import places as actions  # noqa: PLC0415 -- see above
    from askwell.practice.lifecycle.actions import targets  # noqa: PLC0415 -- see above
    from tests.cli import files  # noqa: PLC0415 -- see above

    folder = places.folder()
    folder.mkdir(exist_ok=True)
    path = files.write_places(folder)
    building.build(folder, path, "kootenay", Wanted(), at=at.isoformat(), tell=lambda _read, _kept: None)
    actions.take(places.known("overture:p1").place, target=True, by=member.user, at=at)
    targets.add("Nordwind Clinic", by=member.user, at=at)


def _calls() -> dict[str, str]:
    """Let somebody who has held three talks have ten strangers to ring today, named for how it will go."""
    from askwell.practice.asking import actions as asking  # noqa: PLC0415 -- models need Django to be set up
    from askwell.practice.holding import actions as holding  # noqa: PLC0415 -- models need Django to be set up
    from askwell.practice.identifying import actions as identifying  # noqa: PLC0415 -- models need Django to be set up
    from askwell.practice.lifecycle.actions import interviews  # noqa: PLC0415 -- models need Django to be set up
    from askwell.practice.thanking import actions as thanking  # noqa: PLC0415 -- models need Django to be set up
    from askwell.practice.thanking.models import Card  # noqa: PLC0415 -- models need Django to be set up
    from askwell.workspace import members, scope  # noqa: PLC0415 -- models need Django to be set up

    at = _now()
    member = members.only_member(
        at=at, name="Robin Ames", time_zone="America/Los_Angeles", country="CA", first_run=0
    )
    by, held_at = member.user, at - timedelta(days=20)
    with scope.inside(member.workspace_id):
        goal = asking.add_goal("Should I open a practice?", by=by, at=held_at)
        for name in ("Ann", "Ben", "Ines"):
            friend = identifying.add_contact(name, by=by, at=held_at)
            talk = interviews.begin_now(friend, member.seeker, by=by, at=held_at)
            interviews.finish(talk, member.seeker, by=by, at=held_at + timedelta(minutes=15))
            holding.debrief(talk, learned="Much", by=by, at=held_at)
            thanking.let_go(Card.objects.get(interview=talk), by=by, at=held_at)
        for number, name in enumerate(TEN):
            found = identifying.add_contact(name, phones=[f"+1 250 555 01{number:02}"], by=by, at=at)
            asking.take_up(found, goal, begins_on=at.date(), by=by, at=at)
    return {}


def _in_the_room(member: Any, at: datetime) -> str:
    """Begin a talk, with leave to take notes, and return its uid."""
    from askwell.practice.holding import actions as holding  # noqa: PLC0415 -- models need Django to be set up
    from askwell.practice.holding.rules import PermissionAnswer, PermissionKind  # noqa: PLC0415 -- models need Django to be set up
    from askwell.practice.identifying import actions as identifying  # noqa: PLC0415 -- models need Django to be set up
    from askwell.practice.lifecycle.actions import interviews  # noqa: PLC0415 -- models need Django to be set up

    contact = identifying.add_contact("Kim Novak", by=member.user, at=at)
    talk = interviews.begin_now(contact, member.seeker, by=member.user, at=at)
    said = PermissionAnswer.GIVEN
    holding.permit(contact, PermissionKind.NOTES, said, interview=talk, by=member.user, at=at)
    return str(talk.uid)


def _calendars(member: Any, at: datetime) -> str:
    """Add a calendar that was read and an hour for calls; return the address of the hour."""
    from askwell.integrations.calendars.busy import Busy  # noqa: PLC0415 -- models need Django to be set up
    from askwell.practice.calendars import actions  # noqa: PLC0415 -- models need Django to be set up

    by = member.user
    actions.add_read("Work", Busy(((0, 60),), events=212, unread=1), member.seeker, by=by, at=at)
    start = at.replace(tzinfo=None) + timedelta(days=1)
    return _at("hour", actions.keep_for_calls(start, member.seeker.time_zone, 60, by=by, at=at).uid)


def _places(member: Any) -> dict[str, str]:
    """Return the address of every page by a label: one of each state that the story has."""
    from askwell.models import Card, Contact, Finding, Goal, Interview, NextStep, Organization  # noqa: PLC0415 -- models need Django to be set up
    from tests.web.places import OF_CONTACT, PLAIN  # noqa: PLC0415 -- models need Django to be set up

    found = {name: _at(name) for name in PLAIN}
    found |= {f"start {screen}": _at("start", screen) for screen in range(1, 8)}
    mary = Contact.objects.get(full_name="Dr. Mary Osei")
    tomas = Contact.objects.get(full_name="Tomás Kovač")
    found |= {name: _at(name, tomas.uid) for name in OF_CONTACT}
    found |= {f"contact {step.kind}": _at("contact", step.contact.uid) for step in NextStep.objects.all()}
    found["contact not taken up"] = _at("contact", Contact.objects.exclude(pursuits__isnull=False)[0].uid)
    found["network_around somebody"] = _at("network_around", mary.uid)
    found["paths to somebody"] = f"{_at('paths')}?to={tomas.uid}"
    found["keep_in_touch after a talk"] = _at("keep_in_touch", mary.uid)
    for talk in Interview.objects.order_by("id"):
        found[f"interview {talk.state}"] = _at("interview", talk.uid)
    held = Interview.objects.get(contact__full_name="Yuki Tanaka")
    found["debrief"] = _at("debrief", held.uid)
    confirmed = Interview.objects.get(state="confirmed").uid
    found |= {name: _at(name, confirmed) for name in ("paper_in", "interview_prepare", "interview_rehearse")}
    found["goal"] = _at("goal", Goal.objects.all()[0].uid)
    found |= {"finding": _at("finding", Finding.objects.all()[0].uid)}
    found |= _learned(Goal.objects.all()[0])
    place = Organization.objects.get(name="Copper Ridge Insurance")
    found |= {name: _at(name, place.uid) for name in ("organization", "network_at")}
    found["card without words"] = _at("card", Card.objects.get(contact__full_name="Yuki Tanaka").uid)
    card = Card.objects.get(contact=mary)
    found["card"] = _at("card", card.uid)
    found["card paper"] = f"{_at('paper', 'thank-you-card')}?card={card.uid}&inside=words"
    return found


def _learned(goal: Any) -> dict[str, str]:
    """Return the address of each page about what was learned."""
    from askwell.models import Criterion, Option, Passage, Theme, Topic  # noqa: PLC0415 -- models need Django to be set up

    found = {name: _at(name, goal.uid) for name in ("decide", "report")}
    found["voices"] = f"{_at('voices', goal.uid)}?topic={Topic.objects.all()[0].uid}"
    found["voices of a theme"] = f"{_at('voices', goal.uid)}?theme={Theme.objects.all()[0].uid}"
    found["answer"] = _at("answer", Passage.objects.all()[0].answer.uid)
    found["cell"] = _at("cell", Option.objects.all()[0].uid, Criterion.objects.all()[0].uid)
    return found


def _at(name: str, *parts: Any) -> str:
    from django.urls import reverse  # noqa: PLC0415 -- models need Django to be set up

    return reverse(name, args=parts)


def _now() -> datetime:
    from django.conf import settings  # noqa: PLC0415 -- models need Django to be set up

    return datetime.fromisoformat(settings.ASKWELL_NOW) if settings.ASKWELL_NOW else datetime.now(UTC)


if __name__ == "__main__":
    main()
