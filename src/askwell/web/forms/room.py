"""What the room's script sends: operations with their numbers, and when they were done on its clock."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from askwell.kernel.errors import N_, BadInputError
from askwell.practice.holding.rules import TimeChoice
from askwell.practice.holding.versions import Sent
from askwell.practice.lifecycle.actions.room import OperationKind, Sending
from askwell.practice.lifecycle.actions.talks import Goodbye
from askwell.web.forms.talk import read_afterwards, read_names, read_permission, read_quoting

MOST = 200
"""How many operations of one request are taken; a device sends the others again."""
_DEVICE_LENGTH = 40
_LONGEST = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Batch:
    """What one request carries: operations in order, and those that the device believes to be heard."""

    sendings: list[Sending]
    wrong: dict[tuple[str, int], str]
    kept: list[tuple[str, int]]


def read_batch(body: bytes, now: datetime) -> Batch:
    """Read a request of the room; an operation whose words cannot be kept is in `wrong` with the reason.

    Every moment is told by how long ago it was on the device's own clock, which may be wrong.

    Raises BadInputError for anything the room's script would not send.
    """
    try:
        sent = json.loads(body)
        told = float(sent["now"])
        batch = Batch([], {}, [(str(device), int(seq)) for device, seq in sent["kept"]])
        for one in sent["operations"][:MOST]:
            _read(one, _moment(now, told - float(one["at"])), batch)
    except (ValueError, TypeError, LookupError, AttributeError, OverflowError, RecursionError) as error:
        raise BadInputError(N_("This is not what the room sends.")) from error
    return batch


def _moment(now: datetime, ago_milliseconds: float) -> datetime:
    """Return the instant that was so long ago; never one to come."""
    ago = timedelta(milliseconds=ago_milliseconds)
    return now - min(max(ago, timedelta()), _LONGEST)


def _read(one: Mapping[str, Any], at: datetime, batch: Batch) -> None:
    device, seq, kind = str(one["device"]), int(one["seq"]), OperationKind(one["kind"])
    if not 0 < len(device) <= _DEVICE_LENGTH or not 0 < seq < 2**31:
        raise ValueError(device)
    values: dict[str, Any] = {}
    fields = {str(name): str(value) for name, value in one.get("fields", {}).items()}
    match kind:
        case OperationKind.ENTER:
            values["notes_permission"] = read_permission(fields.get("notes", ""))
        case OperationKind.NOTE:
            values = {
                "question": str(one["question"]),
                "question_text": str(one.get("question_text", "")),
                "note": _note(one, device),
            }
        case OperationKind.TIME:
            values["choice"] = TimeChoice(fields["said"])
        case OperationKind.LEAVE:
            values["goodbye"] = _goodbye(fields)
        case OperationKind.DEBRIEF:
            read = read_afterwards(fields, at.date())
            values["afterwards"] = read.said
            if read.wrong:
                batch.wrong[device, seq] = next(iter(read.wrong.values()))
    batch.sendings.append(Sending(device, seq, kind, at, **values))


def _note(one: Mapping[str, Any], device: str) -> Sent:
    starred = one.get("starred")
    return Sent(
        text=_lines(one["text"]),
        base=_lines(one["base"]),
        device=device,
        starred=None if starred is None else bool(starred),
        settles=frozenset(str(uid) for uid in one.get("settles", ())),
    )


def _lines(text: Any) -> str:
    """Return typed text with plain ends of lines, without what no database keeps."""
    if not isinstance(text, str):
        raise TypeError(text)
    return text.replace("\r\n", "\n").replace("\0", "").encode(errors="replace").decode()


def _goodbye(fields: Mapping[str, str]) -> Goodbye:
    return Goodbye(read_names(fields), read_quoting(fields), _lines(fields.get("address", "")))
