"""`askwell mail`: the outbox, and what became of each message."""

import argparse
from typing import Any

from askwell.cli.arguments import Actions, contact
from askwell.cli.here import Here, Reply
from askwell.practice.identifying import queries as identifying
from askwell.practice.lifecycle.actions import mails
from askwell.practice.mailing import actions, queries
from askwell.practice.mailing.models import Mail
from askwell.practice.mailing.rules import Template
from askwell.words import mails as words


def define(parser: argparse.ArgumentParser, _noun: str) -> None:
    """Give the parser its actions."""
    made = Actions(parser)
    made.add("list", _list, "list the newest messages, those that need a look first")
    send = made.add("send", _send, "put words into the outbox; they leave while Askwell is open")
    send.add_argument("contact", metavar="CONTACT", help="a uid, or a name only one contact has")
    send.add_argument("--subject", required=True)
    send.add_argument("--words", required=True)
    take_back = made.add("take-back", _take_back, "take a message back that has not left")
    take_back.add_argument("mail", metavar="UID")
    made.add("stop", _stop, "let nothing leave")
    made.add("go-on", _go_on, "let mail leave again")


def _list(_here: Here, _args: argparse.Namespace) -> Reply:
    found = queries.outbox()
    names = identifying.names_of({one.contact for one in found if one.contact})
    lines = [
        f"{one.uid}  {words.title(one, names.get(one.contact, ''))}: {words.state(one)}" for one in found
    ]
    return Reply([_shape(one) for one in found], lines)


def _shape(mail: Mail) -> dict[str, Any]:
    return {
        "uid": mail.uid,
        "template": mail.template,
        "contact": mail.contact or None,
        "to": mail.to,
        "subject": mail.subject,
        "state": mail.state,
        "waits_for": mail.hold or None,
        "made_at": mail.made_at,
        "left_at": mail.left_at,
        "said": mail.said or None,
    }


def _send(here: Here, args: argparse.Namespace) -> Reply:
    to = contact(args.contact)
    address = identifying.mail_address(to.pk)
    mail = mails.send_to(
        to, Template.APPROACH, to=address, subject=args.subject, words=args.words,
        about=here.today.isoformat(), then={"do": "attempt"}, **here.write,
    )  # fmt: skip
    return Reply(_shape(mail), [words.state(mail)])


def _take_back(_here: Here, args: argparse.Namespace) -> Reply:
    mail = queries.mail(args.mail)
    actions.take_back(mail)
    return Reply(_shape(mail), [words.state(mail)])


def _stop(_here: Here, _args: argparse.Namespace) -> Reply:
    actions.stop_all(stopped=True)
    return Reply({"stopped": True})


def _go_on(_here: Here, _args: argparse.Namespace) -> Reply:
    actions.stop_all(stopped=False)
    return Reply({"stopped": False})
