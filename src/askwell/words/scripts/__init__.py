"""The lines to say and to write, filled from facts only; what is unknown is left blank."""

from askwell.words.scripts.aloud import (
    after_a_no,
    call,
    evidence,
    gatekeeper,
    in_control,
    in_person,
    opening,
    reasons,
    time_check,
    turned_round,
    voicemail,
)
from askwell.words.scripts.facts import (
    Facts,
    Relation,
    finding_out,
    goal_sentence,
    minutes_in_words,
    openings,
    slots,
    thing_of,
)
from askwell.words.scripts.letters import confirm, email, linkedin, message, post
from askwell.words.scripts.lines import BLANK, Line, Own, Segment, spoken, written
from askwell.words.scripts.rehearsal import Exchange, replies
from askwell.words.scripts.thanks import CardFacts, card, check_in, report

__all__ = [
    "BLANK",
    "CardFacts",
    "Exchange",
    "Facts",
    "Line",
    "Own",
    "Relation",
    "Segment",
    "after_a_no",
    "call",
    "card",
    "check_in",
    "confirm",
    "email",
    "evidence",
    "finding_out",
    "gatekeeper",
    "goal_sentence",
    "in_control",
    "in_person",
    "linkedin",
    "message",
    "minutes_in_words",
    "opening",
    "openings",
    "post",
    "reasons",
    "replies",
    "report",
    "slots",
    "spoken",
    "thing_of",
    "time_check",
    "turned_round",
    "voicemail",
    "written",
]
