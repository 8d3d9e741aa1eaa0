"""What one makes of the answers: passages and themes, findings, and the decision they stand under."""

from typing import ClassVar

from django.db import models

from askwell.practice.arranging.models import Interview
from askwell.practice.asking.models import Goal, Topic
from askwell.practice.holding.models import Answer
from askwell.practice.identifying.models import Contact
from askwell.practice.learning.rules import Confidence, Stance, Vantage, Verdict
from askwell.workspace.models import Row
from askwell.workspace.scope import WithinWorkspace, WorkspaceManager


class Finding(Row):
    """A claim about a goal, in the seeker's words; `confidence` is how sure they say they are, "" unsaid."""

    goal = WithinWorkspace(Goal, related_name="findings")
    topic = WithinWorkspace(Topic, null=True, related_name="findings")
    claim = models.TextField()
    confidence = models.CharField(max_length=10, choices=[(c, c) for c in Confidence], blank=True, default="")
    at = models.DateTimeField()

    objects: ClassVar[WorkspaceManager["Finding"]] = WorkspaceManager()

    def __str__(self) -> str:
        return self.claim


class Theme(Row):
    """Something that comes up in several talks, across topics, in the seeker's words."""

    goal = WithinWorkspace(Goal, related_name="themes")
    text = models.CharField(max_length=100)

    objects: ClassVar[WorkspaceManager["Theme"]] = WorkspaceManager()

    class Meta(Row.Meta):
        constraints: ClassVar = [
            *Row.Meta.constraints,
            models.UniqueConstraint(fields=["workspace", "goal", "text"], name="theme_once"),
        ]

    def __str__(self) -> str:
        return self.text


class Passage(Row):
    """Words of an answer that were marked, with the theme they belong to, if any.

    `text` stood at `start` when it was marked; an answer that is changed later is searched for it.
    """

    answer = WithinWorkspace(Answer, related_name="passages")
    theme = WithinWorkspace(Theme, null=True, related_name="passages")
    start = models.PositiveIntegerField()
    text = models.TextField()
    at = models.DateTimeField()

    objects: ClassVar[WorkspaceManager["Passage"]] = WorkspaceManager()

    def __str__(self) -> str:
        return self.text[:40]


class Evidence(Row):
    """An answer, or one passage of it, that speaks for or against a finding."""

    finding = WithinWorkspace(Finding, related_name="evidence")
    answer = WithinWorkspace(Answer, related_name="evidence")
    passage = WithinWorkspace(Passage, null=True, related_name="evidence")
    stance = models.CharField(max_length=10, choices=[(s, s) for s in Stance])

    objects: ClassVar[WorkspaceManager["Evidence"]] = WorkspaceManager()

    class Meta(Row.Meta):
        constraints: ClassVar = [
            *Row.Meta.constraints,
            models.UniqueConstraint(fields=["workspace", "finding", "answer"], name="evidence_once"),
        ]

    def __str__(self) -> str:
        return self.stance


class Standpoint(Row):
    """From where somebody sees a goal: they do it, they left it, they hire for it, they stand beside it."""

    goal = WithinWorkspace(Goal, related_name="standpoints")
    contact = WithinWorkspace(Contact, related_name="standpoints")
    vantage = models.CharField(max_length=10, choices=[(v, v) for v in Vantage])

    objects: ClassVar[WorkspaceManager["Standpoint"]] = WorkspaceManager()

    class Meta(Row.Meta):
        constraints: ClassVar = [
            *Row.Meta.constraints,
            models.UniqueConstraint(fields=["workspace", "goal", "contact"], name="standpoint_once"),
        ]

    def __str__(self) -> str:
        return self.vantage


class Option(Row):
    """One way the decision could go."""

    goal = WithinWorkspace(Goal, related_name="options")
    text = models.CharField(max_length=200)
    place = models.PositiveSmallIntegerField(default=0)

    objects: ClassVar[WorkspaceManager["Option"]] = WorkspaceManager()

    def __str__(self) -> str:
        return self.text


class Criterion(Row):
    """Something that matters to the seeker when they decide."""

    goal = WithinWorkspace(Goal, related_name="criteria")
    text = models.CharField(max_length=200)
    place = models.PositiveSmallIntegerField(default=0)

    objects: ClassVar[WorkspaceManager["Criterion"]] = WorkspaceManager()

    def __str__(self) -> str:
        return self.text


class Cell(Row):
    """How an option does on what matters: a verdict in a word, and why in the seeker's words."""

    option = WithinWorkspace(Option, related_name="cells")
    criterion = WithinWorkspace(Criterion, related_name="cells")
    verdict = models.CharField(max_length=10, choices=[(v, v) for v in Verdict], blank=True)
    note = models.TextField(blank=True)

    objects: ClassVar[WorkspaceManager["Cell"]] = WorkspaceManager()

    class Meta(Row.Meta):
        constraints: ClassVar = [
            *Row.Meta.constraints,
            models.UniqueConstraint(fields=["workspace", "option", "criterion"], name="cell_once"),
        ]

    def __str__(self) -> str:
        return self.verdict


class Ground(Row):
    """A finding that a cell stands on."""

    cell = WithinWorkspace(Cell, related_name="grounds")
    finding = WithinWorkspace(Finding, related_name="grounds")

    objects: ClassVar[WorkspaceManager["Ground"]] = WorkspaceManager()

    class Meta(Row.Meta):
        constraints: ClassVar = [
            *Row.Meta.constraints,
            models.UniqueConstraint(fields=["workspace", "cell", "finding"], name="ground_once"),
        ]

    def __str__(self) -> str:
        return f"{self.cell_id} on {self.finding_id}"


class Decision(Row):
    """What was decided and why, what would change it, and the day to look at it again."""

    goal = WithinWorkspace(Goal, related_name="decisions")
    text = models.TextField()
    reasons = models.TextField(blank=True)
    change_mind = models.TextField(blank=True)
    on = models.DateField()
    review_on = models.DateField(null=True)
    reviewed_at = models.DateTimeField(null=True)

    objects: ClassVar[WorkspaceManager["Decision"]] = WorkspaceManager()

    def __str__(self) -> str:
        return self.text


class Outcome(Row):
    """What came of it all later, and the talk that led to it, if one did."""

    goal = WithinWorkspace(Goal, related_name="outcomes")
    interview = WithinWorkspace(Interview, null=True, related_name="outcomes")
    text = models.TextField()
    on = models.DateField()

    objects: ClassVar[WorkspaceManager["Outcome"]] = WorkspaceManager()

    def __str__(self) -> str:
        return self.text


class Aim(Row):
    """What the seeker would like to do in a week; set down for a while, or ended, without a word."""

    text = models.CharField(max_length=300)
    set_at = models.DateTimeField()
    resting_since = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    objects: ClassVar[WorkspaceManager["Aim"]] = WorkspaceManager()

    def __str__(self) -> str:
        return self.text
