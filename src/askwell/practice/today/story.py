"""What happened with one person, as their page tells it: the rows of every step, each read once."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from askwell.practice.arranging import queries as arranging
from askwell.practice.asking import queries as asking
from askwell.practice.following_up import queries as following_up
from askwell.practice.identifying.parts import never_contact
from askwell.practice.thanking import queries as thanking
from askwell.practice.today.rules import Outline, Stage, stage_of


@dataclass(frozen=True, slots=True)
class Story:
    """The rows of one person, of each step the oldest first."""

    ids: Sequence[int]
    pursuits: list[Any]
    attempts: list[Any]
    interviews: list[Any]
    cards: list[Any]
    checked_in: list[Any]

    def stage(self, step_kind: str) -> Stage:
        """Return the stage they are at; `step_kind` is that of their stored next step, "" for none."""
        # What a file told of was not the seeker's own try.
        outcomes = [one.outcome for one in self.attempts if one.source_id is None]
        outline = Outline(
            do_not_contact=never_contact(self.ids),
            states=frozenset(one.state for one in self.interviews),
            last_outcome=outcomes[-1] if outcomes else "",
            taken=any(one.closed_at is None for one in self.pursuits),
            posted=any(one.posted_at for one in self.cards),
            checked_in=bool(self.checked_in),
        )
        return stage_of(outline, step_kind)


def story_of(ids: Sequence[int]) -> Story:
    """Return what happened with the person that these contacts are."""
    return Story(
        ids,
        asking.pursuit_lines(ids),
        arranging.attempt_lines(ids),
        arranging.interview_lines(ids),
        thanking.card_lines(ids),
        following_up.sent_lines(ids),
    )
