"""The one table of results: the next step about each contact, kept by the journal's hook."""

from typing import ClassVar

from django.db import models

from askwell.practice.identifying.models import Contact
from askwell.workspace.models import Workspace
from askwell.workspace.scope import WithinWorkspace, WorkspaceManager


class NextStep(models.Model):
    """The earliest dated thing to do about a contact. Derived; neither journalled nor exported.

    `at` is "HH:MM" or empty. `values` fill the sentence that a face makes of `kind` and `reason`.
    """

    id = models.BigAutoField(primary_key=True)
    workspace = models.ForeignKey(Workspace, models.PROTECT, related_name="+", db_index=False)
    contact = WithinWorkspace(Contact, related_name="next_steps", db_index=False)
    on = models.DateField()
    at = models.CharField(max_length=5, blank=True)
    weight = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=20)
    subject_kind = models.CharField(max_length=20)
    subject_uid = models.CharField(max_length=32)
    reason = models.CharField(max_length=30)
    values = models.JSONField(default=dict)

    objects: ClassVar[WorkspaceManager["NextStep"]] = WorkspaceManager()

    class Meta:
        base_manager_name = "objects"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["workspace", "contact"], name="next_step_once"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["workspace", "on", "at", "weight", "id"], name="next_step_by_day"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} on {self.on}"
