"""How well the rules for wording find faults: precision and recall on labelled questions."""

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from askwell.practice.asking.wording import look
from bench.table import Figure, Table

NAMES = ("questions",)
LABELLED = Path(__file__).resolve().parents[1] / "data" / "questions.csv"


class Labelled(NamedTuple):
    """A question with the half it belongs to and its fault, "" for none."""

    half: str
    fault: str
    question: str


def labelled() -> Iterator[Labelled]:
    """Yield the labelled questions."""
    with LABELLED.open(encoding="utf-8", newline="") as file:
        rows = csv.reader(file)
        next(rows)
        yield from (Labelled(*row) for row in rows)


class Score(NamedTuple):
    """How many faults were said rightly, said wrongly, and overlooked."""

    right: int
    wrong: int
    overlooked: int

    @property
    def precision(self) -> float:
        """Return the share of remarks that name the labelled fault."""
        return self.right / max(1, self.right + self.wrong)

    @property
    def recall(self) -> float:
        """Return the share of labelled faults that were named."""
        return self.right / max(1, self.right + self.overlooked)


def score(half: str) -> Score:
    """Compare the rules with the labels of one half: "tuning" or "test"."""
    right = wrong = overlooked = 0
    for one in labelled():
        if one.half == half:
            remark = look(one.question)
            found = str(remark.fault) if remark else ""
            right += bool(found) and found == one.fault
            wrong += bool(found) and found != one.fault
            overlooked += bool(one.fault) and found != one.fault
    return Score(right, wrong, overlooked)


def measure(table: Table, folder: Path, *, short: bool) -> None:
    """Print precision and recall of both halves; only the test half has a goal of its own."""
    del folder, short
    for half, goals in (("tuning", (0.0, 0.0)), ("test", (0.9, 0.8))):
        found = score(half)
        note = f"{found.right} right, {found.wrong} wrong, {found.overlooked} overlooked"
        for name, value, goal in zip(
            ("precision", "recall"), (found.precision, found.recall), goals, strict=True
        ):
            table.add(
                Figure(
                    f"questions looked over, {half} half: {name}", value, goal, "", at_most=False, note=note
                )
            )
