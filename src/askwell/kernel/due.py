"""The form in which every step says what is due: one dated thing to do about one contact."""

from dataclasses import dataclass, field
from datetime import date, time


@dataclass(frozen=True, slots=True, order=True)
class Due:
    """A dated thing to do. Order is by day, then time (none first), then urgency of kind.

    `kind` and `reason` are codes that a face turns into words with `values`; `subject` is the
    (noun, uid) the step is about, e.g. ("interview", "0193…"). `weight` breaks ties: promises
    to another person come before things for oneself.
    """

    on: date
    at: time = time(0, 0)
    weight: int = 5
    kind: str = ""
    subject: tuple[str, str] = ("", "")
    reason: str = ""
    values: dict[str, str] = field(default_factory=dict, compare=False)

    @property
    def has_time(self) -> bool:
        """Tell whether the step has a time of day; midnight stands for none."""
        return self.at != time(0, 0)
