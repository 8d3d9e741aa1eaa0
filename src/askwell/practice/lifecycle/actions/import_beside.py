"""What a file tells beside ways to reach somebody: letters that were exchanged, and a small picture."""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from askwell.kernel.drafts import ContactDraft, DraftTouch, Skipped
from askwell.practice.arranging.letters import Letter, counted, letters
from askwell.practice.arranging.models import Attempt
from askwell.practice.arranging.rules import Outcome
from askwell.practice.identifying.models import Contact, Portrait, Source
from askwell.practice.identifying.rules import SourceKind, Tie, email_key, tie_of
from askwell.workspace import images
from askwell.workspace.journal import Write

_MANY = 900
_ATTEMPT = (
    "contact_id", "channel", "outcome", "at", "on", "note", "source_id", "key", "answered_on",
)  # fmt: skip


class Beside(NamedTuple):
    """One record as it was written: whose it is, and what is to be kept beside."""

    contact_id: int
    source_id: int
    draft: ContactDraft


def put(write: Write, records: Sequence[Beside], zone: str) -> None:
    """Keep letters and pictures of these records; `zone` is the seeker's, whose dates the letters get."""
    _put_letters(write, [one for one in records if one.draft.touches], zone)
    _put_portraits(write, [one for one in records if one.draft.photo])


def _put_letters(write: Write, records: Sequence[Beside], zone: str) -> None:
    known = _known_letters([one.contact_id for one in records])
    rows: list[tuple[Any, ...]] = []
    for one in records:
        for letter in letters(one.draft.touches, zone):
            before = known.get((one.contact_id, letter.key))
            if before is None:
                rows.append(_row(one, letter))
            elif letter.answered_on and before.answered_on is None:
                write.update(before, answered_on=letter.answered_on)
    write.create_many(Attempt, _ATTEMPT, rows)
    _put_ties(write, records)


def _known_letters(contact_ids: Sequence[int]) -> dict[tuple[int, str], Attempt]:
    found = {}
    for part in images.chunks(contact_ids, _MANY):
        for one in Attempt.objects.filter(contact_id__in=part, source__isnull=False):
            found[one.contact_id, one.key] = one
    return found


def _row(one: Beside, letter: Letter) -> tuple[Any, ...]:
    return (
        one.contact_id, letter.channel, Outcome.SENT, letter.at, letter.on, letter.about, one.source_id,
        letter.key, letter.answered_on,
    )  # fmt: skip


def _put_ties(write: Write, records: Sequence[Beside]) -> None:
    """Say how well the seeker knows somebody by the letters, unless they typed anything about them."""
    ties = {one.contact_id: tie_of(*counted(one.draft.touches), linked=_linked(one)) for one in records}
    changed = [row_id for row_id, tie in ties.items() if tie is not Tie.KNOWN]
    for part in images.chunks(changed, _MANY):
        typed = set(
            Source.objects.filter(contact_id__in=part, kind=SourceKind.TYPED).values_list(
                "contact_id", flat=True
            )
        )
        for row in Contact.objects.filter(id__in=part, tie=Tie.KNOWN):
            if row.id not in typed:
                write.update(row, tie=ties[row.id])


def _linked(one: Beside) -> bool:
    return "Connected On" in one.draft.noted or bool(one.draft.phones)


def _put_portraits(write: Write, records: Sequence[Beside]) -> None:
    newest = {one.contact_id: one for one in records}
    for part in images.chunks(list(newest), _MANY):
        for row in Portrait.objects.filter(contact_id__in=part):
            one = newest.pop(row.contact_id)
            if row.webp != one.draft.photo:
                write.update(row, webp=one.draft.photo, source_id=one.source_id)
    rows = [(one.contact_id, one.source_id, one.draft.photo) for one in newest.values()]
    write.create_many(Portrait, ("contact_id", "source_id", "webp"), rows)


def settled_mail(
    records: Iterable[ContactDraft | Skipped], own: frozenset[str]
) -> list[ContactDraft | Skipped]:
    """Return what mails tell once it is known which address is the seeker's (`own`, as email_key gives).

    A reader calls the sender's letter "in" and every recipient's "out". Where the seeker wrote, the
    recipients keep theirs; where the seeker was written to, the sender does; else nobody does.
    """
    listed = list(records)
    drafts = [one for one in listed if isinstance(one, ContactDraft)]
    ways = {touch.way for one in drafts if _is(one, own) for touch in one.touches}
    # The seeker's own "in" is a letter they sent, so the others' "out" stand.
    stands = {"out" if way == "in" else "in" for way in ways}
    found: list[ContactDraft | Skipped] = []
    for one in listed:
        if isinstance(one, Skipped):
            found.append(one)
        elif _is(one, own):
            found.append(Skipped(one.record, "own", one.full_name[:100]))
        else:
            found.append(one._replace(touches=tuple(_standing(one.touches, stands))))
    return found


def _is(one: ContactDraft, own: frozenset[str]) -> bool:
    return any(email_key(each.value) in own for each in one.emails)


def _standing(touches: Sequence[DraftTouch], ways: set[str]) -> Iterable[DraftTouch]:
    return (touch for touch in touches if touch.way in ways)
