"""Reading calendars that other programs wrote, as forgivingly as it can be done without guessing.

One bad component makes the parser give a whole calendar up. Then the text is cut into its events, and
each is read alone, without the rules of zones that were perhaps the trouble: the zone's name is enough.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import icalendar

_COMPONENT = re.compile(
    r"^BEGIN:(VEVENT|VFREEBUSY)[ \t]*$.*?^END:\1[ \t]*$", re.DOTALL | re.IGNORECASE | re.MULTILINE
)
_METHOD = re.compile(r"^METHOD:[ \t]*([A-Za-z]+)", re.IGNORECASE | re.MULTILINE)
_FOLD = re.compile(r"\n[ \t]")
_BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_ALARM = re.compile(r"^BEGIN:VALARM.*?^END:VALARM[ \t]*\n?", re.DOTALL | re.IGNORECASE | re.MULTILINE)


@dataclass(slots=True)
class Read:
    """What a text held: its calendars, and how many events of it could not be read."""

    calendars: "list[icalendar.Calendar]" = field(default_factory=list)
    unread: int = 0

    @property
    def method(self) -> str:
        """Return what the text asks for, such as "REQUEST"; empty for a plain calendar."""
        return next((str(one["method"]).upper() for one in self.calendars if "method" in one), "")

    def events(self) -> "Iterator[icalendar.Component]":
        """Give every event."""
        for one in self.calendars:
            yield from one.walk("VEVENT")


def read(data: bytes) -> Read:
    """Return what a calendar's bytes hold; nothing at all where they are no calendar."""
    import icalendar

    text = decoded(data)
    try:
        found: list[Any] = icalendar.Calendar.from_ical(text, multiple=True)
    except Exception:  # noqa: BLE001 -- the parser raises whatever the line at fault leads to
        return _one_by_one(text)
    calendars = [one for one in found if isinstance(one, icalendar.Calendar)]
    loose = [event for one in found if not isinstance(one, icalendar.Calendar) for event in _events_in(one)]
    if loose:
        around = icalendar.Calendar()
        around.subcomponents.extend(loose)
        calendars.append(around)
    return Read(calendars)


def _events_in(component: "icalendar.Component") -> "list[icalendar.Component]":
    """Return the events of something that is no calendar, such as an event that stands alone."""
    return [*component.walk("VEVENT"), *component.walk("VFREEBUSY")]


def decoded(data: bytes) -> str:
    """Return bytes as text with one kind of line end: by their mark, as UTF-8, else as Western."""
    encoding = next((name for bom, name in _BOMS if data.startswith(bom)), "utf-8")
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        text = data.decode("cp1252", errors="replace")
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")


def _one_by_one(text: str) -> Read:
    """Read each event of a text alone."""
    import icalendar

    found = Read()
    around = icalendar.Calendar()
    if method := _METHOD.search(_FOLD.sub("", text)):
        around.add("method", method[1].upper())
    for part in _COMPONENT.finditer(text):
        one = _alone(part[0])
        if one is None:
            found.unread += 1
        else:
            around.subcomponents.append(one)
    if around.subcomponents or found.unread:
        found.calendars.append(around)
    return found


def _alone(text: str) -> "icalendar.Component | None":
    """Return one event, at the second try without its alarms; None where it cannot be read."""
    import icalendar

    for tried in (text, _ALARM.sub("", text)):
        try:
            return icalendar.Component.from_ical(tried)
        except Exception:  # noqa: BLE001, S112 -- see `read`; there is one more try
            continue
    return None
