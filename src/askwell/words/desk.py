"""What the call desk says: its headline, when each call is best made, and why one may stop for today."""

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from askwell.practice.arranging.cadence import Asked
from askwell.practice.arranging.desk import Placed, Standing
from askwell.practice.arranging.ladder import Rung
from askwell.words import dates


def headline(count: int) -> str:
    """Return the sentence over the calls of a day."""
    if not count:
        return _("No call is waiting.")
    words = ngettext("One call is waiting.", "{n} calls are waiting.", count)
    said = words.format(n=dates.number_word(count))
    return said[:1].upper() + said[1:]


def standing(placed: Placed) -> str:
    """Return when a call is best made, in a few words."""
    there = dates.clock(placed.call.there)
    if placed.standing is Standing.AGREED:
        return _("agreed for now")
    if placed.standing is Standing.LATER and placed.opens:
        return _("from {time}").format(time=dates.clock(placed.opens))
    if placed.standing is Standing.CLOSED:
        return _("it is {time} there; tomorrow").format(time=there)
    if placed.standing is Standing.HOLIDAY:
        return _("not at work there today")
    if placed.call.there != placed.call.here:
        return _("now; it is {time} there").format(time=there)
    return _("now")


def smaller(rung: Rung) -> str:
    """Return the smaller step that is offered in place of a call."""
    return {
        Rung.LINES: _("Say the four lines aloud, alone"),
        Rung.OWN_VOICEMAIL: _("Ring your own voicemail"),
        Rung.IN_TEXT: _("Practise in text"),
        Rung.PRACTICE_TALK: _("A practice talk with someone close"),
    }.get(rung, _("Write first, then ring on the day you name"))


def enough(*, heard_no: bool) -> str:
    """Return why it is enough for today."""
    if heard_no:
        return _("You asked, and you have an answer. That is enough for one day.")
    return _("You rang today. One call a day is a full day.")


def plenty(count: int) -> str:
    """Return that so many approaches are open already that another one can wait."""
    words = ngettext(
        "You are asking one person already. This one can wait its turn.",
        "You are asking {n} people already. That is plenty; this one can wait its turn.",
        count,
    )
    return words.format(n=dates.number_word(count))


def weary(until: date) -> str:
    """Return the question after a week of trying."""
    return _("A week of trying is work. Shall we pause until {day}?").format(day=dates.weekday(until))


def asked_lately(asked: Sequence[Asked], today: date) -> str:
    """Return the advice about who was asked in the last thirty days; "" for none."""
    if not asked:
        return ""
    newest = asked[0]
    day = dates.day(newest.on, today)
    if newest.same_person:
        return _("They answered on {day}. A month between two requests is kind.").format(day=day)
    words = ngettext(
        "Somebody there was asked lately, the last time on {day}. Another house may be glad to be asked.",
        "{n} people there were asked in thirty days, the last one on {day}. "
        "Another house may be glad to be asked.",
        len(asked),
    )
    return words.format(n=len(asked), day=day)
