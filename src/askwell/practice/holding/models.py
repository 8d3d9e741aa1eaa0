"""What is said in the room: permissions, notes as they were typed, answers, the time check, the debrief."""

from typing import ClassVar

from django.db import models

from askwell.practice.arranging.models import Interview
from askwell.practice.asking.models import PlanItem
from askwell.practice.holding.rules import PermissionAnswer, PermissionKind, TimeChoice
from askwell.practice.holding.versions import VersionKind
from askwell.practice.identifying.models import Contact
from askwell.workspace.models import Row
from askwell.workspace.scope import WithinWorkspace, WorkspaceManager


class Permission(Row):
    """Whether the person lets the seeker take notes, quote them, use their name, or write to an address."""

    contact = WithinWorkspace(Contact, related_name="permissions")
    interview = WithinWorkspace(Interview, null=True, related_name="permissions")
    kind = models.CharField(max_length=10, choices=[(k, k) for k in PermissionKind])
    answer = models.CharField(max_length=10, choices=[(a, a) for a in PermissionAnswer])
    at = models.DateTimeField()

    objects: ClassVar[WorkspaceManager["Permission"]] = WorkspaceManager()

    def __str__(self) -> str:
        return f"{self.kind}: {self.answer}"


class Revision(Row):
    """The notes on one question as they stood at one moment. Only ever added to: it is the history.

    `device` is the opening of the room that typed them, "" for notes that came another way.
    """

    interview = WithinWorkspace(Interview, related_name="revisions")
    item = WithinWorkspace(PlanItem, null=True, related_name="revisions")
    text = models.TextField(blank=True)
    starred = models.BooleanField(default=False)
    at = models.DateTimeField()
    kind = models.CharField(
        max_length=10, choices=[(k, k) for k in VersionKind], default=str(VersionKind.TYPED)
    )
    device = models.CharField(max_length=40, blank=True, default="")

    objects: ClassVar[WorkspaceManager["Revision"]] = WorkspaceManager()

    def __str__(self) -> str:
        return self.text[:40]


class Operation(Row):
    """One thing that a device sent from the room, by which it is known when it comes again.

    `seq` counts up on the device; `digest` is the SHA-256 of the notes it sent, "" for anything else.
    """

    interview = WithinWorkspace(Interview, related_name="operations")
    item = WithinWorkspace(PlanItem, null=True, related_name="operations")
    device = models.CharField(max_length=40)
    seq = models.PositiveIntegerField()
    kind = models.CharField(max_length=10)
    digest = models.CharField(max_length=64, blank=True)
    at = models.DateTimeField()

    objects: ClassVar[WorkspaceManager["Operation"]] = WorkspaceManager()

    class Meta(Row.Meta):
        constraints: ClassVar = [
            *Row.Meta.constraints,
            models.UniqueConstraint(fields=["workspace", "device", "seq"], name="operation_once"),
        ]

    def __str__(self) -> str:
        return f"{self.device} {self.seq} {self.kind}"


class Answer(Row):
    """What was said to one question (`item` is empty for words that answered none)."""

    interview = WithinWorkspace(Interview, related_name="answers")
    item = WithinWorkspace(PlanItem, null=True, related_name="answers")
    text = models.TextField()
    starred = models.BooleanField(default=False)
    quote = models.BooleanField(default=False)
    off_record = models.BooleanField(default=False)
    from_memory = models.BooleanField(default=False)
    place = models.PositiveSmallIntegerField(default=0)

    objects: ClassVar[WorkspaceManager["Answer"]] = WorkspaceManager()

    def __str__(self) -> str:
        return self.text[:40]


class TimeCheck(Row):
    """The check-in at the agreed minute: they said go on, or it ended there."""

    interview = WithinWorkspace(Interview, related_name="time_checks")
    at = models.DateTimeField()
    choice = models.CharField(max_length=10, choices=[(c, c) for c in TimeChoice])
    extra_minutes = models.PositiveSmallIntegerField(default=0)

    objects: ClassVar[WorkspaceManager["TimeCheck"]] = WorkspaceManager()

    def __str__(self) -> str:
        return self.choice


class Debrief(Row):
    """The same hour: learned, surprised, still unknown, and one detail for the card."""

    interview = WithinWorkspace(Interview, related_name="debriefs")
    learned = models.TextField(blank=True)
    surprised = models.TextField(blank=True)
    unknown = models.TextField(blank=True)
    advice = models.TextField(blank=True)
    detail = models.TextField(blank=True)
    at = models.DateTimeField()

    objects: ClassVar[WorkspaceManager["Debrief"]] = WorkspaceManager()

    class Meta(Row.Meta):
        constraints: ClassVar = [
            *Row.Meta.constraints,
            models.UniqueConstraint(fields=["workspace", "interview"], name="debrief_once"),
        ]

    def __str__(self) -> str:
        return self.learned[:40]
