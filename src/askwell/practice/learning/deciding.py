"""The decision about a goal: options, what matters, how each does, what was decided, and what came of it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from askwell.kernel.errors import N_, BadInputError, NotFoundError, UsageError
from askwell.practice.arranging.models import Interview
from askwell.practice.asking.models import Goal
from askwell.practice.identifying.parts import follow
from askwell.practice.learning.models import (
    Cell,
    Criterion,
    Decision,
    Finding,
    Ground,
    Option,
    Outcome,
)
from askwell.practice.learning.rules import Verdict
from askwell.workspace import journal
from askwell.workspace.models import User

_OPTIONS_MOST = 12
_TEXT_MOST = 200


@dataclass(frozen=True, slots=True)
class Judged:
    """How an option does on one thing that matters: the cell, None where nothing is said, and findings."""

    option: Option
    criterion: Criterion
    cell: Cell | None
    findings: list[Finding]


@dataclass(frozen=True, slots=True)
class Deciding:
    """All that a decision stands on; `rows` hold one line per thing that matters, options in their order."""

    options: list[Option]
    criteria: list[Criterion]
    rows: list[tuple[Criterion, list[Judged]]]
    decisions: list[Decision]
    outcomes: list[Outcome]


def deciding(goal: Goal) -> Deciding:
    """Return what a goal's decision stands on, the newest decision first, outcomes in the order they came."""
    options = list(Option.objects.filter(goal=goal).order_by("place", "id"))
    criteria = list(Criterion.objects.filter(goal=goal).order_by("place", "id"))
    cells = {(one.option_id, one.criterion_id): one for one in Cell.objects.filter(option__in=options)}
    grounds: dict[int, list[Finding]] = {}
    for one in Ground.objects.filter(cell__in=list(cells.values())).select_related("finding").order_by("id"):
        grounds.setdefault(one.cell_id, []).append(one.finding)
    rows = []
    for criterion in criteria:
        found = [(option, cells.get((option.pk, criterion.pk))) for option in options]
        rows.append(
            (
                criterion,
                [
                    Judged(one, criterion, cell, grounds.get(cell.pk, []) if cell else [])
                    for one, cell in found
                ],
            )
        )
    outcomes = Outcome.objects.filter(goal=goal).select_related("interview__contact").order_by("on", "id")
    told = list(outcomes)
    follow([one for one in told if one.interview_id], "interview.contact")
    return Deciding(options, criteria, rows, decisions_of(goal), told)


def decisions_of(goal: Goal) -> list[Decision]:
    """Return what was decided about a goal, the newest first."""
    return list(Decision.objects.filter(goal=goal).order_by("-on", "-id"))


def to_review(today: date) -> list[Decision]:
    """Return the decisions to be looked at again by a day, with their goals, the oldest day first."""
    rows = Decision.objects.filter(review_on__lte=today, reviewed_at__isnull=True)
    return list(rows.select_related("goal").order_by("review_on", "id"))


def decision(uid: str) -> Decision:
    """Return a decision with its goal; raises NotFoundError."""
    found = Decision.objects.filter(uid=uid).select_related("goal").first()
    if found is None:
        raise NotFoundError(N_("There is no such decision here."))
    return found


def option(uid: str) -> Option:
    """Return an option with its goal; raises NotFoundError."""
    found = Option.objects.filter(uid=uid).select_related("goal").first()
    if found is None:
        raise NotFoundError(N_("There is no such option here."))
    return found


def criterion(uid: str) -> Criterion:
    """Return something that matters, with its goal; raises NotFoundError."""
    found = Criterion.objects.filter(uid=uid).select_related("goal").first()
    if found is None:
        raise NotFoundError(N_("Nothing that matters has this name here."))
    return found


def judged(option: Option, criterion: Criterion) -> Judged:
    """Return how an option does on one thing that matters; raises NotFoundError where the goals differ."""
    if option.goal_id != criterion.goal_id:
        raise NotFoundError(N_("There is no such option here."))
    cell = Cell.objects.filter(option=option, criterion=criterion).first()
    rows = Ground.objects.filter(cell=cell).select_related("finding").order_by("id") if cell else []
    return Judged(option, criterion, cell, [one.finding for one in rows])


def add_option(goal: Goal, text: str, *, by: User | None, at: datetime) -> Option:
    """Add a way the decision could go; raises BadInputError when empty or beyond the most there may be."""
    words = _words(text, N_("Write the option in a few words."))
    place = _place(Option.objects.filter(goal=goal).count())
    with journal.entry("option.add", by=by, at=at, about=goal) as write:
        return write.create(Option, goal=goal, text=words, place=place)


def add_criterion(goal: Goal, text: str, *, by: User | None, at: datetime) -> Criterion:
    """Add something that matters; raises BadInputError when empty or beyond the most there may be."""
    words = _words(text, N_("Write in a few words what matters to you."))
    place = _place(Criterion.objects.filter(goal=goal).count())
    with journal.entry("criterion.add", by=by, at=at, about=goal) as write:
        return write.create(Criterion, goal=goal, text=words, place=place)


def _words(text: str, without: str) -> str:
    words = " ".join(text.split())[:_TEXT_MOST]
    if not words:
        raise BadInputError(without)
    return words


def _place(count: int) -> int:
    if count >= _OPTIONS_MOST:
        raise BadInputError(
            N_("More than {most} make no table to decide by. Remove one of them first."), most=_OPTIONS_MOST
        )
    return count


def remove_option(option: Option, *, by: User | None, at: datetime) -> None:
    """Take an option away, with what was said of it."""
    with journal.entry("option.remove", by=by, at=at, about=option.goal) as write:
        _clear(write, Cell.objects.filter(option=option))
        write.delete(option)


def remove_criterion(criterion: Criterion, *, by: User | None, at: datetime) -> None:
    """Take away something that no longer matters, with what was said about it."""
    with journal.entry("criterion.remove", by=by, at=at, about=criterion.goal) as write:
        _clear(write, Cell.objects.filter(criterion=criterion))
        write.delete(criterion)


def _clear(write: journal.Write, cells: Collection[Cell]) -> None:
    for ground in Ground.objects.filter(cell__in=cells):
        write.delete(ground)
    for cell in cells:
        write.delete(cell)


def judge(
    option: Option,
    criterion: Criterion,
    verdict: Verdict | None,
    *,
    by: User | None,
    at: datetime,
    note: str = "",
    findings: Collection[Finding] = (),
) -> Cell:
    """Keep how an option does on something that matters, and the findings that say so.

    Raises UsageError where option, criterion and findings are not about one goal.
    """
    if {option.goal_id} != {criterion.goal_id, *(one.goal_id for one in findings)}:
        raise UsageError(N_("These belong to different goals."))
    values = {"verdict": str(verdict or ""), "note": note.strip()}
    with journal.entry("cell.keep", by=by, at=at, about=option.goal) as write:
        cell = Cell.objects.filter(option=option, criterion=criterion).first()
        if cell:
            write.update(cell, **values)
        else:
            cell = write.create(Cell, option=option, criterion=criterion, **values)
        kept = {one.finding_id: one for one in Ground.objects.filter(cell=cell)}
        wanted = {one.pk: one for one in findings}
        for finding_id in kept.keys() - wanted.keys():
            write.delete(kept[finding_id])
        for one in wanted.values():
            if one.pk not in kept:
                write.create(Ground, cell=cell, finding=one)
    return cell


def decide(
    goal: Goal,
    text: str,
    *,
    on: date,
    by: User | None,
    at: datetime,
    reasons: str = "",
    change_mind: str = "",
    review_on: date | None = None,
) -> Decision:
    """Write down what was decided; raises BadInputError without words, or for a review on no later day."""
    if not text.strip():
        raise BadInputError(N_("Write what you decided, in one sentence."))
    if review_on and review_on <= on:
        raise BadInputError(N_("The day to look at it again comes after the day of the decision."))
    with journal.entry("decision.keep", by=by, at=at, about=goal) as write:
        return write.create(
            Decision,
            goal=goal,
            text=text.strip(),
            reasons=reasons.strip(),
            change_mind=change_mind.strip(),
            on=on,
            review_on=review_on,
        )


def review(decision: Decision, *, by: User | None, at: datetime, again_on: date | None = None) -> bool:
    """Note that a decision was looked at again, with a later day to do so once more, if any."""
    with journal.entry("decision.review", by=by, at=at, about=decision.goal) as write:
        if again_on:
            return write.update(decision, review_on=again_on, reviewed_at=None)
        return write.update(decision, reviewed_at=at)


def came_of_it(
    goal: Goal,
    text: str,
    *,
    on: date,
    by: User | None,
    at: datetime,
    interview: Interview | None = None,
) -> Outcome:
    """Note what came of it all, and the talk that led to it; raises BadInputError without words."""
    if not text.strip():
        raise BadInputError(N_("Write what came of it, in one sentence."))
    with journal.entry("outcome.add", by=by, at=at, about=goal) as write:
        return write.create(Outcome, goal=goal, interview=interview, text=text.strip(), on=on)
