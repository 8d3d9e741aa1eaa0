"""Members: who is at work, in whose workspace, and how a browser is let in."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from askwell.kernel.errors import N_, NotFoundError
from askwell.workspace import journal, prepared, scope
from askwell.workspace.models import Seeker, Session, User, Workspace

LAUNCH_SECONDS = 60


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody at work: the account, and the seeker whose workspace they are in."""

    user: User
    workspace_id: int
    seeker: Seeker


def only_member(*, at: datetime, **values: Any) -> Member:
    """Return the home's only member, made on the first day; `values` are the first fields of Seeker."""
    with transaction.atomic(), scope.lifted():
        workspace = Workspace.objects.select_related("owner").order_by("id").first()
        if workspace is None:
            user = User.objects.create()
            workspace = Workspace.objects.create(owner=user)
    with scope.inside(workspace.pk):
        seeker = Seeker.objects.first()
        if seeker is None:
            with journal.entry("seeker.begin", by=workspace.owner, at=at, final=True) as write:
                seeker = write.create(Seeker, **values)
    return Member(workspace.owner, workspace.pk, seeker)


def seekers() -> list[Seeker]:
    """Return the seeker of every workspace that is past its first run: for the jobs beside the pages."""
    with scope.lifted():
        return list(Seeker.objects.filter(first_run=0).order_by("id"))


def edit_seeker(seeker: Seeker, *, by: User | None, at: datetime, **values: Any) -> bool:
    """Change what is known of the seeker; tell whether anything differed."""
    with journal.entry("seeker.edit", by=by, at=at, about=seeker) as write:
        return write.update(seeker, **values)


def begin_session(member: Member, *, at: datetime, phone: str = "") -> str:
    """Let a browser in and return the secret it keeps in its cookie; only a hash is stored here.

    `phone` is what a phone is called; "" for a window of this computer.
    """
    key = secrets.token_urlsafe(32)
    Session.objects.create(
        key_hash=_hash(key), user=member.user, workspace_id=member.workspace_id, started=at, phone=phone
    )
    return key


def member_of(key: str, *, on_phone: bool = False) -> Member | None:
    """Return the member a browser's secret belongs to, in one query; None for an unknown one.

    What lets a phone in lets no window of this computer in, nor the other way round.
    """
    if not key:
        return None
    with scope.lifted():
        found = _let_in(_hash(key))
    if not found:
        return None
    user_id, phone, *values = found[0]
    if bool(phone) != on_phone:
        return None
    seeker = Seeker.from_db("default", _SEEKER_COLUMNS, values)
    return Member(User(pk=user_id), seeker.workspace_id, seeker)


_SEEKER_COLUMNS = [field.attname for field in Seeker._meta.concrete_fields]
_let_in = prepared.rows(
    lambda key_hash: Seeker.objects.filter(workspace__sessions__key_hash=key_hash).values_list(
        "workspace__sessions__user_id", "workspace__sessions__phone", *_SEEKER_COLUMNS
    )[:1]
)


def phones(member: Member) -> list[Session]:
    """Return the phones that are let in to a member's workspace, newest first."""
    rows = Session.objects.filter(user=member.user, workspace_id=member.workspace_id)
    return list(rows.exclude(phone="").order_by("-started", "-id"))


def phone_of(key: str) -> Session | None:
    """Return the session that a phone's secret belongs to."""
    return Session.objects.filter(key_hash=_hash(key)).exclude(phone="").first()


def let_phone_go(member: Member, number: int) -> Session:
    """Let a phone in no more; raises NotFoundError."""
    found = next((one for one in phones(member) if one.pk == number), None)
    if found is None:
        raise NotFoundError(N_("There is no such phone here."))
    # Not through the row itself: whoever asks is shown what is gone, with its number.
    Session.objects.filter(pk=found.pk).delete()
    return found


def _hash(key: str) -> str:
    return hashlib.sha256(key.encode()).hexdigest()
