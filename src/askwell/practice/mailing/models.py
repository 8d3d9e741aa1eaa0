"""The outbox, and what the seeker was reminded of. Neither is journalled: what left cannot be taken back."""

from typing import ClassVar

from django.db import models

from askwell.kernel.uids import new_uid
from askwell.practice.mailing.rules import Hold, MailState, Template
from askwell.workspace.models import UID_LENGTH, User, Workspace
from askwell.workspace.scope import WorkspaceManager


class Mail(models.Model):
    """One message that was sent off by a click, and what became of it.

    `contact` is a uid and no link, since the journal may take the person away and bring them back.
    `once` names what it is about, so that one template goes to one address once for one thing. `then` says
    what is to be noted when it has left ({"do": "attempt", "again_on": …}). `claim` is the try that has it
    in hand. `said` is what the server or the network answered last.
    """

    id = models.BigAutoField(primary_key=True)
    workspace = models.ForeignKey(Workspace, models.PROTECT, related_name="+", db_index=False)
    uid = models.CharField(max_length=UID_LENGTH, default=new_uid)
    by = models.ForeignKey(User, models.PROTECT, related_name="+", null=True, db_index=False)
    contact = models.CharField(max_length=UID_LENGTH, blank=True)
    template = models.CharField(max_length=20, choices=[(t, t) for t in Template])
    once = models.CharField(max_length=120)
    to = models.CharField(max_length=254)
    subject = models.CharField(max_length=300)
    words = models.TextField()
    then = models.JSONField(default=dict)
    state = models.CharField(max_length=10, choices=[(s, s) for s in MailState], default=MailState.QUEUED)
    hold = models.CharField(max_length=20, blank=True, choices=[(h, h) for h in Hold])
    message_id = models.CharField(max_length=200)
    claim = models.CharField(max_length=UID_LENGTH, blank=True)
    tries = models.PositiveSmallIntegerField(default=0)
    made_at = models.DateTimeField()
    not_before = models.DateTimeField()
    left_at = models.DateTimeField(null=True)
    said = models.CharField(max_length=300, blank=True)

    objects: ClassVar[WorkspaceManager["Mail"]] = WorkspaceManager()

    class Meta:
        base_manager_name = "objects"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["workspace", "template", "once", "to"],
                condition=~models.Q(state=MailState.TAKEN_BACK) & ~models.Q(state=MailState.FAILED),
                name="mail_once",
            ),
            models.UniqueConstraint(fields=["workspace", "uid"], name="mail_uid"),
            models.UniqueConstraint(fields=["workspace", "id"], name="mail_row"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["workspace", "state", "not_before"], name="mail_waiting"),
            models.Index(fields=["workspace", "left_at"], name="mail_by_leaving"),
            models.Index(fields=["workspace", "contact"], name="mail_by_contact"),
        ]

    def __str__(self) -> str:
        return f"{self.template}: {self.state}"


class Reminded(models.Model):
    """A reminder that was claimed (`done_at` empty) or shown: it never comes a second time."""

    id = models.BigAutoField(primary_key=True)
    workspace = models.ForeignKey(Workspace, models.PROTECT, related_name="+", db_index=False)
    key = models.CharField(max_length=120)
    at = models.DateTimeField()
    done_at = models.DateTimeField(null=True)

    objects: ClassVar[WorkspaceManager["Reminded"]] = WorkspaceManager()

    class Meta:
        base_manager_name = "objects"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["workspace", "key"], name="reminded_once"),
        ]

    def __str__(self) -> str:
        return self.key
