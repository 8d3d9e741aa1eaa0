"""The deeds the invented story is told in: each calls one ordinary action, for the person of its thread."""

from collections.abc import Callable
from datetime import datetime, time, timedelta
from typing import Any

from askwell.practice.arranging import actions as arranging
from askwell.practice.arranging import queries as arranging_queries
from askwell.practice.arranging.rules import Channel, InterviewState, Mode, Outcome
from askwell.practice.asking import actions as asking
from askwell.practice.asking import queries as asking_queries
from askwell.practice.asking.rules import BeginWith, ClosedWhy
from askwell.practice.following_up import actions as following_up
from askwell.practice.holding import actions as holding
from askwell.practice.holding.rules import PermissionAnswer, PermissionKind, TimeChoice
from askwell.practice.identifying import actions as identifying
from askwell.practice.identifying.models import Contact
from askwell.practice.identifying.rules import DetailKind, SourceKind, Tie
from askwell.practice.lifecycle.actions import contacts, demo_learning, interviews
from askwell.practice.lifecycle.actions.demo_teller import Teller
from askwell.practice.referring import actions as referring
from askwell.practice.referring.rules import UseName
from askwell.practice.thanking import actions as thanking
from askwell.practice.thanking import queries as thanking_queries
from askwell.workspace import journal

COUNTRY = "CA"
_FIELDS = ("called", "say_it", "title", "city", "time_zone", "best_time", "note")


def goal(teller: Teller, _: str, *, text: str, decision: str, guess: str, topics: list[str]) -> None:
    """Open the goal."""
    made = asking.add_goal(text, decision=decision, guess=guess, topics=topics, **teller.now)
    teller.goal, teller.topics = made, asking_queries.topics_of(made.pk)


def question(teller: Teller, _: str, *, text: str, name: str = "", **values: Any) -> None:
    """Keep a question of Robin's own, or Robin's wording of one."""
    made = asking.reword_question(values.pop("key", ""), text, **values, **teller.now)
    if name:
        teller.questions[name] = made.uid


def add(teller: Teller, who: str, **more: str) -> None:
    """Add somebody with all that is known of them."""
    known = teller.people[who] | more
    made = identifying.add_contact(
        known["name"],
        name_known=known.get("name_known", True),
        organization=known.get("organization", ""),
        phones=[known["phone"]] if "phone" in known else [],
        emails=[known["email"]] if "email" in known else [],
        source=SourceKind(known.get("source", SourceKind.TYPED)),
        tie=Tie(known.get("tie", Tie.STRANGER)),
        country=COUNTRY,
        **{name: known[name] for name in _FIELDS if name in known},
        **teller.now,
    )
    teller.known[who] = made
    _reach(teller, made, known)


def bring(teller: Teller, _: str, *, source: str) -> None:
    """Bring in everybody of one address book."""
    for key, known in teller.people.items():
        if known.get("source") == source:
            add(teller, key)


def edit(teller: Teller, who: str, **values: Any) -> None:
    """Learn something more about somebody."""
    identifying.edit_contact(teller.known[who], **values, **teller.now)


def address(teller: Teller, who: str, **parts: str) -> None:
    """Keep the postal address that somebody named."""
    given = {**parts, "country": "Canada"}
    values: dict[str, Any] = {"parts": given, "source_kind": SourceKind.SAID, **teller.now}
    identifying.add_detail(teller.known[who], DetailKind.ADDRESS, "", **values)


def _reach(teller: Teller, made: Contact, known: dict[str, Any]) -> None:
    source = made.sources.first()
    if "link" in known:
        identifying.add_detail(made, DetailKind.LINK, known["link"], source=source, **teller.now)
    if "street" in known:
        parts = {name: known[name] for name in ("street", "city", "postal_code")}
        parts |= {"region": "BC", "country": "Canada"}
        identifying.add_detail(made, DetailKind.ADDRESS, "", parts=parts, source=source, **teller.now)


def take_up(teller: Teller, who: str, *, begins: str, why: str, **values: str) -> None:
    """Take somebody up for the goal."""
    begin_with = BeginWith(values.get("with", BeginWith.CALL))
    day = teller.day(begins)
    asking.take_up(
        teller.known[who], teller.present_goal, begins_on=day, begin_with=begin_with, why=why, **teller.now
    )


def close(teller: Teller, who: str, *, why: str) -> None:
    """Close what was open with somebody."""
    asking.close_pursuits(teller.known[who], ClosedWhy(why), **teller.now)


def stop(teller: Teller, who: str) -> None:
    """Note that somebody is not to be contacted."""
    contacts.do_not_contact(teller.known[who], **teller.now)


def attempt(
    teller: Teller,
    who: str,
    *,
    outcome: str,
    channel: str = "call",
    again: str = "",
    again_at: str = "",
    by: str = "",
    note: str = "",
) -> None:
    """Try to reach somebody."""
    contacts.log_attempt(
        teller.known[who],
        Channel(channel),
        Outcome(outcome),
        on=teller.today,
        again_on=teller.day(again) if again else None,
        again_at=again_at,
        answered_by=by,
        note=note,
        **teller.now,
    )


def rehearse(teller: Teller, who: str, *, kind: str) -> None:
    """Practise for somebody."""
    arranging.rehearse(teller.known[who], kind, on=teller.today, **teller.now)


def agree(teller: Teller, who: str, *, day: str = "", at: str = "", **values: Any) -> None:
    """Hear a yes, with a time or without one."""
    wall = datetime.combine(teller.day(day), time.fromisoformat(at)) if day else None
    interviews.agree(
        teller.known[who],
        teller.member.seeker,
        wall=wall,
        zone=values.get("zone", ""),
        channel=Channel(values.get("channel", Channel.CALL)),
        minutes=values.get("minutes"),
        mode=Mode(values.get("mode", Mode.IN_PERSON)),
        place=values.get("place", ""),
        travel_minutes=values.get("travel", 0),
        note=values.get("note", ""),
        **teller.now,
    )


def plan(teller: Teller, who: str, *, questions: list[str], topics: dict[str, int]) -> None:
    """Choose the questions for the next talk with somebody."""
    interview = teller.interview(who)
    bank = {asked.key: asked for asked in asking_queries.questions()}
    chosen = [bank[teller.questions.get(key, key)] for key in questions]
    about = {key: teller.topics[place] for key, place in topics.items()}
    made = asking.make_plan(
        interview.contact,
        chosen,
        minutes=interview.minutes,
        goal=interview.goal,
        topics=about,
        **teller.now,
    )
    arranging.give_plan(interview, made, **teller.now)


def move(teller: Teller, who: str, *, to: str, **values: Any) -> None:
    """Bring the talk with somebody into another state."""
    arranging.move(teller.interview(who), InterviewState(to), **values, **teller.now)


def reschedule(teller: Teller, who: str, *, day: str, at: str) -> None:
    """Settle a new time."""
    wall = datetime.combine(teller.day(day), time.fromisoformat(at))
    arranging.reschedule(teller.interview(who), wall, **teller.now)


def hold(
    teller: Teller,
    who: str,
    *,
    notes: str,
    minutes: int,
    said: dict[str, str] | None = None,
    star: tuple[str, ...] = (),
    extend: int = 0,
) -> None:
    """Hold the talk, of so many minutes in all: leave to take notes, the notes, the time check, the end."""
    interview, began = teller.interview(who), teller.at
    arranging.begin(interview, **teller.now)
    teller.at = began + timedelta(minutes=1)
    permit(teller, who, kind="notes", answer=notes)
    for place, (key, text) in enumerate((said or {}).items()):
        moment = began + timedelta(minutes=4 + 3 * place)
        holding.note(interview, teller.item(interview, key), text, at=moment, starred=key in star)
    teller.at = began + timedelta(minutes=min(minutes, interview.minutes))
    choice = TimeChoice.GO_ON if extend else TimeChoice.STOP
    holding.check_time(interview, choice, extra_minutes=extend, **teller.now)
    teller.at = began + timedelta(minutes=minutes)
    interviews.finish(interview, teller.member.seeker, **teller.now)


def permit(teller: Teller, who: str, *, kind: str, answer: str) -> None:
    """Keep what somebody said when asked for leave."""
    holding.permit(
        teller.known[who],
        PermissionKind(kind),
        PermissionAnswer(answer),
        interview=teller.interview(who),
        **teller.now,
    )


def answer(teller: Teller, who: str, *, key: str, text: str) -> None:
    """Write an answer down from memory."""
    interview = teller.interview(who)
    holding.answer(interview, teller.item(interview, key), text, **teller.now)


def quote(teller: Teller, who: str, *, keys: list[str]) -> None:
    """Mark answers as word for word, and fit to be quoted."""
    for key in keys:
        said = teller.answer(who, key)
        talk = teller.interview(who)
        holding.answer(talk, said.item, said.text, starred=said.starred, quote=True, **teller.now)


def debrief(teller: Teller, who: str, **words: Any) -> None:
    """Write the talk up."""
    holding.debrief(teller.interview(who), **words, **teller.now)


def card(teller: Teller, who: str, *, words: str, business_card: bool = False) -> None:
    """Find the words for the card."""
    made = thanking_queries.of_contact(teller.known[who].pk)[-1]
    text = words.format_map(teller.phrases)
    thanking.word_card(made, text, business_card=business_card, **teller.now)


def written(teller: Teller, who: str) -> None:
    """Write the card by hand."""
    thanking.mark_written(thanking_queries.of_contact(teller.known[who].pk)[-1], **teller.now)


def posted(teller: Teller, who: str) -> None:
    """Post the card."""
    thanking.mark_posted(thanking_queries.of_contact(teller.known[who].pk)[-1], **teller.now)


def refer(teller: Teller, who: str, *, named: str, use_name: str, why: str) -> None:
    """Hear a name, with all that was said about them."""
    known = teller.people[named]
    held = arranging_queries.last_of(teller.known[who].pk)
    with journal.entry("referral.add", about=teller.known[who], **teller.now):
        made = referring.name_contact(
            teller.known[who],
            known["name"],
            interview=held if held and held.state == InterviewState.HELD else None,
            on=teller.today,
            organization=known.get("organization", ""),
            title=known.get("title", ""),
            phones=(known["phone"],),
            why=why,
            use_name=UseName(use_name),
            country=COUNTRY,
            **teller.now,
        )
        contact = made.named
        rest = {name: known[name] for name in _FIELDS if name in known and name != "title"}
        identifying.edit_contact(contact, **rest, **teller.now)
        if "email" in known:
            identifying.add_detail(contact, DetailKind.EMAIL, known["email"], **teller.now)
        _reach(teller, contact, known)
    teller.known[named] = contact
    teller.referrals[who, named] = made


def told(teller: Teller, who: str, *, named: str, met: bool = False) -> None:
    """Tell somebody what came of the name they gave."""
    referring.tell_giver(teller.referrals[who, named], met=met, **teller.now)


def promise(teller: Teller, who: str, *, name: str, words: str, due: str) -> None:
    """Promise something with a day."""
    held = teller.interview(who)
    teller.promises[name] = following_up.promise(
        teller.known[who], words, teller.day(due), interview=held, **teller.now
    )


def kept(teller: Teller, _: str, *, name: str) -> None:
    """Keep a promise."""
    following_up.keep_promise(teller.promises[name], **teller.now)


def check_in(teller: Teller, who: str, *, words: str) -> None:
    """Write to somebody what came of their advice."""
    following_up.send_check_in(
        teller.known[who], on=teller.today, channel=str(Channel.EMAIL), words=words, **teller.now
    )


def defer(teller: Teller, who: str, *, kind: str, subject: str, due: str, until: str) -> None:
    """Put a step off until a day."""
    about = teller.interview(who).uid if subject == "interview" else teller.referrals[who, subject].uid
    following_up.defer(teller.known[who], kind, about, teller.day(due), until=teller.day(until), **teller.now)


def pause(teller: Teller, _: str, *, until: str) -> None:
    """Take a week off."""
    following_up.pause(teller.day(until), from_on=teller.today, **teller.now)


def resume(teller: Teller, _: str) -> None:
    """Begin again."""
    following_up.resume(**teller.now)


_EVERY: list[Callable[..., None]] = [
    goal,
    question,
    add,
    bring,
    edit,
    address,
    take_up,
    close,
    stop,
    attempt,
    rehearse,
]
_EVERY += [
    agree,
    plan,
    move,
    reschedule,
    hold,
    permit,
    answer,
    quote,
    debrief,
    card,
    written,
    posted,
    refer,
    told,
    promise,
]
_EVERY += [kept, check_in, defer, pause, resume]
DEEDS: dict[str, Callable[..., None]] = {
    getattr(deed, "__name__", ""): deed for deed in _EVERY
} | demo_learning.DEEDS
