"""Referrals, who knows whom, and whom the seeker would rather ask first or not now."""

from typing import ClassVar

from django.db import models

from askwell.practice.arranging.models import Interview
from askwell.practice.asking.models import Goal
from askwell.practice.identifying.models import Contact
from askwell.practice.referring.rules import UseName
from askwell.practice.referring.rules.acquaintance import Closeness, Reason
from askwell.practice.referring.rules.ranking import Wish
from askwell.workspace.models import Row, Workspace
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


class Acquaintance(Row):
    """That two contacts know each other, or do not, as the seeker noted it; `one` has the smaller id."""

    one = WithinWorkspace(Contact, related_name="acquaintances")
    other = WithinWorkspace(Contact, related_name="acquainted_with")
    closeness = models.CharField(max_length=10, choices=[(c, c) for c in Closeness])
    words = models.TextField(blank=True)
    on = models.DateField()

    objects: ClassVar[WorkspaceManager["Acquaintance"]] = WorkspaceManager()

    class Meta(Row.Meta):
        constraints: ClassVar = [
            *Row.Meta.constraints,
            models.UniqueConstraint(fields=["workspace", "one", "other"], name="acquaintance_once"),
        ]

    def __str__(self) -> str:
        return f"{self.one_id} knows {self.other_id} {self.closeness}"


class Preference(Row):
    """That the seeker would ask somebody first, or not now, whatever the order says."""

    contact = WithinWorkspace(Contact, related_name="preferences")
    goal = WithinWorkspace(Goal, related_name="preferences")
    wish = models.CharField(max_length=10, choices=[(w, w) for w in Wish])

    objects: ClassVar[WorkspaceManager["Preference"]] = WorkspaceManager()

    class Meta(Row.Meta):
        constraints: ClassVar = [
            *Row.Meta.constraints,
            models.UniqueConstraint(fields=["workspace", "contact", "goal"], name="preference_once"),
        ]

    def __str__(self) -> str:
        return f"{self.contact_id}: {self.wish}"


class Edge(models.Model):
    """One direction of a bond between two contacts: from `a` to `b`.

    Derived; neither journalled nor exported. `cost` is −ln of the strength. Two contacts may have several
    edges, one for each reason.
    """

    id = models.BigAutoField(primary_key=True)
    workspace = models.ForeignKey(Workspace, models.PROTECT, related_name="+", db_index=False)
    a = WithinWorkspace(Contact, related_name="+", db_index=False)
    b = WithinWorkspace(Contact, related_name="+", db_index=False)
    cost = models.FloatField()
    reason = models.CharField(max_length=16, choices=[(r, r) for r in Reason])
    words = models.CharField(max_length=300, blank=True)
    since = models.DateField(null=True)

    objects: ClassVar[WorkspaceManager["Edge"]] = WorkspaceManager()

    class Meta:
        base_manager_name = "objects"
        indexes: ClassVar = [models.Index(fields=["workspace", "a", "cost", "b"], name="edge_from")]

    def __str__(self) -> str:
        return f"{self.a_id} to {self.b_id}: {self.reason}"


class EdgesMade(models.Model):
    """There is one for a workspace while its edges are as the rules derive them."""

    id = models.BigAutoField(primary_key=True)
    workspace = models.ForeignKey(Workspace, models.PROTECT, related_name="+", db_index=False)

    objects: ClassVar[WorkspaceManager["EdgesMade"]] = WorkspaceManager()

    class Meta:
        base_manager_name = "objects"
        constraints: ClassVar = [models.UniqueConstraint(fields=["workspace"], name="edges_made_once")]

    def __str__(self) -> str:
        return f"edges of {self.workspace_id}"
