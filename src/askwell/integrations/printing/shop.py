"""The print shop: folded cards, envelopes, business cards, labels, the test page; lengths in mm."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from typing import ClassVar

from askwell.integrations.printing.papers import Paper
from askwell.integrations.printing.stocks import Stock
from askwell.kernel.errors import N_, BadInputError, UsageError

MOST_PIECES = 5000
NUDGE_MOST = 20.0


def _check_nudge(nudge: tuple[float, float]) -> None:
    if any(abs(one) > NUDGE_MOST for one in nudge):
        raise BadInputError(N_("A nudge is at most {most} millimetres."), most=NUDGE_MOST)


def _check_count(count: int) -> None:
    if not 1 <= count <= MOST_PIECES:
        raise BadInputError(N_("One print makes 1 to {most} pieces."), most=MOST_PIECES)


@dataclass(frozen=True, kw_only=True)
class Letter:
    """One envelope: the address and the sender, line by line."""

    address: tuple[str, ...]
    sender: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class EnvelopeForm:
    """An envelope: its size, and left, top, right and bottom of where the address may stand; all in mm."""

    width: float
    height: float
    zone: tuple[float, float, float, float]
    nudge: tuple[float, float] = (0.0, 0.0)


@dataclass(frozen=True, kw_only=True)
class Envelopes(Paper):
    """Envelopes of one kind; `zone` is left, top, right and bottom of where the address stands, all in mm."""

    design: ClassVar[str] = "envelope"
    title_label: ClassVar[str] = "envelope.title"

    letters: tuple[Letter, ...]
    width: float
    height: float
    zone: tuple[float, float, float, float]
    nudge: tuple[float, float] = (0.0, 0.0)

    def check(self) -> None:
        """Raise BadInputError for no envelope, one without an address, or a nudge no printer needs."""
        _check_count(len(self.letters))
        _check_nudge(self.nudge)
        if not all(any(line.strip() for line in one.address) for one in self.letters):
            raise BadInputError(N_("There is no address yet. Ask which one you may use."))


COVERS = ("frame", "word", "sprig", "rings", "waves", "quote")
FOLDS = ("quarter", "half", "flat")


@dataclass(frozen=True, kw_only=True)
class CardFace:
    """One folded card: `words` are its paragraphs, printed inside only when `words_inside` says so.

    The cover `quote` sets their sentence large, with `quote_said` under it: who said it, and when.
    """

    words: tuple[str, ...] = ()
    words_inside: bool = False
    guides: bool = True
    cover: str = ""
    cover_design: str = "frame"
    quote: str = ""
    quote_said: str = ""
    back: str = ""


@dataclass(frozen=True, kw_only=True)
class ThankYouCards(Paper):
    """Cards: a sheet folded twice, two on a sheet folded once, or four flat; with or without envelopes."""

    design: ClassVar[str] = "thank-you-card"
    title_label: ClassVar[str] = "card.title"

    contact: str
    faces: tuple[CardFace, ...]
    fold: str = "quarter"
    letters: tuple[Letter, ...] = ()
    envelope: EnvelopeForm | None = None
    nudge: tuple[float, float] = (0.0, 0.0)

    def defaults(self, labels: Mapping[str, str]) -> dict[str, object]:
        """Give each cover its two words."""
        faces = [replace(one, cover=one.cover or labels["card.cover"]) for one in self.faces]
        return {"faces": [asdict(one) for one in faces]}

    def check(self) -> None:
        """Raise UsageError for an unknown cover or fold, BadInputError for a quote cover without a quote."""
        _check_count(len(self.faces))
        _check_nudge(self.nudge)
        if self.fold not in FOLDS:
            raise UsageError(
                N_("There is no fold {fold}; choose quarter, half or flat."), fold=self.fold[:20]
            )
        for one in self.faces:
            if one.cover_design not in COVERS:
                raise UsageError(
                    N_("There is no cover {cover}. There are: {known}."),
                    cover=one.cover_design[:20],
                    known=", ".join(COVERS),
                )
            if one.cover_design == "quote" and not one.quote.strip():
                raise BadInputError(N_("There is no sentence of theirs that may be quoted."))


@dataclass(frozen=True, kw_only=True)
class BusinessCard:
    """What stands on a business card: the name, a line of intent, and lines such as phone and town."""

    name: str
    intent: str = ""
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class SheetOfCards(Paper):
    """Business cards on a stock; `code` is a drawing (SVG) beside the words, "" for none."""

    design: ClassVar[str] = "sheet-of-cards"
    title_label: ClassVar[str] = "cards.title"

    pieces: tuple[BusinessCard, ...]
    stock: Stock
    code: str = ""
    skip: int = 0
    nudge: tuple[float, float] = (0.0, 0.0)

    def check(self) -> None:
        """Raise BadInputError for no piece, or a nudge no printer needs."""
        _check_count(len(self.pieces))
        _check_nudge(self.nudge)


@dataclass(frozen=True, kw_only=True)
class SheetOfLabels(Paper):
    """Address labels on a stock, beginning after `skip` labels that are gone already."""

    design: ClassVar[str] = "sheet-of-cards"
    title_label: ClassVar[str] = "labels.title"

    pieces: tuple[Letter, ...]
    stock: Stock
    skip: int = 0
    code: str = ""
    nudge: tuple[float, float] = (0.0, 0.0)

    def check(self) -> None:
        """Raise BadInputError for no label, more gone than a sheet has, or a nudge no printer needs."""
        _check_count(len(self.pieces))
        _check_nudge(self.nudge)
        if not 0 <= self.skip < self.stock.count:
            raise BadInputError(N_("A sheet has {count} labels."), count=self.stock.count)


@dataclass(frozen=True, kw_only=True)
class PrinterTest(Paper):
    """A ruler and a frame, to find a printer's nudge."""

    design: ClassVar[str] = "test-page"
    title_label: ClassVar[str] = "test.title"

    nudge: tuple[float, float] = (0.0, 0.0)

    def check(self) -> None:
        """Raise BadInputError for a nudge no printer needs."""
        _check_nudge(self.nudge)


_HELPERS_ON_A_SHEET = 16


@dataclass(frozen=True, kw_only=True)
class Helper:
    """Somebody who helped: the name, what they do, and one sentence of theirs that may be quoted."""

    name: str
    what: str = ""
    sentence: str = ""


@dataclass(frozen=True, kw_only=True)
class HelpersSheet(Paper):
    """The people who helped, on a sheet folded once; the inside goes on to further sheets for many."""

    design: ClassVar[str] = "helpers-sheet"
    title_label: ClassVar[str] = "helpers.title"

    goal: str
    people: tuple[Helper, ...]
    imprint: str = ""

    def defaults(self, labels: Mapping[str, str]) -> dict[str, object]:
        """Give how many insides there are."""
        del labels
        return {"sheets": -(-len(self.people) // _HELPERS_ON_A_SHEET)}

    def check(self) -> None:
        """Raise BadInputError where nobody helped."""
        _check_count(len(self.people))
