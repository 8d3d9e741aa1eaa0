"""Where words of the seeker's own, or of others, speak of somebody: for a human to look at."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db import models

from askwell.kernel import names
from askwell.practice.identifying.models import Contact, Detail
from askwell.practice.identifying.rules import DetailKind
from askwell.practice.lifecycle.belonging import Ids
from askwell.practice.mailing.models import Mail
from askwell.workspace import images
from askwell.workspace.models import Row

_LONG = 200
_AROUND = 60
_NOT_WORDS = frozenset({"sort_as", "key", "digest", "webp", "host", "event"})
_NOT_SEARCHED = frozenset({"source", "detail", "portrait", "operation"})
_SHORTEST = 4


@dataclass(frozen=True, slots=True)
class Mention:
    """A place that speaks of somebody: the table, the row's uid, the column, and the words around."""

    table: str
    uid: str
    column: str
    words: str


def needles_of(parts: Sequence[int]) -> list[str]:
    """Return what speaks of a person, folded: whole names, mail addresses, numbers."""
    found = [
        names.fold(name)
        for name in Contact.objects.filter(id__in=parts, name_known=True).values_list("full_name", flat=True)
        if " " in name.strip() or not name.isascii()
    ]
    kinds = (DetailKind.EMAIL, DetailKind.PHONE)
    for key, value in Detail.objects.filter(contact_id__in=parts, kind__in=kinds).values_list("key", "value"):
        found += [names.fold(key), names.fold(value)]
    return [one for one in dict.fromkeys(found) if len(one) >= _SHORTEST or not one.isascii()]


def speaks(value: Any, needles: Sequence[str]) -> bool:
    """Tell whether a value, or anything in it, speaks of somebody."""
    if isinstance(value, str):
        return bool(value) and _found(value, needles) is not None
    if isinstance(value, dict):
        return any(speaks(one, needles) for one in value.values())
    return isinstance(value, list | tuple) and any(speaks(one, needles) for one in value)


def _found(text: str, needles: Sequence[str]) -> int | None:
    folded = names.fold(text)
    return next((at for one in needles if (at := folded.find(one)) >= 0), None)


def mentions_of(needles: Sequence[str], apart_from: Ids) -> list[Mention]:
    """Return the places outside the person's own rows that speak of them."""
    if not needles:
        return []
    mails = list(apart_from.get("contact", ()))
    return [*_in_rows(needles, apart_from), *_in_mails(needles, mails)]


def _in_rows(needles: Sequence[str], apart_from: Ids) -> Iterator[Mention]:
    for model in apps.get_app_config("askwell").get_models():
        table = str(model._meta.model_name)
        if not issubclass(model, Row) or table in _NOT_SEARCHED:
            continue
        columns = [field.attname for field in model._meta.concrete_fields if _has_words(field)]
        rows = model._default_manager.values_list("id", "uid", *columns).order_by("id") if columns else []
        for row_id, uid, *values in rows:
            if row_id in apart_from.get(table, ()):
                continue
            for column, value in zip(columns, values, strict=True):
                if speaks(value, needles):
                    yield Mention(table, uid, column, _around(value, needles))


def _has_words(field: "models.Field[Any, Any]") -> bool:
    if field.attname in _NOT_WORDS:
        return False
    if isinstance(field, models.CharField):
        return (field.max_length or 0) >= _LONG
    return isinstance(field, models.TextField | models.JSONField)


def _in_mails(needles: Sequence[str], contact_ids: Sequence[int]) -> Iterator[Mention]:
    own = {row[0] for row in images.having(Contact, ("uid",), "id", contact_ids)}
    for one in Mail.objects.exclude(contact__in=own).order_by("id"):
        for column in ("subject", "words"):
            if speaks(text := getattr(one, column), needles):
                yield Mention("mail", one.uid, column, _around(text, needles))


def _around(value: Any, needles: Sequence[str]) -> str:
    text = value if isinstance(value, str) else str(value)
    at = _found(text, needles) or 0
    return " ".join(text[max(0, at - _AROUND) : at + _AROUND].split())
