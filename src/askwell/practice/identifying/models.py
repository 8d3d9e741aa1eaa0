"""Contacts, organizations, their details, and the source of every value."""

from typing import ClassVar

from django.db import models

from askwell.practice.identifying.rules import DetailKind, Said, Tie
from askwell.workspace.models import Row, Workspace
from askwell.workspace.scope import WithinWorkspace, WorkspaceManager

_HAS_ONE = models.Q(organization__isnull=False)
"""Most sources and details are a person's: an index of the others stays small, and imports fast."""


class Organization(Row):
    """Where contacts work. The scores of the target list are None where the seeker has not said (lamp.py)."""

    name = models.CharField(max_length=300)
    sort_as = models.CharField(max_length=300)
    city = models.CharField(max_length=100, blank=True)
    country = models.CharField(max_length=60, blank=True)
    time_zone = models.CharField(max_length=60, blank=True)
    target = models.BooleanField(default=False)
    motivation = models.PositiveSmallIntegerField(null=True)
    posting = models.PositiveSmallIntegerField(null=True)
    advocacy = models.BooleanField(null=True)
    note = models.TextField(blank=True)

    objects: ClassVar[WorkspaceManager["Organization"]] = WorkspaceManager()

    class Meta(Row.Meta):
        indexes: ClassVar = [
            models.Index(fields=["workspace", "sort_as", "id"], name="organization_by_name"),
            models.Index(
                fields=["workspace", "target"], name="organization_target", condition=models.Q(target=True)
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Contact(Row):
    """A person the seeker knows or has heard of, perhaps without a name yet.

    Two contacts that are the same person stay two rows: `merged_into` leads from one to the other, and
    `person` of each is the one at the end of that way, itself where it was not merged. What was written
    to a contact stays there; queries ask for the person. Who is `put_aside` is in no list and has no step.
    """

    full_name = models.CharField(max_length=300)
    name_known = models.BooleanField(default=True)
    called = models.CharField(max_length=200, blank=True)
    say_it = models.CharField(max_length=200, blank=True)
    sort_as = models.CharField(max_length=300)
    organization = WithinWorkspace(Organization, null=True, related_name="contacts", db_index=False)
    title = models.CharField(max_length=300, blank=True)
    city = models.CharField(max_length=100, blank=True)
    time_zone = models.CharField(max_length=60, blank=True)
    best_time = models.CharField(max_length=200, blank=True)
    tie = models.CharField(max_length=10, choices=[(t, t) for t in Tie], default=Tie.STRANGER)
    do_not_contact = models.BooleanField(default=False)
    note = models.TextField(blank=True)
    merged_into = WithinWorkspace("self", null=True, related_name="merged", db_index=False)
    person = WithinWorkspace("self", related_name="parts", db_index=False, db_constraint=False)
    put_aside = models.BooleanField(default=False)

    objects: ClassVar[WorkspaceManager["Contact"]] = WorkspaceManager()
    ITSELF: ClassVar[tuple[str, ...]] = ("person_id",)

    class Meta(Row.Meta):
        indexes: ClassVar = [
            models.Index(fields=["workspace", "person"], name="contact_by_person"),
            models.Index(
                fields=["merged_into"], name="contact_merged", condition=models.Q(merged_into__isnull=False)
            ),
            models.Index(
                fields=["workspace", "sort_as", "id"],
                name="contact_by_name",
                condition=models.Q(put_aside=False),
            ),
            models.Index(
                fields=["workspace", "sort_as", "id"],
                name="contact_put_aside",
                condition=models.Q(put_aside=True),
            ),
            models.Index(fields=["workspace", "city"], name="contact_by_city", condition=~models.Q(city="")),
            models.Index(
                fields=["workspace", "organization", "sort_as", "id"], name="contact_by_organization"
            ),
        ]

    def __str__(self) -> str:
        return self.full_name


class ImportBatch(Row):
    """One file that was brought in, and what became of its records."""

    format = models.CharField(max_length=30)
    file_name = models.CharField(max_length=300)
    digest = models.CharField(max_length=64)
    at = models.DateTimeField()
    read = models.PositiveIntegerField()
    added = models.PositiveIntegerField()
    updated = models.PositiveIntegerField()
    unchanged = models.PositiveIntegerField()
    merged = models.PositiveIntegerField(default=0)
    to_review = models.PositiveIntegerField(default=0)
    skipped = models.JSONField(default=list)

    objects: ClassVar[WorkspaceManager["ImportBatch"]] = WorkspaceManager()

    def __str__(self) -> str:
        return self.file_name


class Source(Row):
    """Where details came from: one record of one file, or one time the seeker typed.

    `values` is the record as read; `key` names it in its source ("linkedin:…"), `digest` tells
    whether the same record comes again unchanged.
    """

    contact = WithinWorkspace(Contact, null=True, related_name="sources")
    organization = WithinWorkspace(Organization, null=True, related_name="sources", db_index=False)
    batch = WithinWorkspace(ImportBatch, null=True, related_name="sources", db_index=False)
    kind = models.CharField(max_length=20)
    name = models.CharField(max_length=300, blank=True)
    key = models.CharField(max_length=300, blank=True)
    digest = models.CharField(max_length=32, blank=True)
    values = models.JSONField(default=dict)
    at = models.DateTimeField()

    objects: ClassVar[WorkspaceManager["Source"]] = WorkspaceManager()

    class Meta(Row.Meta):
        indexes: ClassVar = [
            models.Index(fields=["workspace", "key"], name="source_by_key", condition=~models.Q(key="")),
            models.Index(fields=["workspace", "digest"], name="source_by_digest", condition=models.Q(key="")),
            models.Index(
                fields=["workspace", "organization"], name="source_by_organization", condition=_HAS_ONE
            ),
            models.Index(fields=["workspace", "kind", "contact"], name="source_by_kind"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.name}".strip()


class Portrait(Row):
    """A small picture of a contact that an address book held: WebP in base64, made anew by us."""

    contact = WithinWorkspace(Contact, related_name="portraits", db_index=False)
    source = WithinWorkspace(Source, related_name="portraits", db_index=False)
    webp = models.TextField()

    objects: ClassVar[WorkspaceManager["Portrait"]] = WorkspaceManager()

    class Meta(Row.Meta):
        constraints: ClassVar = [
            *Row.Meta.constraints,
            models.UniqueConstraint(fields=["workspace", "contact"], name="portrait_once"),
        ]

    def __str__(self) -> str:
        return f"{len(self.webp)} bytes"


class ColumnMap(Row):
    """What the seeker said about a table's columns: the field each goes into, in their order.

    `fingerprint` is the same for every file with these columns.
    """

    fingerprint = models.CharField(max_length=32)
    columns = models.JSONField(default=list)
    fields = models.JSONField(default=list)

    objects: ClassVar[WorkspaceManager["ColumnMap"]] = WorkspaceManager()

    class Meta(Row.Meta):
        constraints: ClassVar = [
            *Row.Meta.constraints,
            models.UniqueConstraint(fields=["workspace", "fingerprint"], name="column_map_once"),
        ]

    def __str__(self) -> str:
        return self.fingerprint


class Detail(Row):
    """A phone number, mail address, postal address or link, with its source.

    `value` is as written; `key` is the form that compares equal (E.164, lower-case mail, host and
    path); a postal address keeps its parts in `parts`.
    """

    contact = WithinWorkspace(Contact, null=True, related_name="details")
    organization = WithinWorkspace(Organization, null=True, related_name="details", db_index=False)
    source = WithinWorkspace(Source, related_name="details", db_index=False)
    kind = models.CharField(max_length=10, choices=[(k, k) for k in DetailKind])
    label = models.CharField(max_length=60, blank=True)
    value = models.TextField()
    key = models.CharField(max_length=300)
    parts = models.JSONField(default=dict)

    objects: ClassVar[WorkspaceManager["Detail"]] = WorkspaceManager()

    class Meta(Row.Meta):
        indexes: ClassVar = [
            models.Index(fields=["workspace", "key"], name="detail_by_key"),
            models.Index(
                fields=["workspace", "organization"], name="detail_by_organization", condition=_HAS_ONE
            ),
        ]

    def __str__(self) -> str:
        return self.value


class Verdict(Row):
    """What the seeker said of two contacts that look alike: two people, for ever; or a question for later."""

    one = WithinWorkspace(Contact, related_name="+")
    other = WithinWorkspace(Contact, related_name="+")
    said = models.CharField(max_length=10, choices=[(v, v) for v in Said])
    at = models.DateTimeField()

    objects: ClassVar[WorkspaceManager["Verdict"]] = WorkspaceManager()

    class Meta(Row.Meta):
        constraints: ClassVar = [
            *Row.Meta.constraints,
            models.UniqueConstraint(fields=["workspace", "one", "other"], name="verdict_once"),
        ]

    def __str__(self) -> str:
        return self.said


class Likeness(models.Model):
    """Two contacts that may be one person, as a question. Derived; neither journalled nor exported.

    `levels` is a letter for each compared field; `group` the place of its group among the questions.
    """

    id = models.BigAutoField(primary_key=True)
    workspace = models.ForeignKey(Workspace, models.PROTECT, related_name="+", db_index=False)
    one = WithinWorkspace(Contact, related_name="+", db_constraint=False, db_index=False)
    other = WithinWorkspace(Contact, related_name="+", db_constraint=False, db_index=False)
    group = models.PositiveSmallIntegerField()
    bits = models.FloatField()
    levels = models.CharField(max_length=20)

    objects: ClassVar[WorkspaceManager["Likeness"]] = WorkspaceManager()

    class Meta:
        base_manager_name = "objects"
        indexes: ClassVar = [
            models.Index(fields=["workspace", "group", "-bits", "id"], name="likeness_in_order"),
        ]

    def __str__(self) -> str:
        return f"{self.one_id} and {self.other_id}"


class Learned(models.Model):
    """What the contacts of a workspace have taught: weights of agreement.

    Derived; neither journalled nor exported. `facts` is zlib over JSON; `upto` the newest entry it knows.
    """

    id = models.BigAutoField(primary_key=True)
    workspace = models.ForeignKey(Workspace, models.PROTECT, related_name="+", db_index=False)
    contacts = models.PositiveIntegerField()
    upto = models.BigIntegerField()
    facts = models.BinaryField()

    objects: ClassVar[WorkspaceManager["Learned"]] = WorkspaceManager()

    class Meta:
        base_manager_name = "objects"
        constraints: ClassVar = [models.UniqueConstraint(fields=["workspace"], name="learned_once")]

    def __str__(self) -> str:
        return str(self.contacts)


class Tag(Row):
    """A word of the seeker's own for people; `key` is its folded form."""

    name = models.CharField(max_length=60)
    key = models.CharField(max_length=60)

    objects: ClassVar[WorkspaceManager["Tag"]] = WorkspaceManager()

    class Meta(Row.Meta):
        constraints: ClassVar = [
            *Row.Meta.constraints,
            models.UniqueConstraint(fields=["workspace", "key"], name="tag_once"),
        ]

    def __str__(self) -> str:
        return self.name


class Tagged(Row):
    """A contact that has a tag."""

    tag = WithinWorkspace(Tag, related_name="tagged", db_index=False)
    contact = WithinWorkspace(Contact, related_name="tagged")

    objects: ClassVar[WorkspaceManager["Tagged"]] = WorkspaceManager()

    class Meta(Row.Meta):
        constraints: ClassVar = [
            *Row.Meta.constraints,
            models.UniqueConstraint(fields=["workspace", "tag", "contact"], name="tagged_once"),
        ]

    def __str__(self) -> str:
        return f"{self.tag_id} of {self.contact_id}"


class SavedFilter(Row):
    """A filter of the list of people under a name; `wanted` is what the filter asks for, by field."""

    name = models.CharField(max_length=60)
    wanted = models.JSONField(default=dict)

    objects: ClassVar[WorkspaceManager["SavedFilter"]] = WorkspaceManager()

    class Meta(Row.Meta):
        constraints: ClassVar = [
            *Row.Meta.constraints,
            models.UniqueConstraint(fields=["workspace", "name"], name="saved_filter_once"),
        ]

    def __str__(self) -> str:
        return self.name
