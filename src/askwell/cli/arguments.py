"""How the words of a command line are read, and how the commands of a noun are declared."""

import argparse
import sys
from collections.abc import Iterable
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from askwell.cli.here import Command
from askwell.kernel import clock
from askwell.kernel.errors import N_, BadInputError, NotFoundError, UsageError
from askwell.practice.identifying import queries
from askwell.practice.identifying.models import Contact

UID_LETTERS = frozenset("0123456789abcdef")
_UID_LENGTH = 32


class Actions:
    """The actions of one noun: each has a word, a line of help, and what it runs."""

    def __init__(self, parser: argparse.ArgumentParser) -> None:
        self._made = parser.add_subparsers(metavar="ACTION", title="actions", required=True)

    def add(self, word: str, run: Command, purpose: str) -> argparse.ArgumentParser:
        """Declare an action and return its parser."""
        parser = self._made.add_parser(
            word, help=purpose, description=purpose[:1].upper() + purpose[1:] + "."
        )
        parser.set_defaults(run=run)
        return parser


def words_of(codes: type[StrEnum]) -> dict[str, Any]:
    """Return the choices of a code, typed with dashes on the command line."""
    return {
        "choices": [str(code).replace("_", "-") for code in codes],
        "metavar": "|".join(str(code).replace("_", "-") for code in codes),
    }


def code(text: str) -> str:
    """Return a code as the rules have it."""
    return text.replace("-", "_")


def day(text: str | None) -> date | None:
    """Read a day, None for nothing; raises BadInputError."""
    return clock.parse_date(text) if text else None


def wall(text: str) -> datetime:
    """Read a day and time without zone; raises BadInputError."""
    return clock.parse_wall(text)


def is_uid(text: str) -> bool:
    """Tell whether a word is a uid."""
    return len(text) == _UID_LENGTH and UID_LETTERS.issuperset(text)


def contact(text: str) -> Contact:
    """Return the contact with this uid, or the only one found by this name.

    Raises NotFoundError for nobody, UsageError for several.
    """
    if is_uid(text):
        return queries.contact(text)
    found = queries.matching(text, limit=2).contacts
    if not found:
        raise NotFoundError(N_("Nobody called {text} is here."), text=text)
    if len(found) > 1:
        raise UsageError(
            N_("Several people answer to {text}. Name one by the uid that “askwell contacts list” shows."),
            text=text,
        )
    return queries.contact(found[0].uid)


def given(args: argparse.Namespace, names: Iterable[str]) -> dict[str, Any]:
    """Return the named options that were given, by name."""
    return {name: getattr(args, name) for name in names if getattr(args, name) is not None}


def something(values: dict[str, Any]) -> dict[str, Any]:
    """Return the values; raises UsageError where there is none to change."""
    if not values:
        raise UsageError(N_("Say what to change."))
    return values


def text_or_file(text: str) -> str:
    """Return a text, or with `-` what comes in by the pipe."""
    if text != "-":
        return text
    try:
        return sys.stdin.read()
    except UnicodeDecodeError as error:
        raise BadInputError(N_("What came in is no text.")) from error
