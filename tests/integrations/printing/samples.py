"""Invented papers of every kind, as a seeker in the middle of the story would print them."""

from dataclasses import replace

from askwell.integrations.addresses import block
from askwell.integrations.printing import stocks
from askwell.integrations.printing.papers import (
    CallSheet,
    CallSheets,
    CardWords,
    CueCard,
    CueCards,
    DaySheet,
    DayStep,
    FindingSheet,
    Paper,
    QuestionSheet,
    QuestionSheets,
    ScriptLine,
    SheetQuestion,
)
from askwell.integrations.printing.press import print_paper
from askwell.integrations.printing.shop import COVERS, CardFace, Envelopes, Letter, ThankYouCards

QUESTIONS = (
    SheetQuestion(text="How did you come to open your own practice?", by="14:04"),
    SheetQuestion(text="What does an ordinary week look like, from Monday to Friday?", by="14:07"),
    SheetQuestion(text="How long was it until the practice paid you a wage?", by="14:10"),
    SheetQuestion(
        text=(
            "If you were to begin again in this town tomorrow, with what you know now about leases, "
            "insurance and the first fifty patients, what would you do in the first three months?"
        ),
        by="14:13",
    ),
    SheetQuestion(text="What makes good people leave the field?", by="14:16"),
    SheetQuestion(text="Which licence took the longest?", if_time=True),
    SheetQuestion(text="Which course was worth its fee?", if_time=True),
)
WORDS = (
    "Dear Dr. Osei,",
    (
        "Thank you for seeing me on Thursday. What stayed with me was your point that the lease, not the "
        "treatment table, is the real risk. The same evening I asked two landlords for their break clauses."
    ),
    "I shall ring Tomás this week, and tell you in March what came of it.",
    "With warm thanks, Robin Ames",
)


def question_sheet(count: int = 6, **changes: object) -> QuestionSheet:
    """A sheet with the first `count` questions, the last ones repeated where there are not enough."""
    some = (QUESTIONS * 3)[:count]
    values: dict[str, object] = {
        "contact": "Dr. Mary Osei",
        "say_it": "oh-SAY",
        "role": "Physiotherapist and owner, Osei Physiotherapy",
        "place": "114 Baker St, Nelson, first floor",
        "date": "Thursday 26 November",
        "start": "14:00",
        "end": "14:20",
        "minutes": 20,
        "purpose": "Should I open a physiotherapy practice in Nelson by next autumn?",
        "questions": some,
        "code": "K7M-4PX",
    }
    return QuestionSheet(**{**values, **changes})  # type: ignore[arg-type]


def thank_you_card(**changes: object) -> ThankYouCards:
    """A folded card; `changes` are those of its face."""
    lang = str(changes.pop("lang", "en"))
    face = CardFace(**{"words": WORDS, "back": "Robin Ames · Nelson", **changes})  # type: ignore[arg-type]
    return ThankYouCards(contact="Dr. Mary Osei", faces=(face,), lang=lang)


CALL = CallSheet(
    contact="Tomás Kovač",
    say_it="TOH-mash KO-vatch",
    role="Physiotherapist and owner, Riverside Physio",
    reason="Named by Mary Osei: “tell him I sent you”. People love to talk about what they do, and like "
    "to be asked for advice.",
    number="+1 250 555 0143",
    best_time="09:58 there, in Nelson; best before the first patient",
    script=(
        ScriptLine(text="Is that Tomás Kovač? My name is Robin Ames. Is this a good moment?", then_wait=True),
        ScriptLine(
            text="Mary Osei mentioned how you built Riverside. I am finding out what it takes to run one. "
            "I am not asking about a job."
        ),
        ScriptLine(
            text="I would value your advice. Could I come by for fifteen minutes? I will watch the clock. "
            "Would Thursday at 8:30 or Friday at noon be easier?"
        ),
    ),
    someone_else="Good morning, I am Robin Ames. Mary Osei thought Tomás Kovač would be the right person to "
    "ask about running a practice. When is he usually easiest to catch? And may I note your name?",
    voicemail="Hello, it is Robin Ames, A-M-E-S, on 250 555 0199. Mary Osei suggested I speak with you. I "
    "would be grateful for fifteen minutes, and I am not looking for a job. I will ring again on Wednesday "
    "at about nine. That was 250 555 0199. Thank you.",
    after_a_no="I quite understand. Is there someone else you would ask in my place?",
    next_attempt="Wednesday 25 November, before 9:00",
    code="9QR-T30",
)
DAY = DaySheet(
    date="Monday 23 November",
    headline="Two calls, one card to post, and Ines tells you more on Wednesday.",
    steps=(
        DayStep(
            title="Post the card to Dr. Mary Osei",
            when="since Friday",
            why="You met on Thursday. The words are ready to copy.",
            address="Osei Physiotherapy, 114 Baker St, Nelson BC  V1L 4H3",
        ),
        DayStep(
            title="Call Tomás Kovač",
            when="10:00",
            say_it="TOH-mash KO-vatch",
            number="+1 250 555 0143",
            why="Mary Osei: “use my name.” Best reached before the first patient.",
            lines=(
                "Is that Tomás Kovač? My name is Robin Ames. Is this a good moment?",
                "Mary Osei mentioned how you built Riverside. Could I come by for fifteen minutes?",
            ),
        ),
        DayStep(
            title="Call Nordwind Osteopathy, ask for the owner",
            when="10:15",
            number="+1 250 555 0177",
            why="You rang twice. The receptionist said mornings.",
            lines=("Good morning, I am Robin Ames. When is the owner usually easiest to catch?",),
        ),
        DayStep(
            title="Prepare for Ines Ferreira, Wednesday 14:00",
            when="before Wednesday",
            say_it="EE-nesh feh-RAY-ra",
            address="Rua do Sol 12, second door",
            why="Seven questions fit. The practice’s own page is not read yet.",
        ),
        DayStep(
            title="Tell Sam Lee how it went with Mary",
            when="this week",
            why="He opened that door on 3 November.",
        ),
    ),
)
FINDING = FindingSheet(
    goal="Should I open a physiotherapy practice in Nelson by next autumn?", place="Nelson library"
)
CARD_WORDS = CardWords(
    contact="Dr. Mary Osei",
    words=WORDS,
    address=("DR MARY OSEI", "OSEI PHYSIOTHERAPY", "114 BAKER ST", "NELSON BC  V1L 4H3"),
    sender=("ROBIN AMES", "7 HALL ST", "NELSON BC  V1L 1R9"),
    when="Write it today, post it tomorrow.",
)
CUE = CueCard(
    opener="Thank you for seeing me. May I take notes?",
    must_ask=("How did you begin?", "How long until it paid a wage?", "What would you do differently?"),
    time_check="We have hit twenty minutes.",
    referral_ask="Who else should I talk to?",
    thanks="Thank you, I will write.",
    copies=4,
    code="K7M-4PX",
)
ALL: dict[str, Paper] = {
    "question-sheet": question_sheet(),
    "large-sheet": question_sheet(large=True),
    "call-sheet": CALL,
    "day-sheet": DAY,
    "finding-sheet": FINDING,
    "thank-you-card": thank_you_card(words_inside=True),
    "thank-you-card-blank": thank_you_card(),
    "card-words": CARD_WORDS,
    "cue-card": CUE,
    "question-sheets": QuestionSheets(
        contact="Dr. Mary Osei, Tomás Kovač",
        sheets=(question_sheet(7), question_sheet(5, contact="Tomás Kovač", code="9QR-T30")),
    ),
    "call-sheets": CallSheets(contact="Tomás Kovač", sheets=(CALL, CALL)),
    "cue-cards": CueCards(sheets=(CUE, replace(CUE, code="9QR-T30", copies=8))),
}


def covers() -> list[bytes]:
    """Print a card with each of the covers."""
    quote = {
        "quote": "The lease, not the treatment table, is the real risk.",
        "quote_said": "you told me, 19 November",
    }
    return [print_paper(thank_you_card(cover_design=one, back="", **quote), size="a4") for one in COVERS]


def envelopes() -> bytes:
    """Print three envelopes for Canada's post: within it, to Japan and to Egypt."""
    width, height = stocks.ENVELOPES["C6"]
    sender = ("Robin Ames", "417 Silica St", "Nelson BC  V1L 4N2", "Canada")
    people = (
        ("Dr. Mary Osei", "Osei Physiotherapy", "114 Baker St", "Nelson", "BC", "V1L 4H3", "CA"),
        ("山田花子", "", "千代田1-1", "千代田区", "東京都", "100-0001", "JP"),
        ("ليلى المصري", "", "شارع التحرير ١", "القاهرة", "", "11511", "EG"),
    )
    names = ("street", "city", "region", "postal_code", "country")
    letters = tuple(
        Letter(
            address=tuple(block(name, place, dict(zip(names, parts, strict=True)), home="CA")), sender=sender
        )
        for name, place, *parts in people
    )
    zone = stocks.zone_of("CA").rectangle(width, height)
    return print_paper(Envelopes(letters=letters, width=width, height=height, zone=zone))
