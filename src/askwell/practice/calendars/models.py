"""Calendars outside this house, what they said when they were last read, and hours kept for calls."""

from typing import ClassVar

from django.db import models

from askwell.kernel.uids import new_uid
from askwell.practice.arranging.models import Interview
from askwell.practice.calendars.rules import BlockState, Kind
from askwell.workspace.models import UID_LENGTH, Row, Workspace
from askwell.workspace.scope import WithinWorkspace, WorkspaceManager


class Calendar(Row):
    """A calendar outside: a file that was given, a feed, or one on a CalDAV server.

    Its full address and password are secrets and kept elsewhere (`secrets`); `host` is what may be
    shown. `by_itself` is the person's standing yes to look there without a click, `near` their word that
    the host is a machine of their own network. Talks and hours for calls are written to the one with `ours`.
    """

    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=8, choices=[(k, k) for k in Kind])
    host = models.CharField(max_length=300, blank=True)
    near = models.BooleanField(default=False)
    by_itself = models.BooleanField(default=False)
    ours = models.BooleanField(default=False)

    objects: ClassVar[WorkspaceManager["Calendar"]] = WorkspaceManager()

    def __str__(self) -> str:
        return self.name


class BusyTimes(models.Model):
    """When a calendar said the seeker is busy: spans packed by `busy.Table`, never a title.

    Not journalled: it comes from outside and is read again. `calendar` is a uid and no link, since the
    journal may take the calendar away and bring it back. `problem` is what the last reading met, in English.
    """

    id = models.BigAutoField(primary_key=True)
    workspace = models.ForeignKey(Workspace, models.PROTECT, related_name="+", db_index=False)
    calendar = models.CharField(max_length=UID_LENGTH)
    spans = models.BinaryField(default=b"")
    until = models.DateTimeField(null=True)
    read_at = models.DateTimeField(null=True)
    events = models.PositiveIntegerField(default=0)
    unread = models.PositiveIntegerField(default=0)
    problem = models.CharField(max_length=300, blank=True)
    problem_at = models.DateTimeField(null=True)

    objects: ClassVar[WorkspaceManager["BusyTimes"]] = WorkspaceManager()

    class Meta:
        base_manager_name = "objects"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["workspace", "calendar"], name="busy_times_once"),
        ]

    def __str__(self) -> str:
        return self.calendar


class CallBlock(Row):
    """An hour kept for calls. `wall` is the naive time in `zone`; `starts_at` is derived from both."""

    wall = models.CharField(max_length=16)
    zone = models.CharField(max_length=60)
    starts_at = models.DateTimeField()
    minutes = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=10, choices=[(s, s) for s in BlockState])
    sequence = models.PositiveSmallIntegerField(default=0)
    changed_at = models.DateTimeField()

    objects: ClassVar[WorkspaceManager["CallBlock"]] = WorkspaceManager()

    class Meta(Row.Meta):
        indexes: ClassVar = [models.Index(fields=["workspace", "starts_at"], name="call_block_by_start")]

    def __str__(self) -> str:
        return f"{self.wall} {self.state}"


class Placed(models.Model):
    """One of our events on a CalDAV server: where it stands and in which version we know it.

    Not journalled: it says what is on the server, which no undo here changes. The fields are those of
    `syncing.Known`; `event` is the uid of the talk or the hour, `theirs` the facts as JSON.
    """

    id = models.BigAutoField(primary_key=True)
    workspace = models.ForeignKey(Workspace, models.PROTECT, related_name="+", db_index=False)
    uid = models.CharField(max_length=UID_LENGTH, default=new_uid)
    calendar = models.CharField(max_length=UID_LENGTH)
    event = models.CharField(max_length=UID_LENGTH)
    href = models.CharField(max_length=2000)
    etag = models.CharField(max_length=300, blank=True)
    digest = models.CharField(max_length=64, blank=True)
    wrote = models.CharField(max_length=64, blank=True)
    differs = models.CharField(max_length=10, blank=True)
    theirs = models.JSONField(default=dict)
    left = models.BooleanField(default=False)

    objects: ClassVar[WorkspaceManager["Placed"]] = WorkspaceManager()

    class Meta:
        base_manager_name = "objects"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["workspace", "calendar", "event"], name="placed_once"),
        ]

    def __str__(self) -> str:
        return self.href


class Invitation(Row):
    """An invitation to a talk that went out as a mail, and what was answered.

    `event` is the UID in the calendar, `organizer` and `attendee` are mail addresses in small letters.
    `sequence` and `stamp` are of the newest version that went out; `answer` is what was said to it
    (`judging.Says`; "declined" for a time of theirs that was not taken), `answered_stamp` its DTSTAMP.
    """

    interview = WithinWorkspace(Interview, related_name="invitations")
    event = models.CharField(max_length=1000)
    organizer = models.CharField(max_length=254)
    attendee = models.CharField(max_length=254)
    sequence = models.PositiveIntegerField(default=0)
    stamp = models.DateTimeField()
    answer = models.CharField(max_length=12, blank=True)
    answered_stamp = models.DateTimeField(null=True)

    objects: ClassVar[WorkspaceManager["Invitation"]] = WorkspaceManager()

    class Meta(Row.Meta):
        constraints: ClassVar = [
            *Row.Meta.constraints,
            models.UniqueConstraint(fields=["workspace", "interview", "attendee"], name="invitation_once"),
        ]

    def __str__(self) -> str:
        return f"{self.attendee} {self.answer}"


class Subscription(models.Model):
    """An address at which a calendar program may read ours; only a hash of its secret is kept.

    Not journalled: a secret that was changed must not come back. With `full` it tells who and where, else
    only that the time is taken.
    """

    id = models.BigAutoField(primary_key=True)
    workspace = models.ForeignKey(Workspace, models.PROTECT, related_name="+", db_index=False)
    secret_hash = models.CharField(max_length=64, db_index=True)
    full = models.BooleanField(default=False)
    made_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)

    objects: ClassVar[WorkspaceManager["Subscription"]] = WorkspaceManager()

    class Meta:
        base_manager_name = "objects"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["workspace"], name="subscription_once"),
        ]

    def __str__(self) -> str:
        return str(self.made_at)
