"""What can be asked about a talk: notes as they stand, answers, permissions, the debrief."""

import hashlib
from collections.abc import Iterable

from askwell.kernel import clock
from askwell.kernel.errors import N_, NotFoundError
from askwell.practice.arranging.models import Interview
from askwell.practice.arranging.rules import Appointment, InterviewState
from askwell.practice.asking.models import PlanItem
from askwell.practice.holding.answers import for_others, leaves
from askwell.practice.holding.models import Answer, Debrief, Operation, Permission, Revision, TimeCheck
from askwell.practice.holding.redaction import Leave
from askwell.practice.holding.rules import NOTE, PermissionAnswer, PermissionKind
from askwell.practice.holding.versions import Standing, Version, VersionKind, standing
from askwell.practice.identifying.parts import Parts, follow, ids_of
from askwell.workspace import prepared


def latest_notes(interview_id: int) -> dict[int | None, Standing]:
    """Return the notes on each question as they stand (key: plan item id, None for the rest)."""
    return {key: standing_from(rows) for key, rows in revisions_of(interview_id).items()}


def standing_from(revisions: Iterable[Revision]) -> Standing:
    """Return what the revisions of one question, oldest first, come to."""
    return standing(map(_version, revisions))


def newest_note(interview_id: int, item_id: int | None) -> Revision | None:
    """Return the newest notes on one question of an interview (`item_id` None for words beside them)."""
    return Revision.objects.filter(interview_id=interview_id, item_id=item_id).order_by("-id").first()


def standing_of(interview: Interview, item: PlanItem | None) -> Standing:
    """Return the notes on one question as they stand; after the talk its answer is what stands."""
    rows = Revision.objects.filter(interview=interview, item=item).order_by("id")
    found = standing_from(rows)
    if interview.state == InterviewState.HELD:
        answer = Answer.objects.filter(interview=interview, item=item).first()
        return _with_answer(found, answer) if answer else found
    return found


def standing_notes(interview: Interview) -> dict[int | None, Standing]:
    """Return the notes on every question as they stand, by plan item id; after the talk its answers are."""
    found = latest_notes(interview.pk)
    if interview.state == InterviewState.HELD:
        for one in answers_of(interview.pk):
            found[one.item_id] = _with_answer(found.get(one.item_id, Standing()), one)
    return found


def _with_answer(found: Standing, answer: Answer) -> Standing:
    if (answer.text, answer.starred) == (found.text, found.starred):
        return found
    return Standing(Version(answer.text, starred=answer.starred), found.beside)


def is_known(interview: Interview, item: PlanItem | None, text: str) -> bool:
    """Tell whether the notes on a question once were a text, or a device sent it."""
    if not text or Revision.objects.filter(interview=interview, item=item, text=text).exists():
        return True
    sent = Operation.objects.filter(interview=interview, item=item)
    return sent.filter(digest=digest_of(text)).exists()


def digest_of(text: str) -> str:
    """Return the SHA-256 of a text in hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()


def heard(device: str, seq: int) -> bool:
    """Tell whether an operation of a device was heard."""
    return Operation.objects.filter(device=device, seq=seq).exists()


def unheard(operations: Iterable[tuple[str, int]]) -> list[tuple[str, int]]:
    """Return which operations (device, number) were not heard, or are not known any more."""
    asked = list(operations)
    rows = Operation.objects.filter(device__in={device for device, _ in asked})
    there = set(rows.values_list("device", "seq"))
    return [one for one in asked if one not in there]


def newest_heard(interview: Interview, item: PlanItem | None, device: str) -> int:
    """Return the number of the newest notes that a device sent on a question; 0 for none."""
    rows = Operation.objects.filter(interview=interview, item=item, device=device, kind=NOTE)
    return rows.order_by("-seq").values_list("seq", flat=True).first() or 0


def _version(row: Revision) -> Version:
    return Version(row.text, VersionKind(row.kind), row.device, row.uid, row.starred)


def revisions_of(interview_id: int) -> dict[int | None, list[Revision]]:
    """Return all notes of an interview as they were typed, per question, oldest first."""
    found: dict[int | None, list[Revision]] = {}
    for one in Revision.objects.filter(interview_id=interview_id).order_by("id"):
        found.setdefault(one.item_id, []).append(one)
    return found


def answers_of(interview_id: int) -> list[Answer]:
    """Return the answers of an interview with their questions, in the order asked."""
    rows = Answer.objects.filter(interview_id=interview_id).select_related("item", "item__topic")
    return list(rows.order_by("place", "id"))


def answer(uid: str) -> Answer:
    """Return an answer with its interview; raises NotFoundError."""
    found = Answer.objects.filter(uid=uid).select_related("interview", "item").first()
    if found is None:
        raise NotFoundError(N_("There is no such answer here."))
    return found


def answers_on_goal(goal_id: int) -> list[Answer]:
    """Return the answers given in interviews for a goal, with who said them, newest talk first."""
    rows = Answer.objects.filter(interview__goal_id=goal_id)
    related = ("item", "item__topic", "interview", "interview__contact")
    return follow(rows.select_related(*related).order_by("-interview_id", "place", "id"), "interview.contact")


def debrief_of(interview_id: int) -> Debrief | None:
    """Return the debrief of an interview, if it was written."""
    return Debrief.objects.filter(interview_id=interview_id).first()


def newest_advice(contact_id: int) -> str:
    """Return the advice noted after the last talk with a contact that brought some; "" for none."""
    rows = Debrief.objects.filter(interview__contact_id__in=ids_of(contact_id)).exclude(advice="")
    return rows.order_by("-interview_id").values_list("advice", flat=True).first() or ""


def time_checks_of(interview_id: int) -> list[TimeCheck]:
    """Return the time checks of an interview in order."""
    return list(TimeCheck.objects.filter(interview_id=interview_id).order_by("at", "id"))


def permissions_of(contact_id: int) -> dict[PermissionKind, PermissionAnswer]:
    """Return the last answer of a contact to each kind of permission that was asked for."""
    rows = Permission.objects.filter(contact_id__in=ids_of(contact_id)).order_by("at", "id")
    return {PermissionKind(kind): PermissionAnswer(said) for kind, said in rows.values_list("kind", "answer")}


def notes_permission(interview: Interview) -> PermissionAnswer | None:
    """Return what was said to "may I take notes?" in this interview, None if it was not asked yet."""
    rows = Permission.objects.filter(interview_id=interview.id, kind=PermissionKind.NOTES).order_by(
        "-at", "-id"
    )
    said = rows.values_list("answer", flat=True).first()
    return PermissionAnswer(said) if said else None


def appointments_by_contact(parts: Parts, zone: str) -> dict[int, list[Appointment]]:
    """Return the interviews of people as the rules see them, in the order they were made."""
    kept = _kept(list(parts))
    written_up = _debriefed(row[0] for row in kept)
    found: dict[int, list[Appointment]] = {}
    for row_id, contact_id, uid, state, state_at, starts_at, plan_id, began_at in kept:
        found.setdefault(parts[contact_id], []).append(
            Appointment(
                uid=uid,
                state=InterviewState(state),
                state_at=state_at,
                state_on=clock.wall(state_at, zone).date(),
                wall=clock.wall(starts_at, zone) if starts_at else None,
                planned=plan_id is not None,
                debriefed=row_id in written_up,
                held_on=clock.wall(began_at, zone).date() if began_at else None,
            )
        )
    return found


def _debriefed(interview_ids: Iterable[int]) -> set[int]:
    return {found for (found,) in _written_up(list(interview_ids))}


_kept = prepared.rows(
    lambda ids: (
        Interview.objects.filter(contact_id__in=ids)
        .order_by("id")
        .values_list("id", "contact_id", "uid", "state", "state_at", "starts_at", "plan_id", "began_at")
    )
)
_written_up = prepared.rows(
    lambda ids: Debrief.objects.filter(interview_id__in=ids).values_list("interview_id")
)


def quotable_on_goal(goal_id: int) -> list[Answer]:
    """Return the answers about a goal that may be quoted: marked so, on the record, of who gave leave."""
    rows = for_others().filter(interview__goal_id=goal_id, quote=True, from_memory=False)
    rows = rows.exclude(text="").select_related("interview__contact").order_by("id")
    allowed = leaves()
    found = follow(rows, "interview.contact")
    return [one for one in found if _may_quote(allowed.get(one.interview.contact_id, Leave()))]


def _may_quote(leave: Leave) -> bool:
    return leave.quote and not leave.left_alone
