"""The template engine of the pages: Jinja2 with gettext, addresses, and dates in the reader's language."""

import re
from datetime import date, datetime, time
from functools import cache, lru_cache
from string import Formatter
from typing import Any

from django.conf import settings
from django.templatetags.static import static
from django.utils.translation import get_language_bidi, gettext, ngettext, pgettext
from jinja2 import Environment, FileSystemBytecodeCache, StrictUndefined, nodes, pass_context
from jinja2.compiler import CodeGenerator, Frame
from jinja2.runtime import Context
from markupsafe import Markup, escape

from askwell.kernel import clock
from askwell.web.addresses import address
from askwell.words import dates
from askwell.words.language import language
from askwell.words.sentence import Sentence

_SPECIAL = re.compile("[&<>\"']")


def escaped(value: object) -> str:
    """Escape a value that is put out; hundreds on a page need nothing, and are not made markup first."""
    if type(value) is str and not _SPECIAL.search(value):
        return value
    return value if type(value) is Markup else escape(value)


class _Writer(CodeGenerator):
    """Jinja2's own writer of a template's code, but for the name of what escapes."""

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        if frame.eval_ctx.autoescape and not frame.eval_ctx.volatile and finalize.src is None:
            self.write("environment.escaped(")
        else:
            super()._output_child_pre(node, frame, finalize)


class _Pages(Environment):
    """The environment of the pages."""

    code_generator_class = _Writer
    escaped = staticmethod(escaped)


def environment(**options: Any) -> Environment:
    """Return the Jinja2 environment; called once by Django."""
    options["undefined"] = StrictUndefined
    options["bytecode_cache"] = _compiled_templates()
    options.setdefault("trim_blocks", True)
    options.setdefault("lstrip_blocks", True)
    made = _Pages(extensions=["jinja2.ext.i18n", "jinja2.ext.do"], **options)
    made.install_gettext_callables(gettext, ngettext, newstyle=True, pgettext=pgettext)  # type: ignore[attr-defined]
    made.globals.update(url=address, static=cache(static), language=language, is_rtl=get_language_bidi)
    made.globals.update({"_": _said, "gettext": _said})
    made.filters.update(
        day=_day,
        weekday=_weekday,
        clock=_clock,
        moment=_moment,
        sentence=_sentence,
        local=_local,
        number=_number,
    )
    return made


def _compiled_templates() -> FileSystemBytecodeCache | None:
    """Return the folder of compiled templates in the home, which makes the first page quicker."""
    folder = settings.ASKWELL_HOME / "templates"
    if not settings.ASKWELL_HOME.is_dir():
        return None
    folder.mkdir(mode=0o700, exist_ok=True)
    return FileSystemBytecodeCache(str(folder), "escaped_%s.cache")


@pass_context
def _day(context: Context, value: date | None) -> str:
    """Write a day as people say it near `today`, else as a date."""
    day = value.date() if isinstance(value, datetime) else value
    return dates.day(day, context.get("today")) if day else ""


@pass_context
def _local(context: Context, value: datetime | None) -> datetime | None:
    """Turn an instant into the seeker's own wall time."""
    return clock.wall(value, context["seeker"].time_zone) if value else None


def _weekday(value: date | None) -> str:
    return dates.weekday(value) if value else ""


def _clock(value: time | datetime | None) -> str:
    return dates.clock(value) if value else ""


@pass_context
def _moment(context: Context, value: datetime | None) -> str:
    return dates.moment(value, context.get("today")) if value else ""


def _number(value: float) -> str:
    # Imported where numbers are shown: the first Today after a start should not wait for it.
    from askwell.words.numbers import number  # noqa: PLC0415 -- see above

    return number(value)


def _said(text: str, /, **values: Any) -> Markup:
    """Translate a text of a template: what newstyle gettext of Jinja2 does, remembering plain texts."""
    if values:
        return Markup(gettext(text)) % values  # noqa: S704 -- texts of templates are ours, values are escaped
    return _plainly_said(text, language())


@lru_cache(maxsize=4096)
def _plainly_said(text: str, spoken: str) -> Markup:
    del spoken
    return Markup(gettext(text)) % {}  # noqa: S704 -- texts of templates are ours


def _sentence(sentence: Sentence) -> Markup:
    """Write a sentence with each value isolated, so that names of any script keep their order."""
    values = sentence.values
    said = "".join(
        f"{words}<bdi>{escape(values[place])}</bdi>" if place else words
        for words, place in _pieces(sentence.template)
    )
    # "at 2 p.m." and "Osei Inc." end a sentence by themselves.
    return Markup(said.replace(".</bdi>.", ".</bdi>"))  # noqa: S704 -- templates are ours, values are escaped


@lru_cache(maxsize=4096)
def _pieces(template: str) -> tuple[tuple[str, str | None], ...]:
    """Return the words of a template, each with the place that follows it."""
    return tuple((words, place) for words, place, _, _ in Formatter().parse(template))
