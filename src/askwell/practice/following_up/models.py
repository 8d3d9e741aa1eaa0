"""Promises, check-ins, and what the seeker put off or let go."""

from typing import ClassVar

from django.db import models

from askwell.practice.arranging.models import Interview
from askwell.practice.identifying.models import Contact
from askwell.workspace.models import Row
from askwell.workspace.scope import WithinWorkspace, WorkspaceManager


class Promise(Row):
    """Something the seeker said they would do, in the words said, with its date."""

    contact = WithinWorkspace(Contact, related_name="promises")
    interview = WithinWorkspace(Interview, null=True, related_name="promises")
    words = models.TextField()
    due_on = models.DateField()
    kept_at = models.DateTimeField(null=True)
    let_go_at = models.DateTimeField(null=True)

    objects: ClassVar[WorkspaceManager["Promise"]] = WorkspaceManager()

    def __str__(self) -> str:
        return self.words[:40]


class CheckIn(Row):
    """A dated "how are you, here is what came of your advice"."""

    contact = WithinWorkspace(Contact, related_name="check_ins")
    planned_on = models.DateField()
    words = models.TextField(blank=True)
    sent_at = models.DateTimeField(null=True)
    sent_on = models.DateField(null=True)
    channel = models.CharField(max_length=12, blank=True)
    let_go_at = models.DateTimeField(null=True)

    objects: ClassVar[WorkspaceManager["CheckIn"]] = WorkspaceManager()

    def __str__(self) -> str:
        return str(self.planned_on)


class Deferral(Row):
    """One step put off until a day, or let go for good (`until` empty).

    It names the step by its kind, its subject and the day it was shown for, so that a later step
    of the same kind is not held back by it.
    """

    contact = WithinWorkspace(Contact, related_name="deferrals")
    kind = models.CharField(max_length=20)
    subject_uid = models.CharField(max_length=32)
    due_on = models.DateField()
    until = models.DateField(null=True)
    at = models.DateTimeField()

    objects: ClassVar[WorkspaceManager["Deferral"]] = WorkspaceManager()

    def __str__(self) -> str:
        return f"{self.kind} until {self.until}"


class Pause(Row):
    """A time in which nothing is asked of the seeker; nobody else is told."""

    from_on = models.DateField()
    until = models.DateField()
    ended_at = models.DateTimeField(null=True)

    objects: ClassVar[WorkspaceManager["Pause"]] = WorkspaceManager()

    def __str__(self) -> str:
        return f"until {self.until}"
