"""`askwell questions`: the question desk: the bank, own wordings and questions, and all answers to one."""

import argparse
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from askwell.cli import telling
from askwell.cli.arguments import Actions, given, something
from askwell.cli.commands.findings_heard import a_page, side_by_side
from askwell.cli.files import write
from askwell.cli.here import Here, Reply
from askwell.cli.shapes import talks
from askwell.integrations.handovers import questions as table
from askwell.kernel import names
from askwell.kernel.errors import N_, BadInputError, NotFoundError
from askwell.practice.asking import actions, queries
from askwell.practice.asking.queries import DeskLine
from askwell.practice.asking.rules import AUDIENCES
from askwell.practice.learning import voices
from askwell.words import questions as words


def define(parser: argparse.ArgumentParser, _noun: str) -> None:
    """Give the parser its actions."""
    made = Actions(parser)
    find = made.add("list", _list, "list the questions to choose from")
    find.add_argument("--purpose", metavar="PURPOSE", help="only those for one purpose, such as advice")
    find.add_argument("--audience", choices=AUDIENCES, metavar="|".join(AUDIENCES))
    find.add_argument("--search", default="", metavar="TEXT", help="in the words and the tags")
    find.add_argument("--hidden", action="store_true", help="only the hidden ones")
    add = made.add("add", _add, "add a question of your own")
    add.add_argument("text", metavar="QUESTION")
    add.add_argument("--purpose", default="advice", metavar="PURPOSE")
    add.add_argument("--minutes", type=float, default=2, metavar="N", help="how long the answer takes")
    reword = _which(made.add("reword", _reword, "put a question into your own words"))
    reword.add_argument("text", metavar="QUESTION")
    edit = _which(made.add("edit", _edit, "change the minutes or the tags of a question"))
    edit.add_argument("--minutes", type=float, metavar="N")
    edit.add_argument("--tags", metavar="TEXT", help="your own words, with commas between them")
    _which(made.add("hide", _hide, "propose a question no more"))
    _which(made.add("unhide", _unhide, "propose a hidden question again"))
    _which(made.add("original", _original, "go back to a question of the bank as it is shipped"))
    made.add("look-over", _look_over, "say which of your own could be asked better, and why")
    a_page(_which(made.add("answers", _answers, "show all answers to a question, newest first")))
    made.add("save", _save, "write every question to a CSV file").add_argument(
        "--out", required=True, type=Path, metavar="FILE.csv"
    )
    made.add("bring-in", _bring_in, "bring in the questions of a CSV file").add_argument(
        "file", type=Path, metavar="FILE.csv"
    )


def _which(parser: argparse.ArgumentParser) -> argparse.ArgumentParser:
    parser.add_argument("key", metavar="KEY", help="as “askwell questions list” shows it")
    return parser


def _list(_here: Here, args: argparse.Namespace) -> Reply:
    searched = names.words(args.search)
    found = [one.asked for one in queries.desk() if one.hidden == args.hidden and _fits(one, args, searched)]
    return Reply([talks.question(one) for one in found], [f"{one.key}  {one.text}" for one in found])


def _fits(line: DeskLine, args: argparse.Namespace, searched: list[str]) -> bool:
    asked = line.asked
    said = names.fold(" ".join((asked.text, *asked.tags)))
    return (
        args.purpose in {None, asked.purpose}
        and (args.audience is None or not asked.audiences or args.audience in asked.audiences)
        and all(word in said for word in searched)
    )


def _line(key: str) -> DeskLine:
    found = next((one for one in queries.desk() if one.asked.key == key), None)
    if found is None:
        raise NotFoundError(N_("There is no question {key}; “askwell questions list” shows them."), key=key)
    return found


def _add(here: Here, args: argparse.Namespace) -> Reply:
    made = actions.reword_question("", args.text, purpose=args.purpose, minutes=args.minutes, **here.write)
    return _done(made.uid)


def _reword(here: Here, args: argparse.Namespace) -> Reply:
    actions.reword_question(_line(args.key).asked.key, args.text, **here.write)
    return _done(args.key)


def _edit(here: Here, args: argparse.Namespace) -> Reply:
    return _change(here, args.key, **something(given(args, ("minutes", "tags"))))


def _hide(here: Here, args: argparse.Namespace) -> Reply:
    return _change(here, args.key, hidden=True)


def _unhide(here: Here, args: argparse.Namespace) -> Reply:
    return _change(here, args.key, hidden=False)


def _change(here: Here, key: str, **values: Any) -> Reply:
    actions.edit_question(_line(key).asked.key, **here.write, **values)
    return _done(key)


def _original(here: Here, args: argparse.Namespace) -> Reply:
    actions.original_question(_line(args.key).asked.key, **here.write)
    return _done(args.key)


def _done(key: str) -> Reply:
    return telling.done(talks.question(_line(key).asked), key)


def _look_over(_here: Here, _args: argparse.Namespace) -> Reply:
    own = [one.asked for one in queries.desk() if one.own and not one.hidden]
    found = [(one, advice) for one in own if (advice := words.advice(one.text))]
    data = [
        {"key": one.key, "text": one.text, "why": advice.why, "instead": list(advice.instead)}
        for one, advice in found
    ]
    lines = [" ".join((f"{one.text}\n ", advice.why, *advice.instead)) for one, advice in found]
    return Reply(data, lines or [_("Nothing to mend.")])


def _answers(_here: Here, args: argparse.Namespace) -> Reply:
    return side_by_side(voices.on_question(_line(args.key).asked.key, before=args.before))


def _save(_here: Here, args: argparse.Namespace) -> Reply:
    lines = [words.line(one) for one in queries.desk()]
    write(args.out, table.write(lines))
    data = {"file": str(args.out), "questions": len(lines)}
    return Reply(data, [_("{file} holds every question.").format(file=args.out)])


def _bring_in(here: Here, args: argparse.Namespace) -> Reply:
    if not args.file.is_file():
        raise BadInputError(N_("There is no file called {name}."), name=args.file.name)
    with args.file.open("rb") as file:
        data = file.read(table.LARGEST + 1)
    changed = actions.bring_in_questions(table.read(data), **here.write)
    return telling.done({"changed": changed})
