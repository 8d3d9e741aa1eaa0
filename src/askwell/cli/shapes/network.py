"""The network as plain values: trees, neighbourhoods, paths, and whom to ask next."""

from collections.abc import Iterator, Sequence
from typing import Any

from askwell.practice.identifying.models import Contact
from askwell.practice.referring.queries.growth import Figures, Pair
from askwell.practice.referring.queries.picture import Around, Branch, Grown, Who
from askwell.practice.referring.queries.warm import WarmPath
from askwell.practice.referring.queries.whom_next import Candidate
from askwell.practice.referring.rules.growth import Range
from askwell.words.network import reason
from askwell.words.scripts.lines import Line

Shape = dict[str, Any]


def candidate(one: Candidate, reasons: list[str]) -> Shape:
    """Return somebody to ask next; only the order of the scores means something."""
    return {
        "uid": one.uid,
        "name": one.name,
        "organization": one.organization or None,
        "title": one.title or None,
        "score": round(one.parts.value, 3),
        "wish": one.parts.wish and str(one.parts.wish),
        "reasons": reasons,
    }


def named(one: Contact | Who) -> Shape:
    """Return the uid and name of somebody."""
    return {"uid": one.uid, "name": one.full_name if isinstance(one, Contact) else one.name}


def branch(one: Branch) -> Shape:
    """Return somebody in a tree, with why they hang there and who hangs on them."""
    tied = one.tied
    return {
        **named(one.who),
        "organization": one.who.organization or None,
        "talked_on": one.who.talked_on,
        "reason": tied and tied.reason,
        "words": tied.words or None if tied else None,
        "since": tied and tied.since,
        "more": one.more,
        "then": [branch(child) for child in one.children],
    }


def branch_lines(branches: Sequence[Branch], indent: str, above: str = "") -> Iterator[str]:
    """Yield a tree as lines, those who hang on somebody further in."""
    for one in branches:
        name = one.who.name
        why = f" ({reason(one.tied.reason, one.tied.words, above, name)})" if one.tied else ""
        yield f"{indent}{name}{why}"
        yield from branch_lines(one.children, indent + "  ", name)


def grown(found: Grown) -> Shape:
    """Return who led to whom."""
    return {
        "talks": found.talks,
        "first_contacts": found.first_contacts,
        "trees": [branch(one) for one in found.trees],
        "alone": [{**named(one), "talked_on": one.talked_on} for one in found.alone],
    }


def around(found: Around) -> Shape:
    """Return who stands around somebody."""
    names = {one.who.id: one.who for one in found.branches}
    return {
        "uid": found.uid,
        "name": found.name,
        "people": [branch(one) for one in found.branches],
        "across": [
            {
                "one": named(names[one.a]),
                "other": named(names[one.b]),
                "reason": one.reason,
                "words": one.words or None,
                "since": one.since,
            }
            for one in found.across
        ],
        "more": found.more,
    }


def path(found: WarmPath, ask: Sequence[Line]) -> Shape:
    """Return a path: the people from whom to ask to who is wanted, and what to write."""
    return {
        "people": [
            {"uid": one.uid, "name": one.name, "organization": one.organization or None}
            for one in found.people
        ],
        "reasons": [{"reason": one.reason, "words": one.words or None} for one in found.hops],
        "tie": str(found.tie),
        "talked": found.talked,
        "strength": round(found.strength, 3),
        "rest_until": found.rest_until,
        "ask": [one.text for one in ask],
    }


def growth(found: Grown, figures: Figures, pairs: Sequence[Pair]) -> Shape:
    """Return what talks bring, with ranges where there are enough, and who should meet."""
    return {
        "talks": found.talks,
        "first_contacts": found.first_contacts,
        "names_per_talk": _range(figures.names),
        "met_per_talk": _range(figures.met),
        "opened": figures.opened,
        "told": figures.told,
        "should_meet": [
            {"one": named(one.one), "other": named(one.other), "topics": one.topics} for one in pairs
        ],
    }


def _range(found: Range | None) -> Shape | None:
    if found is None:
        return None
    return {"mean": round(found.value, 2), "low": round(found.low, 2), "high": round(found.high, 2)}
