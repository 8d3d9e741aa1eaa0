"""`askwell contacts`, second part: taking somebody up, trying to reach them, and what to say."""

import argparse
from collections.abc import Callable
from typing import Any

from askwell.cli import telling
from askwell.cli.arguments import Actions, code, contact, day, is_uid, words_of
from askwell.cli.here import Here, Reply
from askwell.cli.shapes import people
from askwell.kernel.errors import N_, BadInputError
from askwell.practice.arranging import actions as arranging
from askwell.practice.arranging.checking import limits
from askwell.practice.arranging.rules import Channel, Outcome
from askwell.practice.asking import actions as asking
from askwell.practice.asking import queries as asking_queries
from askwell.practice.asking.rules import BeginWith, ClosedWhy
from askwell.practice.identifying import queries
from askwell.practice.lifecycle.actions import contacts as lifecycle
from askwell.practice.referring import actions as referring
from askwell.practice.referring.rules import UseName
from askwell.words import about, checking, scripts

_REHEARSALS = ("lines", "voicemail", "text")
_SCRIPTS = (
    *("call", "in-person", "gatekeeper", "voicemail", "no"),
    *("email", "message", "linkedin", "replies", "reasons"),
)


def define(made: Actions) -> None:
    """Declare the actions."""
    take_up = _who(made.add("take-up", _take_up, "take a contact up for a goal"))
    take_up.add_argument("--goal", metavar="UID", help="the newest open goal if not said")
    take_up.add_argument("--begin", default="call", **words_of(BeginWith))
    take_up.add_argument("--on", metavar="DATE", help="today if not said")
    take_up.add_argument("--why", default="", metavar="TEXT", help="why this person")
    close = _who(made.add("close", _close, "close a contact that was taken up"))
    close.add_argument("--why", default="let-go", **words_of(ClosedWhy))
    attempt = _who(made.add("attempt", _attempt, "note how a call or a message went"))
    attempt.add_argument("--channel", default="call", **words_of(Channel))
    attempt.add_argument("--outcome", required=True, **words_of(Outcome))
    attempt.add_argument("--again", metavar="DATE", help="the day they named, or you did")
    attempt.add_argument("--again-at", default="", metavar="HH:MM")
    attempt.add_argument("--who", default="", metavar="NAME", help="who answered")
    attempt.add_argument("--note", default="", metavar="TEXT")
    practise = _who(made.add("practise", _practise, "note that you practised"))
    practise.add_argument("--kind", choices=_REHEARSALS, default="lines")
    _who(made.add("do-not-contact", _do_not_contact, "note not to contact somebody"))
    _who(made.add("may-contact", _may_contact, "take that note back"))
    define_refer(_who(made.add("refer", _refer, "keep whom somebody named")))
    script = _who(made.add("script", _script, "show what to say or to write"))
    script.add_argument("--for", dest="piece", choices=_SCRIPTS, default="call")
    look = _who(made.add("check", _check, "look over what you are about to write"))
    look.add_argument("words", metavar="TEXT")
    look.add_argument("--channel", default="email", **words_of(Channel))


def _who(parser: argparse.ArgumentParser) -> argparse.ArgumentParser:
    parser.add_argument("contact", metavar="CONTACT", help="a uid, or a name only one contact has")
    return parser


def define_refer(parser: argparse.ArgumentParser) -> None:
    """Declare what is kept of a name somebody gave."""
    parser.add_argument("name", metavar="NAME", help="whom they named; a uid for a contact there is")
    parser.add_argument("--organization", default="", metavar="TEXT")
    parser.add_argument("--title", default="", metavar="TEXT")
    parser.add_argument("--phone", action="append", default=[], metavar="NUMBER")
    parser.add_argument("--why", default="", metavar="TEXT")
    parser.add_argument("--use-name", default="not-asked", **words_of(UseName))
    parser.add_argument("--introduces", action="store_true", help="they introduce you themselves")


def _take_up(here: Here, args: argparse.Namespace) -> Reply:
    found = contact(args.contact)
    goal = asking_queries.goal(args.goal) if args.goal else asking_queries.present_goal()
    if goal is None:
        raise BadInputError(N_("There is no goal yet. Add one with “askwell goals add”."))
    asking.take_up(
        found,
        goal,
        begins_on=day(args.on) or here.today,
        begin_with=BeginWith(args.begin),
        why=args.why,
        **here.write,
    )
    return telling.done(people.line(found))


def _close(here: Here, args: argparse.Namespace) -> Reply:
    found = contact(args.contact)
    asking.close_pursuits(found, ClosedWhy(code(args.why)), **here.write)
    return telling.done(people.line(found))


def _attempt(here: Here, args: argparse.Namespace) -> Reply:
    found = contact(args.contact)
    kept = lifecycle.log_attempt(
        found,
        Channel(code(args.channel)),
        Outcome(code(args.outcome)),
        on=here.today,
        again_on=day(args.again),
        again_at=args.again_at,
        answered_by=args.who,
        note=args.note,
        **here.write,
    )
    return telling.done({"attempt": people.attempt(kept), "contact": people.line(found)})


def _practise(here: Here, args: argparse.Namespace) -> Reply:
    found = contact(args.contact)
    arranging.rehearse(found, args.kind, on=here.today, **here.write)
    return telling.done(people.line(found))


def _do_not_contact(here: Here, args: argparse.Namespace) -> Reply:
    found = contact(args.contact)
    lifecycle.do_not_contact(found, **here.write)
    return telling.done(people.line(found))


def _may_contact(here: Here, args: argparse.Namespace) -> Reply:
    found = contact(args.contact)
    lifecycle.may_contact(found, **here.write)
    return telling.done(people.line(found))


def _refer(here: Here, args: argparse.Namespace) -> Reply:
    found = contact(args.contact)
    return keep_name(here, args, found.uid)


def keep_name(here: Here, args: argparse.Namespace, giver_uid: str, **values: Any) -> Reply:
    """Keep whom somebody named; used by contacts and interviews alike."""
    kept = referring.name_contact(
        queries.contact(giver_uid),
        args.name,
        named=queries.contact(args.name) if is_uid(args.name) else None,
        organization=args.organization,
        title=args.title,
        phones=tuple(args.phone),
        why=args.why,
        use_name=UseName(code(args.use_name)),
        introduces=args.introduces,
        country=here.seeker.country,
        on=here.today,
        **here.write,
        **values,
    )
    return telling.done(people.referral(kept), kept.named.uid)


def _check(here: Here, args: argparse.Namespace) -> Reply:
    facts = about.facts_for(contact(args.contact), here.seeker, today=here.today)
    found = checking.remarks(args.words, Channel(code(args.channel)), facts)
    return Reply(
        [{"concern": str(concern), "text": said} for concern, said in found], [said for _, said in found]
    )


def _script(here: Here, args: argparse.Namespace) -> Reply:
    facts = about.facts_for(contact(args.contact), here.seeker, today=here.today)
    if args.piece == "replies":
        exchanges = scripts.replies(facts)
        lines = [part for one in exchanges for part in (f"“{one.reply}”", f"    {one.answer.text}")]
        return Reply(
            [{"kind": one.code, "they": one.reply, "text": one.answer.text} for one in exchanges], lines
        )
    pieces: dict[str, Callable[[], list[scripts.Line]]] = {
        "call": lambda: scripts.call(facts),
        "gatekeeper": lambda: scripts.gatekeeper(facts),
        "voicemail": lambda: scripts.voicemail(facts),
        "no": lambda: scripts.after_a_no(facts.own),
        "email": lambda: scripts.email(facts),
        "message": lambda: scripts.message(facts),
        "linkedin": lambda: [scripts.linkedin(facts, limits()["linkedin_note"].most)],
        "in-person": lambda: scripts.in_person(facts),
        "reasons": lambda: [*scripts.reasons(), scripts.evidence()],
    }
    said = pieces[args.piece]()
    return Reply(
        [{"kind": one.kind, "text": one.text, "complete": one.complete} for one in said],
        [one.text for one in said],
    )
