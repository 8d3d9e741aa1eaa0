"""A report as one HTML file, as Markdown, and as a table for a spreadsheet."""

import csv
import io
import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from askwell.integrations.reports.content import Claim, Quote, Report, Section, Table
from askwell.integrations.writers.csv import safe

if TYPE_CHECKING:
    from jinja2 import Template

_MARKS = re.compile(r"([\\`*_\[\]<>|#])")
_LIST = re.compile(r"^(\s*)([-+]|\d+[.)])(?=\s)")


def page(report: Report) -> str:
    """Return one HTML file without scripts that asks no other place for anything."""
    return _template().render(report=report)


@cache
def _template() -> "Template":
    from jinja2 import Environment, StrictUndefined  # noqa: PLC0415 -- only loaded to make a page

    text = Path(__file__).with_name("report.html").read_text(encoding="utf-8")
    environment = Environment(
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    return environment.from_string(text)


def table(report: Report) -> str:
    """Return everything as CSV with CRLF line ends, in which no cell can act as a formula."""
    made = io.StringIO()
    write = csv.writer(made, lineterminator="\r\n")
    write.writerow(map(safe, report.everything.columns))
    write.writerows([map(safe, row) for row in report.everything.rows])
    return made.getvalue()


def markdown(report: Report) -> str:
    """Return the report as Markdown; what people wrote is text in it, and never a mark."""
    lines = [*_lead(report)]
    for section in report.sections:
        lines += ["", f"## {_plain(section.heading)}", *_section(section, report)]
    return "\n".join([*lines, "", "---", "", _plain(report.foot), ""])


def _lead(report: Report) -> Iterator[str]:
    yield f"# {_plain(report.title)}"
    for line in filter(None, (report.above, report.below)):
        yield from ("", _plain(line))


def _section(section: Section, report: Report) -> Iterator[str]:
    if section.large:
        yield from ("", f"**{_plain(section.large)}**")
    for paragraph in filter(None, (section.quiet, *section.paragraphs)):
        yield from ("", _plain(paragraph))
    for claim in section.claims:
        yield from _claim(claim, report)
    yield from _quotes(section.quotes)
    if section.table:
        yield from _table(section.table)


def _claim(claim: Claim, report: Report) -> Iterator[str]:
    yield from ("", f"### {_plain(claim.text)}")
    if claim.note:
        yield from ("", _plain(claim.note))
    for label, quotes in ((report.words.for_it, claim.for_it), (report.words.against, claim.against)):
        if quotes:
            yield from ("", f"{_plain(label)}:", *_quotes(quotes))


def _quotes(quotes: Iterable[Quote]) -> Iterator[str]:
    for one in quotes:
        said = f"{_plain(one.text)} ({_plain(one.who)})" if one.who else _plain(one.text)
        yield from ("", f"> {said}")


def _table(table: Table) -> Iterator[str]:
    yield from ("", _row(table.columns), _row("---" for _ in table.columns))
    yield from map(_row, ([_plain(cell) for cell in row] for row in table.rows))


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _plain(text: str) -> str:
    """Return a text on one line, in which nothing is a mark of Markdown."""
    return _LIST.sub(r"\1\\\2", _MARKS.sub(r"\\\1", " ".join(text.split())))
