"""What one says: the call and what may happen on it, the time check, and when the tables are turned."""

from django.utils.translation import gettext as _

from askwell.words.scripts.facts import Facts, Relation, finding_out, minutes_in_words
from askwell.words.scripts.lines import ORIGINAL, Line, Own, line, said

VOICEMAIL_SECONDS = 30


def call(facts: Facts) -> list[Line]:
    """Return the four lines of the call, and after the first one what links the two, where anything does."""
    return [_greeting(facts), *_asking(facts)]


def in_person(facts: Facts) -> list[Line]:
    """Return what to say at the door or the desk: the lines of the call with another greeting."""
    hello = said(facts.own, "in_person.greeting", "greeting", wait=True, called=facts.called, me=facts.me)
    return [hello, *_asking(facts)]


def _asking(facts: Facts) -> list[Line]:
    lines = _link(facts)
    purpose = finding_out(facts.goal)
    not_a_job = said(facts.own, "call.not_a_job", "")
    lines.append(Line("purpose", (*purpose.segments, *line("", " ").segments, *not_a_job.segments)))
    ask = "call.ask_by_phone" if facts.by_phone else "call.ask"
    lines.append(said(facts.own, ask, "ask", minutes=minutes_in_words(facts.minutes)))
    first, second = facts.slots
    lines.append(said(facts.own, "call.slots", "slots", wait=True, first=first, second=second))
    return lines


def _link(facts: Facts) -> list[Line]:
    """Return what links the two, by how they stand to each other; nothing where nothing is known."""
    if facts.relation is Relation.REFERRED:
        return [said(facts.own, "call.link", "link", referrer=facts.referrer)]
    lines = [said(facts.own, "call.link_alumni", "link")] if facts.relation is Relation.ALUMNI else []
    if why := facts.why.strip().rstrip("."):
        lines.append(said(facts.own, "call.reason", "reason", why=why))
    return lines


def _greeting(facts: Facts) -> Line:
    key = "call.greeting" if facts.name_known else "call.greeting_unknown"
    if facts.relation is Relation.CLOSE:
        key = "call.greeting_close"
    return said(facts.own, key, "greeting", wait=True, called=facts.called, me=facts.me)


def gatekeeper(facts: Facts) -> list[Line]:
    """Return what to say when somebody else answers: honest, short, and thankful."""
    own = facts.own
    lines = [said(own, "gatekeeper.greeting", "greeting", called=facts.called, me=facts.me)]
    if facts.referrer:
        lines.append(said(own, "gatekeeper.link", "link", referrer=facts.referrer))
    minutes = minutes_in_words(facts.minutes)
    lines.append(said(own, "gatekeeper.purpose", "purpose", minutes=minutes))
    lines.append(said(own, "gatekeeper.best_time", "best_time", wait=True, called=facts.called))
    lines.append(said(own, "gatekeeper.thanks", "thanks", wait=True))
    return lines


def voicemail(facts: Facts) -> list[Line]:
    """Return the message to leave: within 30 seconds, the number said twice, and when one rings again."""
    own = facts.own
    lines = [
        said(own, "voicemail.greeting", "greeting", called=facts.called, me=facts.me, number=facts.number)
    ]
    if facts.referrer:
        lines.append(said(own, "call.link", "link", referrer=facts.referrer))
    lines.append(finding_out(facts.goal))
    lines.append(said(own, "voicemail.ask", "ask", minutes=minutes_in_words(facts.minutes)))
    if facts.ring_at:
        again = said(own, "voicemail.again_at", "again", day=facts.ring_on, time=facts.ring_at)
    else:
        again = said(own, "voicemail.again", "again", day=facts.ring_on)
    lines += [again, said(own, "voicemail.number", "number", number=facts.number)]
    return lines


def after_a_no(own: Own = ORIGINAL) -> list[Line]:
    """Return what to say after a no."""
    return [said(own, "room.after_no", "no", wait=True)]


def opening(minutes: int, own: Own = ORIGINAL) -> Line:
    """Return how a talk begins: thanks, the minutes, and leave to take notes."""
    return said(own, "room.opening", "opening", wait=True, minutes=str(minutes))


def time_check(minutes: int, own: Own = ORIGINAL) -> Line:
    """Return what to say at the agreed minute."""
    return said(own, "room.time_check", "time_check", wait=True, minutes=str(minutes))


def turned_round(minutes: int, own: Own = ORIGINAL) -> Line:
    """Return what to say when they begin to interview the seeker."""
    return said(own, "room.turned_round", "turned_round", minutes=minutes_in_words(minutes))


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
