"""What one writes to ask for a talk and to confirm it: e-mail, message, LinkedIn note, a post."""

from django.utils.translation import gettext as _

from askwell.practice.arranging.rules import Mode
from askwell.words.scripts.facts import Facts, finding_out, minutes_in_words, thing_of
from askwell.words.scripts.lines import Line, Segment, line, said

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
        return said(facts.own, "email.link", "link", referrer=facts.referrer)
    return said(facts.own, "email.reason", "link", why=facts.why.strip().rstrip("."))


def email(facts: Facts) -> list[Line]:
    """Return an e-mail: subject first, under 100 words, no word of jobs but that it is not about one."""
    minutes = minutes_in_words(facts.minutes)
    if facts.referrer:
        subject = said(facts.own, "email.subject_referred", "subject", referrer=facts.referrer)
    else:
        subject = said(facts.own, "email.subject", "subject", minutes=minutes)
    return [
        subject,
        greeting(facts.called),
        joined("link", link(facts), finding_out(facts.goal)),
        said(facts.own, "email.ask", "ask", minutes=minutes),
        said(facts.own, "email.again", "again", day=facts.ring_on),
        signature(facts.me, facts.number),
    ]


def message(facts: Facts) -> list[Line]:
    """Return a message of two sentences, for a text, WhatsApp or Facebook: who and what for; may I ring."""
    hello = said(
        facts.own,
        "message.greeting_referred" if facts.referrer else "message.greeting",
        "greeting",
        called=facts.called,
        me=facts.me,
        purpose=finding_out(facts.goal).text,
        referrer=facts.referrer,
    )
    minutes = minutes_in_words(facts.minutes)
    return [hello, said(facts.own, "message.ask", "ask", minutes=minutes, day=facts.ring_on)]


def linkedin(facts: Facts, most: int) -> Line:
    """Return a LinkedIn note of at most so many characters; what does not fit is left out, the ask never."""
    own = facts.own
    hello = said(own, "linkedin.greeting", "greeting", called=facts.called)
    ask = said(own, "linkedin.ask", "ask", minutes=str(facts.minutes), me=facts.me)
    purpose = finding_out(facts.goal)
    extra = [link(facts)] if facts.referrer else []
    for parts in ([hello, *extra, purpose, ask], [hello, *extra, ask], [hello, ask], [ask]):
        note = joined("note", *parts)
        if len(note.text) <= most:
            return note
    return Line("note", (Segment(ask.text[: most - 1] + "…"),))


def post(facts: Facts) -> list[Line]:
    """Return a post that asks around whether anyone knows somebody who does this."""
    _code, thing = thing_of(facts.goal.strip())
    minutes = minutes_in_words(facts.minutes)
    return [
        said(facts.own, "post.question", "question", thing=thing),
        said(facts.own, "post.ask", "ask", minutes=minutes),
        said(facts.own, "post.thanks", "thanks", me=facts.me),
    ]


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
