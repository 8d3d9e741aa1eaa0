"""What one prints on: sheets of cards and labels, envelopes, and where each post wants the address.

Sheets are those of the gLabels template database, the top left corner as origin; envelopes and postal zones
are those that the posts publish (USPS DMM 201 and 202, Canada Post, Royal Mail, Australia Post, the UPU's
standardised letter). All lengths are in millimetres.
"""

from dataclasses import dataclass
from typing import Final

from askwell.kernel.errors import N_, UsageError


@dataclass(frozen=True, slots=True)
class Stock:
    """A sheet of cards or labels: its paper, the piece, how many across and down, first corner and pitch."""

    paper: str
    width: float
    height: float
    columns: int
    rows: int
    left: float
    top: float
    pitch_x: float
    pitch_y: float
    plain: bool = False

    @property
    def count(self) -> int:
        """Return how many pieces stand on one sheet."""
        return self.columns * self.rows


CARDS: Final = {
    "5371": Stock("letter", 88.9, 50.8, 2, 5, 19.05, 12.70, 88.9, 50.8),
    "8373": Stock("letter", 88.9, 50.8, 2, 4, 12.70, 19.05, 101.6, 63.5),
    "BC554": Stock("letter", 88.9, 50.8, 2, 5, 12.70, 12.70, 101.6, 50.8),
    "C32011": Stock("a4", 85, 54, 2, 5, 15.0, 13.5, 95, 54),
    "C32015": Stock("a4", 85, 54, 2, 4, 17.0, 31.5, 91, 60),
    "L7414": Stock("a4", 90, 52, 2, 5, 15.0, 18.5, 90, 52),
    "J8414": Stock("a4", 87, 50.8, 2, 5, 14.82, 20.42, 93.13, 50.8),
    "5028": Stock("a4", 83.8, 50.8, 2, 5, 18.6, 22.0, 89.2, 50.8),
    "plain-a4": Stock("a4", 85, 55, 2, 5, 20.0, 11.0, 85, 55, plain=True),
    "plain-letter": Stock("letter", 88.9, 50.8, 2, 5, 19.05, 12.70, 88.9, 50.8, plain=True),
}
"""Sheets of business cards; `plain` ones are cut by hand along ticks in the margin."""

LABELS: Final = {
    "5160": Stock("letter", 66.675, 25.4, 3, 10, 3.97, 12.7, 70.64, 25.4),
    "L7160": Stock("a4", 64.0, 38.1, 3, 7, 7.48, 15.49, 66.04, 38.1),
}
"""Sheets of address labels."""

ENVELOPES: Final = {
    "A2": (146.1, 111.1),
    "C6": (162.0, 114.0),
    "A7": (184.2, 133.4),
    "10": (241.3, 104.8),
    "DL": (220.0, 110.0),
    "C5": (229.0, 162.0),
}
"""Envelopes, width by height."""


@dataclass(frozen=True, slots=True)
class Zone:
    """Where a post reads the address: the distances that stay clear of it on each side of the envelope.

    `lowest` and `highest` are measured from the bottom edge; `highest` None leaves `top` to decide.
    """

    side: float
    lowest: float
    top: float = 40.0
    highest: float | None = None
    return_at_top_left: bool = True

    def rectangle(self, width: float, height: float) -> tuple[float, float, float, float]:
        """Return left, top, right and bottom of the zone on an envelope, from its top left corner."""
        top = height - self.highest if self.highest else self.top
        return self.side, min(top, height - self.lowest - 25), width - self.side, height - self.lowest


ZONES: Final = {
    "US": Zone(side=12.7, lowest=15.9, highest=69.8),
    "CA": Zone(side=15.0, lowest=20.0, top=40.0),
    "GB": Zone(side=15.0, lowest=20.0, top=40.0),
    "DE": Zone(side=15.0, lowest=20.0, top=40.0),
    "AU": Zone(side=15.0, lowest=15.0, top=40.0),
}
"""The zone of each post by country; every other country has that of the UPU."""
UPU: Final = Zone(side=15.0, lowest=20.0, top=40.0)


def zone_of(country: str) -> Zone:
    """Return where the post of a country (two letters) reads an address."""
    return ZONES.get(country.upper(), UPU)


_WIDEST_RATIO, _NARROWEST_RATIO = 2.5, 1.3
_LARGEST = {"US": (292.1, 155.6), "CA": (245.0, 156.0), "GB": (240.0, 165.0), "AU": (260.0, 130.0)}
_LARGEST_ELSEWHERE = (235.0, 125.0)


def costs_more(envelope: str, country: str) -> bool:
    """Tell whether an envelope is more than a standard letter for the post of a country: shape or size."""
    width, height = ENVELOPES[envelope]
    if country.upper() == "US" and not _NARROWEST_RATIO <= width / height <= _WIDEST_RATIO:
        return True
    widest, highest = _LARGEST.get(country.upper(), _LARGEST_ELSEWHERE)
    return width > widest or height > highest


def cards(name: str) -> Stock:
    """Return a sheet of business cards; raises UsageError for one nobody knows."""
    return _known(CARDS, name)


def labels(name: str) -> Stock:
    """Return a sheet of labels; raises UsageError for one nobody knows."""
    return _known(LABELS, name)


def _known(stocks: dict[str, Stock], name: str) -> Stock:
    if name not in stocks:
        raise UsageError(
            N_("There is no stock {name}. There are: {known}."), name=name[:40], known=", ".join(stocks)
        )
    return stocks[name]
