"""What each printed paper is made of: plain values, all words already chosen by the caller."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import ClassVar

from askwell.integrations.printing.labels import filled
from askwell.integrations.reports.content import Section, Words
from askwell.kernel.errors import N_, BadInputError


@dataclass(frozen=True, kw_only=True)
class Paper:
    """What every paper has: its language as a tag ("en", "pt-BR", "ar") and fixed words in that language."""

    design: ClassVar[str]
    title_label: ClassVar[str]

    lang: str = "en"
    labels: Mapping[str, str] = field(default_factory=dict)

    def title(self, labels: Mapping[str, str]) -> str:
        """Give the name of the document, as a PDF viewer shows it."""
        return labels[self.title_label].replace("{name}", str(getattr(self, "contact", "")))

    def all_labels(self) -> dict[str, str]:
        """Give every fixed word, the caller's before the English ones."""
        return filled(self.labels)

    def defaults(self, labels: Mapping[str, str]) -> dict[str, object]:
        """Give the values that stand in for fields left empty."""
        del labels
        return {}

    def check(self) -> None:
        """Raise BadInputError where the words cannot make this paper whatever their size."""


@dataclass(frozen=True, kw_only=True)
class SheetQuestion:
    """One question as it will be asked; `by` is the time to be done with it, `if_time` replaces that time."""

    text: str
    by: str = ""
    if_time: bool = False


@dataclass(frozen=True, kw_only=True)
class QuestionSheet(Paper):
    """The sheet for the room, the debrief on its back; times and dates are written as they should be read.

    `code` names the talk when its notes are typed in; `large` prints everything in 18 points, on as many
    pages as that takes.
    """

    design: ClassVar[str] = "question-sheet"
    title_label: ClassVar[str] = "sheet.title"

    contact: str
    minutes: int
    questions: tuple[SheetQuestion, ...]
    say_it: str = ""
    role: str = ""
    place: str = ""
    date: str = ""
    start: str = ""
    end: str = ""
    purpose: str = ""
    opening: str = ""
    time_check: str = ""
    promise: str = ""
    code: str = ""
    large: bool = False

    def defaults(self, labels: Mapping[str, str]) -> dict[str, object]:
        """Give the opening, the time check and the promise in the fixed words, with the minutes filled in."""
        minutes = str(self.minutes)
        return {
            "opening": self.opening or labels["sheet.opening"].replace("{minutes}", minutes),
            "time_check": self.time_check or labels["sheet.time_check"].replace("{minutes}", minutes),
            "promise": self.promise or labels["sheet.promise"],
        }


@dataclass(frozen=True, kw_only=True)
class ScriptLine:
    """One thing to say on the phone; `then_wait` marks the pause after it."""

    text: str
    then_wait: bool = False


@dataclass(frozen=True, kw_only=True)
class CallSheet(Paper):
    """The page beside the phone: the words, the number, and boxes to tick afterwards."""

    design: ClassVar[str] = "call-sheet"
    title_label: ClassVar[str] = "call.title"

    contact: str
    number: str
    script: tuple[ScriptLine, ...]
    say_it: str = ""
    role: str = ""
    reason: str = ""
    best_time: str = ""
    someone_else: str = ""
    voicemail: str = ""
    after_a_no: str = ""
    next_attempt: str = ""
    outcomes: tuple[str, ...] = ()
    code: str = ""

    def defaults(self, labels: Mapping[str, str]) -> dict[str, object]:
        """Give the four plain outcomes where the caller named none."""
        codes = ("time", "not_reached", "no", "did_not_ring")
        return {"outcomes": self.outcomes or tuple(labels[f"call.outcome.{code}"] for code in codes)}


@dataclass(frozen=True, kw_only=True)
class DayStep:
    """One thing to do today; `lines` are the words to say, each a sentence or two."""

    title: str
    when: str = ""
    say_it: str = ""
    why: str = ""
    number: str = ""
    address: str = ""
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class DaySheet(Paper):
    """Today on one page, folded once to fit a pocket."""

    design: ClassVar[str] = "day-sheet"
    title_label: ClassVar[str] = "day.title"

    date: str
    steps: tuple[DayStep, ...]
    headline: str = ""
    closing: str = ""

    def title(self, labels: Mapping[str, str]) -> str:
        """Give the name of the document, with the day in it."""
        return labels[self.title_label].replace("{date}", self.date)

    def defaults(self, labels: Mapping[str, str]) -> dict[str, object]:
        """Give the last line, which says that nothing is hidden further on."""
        return {"closing": self.closing or labels["day.end" if self.steps else "day.nothing"]}


@dataclass(frozen=True, kw_only=True)
class FindingSheet(Paper):
    """Ten empty rows for people found at the library; `goal` is what the seeker wants to find out."""

    design: ClassVar[str] = "finding-sheet"
    title_label: ClassVar[str] = "finding.title"

    goal: str = ""
    place: str = ""


@dataclass(frozen=True, kw_only=True)
class LearnedReport(Paper):
    """What was learned about a goal, on as many pages as that takes; the parts are those of any report."""

    design: ClassVar[str] = "report"
    title_label: ClassVar[str] = "report.title"

    heading: str
    words: Words
    sections: tuple[Section, ...]
    above: str = ""
    below: str = ""
    foot: str = ""


@dataclass(frozen=True, kw_only=True)
class CardWords(Paper):
    """The words to copy by hand, large, and the address line by line as it must stand on the envelope."""

    design: ClassVar[str] = "card-words"
    title_label: ClassVar[str] = "words.title"

    contact: str
    words: tuple[str, ...]
    address: tuple[str, ...] = ()
    sender: tuple[str, ...] = ()
    when: str = ""


PACK_COPIES = 30


@dataclass(frozen=True, kw_only=True)
class PackQuestion:
    """A question to choose; `always` marks one that is never left out."""

    text: str
    always: bool = False


@dataclass(frozen=True, kw_only=True)
class StarterPack(Paper):
    """Six pages for somebody without a computer; an ellipsis in a text is printed as a line to fill in.

    `large` prints everything in 18 points, on as many pages as that takes; `copies` repeats the pack.
    """

    design: ClassVar[str] = "starter-pack"
    title_label: ClassVar[str] = "pack.title"

    reasons: tuple[str, ...]
    evidence: str
    steps: tuple[str, ...]
    questions: tuple[PackQuestion, ...]
    script: tuple[ScriptLine, ...]
    someone_else: str
    voicemail: str
    after_a_no: str
    opening: str
    time_check: str
    card: tuple[str, ...]
    check_in: tuple[str, ...]
    goal: str = ""
    sender: str = ""
    greeting: str = ""
    large: bool = False
    copies: int = 1

    def check(self) -> None:
        """Raise BadInputError for more copies than one print makes."""
        if not 1 <= self.copies <= PACK_COPIES:
            raise BadInputError(N_("One print makes 1 to {most} packs."), most=PACK_COPIES)


CUE_WORDS = 45
CUES = 3
CUE_COPIES = 10


@dataclass(frozen=True, kw_only=True)
class CueCard(Paper):
    """A card for the palm of the hand: at most 45 words, three questions; 1 to 10 `copies` on one sheet."""

    design: ClassVar[str] = "cue-card"
    title_label: ClassVar[str] = "cue.title"

    opener: str
    must_ask: tuple[str, ...]
    time_check: str = ""
    referral_ask: str = ""
    thanks: str = ""
    copies: int = 1
    code: str = ""

    def check(self) -> None:
        """Raise BadInputError for more than 45 words, three questions or ten copies."""
        text = " ".join((self.opener, *self.must_ask, self.time_check, self.referral_ask, self.thanks))
        count = len(text.split())
        if count > CUE_WORDS:
            raise BadInputError(
                N_("A cue card holds {most} words; this one has {count}. Shorten it and print again."),
                most=CUE_WORDS,
                count=count,
            )
        if len(self.must_ask) > CUES:
            raise BadInputError(N_("A cue card holds {most} questions."), most=CUES)
        if not 1 <= self.copies <= CUE_COPIES:
            raise BadInputError(N_("One sheet holds 1 to {most} cue cards."), most=CUE_COPIES)


SHEETS = 60


@dataclass(frozen=True, kw_only=True)
class Several(Paper):
    """Papers of one kind for several people in one file, each beginning on a sheet of its own."""

    contact: str = ""
    sheets: tuple[Paper, ...]

    def defaults(self, labels: Mapping[str, str]) -> dict[str, object]:
        """Give each paper with its own values where a field was left empty."""
        return {"sheets": [{**asdict(one), **one.defaults(labels)} for one in self.sheets]}

    def check(self) -> None:
        """Raise BadInputError for more papers than one print makes, or one that cannot be made."""
        if not 1 <= len(self.sheets) <= SHEETS:
            raise BadInputError(N_("One print makes 1 to {most} sheets."), most=SHEETS)
        for one in self.sheets:
            one.check()


@dataclass(frozen=True, kw_only=True)
class QuestionSheets(Several):
    """Question sheets for several talks."""

    design: ClassVar[str] = "question-sheet"
    title_label: ClassVar[str] = "sheet.title"


@dataclass(frozen=True, kw_only=True)
class CallSheets(Several):
    """Call sheets for several people."""

    design: ClassVar[str] = "call-sheet"
    title_label: ClassVar[str] = "call.title"


@dataclass(frozen=True, kw_only=True)
class CueCards(Several):
    """Cue cards for several talks, ten on a sheet."""

    design: ClassVar[str] = "cue-card"
    title_label: ClassVar[str] = "cue.title"
