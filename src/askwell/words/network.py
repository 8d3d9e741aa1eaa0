"""Words about the network: why two people may know each other, how to ask for an introduction, whom next."""

from collections.abc import Callable, Sequence

from babel.lists import format_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from askwell.practice.identifying.rules import Tie
from askwell.practice.referring.queries.growth import Chain, Figures
from askwell.practice.referring.queries.warm import Hop, Person, WarmPath
from askwell.practice.referring.rules.acquaintance import Closeness, Reason
from askwell.practice.referring.rules.growth import Range
from askwell.practice.referring.rules.ranked import Parts
from askwell.practice.referring.rules.ranking import Means, Wish
from askwell.words import contacts, dates
from askwell.words.numbers import number
from askwell.words.scripts.lines import Line, line
from askwell.words.sentence import Sentence

_SEVERAL = 3
_REASONS: dict[Reason, Callable[[], str]] = {
    Reason.NAMED: lambda: _("{one} named {other}"),
    Reason.NAMED_BY: lambda: _("{other} named {one}"),
    Reason.SAID: lambda: _("{one} and {other} know each other"),
    Reason.WORKS: lambda: _("{one} and {other} work at one place"),
    Reason.WORKED: lambda: _("{one} and {other} were at one place at the same time"),
    Reason.SCHOOL: lambda: _("{one} and {other} went to one school"),
    Reason.GROUP: lambda: _("{one} and {other} are in one group of yours"),
    Reason.INTRODUCED: lambda: _("{one} introduced {other}"),
    Reason.INTRODUCED_BY: lambda: _("{other} introduced {one}"),
    Reason.RELATED: lambda: _("an address book names {one} with {other}"),
}
_WITH_WORDS: dict[Reason, Callable[[], str]] = {
    Reason.NAMED: lambda: _("{one} named {other}: {words}"),
    Reason.NAMED_BY: lambda: _("{other} named {one}: {words}"),
    Reason.SAID: lambda: _("{one} and {other} know each other: {words}"),
    Reason.WORKS: lambda: _("{one} and {other} work at {words}"),
    Reason.WORKED: lambda: _("{one} and {other} were at {words} at the same time"),
    Reason.SCHOOL: lambda: _("{one} and {other} went to one school: {words}"),
    Reason.GROUP: lambda: _("{one} and {other} are in your group {words}"),
}
_CLOSENESS: dict[Closeness, Callable[[], str]] = {
    Closeness.CLOSELY: lambda: _("closely"),
    Closeness.WELL: lambda: _("well"),
    Closeness.SLIGHTLY: lambda: _("a little"),
    Closeness.NOT: lambda: _("not at all"),
}


def reason(code: str, words: str, one: str, other: str) -> Sentence:
    """Return why two people may know each other, as seen from the one."""
    of = Reason(code)
    said = (_WITH_WORDS if words and of in _WITH_WORDS else _REASONS)[of]()
    return Sentence(said, {"one": one, "other": other, "words": words})


def hops(path: WarmPath) -> list[Sentence]:
    """Return for each two people on a path why they may know each other."""
    pairs = zip(path.hops, path.people, path.people[1:], strict=False)
    return [reason(hop.reason, hop.words, one.name, other.name) for hop, one, other in pairs]


def own_tie(path: WarmPath) -> str:
    """Return how the seeker knows the first person of a path."""
    return _("you have talked") if path.talked else contacts.tie(path.tie)


def closeness_choices() -> list[tuple[str, str]]:
    """Return how well two people can know each other, as (code, words)."""
    return [(str(code), words()) for code, words in _CLOSENESS.items()]


def way(path: WarmPath) -> Sentence:
    """Return what a path comes to: whom to ask for whom, or that the seeker knows them."""
    first, last = path.people[0].name, path.people[-1].name
    if len(path.people) == 1:
        return Sentence(_("You know {name} yourself."), {"name": first})
    if len(path.people) == 2 and path.hops[0].use_name:
        return Sentence(_("{first} named {last}, and you may say so."), {"first": first, "last": last})
    if len(path.people) == 2:
        return Sentence(_("Ask {first} to introduce you to {last}."), {"first": first, "last": last})
    between = path.people[1].name
    return Sentence(
        _("Ask {first} about {between}, who may know {last}."),
        {"first": first, "between": between, "last": last},
    )


def introduction(path: WarmPath, *, me: str, about: str) -> list[Line]:
    """Return the sentences to ask for an introduction; `about` is what the seeker wants to find out."""
    if len(path.people) == 1 or (len(path.people) == 2 and path.hops[0].use_name):
        return []
    first, second = path.people[0], path.people[1]
    lines = [line("greeting", _("Hello {called}, this is {me}."), called=_called(first), me=me)]
    lines.append(line("about", _("I am finding out about this: {about}"), about=about))
    lines.append(_known(path.hops[0], second))
    if len(path.people) == 2:
        ask = _("Would you introduce us, or may I say that you sent me? It is about a few minutes of advice.")
        lines.append(line("ask", ask))
    else:
        ask = _("I hope to meet {last}. Would {between} be the one to ask? May I say that you sent me?")
        lines.append(line("ask", ask, last=path.people[-1].name, between=second.name))
    lines.append(line("no", _("If it does not suit, I quite understand.")))
    return lines


def _called(person: Person) -> str:
    return person.called or person.name


def _known(hop: Hop, person: Person) -> Line:
    """Return how the seeker comes to think that the two know each other: only what is recorded."""
    if hop.reason == Reason.WORKS and hop.words:
        text = _("I think you know {name}, from {words}.")
        return line("known", text, name=person.name, words=hop.words)
    if hop.reason == Reason.NAMED:
        return line("known", _("You know {name}, I believe."), name=person.name)
    return line("known", _("I think you know {name}."), name=person.name)


def rest(path: WarmPath, day: str) -> Sentence:
    """Return that somebody was asked often of late, and from when it is fair again."""
    return Sentence(
        _("You asked {name} twice within a month. Better after {day}."),
        {"name": path.people[0].name, "day": day},
    )


def why(parts: Parts, organization: str) -> list[Sentence]:
    """Return in plain words what speaks for asking somebody, the strongest first; at most four sentences."""
    said = [
        _wished(parts),
        _sent(parts),
        _work(parts, organization),
        _open(parts),
        _place(parts, organization),
        _likely(parts),
        _waiting(parts),
    ]
    return [one for one in said if one][:4]


def in_common(reasons: Sequence[Sequence[Sentence]]) -> list[Sentence]:
    """Return the reasons that hold for everybody of a list, to be said once; none for two people or fewer."""
    if len(reasons) < _SEVERAL:
        return []
    return [one for one in reasons[0] if all(one in each for each in reasons)]


def _wished(parts: Parts) -> Sentence | None:
    return Sentence(_("You put this name first.")) if parts.wish is Wish.FIRST else None


def _sent(parts: Parts) -> Sentence | None:
    if parts.sent is None:
        return None
    if parts.sent.why:
        return Sentence(
            _("{giver} named this person: {words}"), {"giver": parts.sent.giver, "words": parts.sent.why}
        )
    return Sentence(_("{giver} named this person."), {"giver": parts.sent.giver})


def _work(parts: Parts, organization: str) -> Sentence | None:
    if parts.employer:
        return Sentence(_("{organization} is on your list of places."), {"organization": organization})
    if parts.occupation:
        near = _("The work is near to your question.")
        return Sentence(near if parts.occupation == 1 else _("Part of the work is near to your question."))
    if parts.industry and organization:
        return Sentence(_("{organization} is like the places you asked at."), {"organization": organization})
    return None


def _open(parts: Parts) -> Sentence | None:
    if parts.named:
        text, voices = min(parts.named, key=lambda one: one[1])
        return _voices(text, voices)
    if parts.near >= 0.5 and parts.open_topic and parts.open_topic[1] == 0:
        return _voices(*parts.open_topic)
    return None


def _voices(topic: str, voices: int) -> Sentence:
    if voices == 0:
        return Sentence(_("Nobody has spoken to “{topic}” yet."), {"topic": topic})
    return Sentence(
        ngettext("{count} voice so far on “{topic}”.", "{count} voices so far on “{topic}”.", voices),
        {"topic": topic, "count": str(voices)},
    )


def _place(parts: Parts, organization: str) -> Sentence | None:
    if parts.new_place and parts.near >= 0.5 and organization:
        return Sentence(_("You have not heard from {organization} yet."), {"organization": organization})
    return None


def _likely(parts: Parts) -> Sentence:
    if parts.own:
        low, high = parts.own
        return Sentence(
            _("Of ten people you asked this way, {low} to {high} said yes."),
            {"low": str(low), "high": str(high)},
        )
    return Sentence(_GUESSED[parts.tie]() if parts.tie in _GUESSED else _COLD[parts.means]())


_GUESSED: dict[Tie, Callable[[], str]] = {
    Tie.CLOSE: lambda: _("People close to you mostly say yes (a starting guess)."),
    Tie.REFERRED: lambda: _("People you were sent to often say yes (a starting guess)."),
    Tie.ALUMNI: lambda: _("A shared school or workplace opens many doors (a starting guess)."),
    Tie.KNOWN: lambda: _("People you know a little often help (a starting guess)."),
}
_COLD: dict[Means, Callable[[], str]] = {
    Means.ALOUD: lambda: _("Strangers say yes on the phone more often than one thinks (a starting guess)."),
    Means.WRITTEN: lambda: _("Mail to a stranger is seldom answered; a call does better (a starting guess)."),
    Means.NOTE: lambda: _("A note to a stranger is seldom answered; find a number first (a starting guess)."),
}


def _waiting(parts: Parts) -> Sentence | None:
    if not parts.too_soon:
        return None
    return Sentence(_("Better a little later, when a few talks have made your questions sharp."))


def headline(talks: int, first_contacts: int) -> str:
    """Return how far the network has grown, in one sentence."""
    if not talks:
        return _("No talk yet. Every name you are given will stand here.")
    if not first_contacts or talks == 1:
        return ngettext("%(num)s talk so far.", "%(num)s talks so far.", talks) % {"num": talks}
    return ngettext(
        "%(talks)s talks from %(num)s first contact.",
        "%(talks)s talks from %(num)s first contacts.",
        first_contacts,
    ) % {"talks": talks, "num": first_contacts}


def chain(found: Chain) -> Sentence:
    """Return on which day none of a chain was known, or only its first."""
    if found.day_before is None:
        return Sentence("")
    day = dates.day(found.day_before)
    if found.knew_first:
        return Sentence(_("On {day} you knew only {first}."), {"day": day, "first": found.people[0][1]})
    return Sentence(_("On {day} you knew none of them."), {"day": day})


def figures(found: Figures) -> list[Sentence]:
    """Return what talks bring, each figure with its range; nothing before there are enough talks."""
    said = []
    if found.names:
        said.append(Sentence(_("A talk of yours names {low} to {high} people."), _span(found.names)))
    if found.met:
        said.append(
            Sentence(_("Of the people a talk names, you then meet {low} to {high}."), _span(found.met))
        )
    if waiting := found.opened - found.told:
        text = ngettext(
            "{count} door was opened for you whose opener has not heard yet how it went.",
            "{count} doors were opened for you whose openers have not heard yet how it went.",
            waiting,
        )
        said.append(Sentence(text, {"count": str(waiting)}))
    return said


def _span(of: Range) -> dict[str, str]:
    return {"low": number(of.low), "high": number(of.high)}


def shared(topics: Sequence[str]) -> Sentence:
    """Return what two people both spoke of, and the question to each of them."""
    told = format_list([f"“{topic}”" for topic in topics], locale=dates.locale())
    return Sentence(_("Both told you of {topics}."), {"topics": told})
