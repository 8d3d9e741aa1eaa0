"""There is a sentence for everything that can be done."""

import re
from pathlib import Path

import pytest

from askwell.practice.arranging.rules import InterviewState
from askwell.words import journal

SOURCE = Path(__file__).parents[2] / "src" / "askwell"


def codes() -> set[str]:
    """Return the codes of all entries that the actions write."""
    found: set[str] = set()
    for folder in ("practice", "workspace"):
        for file in (SOURCE / folder).rglob("*.py"):
            text = file.read_text(encoding="utf-8")
            for opened in re.findall(r"journal\.entry\(\s*(.+?)[,)]", text) + re.findall(
                r"action=(\"\w+\")", text
            ):
                found.update(re.findall(r"\"([a-z_]+(?:\.[a-z_]+)?)\"", opened))
    return found | {f"interview.{state}" for state in InterviewState}


def test_every_code_has_a_sentence() -> None:
    assert len(codes()) > 50
    assert not codes() - journal.known_codes()


@pytest.mark.parametrize("code", sorted(journal.known_codes()))
def test_a_sentence_can_be_said_with_any_name(code: str) -> None:
    for name in ("Mary {Osei}", "", "周美玲"):
        assert journal.done(code, name).endswith((".", "”"))
        assert journal.undone(code, name).startswith("Taken back: ")


def test_an_unknown_code_is_no_fault() -> None:
    assert journal.done("from.elsewhere", "Mary")
