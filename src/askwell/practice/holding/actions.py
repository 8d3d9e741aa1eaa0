"""What can be done in the room and right after it."""

from datetime import datetime
from functools import partial

from django.db import transaction

from askwell.kernel.errors import N_, BadInputError, ChangedSinceError
from askwell.practice.arranging import actions as arranging
from askwell.practice.arranging.models import Interview
from askwell.practice.arranging.rules import IN_THE_ROOM, InterviewState
from askwell.practice.asking.models import PlanItem
from askwell.practice.holding import queries
from askwell.practice.holding.models import Answer, Debrief, Operation, Permission, Revision, TimeCheck
from askwell.practice.holding.rules import PermissionAnswer, PermissionKind, TimeChoice
from askwell.practice.holding.versions import Sent, Version, VersionKind, take
from askwell.practice.identifying.models import Contact
from askwell.workspace import journal
from askwell.workspace.models import User

_EXTENSION_MOST = 60


def permit(
    contact: Contact,
    kind: PermissionKind,
    answer: PermissionAnswer,
    *,
    by: User | None,
    at: datetime,
    interview: Interview | None = None,
) -> Permission:
    """Keep what somebody said when asked for leave."""
    with journal.entry("permission.keep", by=by, at=at, about=contact) as write:
        return write.create(Permission, contact=contact, interview=interview, kind=kind, answer=answer, at=at)


def note(
    interview: Interview, item: PlanItem | None, text: str, *, at: datetime, starred: bool = False
) -> Revision | None:
    """Keep the notes on one question as they stand now, typed where all that was there could be seen.

    Notes that are as they were add nothing: the newest revision is returned, None when there is none.

    Raises ChangedSinceError when notes were refused, or the talk is over.
    """
    if interview.state == InterviewState.HELD:
        raise ChangedSinceError(N_("This talk is over. Change its answers on its own page."))
    base = queries.standing_of(interview, item).text
    take_note(interview, item, Sent(text, base, starred=starred), by=None, at=at)
    return queries.newest_note(interview.pk, item.pk if item else None)


def take_note(
    interview: Interview, item: PlanItem | None, sent: Sent, *, by: User | None, at: datetime
) -> None:
    """Keep the notes that a device sent. Only added to, committed at once, not journalled.

    What reaches us after the talk was written up changes its answer, as an entry of the journal.

    Raises ChangedSinceError when notes were refused.
    """
    if queries.notes_permission(interview) is PermissionAnswer.REFUSED:
        raise ChangedSinceError(N_("They asked you not to take notes. You may write from memory afterwards."))
    known = partial(queries.is_known, interview, item)
    with transaction.atomic():
        for version in take(queries.standing_of(interview, item), sent, known):
            _append(interview, item, version, at)
            over = interview.state == InterviewState.HELD and version.kind is not VersionKind.BESIDE
            if over:
                _write_up_late(interview, item, version, by=by, at=at)


def _append(interview: Interview, item: PlanItem | None, version: Version, at: datetime) -> None:
    journal.append(
        Revision(
            workspace_id=interview.workspace_id,
            mark=0,
            interview=interview,
            item=item,
            text=version.text,
            starred=version.starred,
            kind=str(version.kind),
            device=version.device,
            at=at,
        )
    )


def _write_up_late(
    interview: Interview, item: PlanItem | None, version: Version, *, by: User | None, at: datetime
) -> None:
    found = Answer.objects.filter(interview=interview, item=item).first()
    answer(
        interview,
        item,
        version.text,
        starred=version.starred,
        quote=bool(found and found.quote),
        off_record=bool(found and found.off_record),
        by=by,
        at=at,
    )


def hear(
    interview: Interview, item: PlanItem | None, operation: tuple[str, int, str], *, digest: str, at: datetime
) -> None:
    """Remember that a device's operation (device, number, kind) was heard, so that it counts once."""
    device, seq, kind = operation
    journal.append(
        Operation(
            workspace_id=interview.workspace_id,
            mark=0,
            interview=interview,
            item=item,
            device=device,
            seq=seq,
            kind=kind,
            digest=digest,
            at=at,
        )
    )


def check_time(
    interview: Interview, choice: TimeChoice, *, by: User | None, at: datetime, extra_minutes: int = 0
) -> TimeCheck:
    """Keep what was said at the agreed minute; more minutes only when they were granted aloud."""
    if InterviewState(interview.state) not in IN_THE_ROOM:
        raise ChangedSinceError(N_("The clock of this interview is not running."))
    if choice is TimeChoice.GO_ON and not 0 < extra_minutes <= _EXTENSION_MOST:
        raise BadInputError(N_("More time is between 1 and {most} minutes."), most=_EXTENSION_MOST)
    with journal.entry("interview.check_time", by=by, at=at, about=interview) as write:
        if choice is TimeChoice.GO_ON:
            arranging.move(
                interview,
                InterviewState.EXTENDED,
                by=by,
                at=at,
                extra_minutes=interview.extra_minutes + extra_minutes,
            )
        else:
            extra_minutes = 0
        return write.create(TimeCheck, interview=interview, at=at, choice=choice, extra_minutes=extra_minutes)


def answers_from_notes(interview: Interview, *, by: User | None, at: datetime) -> list[Answer]:
    """Make the answers of a talk from the newest notes on each question."""
    made: list[Answer] = []
    with journal.entry("interview.write_up", by=by, at=at, about=interview) as write:
        notes = queries.latest_notes(interview.pk)
        items = {one.pk: one for one in PlanItem.objects.filter(plan__interviews=interview)}
        for item_id, kept in notes.items():
            if kept.text.strip():
                place = items[item_id].place if item_id in items else len(items)
                made.append(
                    write.create(
                        Answer,
                        interview=interview,
                        item_id=item_id,
                        text=kept.text,
                        starred=kept.starred,
                        place=place,
                    )
                )
    return made


def answer(
    interview: Interview,
    item: PlanItem | None,
    text: str,
    *,
    by: User | None,
    at: datetime,
    starred: bool = False,
    quote: bool = False,
    off_record: bool = False,
) -> Answer | None:
    """Keep or change the answer to a question after the talk; None for an empty one that was not there.

    Where notes were refused, what is written is marked as from memory and is never a quote.
    """
    from_memory = queries.notes_permission(interview) is PermissionAnswer.REFUSED
    flags = {
        "starred": starred,
        "quote": quote and not from_memory,
        "off_record": off_record,
        "from_memory": from_memory,
    }
    with journal.entry("answer.keep", by=by, at=at, about=interview) as write:
        found = Answer.objects.filter(interview=interview, item=item).first()
        if found:
            write.update(found, text=text, **flags)
            return found
        if not text.strip():
            return None
        place = item.place if item else 999
        return write.create(Answer, interview=interview, item=item, text=text, place=place, **flags)


def debrief(
    interview: Interview,
    *,
    by: User | None,
    at: datetime,
    learned: str = "",
    surprised: str = "",
    unknown: str = "",
    advice: str = "",
    detail: str = "",
) -> Debrief:
    """Keep what the same hour still remembers; a second time it replaces the first."""
    words = {
        "learned": learned.strip(),
        "surprised": surprised.strip(),
        "unknown": unknown.strip(),
        "advice": advice.strip(),
        "detail": detail.strip(),
    }
    with journal.entry("interview.debrief", by=by, at=at, about=interview) as write:
        found = queries.debrief_of(interview.pk)
        if found:
            write.update(found, **words)
            return found
        return write.create(Debrief, interview=interview, at=at, **words)
