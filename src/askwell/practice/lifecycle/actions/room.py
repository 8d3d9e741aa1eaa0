"""What a device sends from the room, kept once: it may have been without a line since the door."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from django.db import IntegrityError, transaction

from askwell.kernel.errors import N_, BadInputError, NotFoundError
from askwell.practice.arranging.models import Interview
from askwell.practice.asking import actions as asking
from askwell.practice.asking import queries as asking_queries
from askwell.practice.asking.models import PlanItem
from askwell.practice.holding import actions as holding
from askwell.practice.holding import queries as holding_queries
from askwell.practice.holding.rules import EXTENSION_MINUTES, NOTE, PermissionAnswer, TimeChoice
from askwell.practice.holding.versions import Sent
from askwell.practice.lifecycle.actions import talks
from askwell.practice.lifecycle.actions.interviews import plan_for
from askwell.practice.lifecycle.actions.talks import Afterwards, Goodbye
from askwell.workspace.models import Seeker, User

BY_KEY = "key:"
"""How a device names a question of the bank while there is no plan yet."""


class OperationKind(StrEnum):
    """What a device can send."""

    ENTER = "enter"
    NOTE = NOTE
    TIME = "time"
    LEAVE = "leave"
    DEBRIEF = "debrief"


@dataclass(frozen=True, slots=True)
class Room:
    """The talk a device sends from, whose it is, and whether the goal is about a business of one's own."""

    interview: Interview
    seeker: Seeker
    business: bool


@dataclass(frozen=True, slots=True)
class Sending:
    """One operation: the device and its number, what it is, the instant it was done, and what was said.

    For notes `question` is the uid of a plan's question (`key:` and its key while there is no plan, "" for
    words beside the questions), and `question_text` its words as the device showed them.
    """

    device: str
    seq: int
    kind: OperationKind
    at: datetime
    notes_permission: PermissionAnswer | None = None
    question: str = ""
    question_text: str = ""
    note: Sent = field(default_factory=lambda: Sent(""))
    choice: TimeChoice = TimeChoice.STOP
    goodbye: Goodbye = field(default_factory=Goodbye)
    afterwards: Afterwards = field(default_factory=Afterwards)


def hear(room: Room, sending: Sending, *, by: User | None) -> None:
    """Do what a device sent, once, however often it comes.

    Raises an AskwellError with nothing done when it cannot be done as things are now.
    """
    try:
        with transaction.atomic():
            if not holding_queries.heard(sending.device, sending.seq):
                _take(room, sending, by=by)
    except IntegrityError:
        # Sent twice, and the other one was heard while this one was.
        if not holding_queries.heard(sending.device, sending.seq):
            raise


def _take(room: Room, sending: Sending, *, by: User | None) -> None:
    item, digest = None, ""
    if sending.kind is OperationKind.NOTE:
        item = _question(room, sending, by=by)
        digest = holding_queries.digest_of(sending.note.text)
    newest = holding_queries.newest_heard(room.interview, item, sending.device) if digest else 0
    operation = (sending.device, sending.seq, str(sending.kind))
    holding.hear(room.interview, item, operation, digest=digest, at=sending.at)
    # A later text of the same device holds what came before it on that device.
    if newest < sending.seq:
        _DO[sending.kind](room, sending, item, by)


def _enter(room: Room, sending: Sending, _item: PlanItem | None, by: User | None) -> None:
    if sending.notes_permission is None:
        raise BadInputError(N_("Choose what they said: yes, or rather not."))
    talks.enter(room.interview, sending.notes_permission, business=room.business, by=by, at=sending.at)


def _note(room: Room, sending: Sending, item: PlanItem | None, by: User | None) -> None:
    holding.take_note(room.interview, item, sending.note, by=by, at=sending.at)


def _time(room: Room, sending: Sending, _item: PlanItem | None, by: User | None) -> None:
    extra = EXTENSION_MINUTES if sending.choice is TimeChoice.GO_ON else 0
    holding.check_time(room.interview, sending.choice, extra_minutes=extra, by=by, at=sending.at)


def _leave(room: Room, sending: Sending, _item: PlanItem | None, by: User | None) -> None:
    talks.leave(room.interview, room.seeker, sending.goodbye, by=by, at=sending.at)


def _debrief(room: Room, sending: Sending, _item: PlanItem | None, by: User | None) -> None:
    talks.write_up(room.interview, room.seeker, sending.afterwards, by=by, at=sending.at)


_DO = {
    OperationKind.ENTER: _enter,
    OperationKind.NOTE: _note,
    OperationKind.TIME: _time,
    OperationKind.LEAVE: _leave,
    OperationKind.DEBRIEF: _debrief,
}


def _question(room: Room, sending: Sending, *, by: User | None) -> PlanItem | None:
    """Return the question of some notes; one that was taken off the plan meanwhile is put there again."""
    named = sending.question
    if not named:
        return None
    plan = plan_for(room.interview, business=room.business, by=by, at=sending.at)
    names: Mapping[str, PlanItem] = {
        name: one for one in asking_queries.plan_items(plan) for name in (one.uid, BY_KEY + one.key)
    }
    if named in names:
        return names[named]
    if not sending.question_text.strip():
        raise NotFoundError(N_("There is no such question here."))
    uid = "" if named.startswith(BY_KEY) else named
    key = named.removeprefix(BY_KEY) if not uid else ""
    return asking.put_back(plan, sending.question_text, key=key, uid=uid, by=by, at=sending.at)
