"""The real thank-you card, from words ready to posted."""

from typing import ClassVar

from django.db import models

from askwell.practice.arranging.models import Interview
from askwell.practice.identifying.models import Contact
from askwell.practice.thanking.rules import Medium
from askwell.workspace.models import Row
from askwell.workspace.scope import WithinWorkspace, WorkspaceManager


class Card(Row):
    """The thanks owed for one talk. Each mark has its moment; printing is optional."""

    contact = WithinWorkspace(Contact, related_name="cards")
    interview = WithinWorkspace(Interview, null=True, related_name="cards")
    medium = models.CharField(max_length=10, choices=[(m, m) for m in Medium], default=Medium.CARD)
    met_on = models.DateField()
    words = models.TextField(blank=True)
    business_card = models.BooleanField(default=False)
    ready_at = models.DateTimeField(null=True)
    printed_at = models.DateTimeField(null=True)
    written_at = models.DateTimeField(null=True)
    posted_at = models.DateTimeField(null=True)
    returned_at = models.DateTimeField(null=True)
    let_go_at = models.DateTimeField(null=True)

    objects: ClassVar[WorkspaceManager["Card"]] = WorkspaceManager()

    def __str__(self) -> str:
        return f"{self.medium} {self.met_on}"
