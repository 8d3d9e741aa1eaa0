"""Findings: claims with the answers that speak for and against them."""

from typing import ClassVar

from django.db import models

from askwell.practice.asking.models import Goal, Topic
from askwell.practice.holding.models import Answer
from askwell.practice.learning.rules import Stance
from askwell.workspace.models import Row
from askwell.workspace.scope import WithinWorkspace, WorkspaceManager


class Finding(Row):
    """A claim about a goal, in the seeker's words."""

    goal = WithinWorkspace(Goal, related_name="findings")
    topic = WithinWorkspace(Topic, null=True, related_name="findings")
    claim = models.TextField()
    at = models.DateTimeField()

    objects: ClassVar[WorkspaceManager["Finding"]] = WorkspaceManager()

    def __str__(self) -> str:
        return self.claim


class Evidence(Row):
    """An answer that speaks for or against a finding."""

    finding = WithinWorkspace(Finding, related_name="evidence")
    answer = WithinWorkspace(Answer, related_name="evidence")
    stance = models.CharField(max_length=10, choices=[(s, s) for s in Stance])

    objects: ClassVar[WorkspaceManager["Evidence"]] = WorkspaceManager()

    class Meta(Row.Meta):
        constraints: ClassVar = [
            *Row.Meta.constraints,
            models.UniqueConstraint(fields=["workspace", "finding", "answer"], name="evidence_once"),
        ]

    def __str__(self) -> str:
        return self.stance
