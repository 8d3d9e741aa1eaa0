"""What one writes to ask for a talk and to confirm it: e-mail, message, LinkedIn note."""

from django.utils.translation import gettext as _

from askwell.practice.arranging.rules import Mode
from askwell.words.scripts.facts import Facts, finding_out, minutes_in_words
from askwell.words.scripts.lines import Line, Segment, line

EMAIL_WORDS_MOST = 100
LINKEDIN_CHARACTERS_MOST = 200
_GAP = Segment(" ")


def joined(kind: str, *lines: Line) -> Line:
    """Return several lines as one paragraph."""
    segments: list[Segment] = []
    for one in lines:
        segments += [_GAP, *one.segments] if segments else one.segments
    return Line(kind, tuple(segments))


def greeting(called: str) -> Line:
    """Return how a letter begins."""
    return line("greeting", _("Dear {called},"), called=called)


def signature(me: str, number: str = "") -> Line:
    """Return how a letter ends: the name, with the number where it is known."""
    if number:
        return line("signature", _("{me}, {number}"), me=me, number=number)
    return line("signature", "{me}", me=me)


def link(facts: Facts) -> Line:
    """Return what links the two: the referrer, else the reason for this person, else a blank for it."""
    if facts.referrer:
        return line("link", _("{referrer} mentioned your name to me."), referrer=facts.referrer)
    return line("link", _("I am writing to you because {why}."), why=facts.why.strip().rstrip("."))


def email(facts: Facts) -> list[Line]:
    """Return an e-mail: subject first, under 100 words, no word of jobs but that it is not about one."""
    minutes = minutes_in_words(facts.minutes)
    if facts.referrer:
        subject = line("subject", _("A short request: {referrer} gave me your name"), referrer=facts.referrer)
    else:
        subject = line("subject", _("A request for {minutes} minutes of your advice"), minutes=minutes)
    ask = _(
        "Would you be willing to talk with me for {minutes} minutes, in person or by phone? "
        "I will bring a few questions and stop on time. I am not asking for a job."
    )
    out = _(
        "If this is a bad month, I understand completely. "
        "Otherwise I will ring you on {day} to see what suits."
    )
    return [
        subject,
        greeting(facts.called),
        joined("link", link(facts), finding_out(facts.goal)),
        line("ask", ask, minutes=minutes),
        line("again", out, day=facts.ring_on),
        signature(facts.me, facts.number),
    ]


def message(facts: Facts) -> list[Line]:
    """Return a text message: who, what for, how long, and when one rings."""
    hello = line("greeting", _("Hello {called}, this is {me}."), called=facts.called, me=facts.me)
    ask = _("Could I ring you for {minutes} minutes of your advice? It is not about a job.")
    again = _("I will try you on {day}; if another time is better, just say.")
    return [
        joined("link", hello, link(facts)) if facts.referrer else hello,
        finding_out(facts.goal),
        line("ask", ask, minutes=minutes_in_words(facts.minutes)),
        line("again", again, day=facts.ring_on),
    ]


def linkedin(facts: Facts) -> Line:
    """Return a LinkedIn note of at most 200 characters; what does not fit is left out, the ask never."""
    hello = line("", _("Hello {called},"), called=facts.called)
    ask = line(
        "",
        _("Could I ring you for {minutes} minutes? Not about a job. {me}"),
        minutes=str(facts.minutes),
        me=facts.me,
    )
    purpose = finding_out(facts.goal)
    extra = [link(facts)] if facts.referrer else []
    for parts in ([hello, *extra, purpose, ask], [hello, *extra, ask], [hello, ask], [ask]):
        note = joined("note", *parts)
        if len(note.text) <= LINKEDIN_CHARACTERS_MOST:
            return note
    return Line("note", (Segment(ask.text[: LINKEDIN_CHARACTERS_MOST - 1] + "…"),))


def confirm(
    *,
    called: str,
    me: str,
    number: str,
    when: str,
    minutes: int,
    place: str = "",
    mode: Mode = Mode.IN_PERSON,
) -> list[Line]:
    """Return the note of the day before: `when` has the zone where it differs; then place and number."""
    if mode is Mode.PHONE:
        meet = line("when", _("I look forward to our talk: I will ring you on {when}."), when=when)
    elif mode is Mode.VIDEO:
        meet = line(
            "when", _("I look forward to our talk by video on {when}: {place}"), when=when, place=place
        )
    else:
        meet = line("when", _("I look forward to seeing you on {when}, at {place}."), when=when, place=place)
    keep = line(
        "minutes",
        _("It will be {minutes} minutes, and I will keep to time."),
        minutes=minutes_in_words(minutes),
    )
    reach = line("number", _("Should anything come up, my number is {number}."), number=number)
    return [greeting(called), joined("body", meet, keep, reach), signature(me)]
