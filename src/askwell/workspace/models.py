"""Members, workspaces, what is shared, sign-in sessions, and the journal's tables."""

from typing import Any, ClassVar

from django.db import models

from askwell.kernel.uids import new_uid
from askwell.workspace.scope import WorkspaceManager

UID_LENGTH = 32


class User(models.Model):
    """Somebody who can open Askwell; on a laptop there is exactly one."""

    uid = models.CharField(max_length=UID_LENGTH, default=new_uid)
    name = models.CharField(max_length=200, blank=True)

    def __str__(self) -> str:
        return self.name


class Workspace(models.Model):
    """One seeker's world. Every seeker's row names it, and never changes it."""

    uid = models.CharField(max_length=UID_LENGTH, default=new_uid)
    owner = models.ForeignKey(User, models.PROTECT, related_name="workspaces")

    def __str__(self) -> str:
        return self.uid


class Share(models.Model):
    """What a member other than the owner may see of a workspace."""

    workspace = models.ForeignKey(Workspace, models.PROTECT, related_name="shares")
    member = models.ForeignKey(User, models.PROTECT, related_name="shares")
    ability = models.CharField(max_length=20)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["workspace", "member"], name="share_once"),
        ]

    def __str__(self) -> str:
        return self.ability


class Session(models.Model):
    """A browser that was let in. Only a hash of its secret is kept; not journalled.

    `phone` is what the seeker calls the device, "" for a window of the computer that Askwell runs on.
    """

    key_hash = models.CharField(max_length=64, db_index=True)
    user = models.ForeignKey(User, models.PROTECT, related_name="sessions")
    workspace = models.ForeignKey(Workspace, models.PROTECT, related_name="sessions")
    started = models.DateTimeField()
    phone = models.CharField(max_length=100, blank=True, default="")

    def __str__(self) -> str:
        return str(self.started)


class Row(models.Model):
    """What every journalled table has: its workspace, a name that travels, and the last entry's mark."""

    id = models.BigAutoField(primary_key=True)
    workspace = models.ForeignKey(Workspace, models.PROTECT, related_name="+", db_index=False)
    uid = models.CharField(max_length=UID_LENGTH, default=new_uid)
    mark = models.BigIntegerField()

    objects: ClassVar[WorkspaceManager[Any]] = WorkspaceManager()

    ITSELF: ClassVar[tuple[str, ...]] = ()
    """Columns that hold the row's own id where nothing else is given."""

    class Meta:
        abstract = True
        base_manager_name = "objects"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["workspace", "id"], name="%(class)s_row"),
            models.UniqueConstraint(fields=["workspace", "uid"], name="%(class)s_uid"),
        ]


class Seeker(Row):
    """The person a workspace belongs to: how they sign, where they live, how they like to work.

    `coach` gave them a file with the greeting `coach_says` and a first rung, `begin_with`. Cards,
    envelopes and stamps lay in the drawer at `counted_at`; None is not counted. The nudges are by how many
    millimetres the printer is to be moved. `remind_by` is "mail", "desktop" or empty, `morning_at` "HH:MM".
    """

    name = models.CharField(max_length=200, blank=True)
    intro = models.CharField(max_length=300, blank=True)
    phone = models.CharField(max_length=60, blank=True)
    email = models.CharField(max_length=254, blank=True)
    address = models.TextField(blank=True)
    town = models.CharField(max_length=100, blank=True)
    country = models.CharField(max_length=2, blank=True)
    time_zone = models.CharField(max_length=60, default="UTC")
    locale = models.CharField(max_length=20, default="en")
    paper = models.CharField(max_length=10, default="a4")
    audience = models.CharField(max_length=20, blank=True)
    ask_minutes = models.PositiveSmallIntegerField(default=15)
    own_cards = models.BooleanField(default=True)
    first_run = models.PositiveSmallIntegerField(default=1)
    copies_folder = models.CharField(max_length=1000, blank=True)
    coach = models.CharField(max_length=200, blank=True)
    coach_says = models.TextField(blank=True)
    begin_with = models.CharField(max_length=20, blank=True)
    cards_counted = models.PositiveSmallIntegerField(null=True)
    envelopes_counted = models.PositiveSmallIntegerField(null=True)
    stamps_counted = models.PositiveSmallIntegerField(null=True)
    counted_at = models.DateTimeField(null=True)
    nudge_right = models.FloatField(default=0)
    nudge_down = models.FloatField(default=0)
    remind_by = models.CharField(max_length=10, blank=True)
    morning_at = models.CharField(max_length=5, blank=True)

    def __str__(self) -> str:
        return self.name


class Entry(models.Model):
    """One thing that was done, by whom and when: a code and the uid it is about, never names or notes."""

    id = models.BigAutoField(primary_key=True)
    workspace = models.ForeignKey(Workspace, models.PROTECT, related_name="+", db_index=False)
    uid = models.CharField(max_length=UID_LENGTH, default=new_uid)
    at = models.DateTimeField()
    actor = models.ForeignKey(User, models.PROTECT, related_name="+", null=True, db_index=False)
    action = models.CharField(max_length=60)
    subject_kind = models.CharField(max_length=30, blank=True)
    subject_uid = models.CharField(max_length=UID_LENGTH, blank=True)
    undoes = models.ForeignKey("self", models.PROTECT, related_name="undone_by", null=True)
    sealed = models.BooleanField(default=False)

    objects: ClassVar[WorkspaceManager["Entry"]] = WorkspaceManager()

    class Meta:
        base_manager_name = "objects"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["workspace", "id"], name="entry_row"),
            models.UniqueConstraint(fields=["workspace", "uid"], name="entry_uid"),
            models.UniqueConstraint(fields=["workspace", "undoes"], name="entry_undone_once"),
        ]

    def __str__(self) -> str:
        return self.action


class Change(models.Model):
    """What one entry did to up to 2,000 rows of one table, compressed.

    `images` is zlib over JSON: {"columns": [...], "rows": [[id, mark left or null, values before or null]]}.
    """

    id = models.BigAutoField(primary_key=True)
    workspace = models.ForeignKey(Workspace, models.PROTECT, related_name="+", db_index=False)
    entry = models.ForeignKey(Entry, models.PROTECT, related_name="changes")
    table = models.CharField(max_length=60)
    count = models.PositiveIntegerField()
    images = models.BinaryField()

    objects: ClassVar[WorkspaceManager["Change"]] = WorkspaceManager()

    class Meta:
        base_manager_name = "objects"

    def __str__(self) -> str:
        return f"{self.table}: {self.count}"
