"""Words between client and coach: the page of a brief, a line of the desk, what a coach's file gives."""

from collections.abc import Callable, Sequence
from datetime import date

from django.utils.translation import get_language_bidi, ngettext
from django.utils.translation import gettext as _

from askwell.integrations.handovers import brief as briefs
from askwell.integrations.handovers.brief import Brief, Page, Section, Step
from askwell.practice.asking import sayings
from askwell.practice.coaching.queries import Client, Given
from askwell.practice.coaching.rules import Names, Part
from askwell.practice.today.rules import Stage
from askwell.words import contacts, dates
from askwell.words.language import language

PARTS: dict[Part, Callable[[], str]] = {
    Part.GOAL: lambda: _("My goal"),
    Part.STANDING: lambda: _("Where each person stands"),
    Part.CHOSEN: lambda: _("What I chose to do before we meet"),
    Part.PROMISES: lambda: _("What I owe to others"),
    Part.LEARNED: lambda: _("What I learned"),
    Part.TALK: lambda: _("What I would like to talk about"),
}
NAMES: dict[Names, Callable[[], str]] = {
    Names.INITIALS: lambda: _("Initials"),
    Names.FULL: lambda: _("Full names"),
    Names.NONE: lambda: _("No names"),
}
_STEPS: dict[str, Callable[[], str]] = {
    "practise": lambda: _("say the lines aloud"),
    "call": lambda: _("call"),
    "write": lambda: _("write"),
    "find_number": lambda: _("find a way to reach them"),
    "leave_message": lambda: _("call, and leave a message"),
    "second_person": lambda: _("ask someone else there"),
    "nudge": lambda: _("write once more"),
    "revive": lambda: _("ask again"),
    "thank_for_name": lambda: _("thank for a name"),
    "settle_time": lambda: _("settle a time"),
    "prepare": lambda: _("prepare the talk"),
    "confirm": lambda: _("confirm the talk"),
    "meet": lambda: _("meet"),
    "offer_slots": lambda: _("offer two times"),
    "apologise": lambda: _("ring and say sorry"),
    "debrief": lambda: _("write up the talk"),
    "write_card": lambda: _("write the card"),
    "post_card": lambda: _("post the card"),
    "tell": lambda: _("tell how it went"),
    "get_in_touch": lambda: _("get in touch with somebody named"),
    "promise": lambda: _("keep a promise"),
    "check_in": lambda: _("check in"),
    "look_again": lambda: _("look again"),
}
_GROUPS: dict[str, Callable[[], str]] = {
    "call": lambda: _("On the phone"),
    "gatekeeper": lambda: _("When someone else answers"),
    "voicemail": lambda: _("After the tone"),
    "in_person": lambda: _("At the door"),
    "email": lambda: _("In an e-mail or a letter"),
    "message": lambda: _("In a message of two sentences"),
    "linkedin": lambda: _("In a LinkedIn note"),
    "nudge": lambda: _("When nobody replied"),
    "post": lambda: _("To ask around"),
    "room": lambda: _("In the talk"),
    "card": lambda: _("On the card"),
    "check_in": lambda: _("To check in"),
}
RUNGS: dict[str, Callable[[], str]] = {
    "practise": lambda: _("say the four lines aloud, alone"),
    "write": lambda: _("write first, then ring on the day named"),
    "call": lambda: _("ring at once"),
}


def page(brief: Brief, today: date) -> str:
    """Return a brief as one HTML file in the reader's language."""
    made = [_section(Part(part), brief, today) for part in brief.sections]
    names = NAMES[Names(brief.names)]()
    foot = _("Made with Askwell by the person it is about, who chose what it shows. People: {names}.")
    return briefs.page(
        Page(
            language=language(),
            right_to_left=get_language_bidi(),
            title=brief.name or _("Before we meet"),
            below=_("Before we meet · {day}").format(day=dates.full(today)),
            sections=[one for one in made if one],
            foot=foot.format(names=names.lower()),
        )
    )


def _section(part: Part, brief: Brief, today: date) -> Section | None:
    heading = PARTS[part]()
    if part is Part.STANDING:
        return _table(
            heading,
            (_("Who"), _("Stands at"), _("Since"), _("Next")),
            _standing(brief, today),
            _("Nobody yet."),
        )
    if part is Part.PROMISES:
        owed = [(_name(one.name, brief), _said(one.kind), _due(one.due, today)) for one in brief.promises]
        return _table(heading, (_("To whom"), _("What"), _("When")), owed, _("Nothing."))
    texts = {
        Part.GOAL: (brief.goal,),
        Part.CHOSEN: (brief.chosen,),
        Part.LEARNED: brief.learned,
        Part.TALK: (brief.talk,),
    }[part]
    kept = tuple(text for text in texts if text)
    return Section(heading, kept) if kept else None


def _standing(brief: Brief, today: date) -> list[tuple[str, ...]]:
    return [
        (_name(one.name, brief), stage(one.stage), _day(one.since, today), step(one.next, today))
        for one in brief.people
    ]


def _table(heading: str, columns: Sequence[str], rows: Sequence[Sequence[str]], without_any: str) -> Section:
    return Section(heading, rows=rows, columns=columns) if rows else Section(heading, (without_any,))


def _name(name: str, brief: Brief) -> str:
    return _("Person {number}").format(number=name) if brief.names == Names.NONE else name


def stage(code: str) -> str:
    """Return where somebody stands."""
    return contacts.stage(Stage(code))


def _said(kind: str) -> str:
    return _STEPS[kind]() if kind in _STEPS else kind.replace("_", " ")


def step(found: Step | None, today: date) -> str:
    """Return a next step with its day: "call, Friday"."""
    return _("{step}, {day}").format(step=_said(found.kind), day=dates.day(found.on, today)) if found else ""


def _day(day: date | None, today: date) -> str:
    return dates.day(day, today) if day else ""


def _due(day: date, today: date) -> str:
    if day >= today:
        return dates.day(day, today)
    return _("{day}, late").format(day=dates.day(day, today))


def standing(client: Client, today: date) -> str:
    """Return where a client is: on which step, and since when."""
    brief = client.brief
    where = step(brief.next, today) if brief.next else _("nobody taken up")
    moved = brief.moved_on or brief.made_at.date()
    if client.stuck:
        return _("Stuck since {day}: {where}").format(day=dates.day(moved, today), where=where)
    return _("{where} · last moved {day}").format(where=where, day=dates.day(moved, today))


def overdue(brief: Brief) -> str:
    """Return how many promises are late, "" for none."""
    if not brief.overdue:
        return ""
    return ngettext("{n} promise is late", "{n} promises are late", brief.overdue).format(n=brief.overdue)


def group(code: str) -> str:
    """Return the words for a part of the practice whose sentences are said."""
    return _GROUPS[code]()


def by_group() -> list[tuple[str, list[str]]]:
    """Return the keys of the sentences to say, under the words for their group."""
    groups: dict[str, list[str]] = {}
    for key in sayings.ORIGINALS:
        groups.setdefault(sayings.group_of(key), []).append(key)
    return [(group(code), keys) for code, keys in groups.items()]


def what(given: Given) -> str:
    """Return one thing of a coach's file as a line: a question, a sentence, the minutes, the first step."""
    if given.kind == "minutes":
        return ngettext("Ask for {n} minute", "Ask for {n} minutes", int(given.text)).format(n=given.text)
    if given.kind == "begin_with":
        return _("Begin with: {rung}").format(rung=RUNGS[given.text]())
    return given.text


def places(texts: Sequence[str]) -> str:
    """Return the places of sentences as they are typed: "{called}, {me}"."""
    names = dict.fromkeys(place for text in texts for place in sayings.places(text))
    return ", ".join("{" + name + "}" for name in names)
