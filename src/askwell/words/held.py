"""What is held about one person, for that person: one ZIP with a page to read, the data, a card, photos."""

import io
import json
import zipfile
from collections.abc import Callable, Iterator
from datetime import date
from html import escape
from typing import Any

from django.utils.translation import get_language_bidi
from django.utils.translation import gettext as _

from askwell.integrations.writers import vcard
from askwell.practice.identifying.models import Contact
from askwell.practice.lifecycle.held import Held, held
from askwell.words import dates, exports
from askwell.words.language import language

_MADE = (1980, 1, 1, 0, 0, 0)
_HEADINGS: dict[str, Callable[[], str]] = {
    "contact": lambda: _("Who you are"),
    "source": lambda: _("Where this came from"),
    "portrait": lambda: _("Photos"),
    "detail": lambda: _("How you can be reached"),
    "tagged": lambda: _("Tags"),
    "pursuit": lambda: _("Why you were to be asked"),
    "plan": lambda: _("Questions planned"),
    "planitem": lambda: _("Questions planned"),
    "attempt": lambda: _("Calls and messages"),
    "interview": lambda: _("Talks"),
    "preparation": lambda: _("Prepared for a talk"),
    "invitation": lambda: _("Invitations"),
    "permission": lambda: _("What you allowed"),
    "answer": lambda: _("What you said"),
    "revision": lambda: _("Notes as they were typed"),
    "debrief": lambda: _("Noted after a talk"),
    "card": lambda: _("Thank-you cards"),
    "referral": lambda: _("Who named whom"),
    "promise": lambda: _("Promises to you"),
    "checkin": lambda: _("News sent to you"),
    "mail": lambda: _("Mails to you"),
}
_STYLE = (
    "body{font:1rem/1.6 Georgia,serif;max-width:46rem;margin:2rem auto;padding:0 1rem}"
    "body{color:#22262b;background:#fffefb}"
    "h1{font-weight:400}h2{font:600 1.1rem system-ui;margin-top:2rem}"
    "dl{display:grid;grid-template-columns:minmax(7rem,auto) 1fr;gap:.2rem 1rem;padding:.6rem 0}"
    "dl{border-top:1px solid #ddd}"
    "dt{color:#5b6168}dd{margin:0;overflow-wrap:anywhere;white-space:pre-line}img{max-width:8rem}"
    "@media(max-width:30rem){dl{grid-template-columns:1fr}}"
)


def person_file(contact: Contact, *, on: date) -> bytes:
    """Return the ZIP of everything held about a person."""
    found = held(contact)
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in _files(contact, found, on):
            made.writestr(zipfile.ZipInfo(name, _MADE), data, zipfile.ZIP_DEFLATED)
    return content.getvalue()


def _files(contact: Contact, found: Held, on: date) -> Iterator[tuple[str, bytes]]:
    yield "index.html", page(found, on).encode("utf-8", "replace")
    data = {"about": found.name, "on": on.isoformat(), "held": found.tables}
    yield "person.json", json.dumps(data, ensure_ascii=False, indent=2).encode("utf-8", "replace")
    yield "card.vcf", "".join(vcard.write(exports.drafts([contact.person_id]))).encode("utf-8", "replace")
    yield from found.photos.items()


def page(found: Held, on: date) -> str:
    """Return the page to read, whole in itself."""
    title = _("What is held about {name}").format(name=found.name)
    said = _("Everything, as it stood on {day}. The same is in person.json and card.vcf.")
    direction = "rtl" if get_language_bidi() else "ltr"
    parts = [
        f'<!doctype html><html lang="{language()}" dir="{direction}"><meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width,initial-scale=1">',
        f"<title>{escape(title)}</title><style>{_STYLE}</style><h1>{escape(title)}</h1>",
        f"<p>{escape(said.format(day=dates.day(on)))}</p>",
    ]
    for table, rows in found.tables.items():
        if shown := [row for row in map(_shown, rows) if row]:
            heading = _HEADINGS[table]() if table in _HEADINGS else table
            parts.append(f"<h2>{escape(heading)}</h2>")
            parts += [_list(row) for row in shown]
    return "".join(parts)


def _shown(row: dict[str, Any]) -> dict[str, str]:
    """Return what a person reads of a row: what says something, without numbers that only name rows."""
    return {
        name.replace("_", " "): _text(value)
        for name, value in row.items()
        if value not in (None, "", False, {}, []) and not _is_name(value)
    }


def _is_name(value: Any) -> bool:
    return isinstance(value, str) and len(value) == 32 and all(one in "0123456789abcdef" for one in value)


def _text(value: Any) -> str:
    if isinstance(value, dict):
        return "\n".join(
            f"{key}: {_text(one)}" for key, one in value.items() if one not in (None, "", [], {})
        )
    if isinstance(value, list):
        return "\n".join(map(_text, value))
    return _("yes") if value is True else str(value)


def _list(row: dict[str, str]) -> str:
    lines = (f'<dt>{escape(name)}<dd dir="auto">{_value(name, value)}' for name, value in row.items())
    return f"<dl>{''.join(lines)}</dl>"


def _value(name: str, value: str) -> str:
    return f'<img src="{escape(value)}" alt="">' if name == "file" else escape(value)
