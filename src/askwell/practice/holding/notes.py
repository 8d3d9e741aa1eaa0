"""Finding every note again: answers, debriefs, what was noted on attempts and interviews.

The index holds one number per note: the row's id times the number of kinds, plus the kind. It follows
in the journal's commit, and can be made anew at any time.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Q

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
_SCAN = 5_000
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


@dataclass(frozen=True, slots=True)
class Only:
    """Which notes are looked at: of a goal, a topic or a person (uids), starred ones, quotes."""

    goal: str = ""
    topic: str = ""
    person: str = ""
    starred: bool = False
    quote: bool = False

    def __bool__(self) -> bool:
        return bool(self.goal or self.topic or self.person or self.starred or self.quote)

    def of_answers(self) -> Q:
        """Return the condition on answers."""
        wanted = {
            "interview__goal__uid": self.goal,
            "item__topic__uid": self.topic,
            "interview__contact__person__uid": self.person,
            "starred": self.starred,
            "quote": self.quote,
        }
        return Q(**{name: value for name, value in wanted.items() if value})

    def of_others(self, model: type[Row]) -> Q | None:
        """Return the condition on other notes, None where only answers can have what is asked for."""
        if self.topic or self.starred or self.quote:
            return None
        way = "interview__" if model is Debrief else ""
        wanted = {f"{way}goal__uid": self.goal, f"{way}contact__person__uid": self.person}
        return Q(**{name: value for name, value in wanted.items() if value})


def find(text: str, *, before: int | None = None, limit: int = PAGE, only: Only | None = None) -> list[Found]:
    """Return the newest notes that have a word beginning with each word of `text`, those of `only`.

    `before` is the number of the last one of the page before; fewer than `limit` means there are no more.
    Without words they are the answers that `only` lets through.
    """
    if not only:
        numbers = search.newest(scope.current(), text, limit, before=before)
    elif names.words(text):
        numbers = _filtered(text, before, limit, only)
    else:
        numbers = _answered(before, limit, only)
    found: dict[int, Found] = {}
    for kind, read in enumerate((_answers, _debriefs, _attempts, _interviews)):
        ids = [number // len(_KINDS) for number in numbers if number % len(_KINDS) == kind]
        if ids:
            found.update({_number(row_id, kind): one for row_id, one in read(ids, text, kind)})
    return [found[number] for number in numbers if number in found]


def _filtered(text: str, before: int | None, limit: int, only: Only) -> list[int]:
    found: list[int] = []
    while len(found) < limit:
        numbers = search.newest(scope.current(), text, _SCAN, before=before)
        kept = _kept(numbers, only)
        found += [number for number in numbers if number in kept]
        if len(numbers) < _SCAN:
            break
        before = numbers[-1]
    return found[:limit]


def _kept(numbers: Sequence[int], only: Only) -> set[int]:
    found: set[int] = set()
    for kind, (model, _) in enumerate(_KINDS):
        ids = [number // len(_KINDS) for number in numbers if number % len(_KINDS) == kind]
        wanted = only.of_answers() if model is Answer else only.of_others(model)
        if ids and wanted is not None:
            rows = model._default_manager.filter(wanted, id__in=ids)
            found.update(_number(row_id, kind) for row_id in rows.values_list("id", flat=True))
    return found


def _answered(before: int | None, limit: int, only: Only) -> list[int]:
    rows = Answer.objects.filter(only.of_answers()).exclude(text="")
    if before is not None:
        rows = rows.filter(id__lt=-(-before // len(_KINDS)))
    return [_number(row_id, 0) for row_id in rows.order_by("-id").values_list("id", flat=True)[:limit]]


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
