"""What the next steps say: what to do, why, and when; and the sentence that heads the day."""

from collections.abc import Callable, Sequence
from datetime import date, datetime, time
from functools import lru_cache

from babel.lists import format_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from askwell.practice.today.day import Waits
from askwell.practice.today.queries import Shown
from askwell.practice.today.rules import is_late
from askwell.words import dates
from askwell.words.language import language
from askwell.words.sentence import Sentence

_TITLES: dict[str, Callable[[], str]] = {
    "practise": lambda: _("Say the four lines aloud once, before you ring {name}"),
    "call": lambda: _("Call {name}"),
    "write": lambda: _("Write to {name}"),
    "find_number": lambda: _("Find a way to reach {name}"),
    "leave_message": lambda: _("Call {name}, and leave a message this time"),
    "second_person": lambda: _("Ask someone else beside {name}"),
    "nudge": lambda: _("Write to {name} once more"),
    "revive": lambda: _("See whether the time is better now for {name}"),
    "thank_for_name": lambda: _("Thank {name} for pointing you on"),
    "settle_time": lambda: _("Settle a time with {name}"),
    "prepare": lambda: _("Prepare for {name}, {when}"),
    "confirm": lambda: _("Confirm with {name}, {when}"),
    "meet": lambda: _("Meet {name}"),
    "offer_slots": lambda: _("Offer {name} two new times"),
    "apologise": lambda: _("Ring {name} and say sorry"),
    "debrief": lambda: _("Write up the talk with {name}"),
    "write_card": lambda: _("Write the card to {name}"),
    "post_card": lambda: _("Post the card to {name}"),
    "tell": lambda: _("Tell {name} how it went with {named}"),
    "get_in_touch": lambda: _("Get in touch with {name}"),
    "promise": lambda: _("Keep your word to {name}"),
    "check_in": lambda: _("Check in with {name}"),
    "look_again": lambda: _("Look at {name} again"),
}
_REASONS: dict[str, Callable[[], str]] = {
    "first_small_step": lambda: _("One minute, alone. That is the whole step."),
    "practised": lambda: _("You practised. The lines are on the page."),
    "smaller_step": lambda: _("A smaller step first. There is no hurry."),
    "no_channel": lambda: _("There is no number, mail or address yet."),
    "write_first": lambda: _("A few lines first, with the day on which you will ring."),
    "ask_aloud": lambda: _("People say yes more often than we guess when asked aloud."),
    "try_other_half_of_day": lambda: _("Nobody answered. Try the other half of the day."),
    "leave_message_now": lambda: _("The message says when you will ring again."),
    "said_would_ring": lambda: _("You said in your message that you would ring."),
    "best_time_named": lambda: _("That is when they are easiest to catch."),
    "asked_to_ring_then": lambda: _("They asked you to ring then."),
    "said_yes": lambda: _("They said yes. Offer two times."),
    "redirected": lambda: _("They named someone who fits better."),
    "thanked_for_name": lambda: _("You thanked them for pointing you on."),
    "said_no": lambda: _("They said no for now."),
    "wrong_number": lambda: _("The number was wrong."),
    "left_the_organization": lambda: _("They have left that place."),
    "wrote_would_ring": lambda: _("You wrote that you would ring that day."),
    "no_reply_in_three_days": lambda: _("No reply in three working days. Someone else there may answer."),
    "no_reply_in_seven_days": lambda: _("No reply in seven working days. One friendly line is enough."),
    "silence": lambda: _("You left them in peace for a while."),
    "no_plan_yet": lambda: _("The questions are not chosen yet."),
    "day_before": lambda: _("The day before: time, place, and your number."),
    "agreed": lambda: _("Be nearby fifteen minutes early, go in five minutes early."),
    "in_the_room": lambda: _("The clock is running."),
    "time_proposed": lambda: _("You proposed a talk; the time is still open."),
    "no_show_me": lambda: _("You were not there. Ring, say sorry, offer anything."),
    "no_show_them": lambda: _("They were not there. A mix-up, surely; offer two times."),
    "rescheduled": lambda: _("They could not come. Accept at once and offer two times."),
    "cancelled_by_them": lambda: _("They had to cancel."),
    "cancelled_by_me": lambda: _("You had to cancel."),
    "memory_fades": lambda: _(
        "While it is fresh: what you learned, what surprised you, one thing for the card."
    ),
    "same_day": lambda: _("You met on {met}. Write it while you remember."),
    "next_working_day": lambda: _("It is written. Post goes the next working day."),
    "came_back": lambda: _("The post brought it back. Look at the address."),
    "you_met": lambda: _("{name} opened that door. A line on how it went."),
    "you_reached": lambda: _("{name} opened that door. A line that you got through."),
    "you_tried": lambda: _("{name} opened that door. A line that you tried."),
    "was_named": lambda: _("{giver} named them."),
    "you_said": lambda: _("You said: “{words}”"),
    "report_back": lambda: _("Tell them what came of their advice."),
    "every_few_months": lambda: _("It has been a few months."),
    "nothing_else": lambda: _("Nothing is open. Take it further, or close it?"),
}
_ACTIONS: dict[str, Callable[[], str]] = {
    "": lambda: _("Open"),
    "practise": lambda: _("Practise"),
    "call": lambda: _("Call"),
    "leave_message": lambda: _("Call"),
    "write": lambda: _("Write"),
    "nudge": lambda: _("Write"),
    "tell": lambda: _("Write"),
    "check_in": lambda: _("Write"),
    "confirm": lambda: _("Confirm"),
    "prepare": lambda: _("Prepare"),
    "meet": lambda: _("Open the room"),
    "debrief": lambda: _("Write it up"),
    "write_card": lambda: _("Write it"),
    "post_card": lambda: _("Post it"),
    "apologise": lambda: _("Call"),
}
CALLS = frozenset({"call", "leave_message", "apologise"})
CARDS_TO_WRITE = frozenset({"write_card"})
CARDS_TO_POST = frozenset({"post_card"})


_SAID = {"title": _TITLES, "reason": _REASONS, "action": _ACTIONS}


@lru_cache(maxsize=1024)
def _said(table: str, key: str, language: str | None) -> str:
    """Return the words of a table in a language: a day has many lines of few kinds."""
    del language
    return _SAID[table][key]()


def title(step: Shown) -> Sentence:
    """Return what to do."""
    values = {"name": step.name, "when": dates.short_weekday(step.on), **step.values}
    if wall := step.values.get("wall"):
        values["when"] = dates.short_moment(datetime.fromisoformat(wall))
    return Sentence(_said("title", step.kind, language()), values)


def why(step: Shown) -> Sentence:
    """Return why, in one line."""
    values = {"name": step.name, "met": dates.weekday(step.on), **step.values}
    return Sentence(_said("reason", step.reason, language()), values)


def action(step: Shown) -> str:
    """Return the word on the step's button."""
    return _said("action", step.kind if step.kind in _ACTIONS else "", language())


def when(step: Shown, today: date) -> str:
    """Return the day or time of a step as one says it on `today`."""
    if step.kind == "prepare" and step.on >= today:
        day = datetime.fromisoformat(step.values.get("wall") or f"{step.on}").date()
        near = (day - today).days < 7
        return _("before {day}").format(day=dates.short_weekday(day) if near else dates.day(day, today))
    if step.on < today:
        if is_late(step.kind, step.on, today):
            near = (today - step.on).days < 7
            return _("since {day}").format(
                day=dates.short_weekday(step.on) if near else dates.day(step.on, today)
            )
        return _("today")
    if step.on == today:
        return dates.clock(time.fromisoformat(step.at)) if step.at else _("today")
    if (step.on - today).days == 1:
        return _("tomorrow")
    near = (step.on - today).days < 7
    return dates.short_weekday(step.on) if near else dates.day(step.on, today)


def waits(why: Waits) -> str:
    """Return why some steps wait for another day."""
    return {
        Waits.AFTER_NO: _("You asked, and you have an answer. That is enough for one day; the rest waits."),
        Waits.ONE_CALL: _("One call a day is a full day. The others wait."),
        Waits.AFTER_PAUSE: _("You come back from a pause: one step today is enough."),
        Waits.PILE: _("The day is full. The rest is spread over the days to come."),
    }[why]


def review_due(on: date, today: date) -> str:
    """Return that a decision is to be looked at again, since the day the seeker chose."""
    if on == today:
        return _("Today you wanted to look at this decision again.")
    return _("On {day} you wanted to look at this decision again.").format(day=dates.day(on, today))


def headline(steps: Sequence[Shown]) -> str:
    """Return the sentence that heads the day: what is there to do, in words.

    "Two calls, one card to write and one talk."
    """
    if not steps:
        return _("Nothing today. That is allowed.")
    kinds = [step.kind for step in steps]
    calls = sum(kind in CALLS for kind in kinds)
    talks = kinds.count("meet")
    written = sum(kind in CARDS_TO_WRITE for kind in kinds)
    posted = sum(kind in CARDS_TO_POST for kind in kinds)
    rest = len(kinds) - calls - talks - written - posted
    parts = [
        _counted(talks, ngettext("one talk", "{n} talks", talks)),
        _counted(calls, ngettext("one call", "{n} calls", calls)),
        _counted(written, ngettext("one card to write", "{n} cards to write", written)),
        _counted(posted, ngettext("one card to post", "{n} cards to post", posted)),
        _counted(rest, ngettext("one small thing", "{n} small things", rest)),
    ]
    listed = format_list([part for part in parts if part], locale=dates.locale())
    sentence = _("{things}.").format(things=listed)
    return sentence[:1].upper() + sentence[1:]


def _counted(count: int, words: str) -> str:
    return words.format(n=dates.number_word(count)) if count else ""
