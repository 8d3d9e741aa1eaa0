"""Finding every note again: answers, debriefs, what was noted on attempts and interviews.

The index holds one number per note: the row's id times the number of kinds, plus the kind. It follows
in the journal's commit, and can be made anew at any time.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from askwell.integrations import search
from askwell.kernel import names
from askwell.kernel.snippets import Piece, around
from askwell.practice.arranging.models import Attempt, Interview
from askwell.practice.holding.models import Answer, Debrief
from askwell.practice.identifying.parts import follow
from askwell.workspace import images, scope
from askwell.workspace.journal import Write
from askwell.workspace.models import Row

PAGE = 30
_CHUNK = 5_000
_KINDS: tuple[tuple[type[Row], tuple[str, ...]], ...] = (
    (Answer, ("text",)),
    (Debrief, ("learned", "surprised", "unknown", "advice", "detail")),
    (Attempt, ("note",)),
    (Interview, ("note",)),
)


@dataclass(frozen=True, slots=True)
class Found:
    """A note that has the words: its number in the index, what it is, whose talk, and an extract.

    `kind` is "answer", "debrief", "attempt" or "interview"; `interview` a uid, "" for an attempt.
    """

    number: int
    kind: str
    contact: str
    name: str
    interview: str
    question: str
    off_record: bool
    extract: list[Piece]


def index(write: Write) -> None:
    """Bring the index of notes up to date with what an entry touched; the journal's hook."""
    for kind, (model, columns) in enumerate(_KINDS):
        touched = write.touched(model)
        if not touched:
            continue
        if known := [_number(row_id, kind) for row_id, before in touched.items() if before]:
            search.remove(scope.current(), known, index=search.Index.NOTES)
        rows = _words(write.now(model, ("id", *columns)), kind)
        for part in images.chunks(rows, _CHUNK):
            search.put(scope.current(), part, index=search.Index.NOTES)


def forget(ids: Mapping[str, Collection[int]]) -> None:
    """Take notes out of the index, by the name of their table and their rows' ids."""
    numbers = [
        _number(row_id, kind)
        for kind, (model, _columns) in enumerate(_KINDS)
        for row_id in ids.get(str(model._meta.model_name), ())
    ]
    search.remove(scope.current(), numbers, index=search.Index.NOTES)


def reindex() -> None:
    """Make the index of the workspace's notes anew."""
    rows: list[tuple[int, str]] = []
    for kind, (model, columns) in enumerate(_KINDS):
        rows += _words(model._default_manager.values_list("id", *columns), kind)
    search.rebuild(scope.current(), rows, index=search.Index.NOTES)


def find(text: str, *, before: int | None = None, limit: int = PAGE) -> list[Found]:
    """Return the newest notes that have a word beginning with each word of `text`.

    `before` is the number of the last one of the page before; fewer than `limit` means there are no more.
    """
    numbers = search.newest(scope.current(), text, limit, before=before)
    found: dict[int, Found] = {}
    for kind, read in enumerate((_answers, _debriefs, _attempts, _interviews)):
        ids = [number // len(_KINDS) for number in numbers if number % len(_KINDS) == kind]
        if ids:
            found.update({_number(row_id, kind): one for row_id, one in read(ids, text, kind)})
    return [found[number] for number in numbers if number in found]


def _number(row_id: int, kind: int) -> int:
    return row_id * len(_KINDS) + kind


def _words(rows: Iterable[Sequence[Any]], kind: int) -> list[tuple[int, str]]:
    folded = ((row_id, dict.fromkeys(names.words(" ".join(texts)))) for row_id, *texts in rows)
    return [(_number(row_id, kind), " ".join(words)) for row_id, words in folded if words]


def _answers(ids: list[int], text: str, kind: int) -> list[tuple[int, Found]]:
    rows = Answer.objects.filter(id__in=ids).select_related("interview__contact", "item")
    return [
        (
            one.pk,
            _found(
                one.pk, kind, one.interview, one.text, text,
                question=one.item.text if one.item else "", off_record=one.off_record,
            ),
        )
        for one in rows
    ]  # fmt: skip


def _debriefs(ids: list[int], text: str, kind: int) -> list[tuple[int, Found]]:
    rows = follow(
        Debrief.objects.filter(id__in=ids).select_related("interview__contact"), "interview.contact"
    )
    columns = _KINDS[kind][1]
    return [
        (one.pk, _found(one.pk, kind, one.interview, "\n".join(getattr(one, name) for name in columns), text))
        for one in rows
    ]


def _interviews(ids: list[int], text: str, kind: int) -> list[tuple[int, Found]]:
    rows = follow(Interview.objects.filter(id__in=ids).select_related("contact"))
    return [(one.pk, _found(one.pk, kind, one, one.note, text)) for one in rows]


def _attempts(ids: list[int], text: str, kind: int) -> list[tuple[int, Found]]:
    rows = follow(Attempt.objects.filter(id__in=ids).select_related("contact"))
    return [
        (
            one.pk,
            Found(
                _number(one.pk, kind), "attempt", one.contact.uid, one.contact.full_name, "", "",
                off_record=False, extract=around(one.note, text),
            ),
        )
        for one in rows
    ]  # fmt: skip


def _found(
    row_id: int,
    kind: int,
    interview: Interview,
    said: str,
    text: str,
    *,
    question: str = "",
    off_record: bool = False,
) -> Found:
    contact = interview.contact
    name = str(_KINDS[kind][0]._meta.model_name)
    return Found(
        _number(row_id, kind), name, contact.uid, contact.full_name, interview.uid, question,
        off_record=off_record, extract=around(said, text),
    )  # fmt: skip
