"""What is said about what was learned: voices, gaps, enough yet, how sure, and how options do."""

from collections.abc import Callable

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from askwell.practice.learning.overview import Learned, Missing
from askwell.practice.learning.queries import Weighed
from askwell.practice.learning.rules import Confidence, GapKind, Vantage, Verdict
from askwell.practice.learning.saturation import TALKS_TO_ESTIMATE, Enough
from askwell.practice.learning.voices import Kinship
from askwell.practice.today.week import Week
from askwell.words import dates
from askwell.words.sentence import Sentence

CONFIDENCE: dict[Confidence, Callable[[], str]] = {
    Confidence.HUNCH: lambda: _("a hunch"),
    Confidence.LIKELY: lambda: _("likely"),
    Confidence.SURE: lambda: _("I would rely on it"),
}
VANTAGES: dict[Vantage, Callable[[], str]] = {
    Vantage.DOES: lambda: _("does it"),
    Vantage.LEFT: lambda: _("did it, and left"),
    Vantage.HIRES: lambda: _("hires for it, or pays for it"),
    Vantage.BESIDE: lambda: _("sees it from beside"),
}
VERDICTS: dict[Verdict, Callable[[], str]] = {
    Verdict.GOOD: lambda: _("does well"),
    Verdict.MIXED: lambda: _("can go either way"),
    Verdict.POOR: lambda: _("does badly"),
}
_NOBODY: dict[Vantage, Callable[[], str]] = {
    Vantage.DOES: lambda: _("Nobody who does it has been heard yet."),
    Vantage.LEFT: lambda: _("Nobody who left it has been heard yet."),
    Vantage.HIRES: lambda: _("Nobody who hires or pays for it has been heard yet."),
    Vantage.BESIDE: lambda: _("Nobody who sees it from beside has been heard yet."),
}


def confidence(said: str) -> str:
    """Return how sure somebody says they are, "" for unsaid."""
    return CONFIDENCE[Confidence(said)]() if said else ""


def verdict(said: str) -> str:
    """Return how an option does, "" for unsaid."""
    return VERDICTS[Verdict(said)]() if said else ""


def people(count: int, independent: int) -> str:
    """Return how many people spoke, and how many voices they are: "3 people, 2 independent voices"."""
    if not count:
        return _("nobody yet")
    heads = ngettext("{n} person", "{n} people", count).format(n=count)
    voices = ngettext("{n} independent voice", "{n} independent voices", independent).format(n=independent)
    if count == 1:
        return heads
    return voices if count == independent else _("{people}, {voices}").format(people=heads, voices=voices)


def side(count: int, independent: int, *, for_it: bool) -> str:
    """Return who speaks for a finding, or against it: "For it: 3 people, 2 independent voices"."""
    if not count:
        return _("For it: nobody yet") if for_it else _("Against it: nobody")
    template = _("For it: {people}") if for_it else _("Against it: {people}")
    return template.format(people=people(count, independent))


def sides(one: Weighed) -> str:
    """Return how many people speak each way about a finding."""
    return " · ".join(
        (
            side(one.voices.for_it, one.independent.for_it, for_it=True),
            side(one.voices.against_it, one.independent.against_it, for_it=False),
        )
    )


def kin(kinship: Kinship | None, name: str) -> Sentence:
    """Return how somebody hangs together with another who spoke; nothing where they do not."""
    if kinship is None:
        return Sentence("")
    template = (
        _("Came to you by the same way as {name}.")
        if kinship is Kinship.BRANCH
        else _("Works where {name} does.")
    )
    return Sentence(template, {"name": name})


def led(name: str) -> Sentence:
    """Return with whose talk something began."""
    return Sentence(_("It began with the talk with {name}."), {"name": name})


def missing(one: Missing) -> Sentence:
    """Return what is missing, as a sentence that fits a page and a report alike."""
    topic = {"topic": one.topic.text if one.topic else ""}
    if one.gap.kind is GapKind.VANTAGE:
        return Sentence(_NOBODY[one.gap.vantage or Vantage.BESIDE]())
    if one.gap.kind is GapKind.SILENT:
        return Sentence(_("Nobody has spoken to “{topic}” yet."), topic)
    if one.gap.kind is GapKind.ONE_BRANCH:
        return Sentence(_("On “{topic}” only one circle has been heard."), topic)
    template = ngettext(
        "On “{topic}” only one person has been heard.",
        "On “{topic}” only {n} people have been heard.",
        one.gap.people,
    )
    return Sentence(template, {**topic, "n": str(one.gap.people)})


def headline(found: Learned) -> str:
    """Return the sentence that heads what was learned."""
    if found.weighed:
        count = len(found.weighed)
        said = ngettext("{n} finding so far.", "{n} findings so far.", count).format(n=count)
        if not (apart := len(found.disagreements)):
            return said
        more = ngettext("On {n} of them people disagree.", "On {n} of them people disagree.", apart)
        return f"{said} {more.format(n=apart)}"
    if any(coverage.people for _topic, coverage in found.topics):
        return _("People told you things. What do you make of them?")
    return _("What you learn will stand here.")


def enough(found: Enough) -> str:
    """Return whether talks still bring anything new, in a sentence."""
    if not found.talks:
        return _(
            "Mark what comes up, with a theme. Then it shows here when talks stop bringing anything new."
        )
    if found.last is None:
        return _("It is too early to say: it shows from the third talk with marked words on.")
    if not found.new:
        return ngettext(
            "The last talk brought nothing new.",
            "The last {talks} talks brought nothing new.",
            found.last,
        ).format(talks=dates.number_word(found.last))
    return ngettext(
        "The last {talks} talks brought one new point.",
        "The last {talks} talks brought {new} new points.",
        found.new,
    ).format(talks=dates.number_word(found.last), new=dates.number_word(found.new))


def estimate(found: Enough) -> list[str]:
    """Return the estimate of how much there may be in all, what it assumes, or from when on it is made."""
    made = found.estimate
    if made is None:
        if found.last is None:
            return []
        said = _("From {n} talks on there is an estimate of how much is still unheard.")
        return [said.format(n=TALKS_TO_ESTIMATE)]
    heard = _(
        "{heard} points were heard. There are probably at least {all} in all, between {low} and {high}."
    )
    return [
        heard.format(heard=found.themes, all=round(made.at_least), low=made.low, high=made.high),
        _(
            "The estimate takes it that each talk could have brought up each point, that the talks were not "
            "copies of each other, and that all of them were marked with the same care."
        ),
    ]


def unmarked(count: int) -> str:
    """Return how many talks have no theme yet, "" for none."""
    if not count:
        return ""
    return ngettext(
        "In {n} talk nothing is marked yet.", "In {n} talks nothing is marked yet.", count
    ).format(n=count)


def week(found: Week) -> str:
    """Return the sentence that heads the week in review."""
    talks, findings = len(found.debriefs), len(found.findings)
    if talks:
        return ngettext(
            "One talk taught you something this week.", "{n} talks taught you something this week.", talks
        ).format(n=dates.number_word(talks).capitalize())
    if findings:
        return ngettext("You found one thing this week.", "You found {n} things this week.", findings).format(
            n=dates.number_word(findings)
        )
    return _("A quiet week.")
