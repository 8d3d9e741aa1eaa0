"""Attempts to reach a contact, rehearsals, and interviews as appointments."""

from typing import ClassVar

from django.db import models

from askwell.practice.arranging.rules import Channel, InterviewState, Mode, Outcome
from askwell.practice.asking.models import Goal, Plan
from askwell.practice.identifying.models import Contact, Source
from askwell.workspace.models import Row
from askwell.workspace.scope import WithinWorkspace, WorkspaceManager


class Attempt(Row):
    """One try to reach a contact, and what came of it.

    `on` is the seeker's own date. `again_on` and `again_at` ("HH:MM") are the day and time that
    were asked for or promised, where any were. A letter of before Askwell that a file told of names
    its `source`, and its `key` there; `answered_on` is the day they wrote back. Such letters say how
    two people stand, and are no part of an approach.
    """

    contact = WithinWorkspace(Contact, related_name="attempts")
    goal = WithinWorkspace(Goal, null=True, related_name="attempts")
    channel = models.CharField(max_length=12, choices=[(c, c) for c in Channel])
    outcome = models.CharField(max_length=20, choices=[(o, o) for o in Outcome])
    at = models.DateTimeField()
    on = models.DateField()
    again_on = models.DateField(null=True)
    again_at = models.CharField(max_length=5, blank=True)
    answered_by = models.CharField(max_length=200, blank=True)
    note = models.TextField(blank=True)
    source = WithinWorkspace(Source, null=True, related_name="attempts", db_index=False)
    key = models.CharField(max_length=100, blank=True)
    answered_on = models.DateField(null=True)

    objects: ClassVar[WorkspaceManager["Attempt"]] = WorkspaceManager()

    def __str__(self) -> str:
        return f"{self.channel}: {self.outcome}"


class Rehearsal(Row):
    """A small step towards the first call: the lines said aloud, a message to oneself, a text practice."""

    contact = WithinWorkspace(Contact, related_name="rehearsals")
    kind = models.CharField(max_length=12)
    on = models.DateField()
    at = models.DateTimeField()

    objects: ClassVar[WorkspaceManager["Rehearsal"]] = WorkspaceManager()

    def __str__(self) -> str:
        return self.kind


class Interview(Row):
    """The meeting. `wall` is the naive time the seeker saw, in `zone`; `starts_at` is derived from both.

    `sequence` grows, and `changed_at` is set, with every change that others must learn of.
    """

    contact = WithinWorkspace(Contact, related_name="interviews")
    goal = WithinWorkspace(Goal, null=True, related_name="interviews")
    plan = WithinWorkspace(Plan, null=True, related_name="interviews")
    state = models.CharField(max_length=20, choices=[(s, s) for s in InterviewState])
    state_at = models.DateTimeField()
    wall = models.CharField(max_length=16, blank=True)
    zone = models.CharField(max_length=60)
    starts_at = models.DateTimeField(null=True)
    minutes = models.PositiveSmallIntegerField()
    mode = models.CharField(max_length=10, choices=[(m, m) for m in Mode])
    place = models.TextField(blank=True)
    travel_minutes = models.PositiveSmallIntegerField(default=0)
    dress = models.CharField(max_length=300, blank=True)
    note = models.TextField(blank=True)
    sequence = models.PositiveSmallIntegerField(default=0)
    changed_at = models.DateTimeField(null=True)
    began_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    extra_minutes = models.PositiveSmallIntegerField(default=0)

    objects: ClassVar[WorkspaceManager["Interview"]] = WorkspaceManager()

    class Meta(Row.Meta):
        indexes: ClassVar = [
            models.Index(fields=["workspace", "starts_at"], name="interview_by_start"),
            models.Index(fields=["workspace", "state"], name="interview_by_state"),
        ]

    def __str__(self) -> str:
        return f"{self.wall} {self.state}"


class Preparation(Row):
    """What was gathered before an interview: why this person, three facts, and what lies ready (codes)."""

    interview = WithinWorkspace(Interview, related_name="preparations")
    why = models.TextField(blank=True)
    facts = models.JSONField(default=list)
    ready = models.JSONField(default=list)

    objects: ClassVar[WorkspaceManager["Preparation"]] = WorkspaceManager()

    class Meta(Row.Meta):
        constraints: ClassVar = [
            *Row.Meta.constraints,
            models.UniqueConstraint(fields=["workspace", "interview"], name="preparation_once"),
        ]

    def __str__(self) -> str:
        return self.why
