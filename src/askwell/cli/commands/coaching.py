"""`askwell coach-file`, `askwell coach`, `askwell wording`: what goes between client and coach."""

import argparse
from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from askwell.cli import telling
from askwell.cli.arguments import Actions, words_of
from askwell.cli.files import write
from askwell.cli.here import Here, Reply
from askwell.integrations.handovers import brief as briefs
from askwell.integrations.handovers import coach_file
from askwell.kernel.errors import N_, BadInputError
from askwell.practice.asking import actions as asking
from askwell.practice.asking import queries as asking_queries
from askwell.practice.asking import sayings
from askwell.practice.asking.actions import check_minutes
from askwell.practice.asking.rules import BeginWith
from askwell.practice.coaching import actions, queries
from askwell.words import coaching as words


def define(parser: argparse.ArgumentParser, noun: str) -> None:
    """Give the parser what the word before it needs."""
    {"coach-file": _define_file, "coach": _define_desk, "wording": _define_wording}[noun](parser)


def _define_file(parser: argparse.ArgumentParser) -> None:
    made = Actions(parser)
    make = made.add("make", _make, "put your questions and wording into a file for clients")
    make.add_argument("--out", required=True, type=Path, metavar=f"NAME{coach_file.ENDING}")
    make.add_argument("--from", dest="sender", metavar="NAME", help="from whom it comes; you if not said")
    make.add_argument("--greeting", default="", metavar="TEXT", help="at most 60 words")
    make.add_argument("--question", action="append", default=[], metavar="KEY", help="in the order asked")
    make.add_argument(
        "--must-ask", action="append", default=[], metavar="KEY", help="a question never left out"
    )
    make.add_argument("--wording", action="append", default=[], metavar="KEY", help="else all you changed")
    make.add_argument("--minutes", type=int, metavar="N", help="how many to ask for")
    make.add_argument("--begin-with", default="", **words_of(BeginWith))
    find = made.add("open", _open, "take the questions and wording of a coach's file")
    find.add_argument("file", type=Path, metavar="FILE")
    find.add_argument("--dry-run", action="store_true", help="only say what would change")


def _define_desk(parser: argparse.ArgumentParser) -> None:
    made = Actions(parser)
    made.add("list", _list, "show the clients whose briefs were opened, who is stuck first")
    find = made.add("open", _open_briefs, "open the .json of briefs; the newest of a client stays")
    find.add_argument("files", nargs="+", type=Path, metavar="FILE.json")
    gone = made.add("forget", _forget, "forget a client; nothing of the brief is left")
    gone.add_argument("client", metavar="UID")


def _define_wording(parser: argparse.ArgumentParser) -> None:
    made = Actions(parser)
    find = made.add("list", _list_wording, "list the sentences to say, with yours in place of the originals")
    groups = sorted({sayings.group_of(key) for key in sayings.ORIGINALS})
    find.add_argument("--group", choices=groups, metavar="|".join(groups))
    edit = made.add("edit", _edit_wording, "say a sentence in your own words")
    edit.add_argument("key", metavar="KEY")
    edit.add_argument("text", metavar="SENTENCE", help="braces hold what is filled in, such as {minutes}")
    reset = made.add("reset", _reset_wording, "go back to the original")
    reset.add_argument("key", metavar="KEY")


def _make(here: Here, args: argparse.Namespace) -> Reply:
    if args.minutes is not None:
        check_minutes(args.minutes)
    made = queries.coach_file(
        args.sender if args.sender is not None else here.seeker.name,
        greeting=args.greeting,
        questions=[*args.question, *(key for key in args.must_ask if key not in args.question)],
        must_ask=args.must_ask,
        wordings=[_known(key) for key in args.wording] or asking_queries.own_wordings(),
        minutes=args.minutes,
        begin_with=args.begin_with,
    )
    out = args.out if args.out.suffix else args.out.with_suffix(coach_file.ENDING)
    write(out, coach_file.write(made))
    return Reply({"file": str(out), **_shape(made)}, [_("{file} is written.").format(file=out)])


def _shape(made: coach_file.CoachFile) -> dict[str, Any]:
    return {
        "from": made.sender,
        "greeting": made.greeting or None,
        "questions": [asdict(one) for one in made.questions],
        "wordings": dict(made.wordings),
        "minutes": made.minutes,
        "begin_with": made.begin_with or None,
    }


def _known(key: str) -> str:
    """Return the key of a sentence to say; raises BadInputError for any other."""
    if key not in sayings.ORIGINALS:
        raise BadInputError(N_("There is no sentence called {key}."), key=key[:60])
    return key


def _open(here: Here, args: argparse.Namespace) -> Reply:
    if not args.file.is_file():
        raise BadInputError(N_("There is no file called {name}."), name=args.file.name)
    read = coach_file.read(args.file)
    if args.dry_run:
        given = queries.would_give(read, here.seeker)
    else:
        given = actions.take(read, here.seeker, **here.write)
    data = {**_shape(read), "changes": [{**asdict(one), "differs": one.differs} for one in given]}
    lines = [read.greeting] if read.greeting else []
    lines += [f"{'+' if one.differs else ' '} {words.what(one)}" for one in given]
    return Reply(data, lines) if args.dry_run else telling.done(data, *lines)


def _list(here: Here, _args: argparse.Namespace) -> Reply:
    found = queries.desk(here.today)
    lines = [f"{one.uid}  {one.brief.name}  {words.standing(one, here.today)}" for one in found]
    return Reply([_client(one) for one in found], lines)


def _client(client: queries.Client) -> dict[str, Any]:
    read = client.brief
    return {
        "uid": client.uid,
        "name": read.name,
        "made_at": read.made_at.strftime("%Y-%m-%dT%H:%M:%SZ"),
        "next": {"kind": read.next.kind, "on": str(read.next.on)} if read.next else None,
        "moved_on": str(read.moved_on) if read.moved_on else None,
        "stuck": client.stuck,
        "overdue": read.overdue,
        "talk": read.talk or None,
    }


def _open_briefs(_here: Here, args: argparse.Namespace) -> Reply:
    texts = []
    for file in args.files:
        if not file.is_file():
            raise BadInputError(N_("There is no file called {name}."), name=file.name)
        with file.open("rb") as opened:
            texts.append(opened.read(briefs.LARGEST + 1))
    found = actions.open_briefs(texts)
    data = [{"name": read.name, "client": read.client, "newest": newest} for read, newest in found]
    older = _("{name}: a newer one is here.")
    return Reply(data, [read.name if newest else older.format(name=read.name) for read, newest in found])


def _forget(_here: Here, args: argparse.Namespace) -> Reply:
    actions.forget(args.client)
    return Reply({"uid": args.client}, [_("Forgotten.")])


def _list_wording(_here: Here, args: argparse.Namespace) -> Reply:
    own = asking_queries.wordings()
    keys = [key for key in sayings.ORIGINALS if args.group in {None, sayings.group_of(key)}]
    data = [_wording(key, own) for key in keys]
    return Reply(data, [f"{one['key']}  {one['text']}" for one in data])


def _wording(key: str, own: dict[str, Any]) -> dict[str, Any]:
    found = own.get(key)
    original = _(sayings.ORIGINALS[key])
    return {
        "key": key,
        "text": found.text if found else original,
        "original": original,
        "from": found.source or None if found else None,
    }


def _edit_wording(here: Here, args: argparse.Namespace) -> Reply:
    asking.reword(_known(args.key), args.text, **here.write)
    return _said(args.key)


def _reset_wording(here: Here, args: argparse.Namespace) -> Reply:
    asking.say_original(_known(args.key), **here.write)
    return _said(args.key)


def _said(key: str) -> Reply:
    kept = _wording(key, asking_queries.wordings())
    return telling.done(kept, str(kept["text"]))
