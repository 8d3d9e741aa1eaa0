"""What can be done between client and coach: take a coach's file, open a brief, forget a client."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from askwell.integrations.handovers import brief as briefs
from askwell.integrations.handovers.coach_file import CoachFile, GivenQuestion
from askwell.practice.asking import actions as asking
from askwell.practice.asking import queries as asking_queries
from askwell.practice.asking.models import Question
from askwell.practice.coaching import queries
from askwell.practice.coaching.models import Brief
from askwell.workspace import journal, members, scope
from askwell.workspace.models import Seeker, User


def take(file: CoachFile, seeker: Seeker, *, by: User | None, at: datetime) -> list[queries.Given]:
    """Take what a coach's file gives, as one entry; return each thing with what stood there before.

    The same file again changes nothing. Raises BadInputError for a wording that cannot stand, before
    anything is written.
    """
    given = queries.would_give(file, seeker)
    with journal.entry("coach_file.open", by=by, at=at) as write:
        found = {queries.question_name(one.key, one.text): one for one in Question.objects.order_by("-id")}
        for place, one in enumerate(file.questions):
            row = found.get(queries.question_name(one.key, one.text))
            _keep_question(write, row, one, source=file.sender, place=place)
        for key, text in file.wordings.items():
            asking.reword(key, text, by=by, at=at, source=file.sender)
        values = {"ask_minutes": file.minutes, "begin_with": file.begin_with}
        chosen = {name: value for name, value in values.items() if value}
        members.edit_seeker(seeker, by=by, at=at, coach=file.sender, coach_says=file.greeting, **chosen)
    return given


def _keep_question(write: journal.Write, found: Question | None, given: GivenQuestion, **values: Any) -> None:
    values |= {"text": given.text, "must_ask": given.must_ask, "hidden": False}
    if found:
        write.update(found, **values)
        return
    key = given.key if given.key in asking_queries.bank() else ""
    write.create(
        Question,
        key=key,
        purpose=given.purpose,
        minutes=given.minutes,
        position=given.position,
        **values,
    )


def open_briefs(texts: Sequence[bytes]) -> list[tuple[briefs.Brief, bool]]:
    """Keep briefs on the desk, each where it is the newest of its client; tell of each whether it was.

    Raises BadInputError where one of them is no brief, before any is kept.
    """
    found = [briefs.read(text) for text in texts]
    with transaction.atomic():
        return [(one, _keep_newest(one)) for one in found]


def _keep_newest(read: briefs.Brief) -> bool:
    before = Brief.objects.filter(client=read.client).first()
    if before and before.made_at >= read.made_at:
        return False
    Brief.objects.update_or_create(
        workspace_id=scope.current(),
        client=read.client,
        defaults={"made_at": read.made_at, "facts": briefs.write(read)},
    )
    return True


def forget(uid: str) -> None:
    """Forget a client: the brief is gone, and nothing of it is left. Raises NotFoundError."""
    queries.opened(uid).delete()
