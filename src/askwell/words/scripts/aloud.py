"""What one says: the call and what may happen on it, the time check, and when the tables are turned."""

from django.utils.translation import gettext as _

from askwell.words.scripts.facts import Facts, finding_out, minutes_in_words
from askwell.words.scripts.lines import Line, line

VOICEMAIL_SECONDS = 30


def call(facts: Facts) -> list[Line]:
    """Return the four lines of the call, and a fifth where somebody sent the seeker."""
    lines = [_greeting(facts)]
    if facts.referrer:
        lines.append(line("link", _("{referrer} mentioned your name to me."), referrer=facts.referrer))
    purpose = finding_out(facts.goal)
    not_a_job = line("", _("I am not asking for a job."))
    lines.append(Line("purpose", (*purpose.segments, *line("", " ").segments, *not_a_job.segments)))
    lines.append(_ask(facts))
    first, second = facts.slots
    times = _("Would {first} or {second} be easier?")
    lines.append(line("slots", times, wait=True, first=first, second=second))
    return lines


def _greeting(facts: Facts) -> Line:
    if facts.name_known:
        template = _("Is that {called}? My name is {me}. Is this a good moment?")
    else:
        template = _("Hello, my name is {me}. Could I speak with {called}? Is this a good moment?")
    return line("greeting", template, wait=True, called=facts.called, me=facts.me)


def _ask(facts: Facts) -> Line:
    if facts.by_phone:
        template = _("I would value your advice. Could I ring you for {minutes} minutes?")
    else:
        template = _("I would value your advice. Could I come by for {minutes} minutes?")
    return line("ask", template, minutes=minutes_in_words(facts.minutes))


def gatekeeper(facts: Facts) -> list[Line]:
    """Return what to say when somebody else answers: honest, short, and thankful."""
    lines = [
        line(
            "greeting",
            _("Hello, my name is {me}. I hoped to reach {called}."),
            me=facts.me,
            called=facts.called,
        )
    ]
    if facts.referrer:
        lines.append(line("link", _("{referrer} gave me the name."), referrer=facts.referrer))
    honest = _("It is about {minutes} minutes of advice. It is not a sale, and I am not asking for a job.")
    lines.append(line("purpose", honest, minutes=minutes_in_words(facts.minutes)))
    best = _("When is {called} easiest to catch?")
    lines.append(line("best_time", best, wait=True, called=facts.called))
    lines.append(line("thanks", _("And may I note your name, so that I can thank you?"), wait=True))
    return lines


def voicemail(facts: Facts) -> list[Line]:
    """Return the message to leave: within 30 seconds, the number said twice, and when one rings again."""
    hello = _("Hello {called}, this is {me}, on {number}.")
    lines = [line("greeting", hello, called=facts.called, me=facts.me, number=facts.number)]
    if facts.referrer:
        lines.append(line("link", _("{referrer} mentioned your name to me."), referrer=facts.referrer))
    lines.append(finding_out(facts.goal))
    ask = _("I would be glad of {minutes} minutes of your advice. I am not asking for a job.")
    lines.append(line("ask", ask, minutes=minutes_in_words(facts.minutes)))
    if facts.ring_at:
        again = _("I will ring again on {day}, at about {time}.")
        lines.append(line("again", again, day=facts.ring_on, time=facts.ring_at))
    else:
        lines.append(line("again", _("I will ring again on {day}."), day=facts.ring_on))
    lines.append(line("number", _("Once more, slowly: {number}. Thank you."), number=facts.number))
    return lines


def after_a_no() -> list[Line]:
    """Return what to say after a no."""
    words = _("I quite understand. Is there someone else you would ask in my place?")
    return [line("no", words, wait=True)]


def time_check(minutes: int) -> Line:
    """Return what to say at the agreed minute."""
    template = _(
        "Oops, we've hit {minutes} minutes. I'd love to keep talking, but let me know what suits you."
    )
    return line("time_check", template, wait=True, minutes=str(minutes))


def turned_round(minutes: int) -> Line:
    """Return what to say when they begin to interview the seeker."""
    template = _(
        "Happy to tell you after. May I finish my questions first? I promised you {minutes} minutes."
    )
    return line("turned_round", template, minutes=minutes_in_words(minutes))


def reasons() -> list[Line]:
    """Return why anybody would give the seeker the time: three reasons."""
    return [
        line(
            "like_to_talk",
            _(
                "People love to talk about what they do. Think of the last party: "
                "what was the first thing a stranger asked you?"
            ),
        ),
        line("like_to_help", _("People like to help, and most of all they like to be asked for advice.")),
        line(
            "like_to_share",
            _("People like to share what they care for, and they gain a contact themselves: you."),
        ),
    ]


def evidence() -> Line:
    """Return the one line of evidence under the reasons."""
    return line("evidence", _("Most people guess too low how often others say yes when asked aloud."))


def in_control() -> Line:
    """Return the reminder of who asks."""
    return line("in_control", _("You are in control: you are the one who asks."))
