"""When somebody is best reached, as one writes it down: "mornings", "after 4", "before 9:30"."""

import re
from datetime import time

from django.utils.translation import gettext as _

_HOUR = r"(\d{1,2})(?:[:.h](\d{2}))?\s*(am|pm|a\.m\.|p\.m\.)?"
_DAWN, _DUSK = time(8, 0), time(18, 0)


def hours(text: str) -> tuple[time, time] | None:
    """Return the hours that a note of the best time names, on their clock; None where it names none."""
    said = text.casefold()
    found = _beside(said, _("before|until|till"), _("after|from"))
    if found:
        return found
    for names, span in (
        (_("morning|early"), (time(9, 0), time(12, 0))),
        (_("noon|lunch"), (time(12, 0), time(13, 30))),
        (_("afternoon|late"), (time(13, 0), time(17, 0))),
        (_("evening"), (time(17, 0), time(20, 0))),
    ):
        # An afternoon has a noon in it: the whole word must begin there.
        if re.search(rf"\b(?:{names})", said):
            return span
    return None


def _beside(said: str, before: str, after: str) -> tuple[time, time] | None:
    begin = re.search(rf"\b(?:{after})\s+{_HOUR}", said)
    end = re.search(rf"\b(?:{before})\s+{_HOUR}", said)
    opens = _time(begin) if begin else None
    closes = _time(end) if end else None
    if opens is None and closes is None:
        return None
    span = (opens or min(_DAWN, closes or _DAWN), closes or max(_DUSK, opens or _DUSK))
    return span if span[0] < span[1] else None


def _time(found: "re.Match[str]") -> time | None:
    hour, minute, half = int(found[1]), int(found[2] or 0), (found[3] or "").replace(".", "")
    if half == "pm" and hour < 12:
        hour += 12
    elif not half and hour < 8:
        hour += 12  # nobody is rung before eight: "after four" is in the afternoon
    return time(hour, minute) if hour < 24 and minute < 60 else None
