"""`askwell referrals`: who named whom, and telling them how it went."""

import argparse

from askwell.cli import telling
from askwell.cli.arguments import Actions, contact
from askwell.cli.here import Here, Reply
from askwell.cli.shapes import people
from askwell.practice.identifying.models import Contact
from askwell.practice.identifying.parts import parts_of
from askwell.practice.referring import actions, queries
from askwell.words import about, dates, scripts


def define(parser: argparse.ArgumentParser, _noun: str) -> None:
    """Give the parser its actions."""
    made = Actions(parser)
    find = made.add("list", _list, "list whom somebody named, and who named them")
    find.add_argument("contact", metavar="CONTACT", help="a uid, or a name only one contact has")
    _which(made.add("draft", _draft, "show a draft of the word to the one who opened the door"))
    tell = _which(made.add("tell", _tell, "note that you told them"))
    tell.add_argument(
        "--met", action="store_true", help="you told how the talk went, not only that you got through"
    )
    _which(made.add("let-go", _let_go, "let the telling go"))


def _which(parser: argparse.ArgumentParser) -> argparse.ArgumentParser:
    parser.add_argument("referral", metavar="UID")
    return parser


def _list(_here: Here, args: argparse.Namespace) -> Reply:
    found = contact(args.contact)
    given, received = queries.given_by(found.pk), queries.received_by(found.pk)
    data = {
        "given": [people.referral(one) for one in given],
        "received": [people.referral(one) for one in received],
    }
    return Reply(data, [f"{one.uid}  {one.giver} → {one.named}" for one in (*given, *received)])


def _draft(here: Here, args: argparse.Namespace) -> Reply:
    found = queries.referral(args.referral)
    giver: Contact = found.giver
    opened = queries.opened_by_contact(parts_of([giver.pk]), here.seeker.time_zone)[giver.pk]
    door = next(one for one in opened if one.uid == found.uid)
    draft = scripts.report(
        called=about.called(giver),
        me=here.seeker.name,
        named=found.named.full_name,
        reached_on=dates.day(door.reached_on, None) if door.reached_on else "",
        met_on=dates.day(door.met_on, None) if door.met_on else "",
    )
    text = scripts.written(draft)
    return Reply({"draft": text, "complete": all(one.complete for one in draft)}, [text])


def _tell(here: Here, args: argparse.Namespace) -> Reply:
    found = queries.referral(args.referral)
    actions.tell_giver(found, met=args.met, **here.write)
    return telling.done(people.referral(found))


def _let_go(here: Here, args: argparse.Namespace) -> Reply:
    found = queries.referral(args.referral)
    actions.let_go(found, **here.write)
    return telling.done(people.referral(found))
