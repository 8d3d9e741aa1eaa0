"""What is said before a talk: the checklist, and what Askwell knows already about the person."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from askwell.practice.arranging.models import Interview
from askwell.practice.arranging.preparing import Ready, checklist
from askwell.practice.arranging.rules import Mode
from askwell.practice.asking import queries as asking
from askwell.practice.holding import answers
from askwell.practice.identifying import queries as identifying
from askwell.practice.identifying.models import Contact
from askwell.practice.identifying.parts import ids_of
from askwell.practice.identifying.rules import DetailKind
from askwell.words import about, dates
from askwell.words.sentence import Sentence

_READY: dict[Ready, Callable[[], tuple[str, str]]] = {
    Ready.DRESS: lambda: (
        _("What you will wear"),
        _("What do people wear there? The same, a little neater, ready the evening before."),
    ),
    Ready.CARDS: lambda: (
        _("Business cards, and a thank-you card at home"),
        _("One of yours goes into the card."),
    ),
    Ready.SHEET: lambda: (_("The question sheet, printed"), _("Paper needs no line and no battery.")),
    Ready.ROUTE: lambda: (_("The way there"), _("The door, the floor, and where to wait.")),
    Ready.PENS: lambda: (_("Two pens that write"), _("The second one is for when the first one stops.")),
    Ready.SILENT: lambda: (_("Phone on silent"), _("Before you go in.")),
    Ready.QUIET: lambda: (_("A quiet place"), _("A door that closes, and somebody who knows.")),
    Ready.LINE: lambda: (_("Camera and microphone tried"), _("With somebody you know, the day before.")),
    Ready.NUMBER: lambda: (_("Their number on the sheet"), _("You ring them, on the minute.")),
}


@dataclass(frozen=True, slots=True)
class Item:
    """One line of the checklist: its code, what it is, a hint, and whether it lies ready."""

    code: str
    words: str
    hint: str
    done: bool


@dataclass(frozen=True, slots=True)
class Known:
    """Something that Askwell knows already; `link` leads to where more may be found, "" for nowhere."""

    words: Sentence
    link: str = ""


def items(interview: Interview, ready: list[str]) -> list[Item]:
    """Return the checklist of a talk; `ready` are the codes of what lies ready."""
    found = [(code, *_READY[code]()) for code in checklist(Mode(interview.mode))]
    return [Item(str(code), words, hint, str(code) in ready) for code, words, hint in found]


def headline(done: int, of: int) -> str:
    """Return how far the checklist is, without counting anybody's failures."""
    if done == of:
        return _("All of it lies ready.")
    left = of - done
    words = ngettext("one thing is left to lay out.", "{n} things are left to lay out.", left)
    said = words.format(n=dates.number_word(left))
    return said[:1].upper() + said[1:]


def why(contact: Contact) -> str:
    """Return why the seeker took somebody up, as they wrote it; "" for nothing."""
    found = [line.why for line in asking.pursuit_lines(ids_of(contact.pk)) if line.why and not line.closed_at]
    return found[-1] if found else ""


def known(contact: Contact) -> list[Known]:
    """Return what Askwell knows already that may be one of the three facts."""
    found: list[Known] = []
    where = contact.organization.name if contact.organization else ""
    if contact.title or where:
        found.append(Known(Sentence("{name}", {"name": ", ".join(filter(None, (contact.title, where)))})))
    if name := about.referrer_of(contact):
        found.append(Known(Sentence(_("{name} sent you."), {"name": name})))
    answered = _("{name} works there too, and has answered you already.")
    found += [Known(Sentence(answered, {"name": name})) for name in _colleagues(contact)]
    details = identifying.details_of([contact.pk])[contact.pk]
    if contact.organization_id:
        details = [*details, *identifying.details_of_organization(contact.organization_id)]
    links = dict.fromkeys(one.value for one in details if one.kind == DetailKind.LINK)
    found += [Known(Sentence(_("Read {name}."), {"name": link}), link) for link in links]
    return found


def _colleagues(contact: Contact) -> list[str]:
    return list(dict.fromkeys(name for said in answers.colleagues(contact).values() for name in said))
