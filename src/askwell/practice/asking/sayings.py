"""What is said aloud or copied onto a card: the original of each sentence, with its places.

The phrases are the article's where it has one. A seeker may put another wording in the place of any
of them, and go back to the original at any time; a place that a wording leaves out is not said.
"""

from string import Formatter
from typing import Final

from askwell.kernel.errors import N_, BadInputError

LONGEST: Final = 600
ORIGINALS: Final = {
    "call.greeting": N_("Is that {called}? My name is {me}. Is this a good moment?"),
    "call.greeting_unknown": N_(
        "Hello, my name is {me}. Could I speak with {called}? Is this a good moment?"
    ),
    "call.greeting_close": N_("Hello {called}, this is {me}. Is this a good moment?"),
    "call.link": N_("{referrer} mentioned your name to me."),
    "call.link_alumni": N_("We learned at the same place, and that is how I found your name."),
    "call.reason": N_("What made me think of you: {why}."),
    "call.not_a_job": N_("I am not asking for a job."),
    "call.ask": N_("I would value your advice. Could I come by for {minutes} minutes?"),
    "call.ask_by_phone": N_("I would value your advice. Could I ring you for {minutes} minutes?"),
    "call.slots": N_("Would {first} or {second} be easier?"),
    "in_person.greeting": N_("Hello, my name is {me}. Is {called} in, and is this a good moment?"),
    "gatekeeper.greeting": N_("Hello, my name is {me}. I hoped to reach {called}."),
    "gatekeeper.link": N_("{referrer} gave me the name."),
    "gatekeeper.purpose": N_(
        "It is about {minutes} minutes of advice. It is not a sale, and I am not asking for a job."
    ),
    "gatekeeper.best_time": N_("When is {called} easiest to catch?"),
    "gatekeeper.thanks": N_("And may I note your name, so that I can thank you?"),
    "voicemail.greeting": N_("Hello {called}, this is {me}, on {number}."),
    "voicemail.ask": N_("I would be glad of {minutes} minutes of your advice. I am not asking for a job."),
    "voicemail.again": N_("I will ring again on {day}."),
    "voicemail.again_at": N_("I will ring again on {day}, at about {time}."),
    "voicemail.number": N_("Once more, slowly: {number}. Thank you."),
    "email.subject": N_("A request for {minutes} minutes of your advice"),
    "email.subject_referred": N_("A short request: {referrer} gave me your name"),
    "email.link": N_("{referrer} mentioned your name to me."),
    "email.reason": N_("I am writing to you because {why}."),
    "email.ask": N_(
        "Would you be willing to talk with me for {minutes} minutes, in person or by phone? "
        "I will bring a few questions and stop on time. I am not asking for a job."
    ),
    "email.again": N_(
        "If this is a bad month, I understand completely. "
        "Otherwise I will ring you on {day} to see what suits."
    ),
    "message.greeting": N_("Hello {called}, this is {me}: {purpose}"),
    "message.greeting_referred": N_(
        "Hello {called}, this is {me}, and {referrer} mentioned your name: {purpose}"
    ),
    "message.ask": N_("May I ring you on {day} for {minutes} minutes of your advice, not about a job?"),
    "linkedin.greeting": N_("Hello {called},"),
    "linkedin.ask": N_("Could I ring you for {minutes} minutes? Not about a job. {me}"),
    "nudge.subject": N_("A short question, once more"),
    "nudge.wrote": N_("I wrote to you on {day}."),
    "nudge.ask": N_(
        "If this is a bad month, I understand completely. "
        "If not, I would still be glad of {minutes} minutes, and I will ring you on {day}."
    ),
    "post.question": N_("Does anyone know a {thing}?"),
    "post.ask": N_(
        "I would like to ask five questions, {minutes} minutes by phone or over a coffee. "
        "I am not looking for a job, only for how it really is."
    ),
    "post.thanks": N_("Thank you, {me}"),
    "room.after_no": N_("I quite understand. Is there someone else you would ask in my place?"),
    "room.turned_round": N_(
        "Happy to tell you after. May I finish my questions first? I promised you {minutes} minutes."
    ),
    "room.opening": N_(
        "Thank you for seeing me. I asked for {minutes} minutes, and I will watch the clock. "
        "May I take a few notes?"
    ),
    "room.time_check": N_(
        "Oops, we've hit {minutes} minutes. I'd love to keep talking, but let me know what suits you."
    ),
    "card.cover": N_("Thank you"),
    "card.seeing": N_("Thank you for seeing me on {day}."),
    "card.talking": N_("Thank you for talking with me on {day}."),
    "card.detail": N_("What stayed with me most: {detail}."),
    "card.advice": N_("I am taking your advice with me: {advice}."),
    "card.brief_thanks": N_("Thank you for your time on {day}."),
    "card.brief_detail": N_("I keep coming back to this: {detail}."),
    "card.brief_advice": N_("I will do as you said: {advice}."),
    "card.lively_thanks": N_("You gave me part of your {day}, and I have thought about it since."),
    "card.lively_detail": N_("The best of it: {detail}."),
    "card.lively_advice": N_("And I mean to try what you told me: {advice}."),
    "card.promise": N_("I will let you know in {month} where this leads."),
    "card.enclosed": N_("My card is enclosed, in case I can ever return the favour."),
    "card.close": N_("With warm thanks,"),
    "check_in.when": N_("We spoke in {month}."),
    "check_in.advice": N_("Your advice was: {advice}."),
    "check_in.did": N_("I did what you suggested: {advice}."),
    "check_in.began": N_("I have begun what you suggested: {advice}."),
    "check_in.news": N_("This is what came of it: {news}."),
    "check_in.no_ask": N_(
        "Nothing is needed from you. I only wanted you to know that your time was well spent."
    ),
}
"""The originals by key, as texts to translate; what stands in braces is filled in."""


def group_of(key: str) -> str:
    """Return the part of the practice a sentence belongs to, such as call, room or card."""
    return key.partition(".")[0]


def places(text: str) -> list[str]:
    """Return the names in braces of a sentence, in order; raises ValueError where a brace has no partner."""
    found: list[str] = []
    for _text, place, spec, conversion in Formatter().parse(text):
        if spec or conversion:
            raise ValueError(place)
        if place is not None and place not in found:
            found.append(place)
    return found


def check(key: str, text: str) -> str:
    """Return a wording, its blanks made even; raises BadInputError where it cannot stand for the original."""
    if key not in ORIGINALS:
        raise BadInputError(N_("There is no sentence called {key}."), key=key[:60])
    said = " ".join("".join(one if one.isprintable() else " " for one in text).split())
    if not said:
        raise BadInputError(N_("The sentence is empty. Write one, or go back to the original."))
    if len(said) > LONGEST:
        raise BadInputError(N_("A sentence to say has at most {most} characters."), most=LONGEST)
    known = places(ORIGINALS[key])
    try:
        unknown = [one for one in places(said) if one not in known]
    except ValueError as error:
        raise BadInputError(
            N_("A brace {{ stands without its partner. Braces hold what is filled in.")
        ) from error
    if unknown:
        raise BadInputError(
            N_("Askwell does not know what to put in place of {unknown}. It knows here: {known}."),
            unknown="{" + unknown[0] + "}",
            known=", ".join("{" + one + "}" for one in known) or "–",
        )
    return said
