"""Goals with topics, pursuits, own questions, and plans for interviews."""

from typing import ClassVar

from django.db import models

from askwell.practice.identifying.models import Contact
from askwell.workspace.models import Row
from askwell.workspace.scope import WithinWorkspace, WorkspaceManager


class Goal(Row):
    """What the seeker wants to find out; `guess` is what they thought on the first day."""

    text = models.TextField()
    decision = models.TextField(blank=True)
    guess = models.TextField(blank=True)
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)

    objects: ClassVar[WorkspaceManager["Goal"]] = WorkspaceManager()

    def __str__(self) -> str:
        return self.text


class Topic(Row):
    """A thing to learn within a goal."""

    goal = WithinWorkspace(Goal, related_name="topics")
    text = models.CharField(max_length=300)
    place = models.PositiveSmallIntegerField(default=0)

    objects: ClassVar[WorkspaceManager["Topic"]] = WorkspaceManager()

    def __str__(self) -> str:
        return self.text


class Pursuit(Row):
    """A contact taken up for a goal: from when, how to begin, and how it was closed."""

    contact = WithinWorkspace(Contact, related_name="pursuits")
    goal = WithinWorkspace(Goal, related_name="pursuits")
    why = models.TextField(blank=True)
    begin_with = models.CharField(max_length=20)
    begins_on = models.DateField()
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)
    closed_why = models.CharField(max_length=30, blank=True)

    objects: ClassVar[WorkspaceManager["Pursuit"]] = WorkspaceManager()

    class Meta(Row.Meta):
        indexes: ClassVar = [
            models.Index(
                fields=["workspace", "contact"],
                name="pursuit_open",
                condition=models.Q(closed_at__isnull=True),
            )
        ]

    def __str__(self) -> str:
        return f"{self.contact_id} for {self.goal_id}"


class Question(Row):
    """A question of the seeker's own, or their wording of one from the bank (`key`).

    `audiences` are codes between spaces, empty for everybody or for those of the bank; `tags` are the
    seeker's own words between commas; `source` is who gave it, empty for the seeker, and `place` where it
    stood in what they gave.
    """

    key = models.CharField(max_length=20, blank=True)
    text = models.TextField()
    purpose = models.CharField(max_length=30)
    minutes = models.FloatField(default=2)
    position = models.CharField(max_length=10, default="core")
    hidden = models.BooleanField(default=False)
    audiences = models.CharField(max_length=100, blank=True)
    tags = models.CharField(max_length=300, blank=True)
    must_ask = models.BooleanField(default=False)
    source = models.CharField(max_length=200, blank=True)
    place = models.PositiveSmallIntegerField(default=0)

    objects: ClassVar[WorkspaceManager["Question"]] = WorkspaceManager()

    def __str__(self) -> str:
        return self.text


class Wording(Row):
    """Other words for one of the sentences to say (`sayings.ORIGINALS`); `source` is who gave them."""

    key = models.CharField(max_length=40)
    text = models.TextField()
    source = models.CharField(max_length=200, blank=True)

    objects: ClassVar[WorkspaceManager["Wording"]] = WorkspaceManager()

    class Meta(Row.Meta):
        constraints: ClassVar = [
            *Row.Meta.constraints,
            models.UniqueConstraint(fields=["workspace", "key"], name="wording_once"),
        ]

    def __str__(self) -> str:
        return self.text


class OnSite(Row):
    """A question that somebody's website answers already, so that nobody asks it there."""

    contact = WithinWorkspace(Contact, related_name="on_site")
    key = models.CharField(max_length=32)

    objects: ClassVar[WorkspaceManager["OnSite"]] = WorkspaceManager()

    class Meta(Row.Meta):
        constraints: ClassVar = [
            *Row.Meta.constraints,
            models.UniqueConstraint(fields=["workspace", "contact", "key"], name="onsite_once"),
        ]

    def __str__(self) -> str:
        return self.key


class Plan(Row):
    """The ordered list of questions for one interview, with the minutes promised."""

    contact = WithinWorkspace(Contact, related_name="plans")
    goal = WithinWorkspace(Goal, null=True, related_name="plans")
    minutes = models.PositiveSmallIntegerField()

    objects: ClassVar[WorkspaceManager["Plan"]] = WorkspaceManager()

    def __str__(self) -> str:
        return f"{self.minutes} min"


class PlanItem(Row):
    """One question of a plan, in the words it will be asked in."""

    plan = WithinWorkspace(Plan, related_name="items")
    topic = WithinWorkspace(Topic, null=True, related_name="items")
    key = models.CharField(max_length=32, blank=True)
    text = models.TextField()
    purpose = models.CharField(max_length=30)
    position = models.CharField(max_length=10)
    minutes = models.FloatField()
    place = models.PositiveSmallIntegerField()
    locked = models.BooleanField(default=False)

    objects: ClassVar[WorkspaceManager["PlanItem"]] = WorkspaceManager()

    def __str__(self) -> str:
        return self.text
