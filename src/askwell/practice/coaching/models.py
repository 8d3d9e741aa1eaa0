"""The briefs that a coach has opened: the newest of each client, and nothing else."""

from typing import Any, ClassVar

from django.db import models

from askwell.kernel.uids import new_uid
from askwell.workspace.models import UID_LENGTH, Workspace
from askwell.workspace.scope import WorkspaceManager


class Brief(models.Model):
    """What a client showed; `facts` is the JSON that came. Not journalled: forgotten is forgotten."""

    id = models.BigAutoField(primary_key=True)
    workspace = models.ForeignKey(Workspace, models.PROTECT, related_name="+", db_index=False)
    uid = models.CharField(max_length=UID_LENGTH, default=new_uid)
    client = models.CharField(max_length=UID_LENGTH)
    made_at = models.DateTimeField()
    facts = models.BinaryField()

    objects: ClassVar[WorkspaceManager[Any]] = WorkspaceManager()

    class Meta:
        base_manager_name = "objects"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["workspace", "client"], name="brief_of_client"),
            models.UniqueConstraint(fields=["workspace", "uid"], name="brief_uid"),
        ]

    def __str__(self) -> str:
        return self.client
