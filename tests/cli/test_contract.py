"""The page of the contract is true: every command is on it, and answers what it shows."""

import argparse
import re
import shlex
from collections.abc import Iterator
from pathlib import Path

from askwell.cli.nouns import NOUNS
from askwell.cli.running import parser
from tests.cli import contract, files
from tests.databases import Database

STARTERS = {"serve", "demo"}


def commands() -> Iterator[list[str]]:
    """Yield every command there is, as words."""
    for noun in NOUNS.keys() - STARTERS:
        actions = [
            word
            for action in parser(noun)._actions
            if isinstance(action, argparse._SubParsersAction)
            for word in action.choices
        ]
        yield from ([noun, word] for word in actions) if actions else ([noun],)


def test_every_command_is_on_the_page() -> None:
    shown = [shlex.split(example.line)[1:] for example in contract.examples()]
    missing = [words for words in commands() if not any(line[: len(words)] == words for line in shown)]
    assert not missing
    page = contract.PAGE.read_text(encoding="utf-8")
    assert not [noun for noun in NOUNS if not re.search(f"`(askwell )?{noun}`", page)]


def test_every_command_answers_what_the_page_shows(sqlite: Database, desk: Path, home: Path) -> None:
    files.write_vcard(desk)
    files.write_linkedin(desk)
    files.write_places(desk)
    files.write_practices(desk)
    wrong = []
    for example, given, names in contract.play(contract.run_in_process, home):
        wrong += [f"{example.line}{where}" for where in contract.same(example.shown, given, names)]
    assert not wrong
