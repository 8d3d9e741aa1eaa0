"""Every printed paper, composed from what is recorded; the printing press is loaded at the first print."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from django.conf import settings
from django.utils.translation import gettext

from askwell.kernel import clock
from askwell.kernel.codes import code_of
from askwell.kernel.errors import N_, BadInputError, NotFoundError, UsageError
from askwell.practice.arranging import queries as arranging
from askwell.practice.arranging.models import Interview
from askwell.practice.asking import queries as asking
from askwell.practice.asking import rules as asking_rules
from askwell.practice.asking.rules import Asked, Position
from askwell.practice.holding import rules as holding
from askwell.practice.identifying import queries as identifying
from askwell.practice.identifying.models import Contact
from askwell.practice.thanking import queries as thanking
from askwell.practice.thanking.models import Card
from askwell.practice.today import queries as today_queries
from askwell.practice.today.queries import Shown
from askwell.words import about, dates, envelopes, scripts, steps
from askwell.words.language import language
from askwell.workspace.models import Seeker

if TYPE_CHECKING:
    from askwell.integrations.printing import papers
    from askwell.integrations.printing.press import Size

KINDS = (
    "question-sheet",
    "call-sheet",
    "day-sheet",
    "finding-sheet",
    "thank-you-card",
    "waiting-cards",
    "card-words",
    "cue-card",
    "envelope",
    "business-cards",
    "calling-cards",
    "labels",
    "printer-test",
)
_CUES = 3


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be printed: for which seeker, about what (uids by noun), on which day."""

    seeker: Seeker
    subjects: Mapping[str, str]
    today: date
    options: Mapping[str, Any]

    def card(self) -> Card:
        """Return the card that was named, else the oldest that waits for the contact."""
        if "card" in self.subjects:
            return thanking.card(self.subjects["card"])
        contact = self.contact()
        cards = [one for one in thanking.of_contact(contact.pk) if not one.let_go_at]
        if not cards:
            raise NotFoundError(N_("There is no card for {name} yet."), name=contact.full_name)
        return thanking.card(cards[-1].uid)

    def interview(self) -> Interview | None:
        """Return the interview that was named, else the one to come with the contact, if any."""
        if "interview" in self.subjects:
            return arranging.interview(self.subjects["interview"])
        coming = arranging.upcoming_of(self.contact().pk)
        return arranging.interview(coming.uid) if coming else None

    def contact(self) -> Contact:
        """Return the contact this is about; raises UsageError where none was named."""
        if "contact" in self.subjects:
            return identifying.contact(self.subjects["contact"])
        if "interview" in self.subjects:
            met: Contact = arranging.interview(self.subjects["interview"]).contact
            return met
        if "card" in self.subjects:
            thanked: Contact = thanking.card(self.subjects["card"]).contact
            return thanked
        raise UsageError(N_("Say whom this paper is for."))


def print_kind(
    kind: str, seeker: Seeker, subjects: Mapping[str, str], *, today: date, size: str = "a4", **options: Any
) -> bytes:
    """Return a paper as PDF. `subjects` are uids by noun: contact, interview or card.

    The options of cards and envelopes are those of `shop`. Raises UsageError for a paper, size or
    stock nobody knows, NotFoundError, and BadInputError for words that do not fit.
    """
    from askwell.integrations.printing import press  # noqa: PLC0415 -- loaded at the first print

    paper = compose(kind, seeker, subjects, today=today, **options)
    return press.print_paper(paper, size=cast("Size", size), created=today, own=own_designs())


def print_several(
    kind: str,
    seeker: Seeker,
    subjects: Sequence[Mapping[str, str]],
    *,
    today: date,
    size: str = "a4",
    **options: Any,
) -> bytes:
    """Return a paper for each of several subjects as one PDF; one subject gives what `print_kind` gives.

    Raises UsageError for a paper that is for one alone, BadInputError for more than one print makes.
    """
    if len(subjects) == 1:
        return print_kind(kind, seeker, subjects[0], today=today, size=size, **options)
    from askwell.integrations.printing import papers, press  # noqa: PLC0415 -- loaded at the first print

    made_of = {
        "question-sheet": papers.QuestionSheets,
        "call-sheet": papers.CallSheets,
        "cue-card": papers.CueCards,
    }
    if kind not in made_of:
        raise UsageError(N_("This paper is printed for one at a time."))
    if len(subjects) > papers.SHEETS:
        raise BadInputError(N_("One print makes 1 to {most} sheets."), most=papers.SHEETS)
    sheets = tuple(compose(kind, seeker, one, today=today, **options) for one in subjects)
    names = ", ".join(dict.fromkeys(filter(None, (getattr(one, "contact", "") for one in sheets))))
    paper = made_of[kind](contact=names, sheets=sheets, **frame())
    return press.print_paper(paper, size=cast("Size", size), created=today, own=own_designs())


def own_designs() -> Path:
    """Return the folder where designs of the person's own stand in for ours."""
    folder: Path = settings.ASKWELL_HOME / "designs"
    return folder


def compose(
    kind: str, seeker: Seeker, subjects: Mapping[str, str], *, today: date, **options: Any
) -> "papers.Paper":
    """Return a paper as plain values; raises as print_kind does."""
    from askwell.words import shop  # noqa: PLC0415 -- it composes with what stands here

    makers = {**_MAKERS, **shop.MAKERS}
    if kind not in makers:
        raise UsageError(
            N_("There is no paper called {kind}. There are: {known}."), kind=kind, known=", ".join(KINDS)
        )
    return makers[kind](Order(seeker, subjects, today, options))


def frame() -> dict[str, Any]:
    """Return what every paper has: its language and its fixed words."""
    from askwell.integrations.printing.labels import LABELS  # noqa: PLC0415 -- loaded at the first print

    return {"lang": language(), "labels": {key: gettext(text) for key, text in LABELS.items()}}


def _question_sheet(order: Order) -> "papers.Paper":
    from askwell.integrations.printing import papers  # noqa: PLC0415 -- loaded at the first print

    interview = order.interview()
    contact = interview.contact if interview else order.contact()
    minutes = interview.minutes if interview else order.seeker.ask_minutes
    start = clock.parse_wall(interview.wall) if interview and interview.wall else None
    asked = _asked(interview, contact)
    sure = asking_rules.sure_to_be_asked(asked, minutes)
    lengths = [one.minutes for one in asked]
    cues = holding.cue_times(start, lengths, asking_rules.OPENING_MINUTES) if start else []
    goal = interview.goal if interview and interview.goal else asking.present_goal()
    own = asking.own_wordings()
    return papers.QuestionSheet(
        contact=contact.full_name,
        minutes=minutes,
        questions=tuple(
            papers.SheetQuestion(
                text=one.text,
                by=dates.clock(cues[place]) if cues and place < sure else "",
                if_time=place >= sure,
            )
            for place, one in enumerate(asked)
        ),
        say_it=contact.say_it,
        role=_role(contact),
        place=interview.place if interview else "",
        date=dates.full(start.date()) if start else "",
        start=dates.clock(start) if start else "",
        end=dates.clock(start + timedelta(minutes=minutes)) if start else "",
        purpose=goal.text if goal else "",
        opening=scripts.opening(minutes, own).text,
        time_check=scripts.time_check(minutes, own).text,
        code=_code(interview, contact),
        large=bool(order.options.get("large")),
        **frame(),
    )


def _code(interview: Interview | None, contact: Contact) -> str:
    """Return what finds a talk again when its paper is typed in; before there is one, the person."""
    return code_of(interview.uid if interview else contact.uid)


def _asked(interview: Interview | None, contact: Contact) -> list[Asked]:
    """Return the questions planned, else the five to start with; closers have a place of their own."""
    if interview and interview.plan:
        asked = asking.as_asked(asking.plan_items(interview.plan))
    else:
        pursuits = asking.open_pursuits(contact.pk)
        goal = pursuits[0].goal if pursuits else asking.present_goal()
        asked = asking.five_to_start_with(business=about.concerns_business(goal.text if goal else ""))
    return [one for one in asked if one.position is not Position.CLOSER]


def _call_sheet(order: Order) -> "papers.Paper":
    from askwell.integrations.printing import papers  # noqa: PLC0415 -- loaded at the first print

    contact = order.contact()
    facts = about.facts_for(contact, order.seeker, today=order.today)
    step = today_queries.step_of(contact.pk)
    return papers.CallSheet(
        contact=contact.full_name,
        number=about.number_of(contact) or scripts.BLANK,
        script=tuple(papers.ScriptLine(text=one.text, then_wait=one.wait) for one in scripts.call(facts)),
        say_it=contact.say_it,
        role=_role(contact),
        reason=facts.why,
        best_time=contact.best_time,
        someone_else=scripts.spoken(scripts.gatekeeper(facts)),
        voicemail=scripts.spoken(scripts.voicemail(facts)),
        after_a_no=scripts.spoken(scripts.after_a_no(facts.own)),
        next_attempt=dates.day(step.on, order.today) if step and step.on > order.today else "",
        code=_code(order.interview(), contact),
        **frame(),
    )


def _day_sheet(order: Order) -> "papers.Paper":
    from askwell.integrations.printing import papers  # noqa: PLC0415 -- loaded at the first print

    due = list(today_queries.day(order.today).now)
    return papers.DaySheet(
        date=dates.full(order.today),
        steps=tuple(_day_step(step, order) for step in due),
        headline=steps.headline(due),
        **frame(),
    )


def _day_step(step: Shown, order: Order) -> "papers.DayStep":
    from askwell.integrations.printing import papers  # noqa: PLC0415 -- loaded at the first print

    contact = identifying.contact(step.contact_uid)
    calls = step.kind in steps.CALLS
    coming = arranging.upcoming_of(contact.pk) if step.kind in {"meet", "confirm"} else None
    lines: list[scripts.Line] = []
    if step.kind == "call":
        lines = scripts.call(about.facts_for(contact, order.seeker, today=order.today))
    elif step.kind == "leave_message":
        lines = scripts.voicemail(about.facts_for(contact, order.seeker, today=order.today))
    return papers.DayStep(
        title=str(steps.title(step)),
        when=steps.when(step, order.today),
        say_it=contact.say_it,
        why=str(steps.why(step)),
        number=about.number_of(contact) if calls or coming else "",
        address=coming.place if coming else "",
        lines=tuple(one.text for one in lines),
    )


def _finding_sheet(order: Order) -> "papers.Paper":
    from askwell.integrations.printing import papers  # noqa: PLC0415 -- loaded at the first print

    goal = asking.present_goal()
    return papers.FindingSheet(goal=goal.text if goal else "", place=order.seeker.town, **frame())


def _card_words(order: Order) -> "papers.Paper":
    from askwell.integrations.printing import papers  # noqa: PLC0415 -- loaded at the first print

    card = order.card()
    known = envelopes.addressed(card.contact, order.seeker)
    return papers.CardWords(
        contact=card.contact.full_name,
        words=card_words_of(card, order.seeker, order.today),
        address=known.lines if known else (),
        sender=envelopes.sender(order.seeker),
        when=dates.day(card.met_on, order.today),
        **frame(),
    )


def card_words_of(card: Card, seeker: Seeker, today: date) -> tuple[str, ...]:
    """Return the paragraphs of a card: as they were kept, else the draft."""
    if card.words:
        return tuple(part.strip() for part in card.words.split("\n\n") if part.strip())
    return tuple(one.text for one in scripts.card(about.card_facts(card, seeker, today=today)))


def _cue_card(order: Order) -> "papers.Paper":
    from askwell.integrations.printing import papers  # noqa: PLC0415 -- loaded at the first print

    interview = order.interview()
    contact = interview.contact if interview else order.contact()
    asked = _asked(interview, contact)
    return papers.CueCard(
        opener=gettext("Thank you. May I take notes?"),
        must_ask=_few(asked),
        thanks=gettext("Thank you."),
        code=_code(interview, contact),
        **frame(),
    )


def _few(asked: list[Asked]) -> tuple[str, ...]:
    """Return the first questions that together fit a card for the palm of the hand."""
    chosen: list[str] = []
    room = 36
    for one in asked:
        room -= len(one.text.split())
        if room < 0 or len(chosen) == _CUES:
            break
        chosen.append(one.text)
    return tuple(chosen)


def _role(contact: Contact) -> str:
    where = contact.organization.name if contact.organization else ""
    return ", ".join(part for part in (contact.title, where) if part)


_MAKERS: dict[str, Callable[[Order], "papers.Paper"]] = {
    "question-sheet": _question_sheet,
    "call-sheet": _call_sheet,
    "day-sheet": _day_sheet,
    "finding-sheet": _finding_sheet,
    "card-words": _card_words,
    "cue-card": _cue_card,
}
