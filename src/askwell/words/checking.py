"""What the checker of requests says, and the words it listens for in the language of the texts."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from askwell.kernel import clock
from askwell.practice.arranging.checking import Concern, Found, Limit, Telling, check, limits, looked_up
from askwell.practice.arranging.rules import Channel
from askwell.words import dates
from askwell.words.scripts import Facts

LINKEDIN_KINDS = ("linkedin_note", "linkedin_note_premium", "linkedin_message", "linkedin_inmail")


def limit_of(way: Channel, kind: str = "") -> Limit | None:
    """Return the limit of a way of writing; `kind` tells the four kinds of LinkedIn apart."""
    if way is Channel.LINKEDIN:
        return limits()[kind if kind in LINKEDIN_KINDS else LINKEDIN_KINDS[0]]
    return limits().get(str(way))


def linkedin_kinds() -> list[tuple[str, str]]:
    """Return the kinds of LinkedIn text with their names."""
    return list(
        zip(
            LINKEDIN_KINDS,
            (_("Note, free account"), _("Note, Premium"), _("Message to a connection"), _("InMail")),
            strict=True,
        )
    )


def telling() -> Telling:
    """Return the words that tell, in the language one writes in."""
    return Telling(
        job=_(
            "job|jobs|vacancy|vacancies|hire|hiring|hired|opening|openings|position|résumé|resume|cv"
        ).split("|"),
        refusal=_("not|no|nor|never|don't|isn't|without").split("|"),
        link=_(
            "mentioned your name|gave me your name|suggested you|suggested that|sent me|told me about you|"
            "we met|we both|we spoke|i read|i heard|i saw your|because you|because she|because he|"
            "because they|your talk|your article|same place|same school"
        ).split("|"),
    )


def look_over(text: str, way: Channel, facts: Facts, *, kind: str = "") -> list[str]:
    """Return what may be better about a request before it is sent, in sentences."""
    return [said for _concern, said in remarks(text, way, facts, kind=kind)]


def remarks(text: str, way: Channel, facts: Facts, *, kind: str = "") -> list[tuple[Concern, str]]:
    """Return the same with the code of each concern."""
    limit = limit_of(way, kind)
    linked = [one for one in (facts.referrer, facts.why) if one.strip()]
    return [(one.concern, _said(one, limit)) for one in check(text, limit, telling(), linked=linked)]


def look_over_post(text: str) -> list[str]:
    """Return what may be better about a post that asks around: it is linked to all who read it."""
    return [_said(one, None) for one in check(text, None, telling(), linked=[text])]


def _said(found: Found, limit: Limit | None) -> str:
    if found.concern is Concern.JOB:
        return _("This sounds like asking for a job: “{words}” A talk is easier to say yes to.").format(
            words=found.words
        )
    if found.concern is Concern.NO_LINK:
        return _("Nothing says yet why you write to this person, or who sent you.")
    if found.concern is Concern.BLANK:
        words = ngettext(
            "One place is still blank: {place}", "{n} places are still blank: {place} and more", found.length
        )
        return words.format(n=found.length, place=found.words)
    return counted(limit).format(n=found.length, most=limit.most) if limit else ""


def counted(limit: Limit) -> str:
    """Return the sentence that counts a text while it is written, with places for the count and the limit."""
    return {
        "words": _("{n} words; up to {most} are read at one glance."),
        "characters": _("{n} characters; LinkedIn takes {most}."),
        "sentences": _("{n} sentences; {most} are enough here."),
    }[limit.unit]


def since() -> str:
    """Return when the limits of other services were looked up."""
    month = clock.parse_date(f"{looked_up()}-01")
    return _("Limits as they were in {month} {year}.").format(month=dates.month(month), year=month.year)
