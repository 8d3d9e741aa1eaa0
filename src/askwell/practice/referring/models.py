"""Referrals: "talk to…", an edge from the giver to the person they named."""

from typing import ClassVar

from django.db import models

from askwell.practice.arranging.models import Interview
from askwell.practice.identifying.models import Contact
from askwell.practice.referring.rules import UseName
from askwell.workspace.models import Row
from askwell.workspace.scope import WithinWorkspace, WorkspaceManager


class Referral(Row):
    """Who named whom, why, whether their name may be used, and whether they were told how it went."""

    giver = WithinWorkspace(Contact, related_name="referrals_given")
    named = WithinWorkspace(Contact, related_name="referrals_received")
    interview = WithinWorkspace(Interview, null=True, related_name="referrals")
    why = models.TextField(blank=True)
    use_name = models.CharField(max_length=10, choices=[(u, u) for u in UseName], default=UseName.NOT_ASKED)
    introduces = models.BooleanField(default=False)
    on = models.DateField()
    told_reached_at = models.DateTimeField(null=True)
    told_met_at = models.DateTimeField(null=True)
    let_go_at = models.DateTimeField(null=True)

    objects: ClassVar[WorkspaceManager["Referral"]] = WorkspaceManager()

    def __str__(self) -> str:
        return f"{self.giver_id} named {self.named_id}"
