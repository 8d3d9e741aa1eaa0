"""Short ways to write down what the rules are told, and chance cases for property tests."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import strategies as st

from askwell.integrations.public_holidays import public_holidays
from askwell.practice.arranging.cadence import Beside
from askwell.practice.arranging.rules import Appointment, Channel, InterviewState, Outcome, Tried
from askwell.practice.asking.rules import BeginWith, Taken
from askwell.practice.following_up.rules import Paused, Planned, Promised, PutOff
from askwell.practice.identifying.rules import Reach
from askwell.practice.referring.rules import Named, Opened
from askwell.practice.thanking.rules import Thanks
from askwell.practice.today.rules import STEPS, Facts

UID = "c0ffee"
MONDAY = date(2026, 11, 23)
PHONE = Reach(phone=True)


def moment(day: date, hour: int = 17) -> datetime:
    """Return an instant on a day."""
    return datetime(day.year, day.month, day.day, hour, tzinfo=UTC)


def tried(
    outcome: Outcome,
    on: date = MONDAY,
    *,
    again_on: date | None = None,
    again_at: str = "",
    channel: Channel = Channel.CALL,
) -> Tried:
    """Return an attempt on a day."""
    return Tried(moment(on), on, channel, outcome, again_on, again_at)


def taken(begin_with: BeginWith = BeginWith.CALL, begins_on: date = MONDAY) -> Taken:
    """Return an open pursuit."""
    return Taken("9u25", begin_with, begins_on, begins_on)


def appointment(
    state: InterviewState,
    on: date = MONDAY,
    *,
    wall: datetime | None = None,
    planned: bool = True,
    debriefed: bool = True,
    held_on: date | None = None,
) -> Appointment:
    """Return an interview that came into its state on a day."""
    return Appointment("1e71", state, moment(on), on, wall, planned, debriefed, held_on)


DAYS = st.dates(date(2026, 1, 1), date(2029, 12, 31))
MAYBE = st.none() | DAYS
CLOCK_TIMES = st.just("") | st.times().map(lambda one: f"{one:%H:%M}")
WALLS = st.none() | st.datetimes(datetime(2026, 1, 1), datetime(2029, 12, 31))  # noqa: DTZ001
SUBJECTS = st.sampled_from([UID, "ca2d", "1e71", "2ef"])


@st.composite
def tries(draw: st.DrawFn) -> Tried:
    """Return any attempt."""
    on = draw(DAYS)
    later = draw(st.none() | st.integers(0, 90))
    again_on = None if later is None else on + timedelta(days=later)
    channel, outcome = draw(st.sampled_from(Channel)), draw(st.sampled_from(Outcome))
    return Tried(moment(on), on, channel, outcome, again_on, draw(CLOCK_TIMES))


@st.composite
def appointments(draw: st.DrawFn) -> Appointment:
    """Return any interview."""
    on = draw(DAYS)
    return appointment(
        draw(st.sampled_from(InterviewState)),
        on,
        wall=draw(WALLS),
        planned=draw(st.booleans()),
        debriefed=draw(st.booleans()),
        held_on=draw(st.none() | st.just(on)),
    )


@st.composite
def put_offs(draw: st.DrawFn) -> PutOff:
    """Return any step put off or let go."""
    on = draw(DAYS)
    kind = draw(st.sampled_from(STEPS))
    return PutOff(kind, draw(SUBJECTS), draw(DAYS), draw(MAYBE), moment(on), on)


TAKEN = st.builds(Taken, st.just("9u25"), st.sampled_from(BeginWith), DAYS, DAYS)
REACH = st.builds(Reach, st.booleans(), st.booleans(), st.booleans(), st.booleans())
THANKS = st.builds(Thanks, st.just("ca2d"), DAYS, MAYBE, MAYBE, MAYBE, st.booleans())
OPENED = st.builds(
    Opened, st.just("2ef"), st.just("Mary"), MAYBE, MAYBE, st.booleans(), st.booleans(), st.booleans(), MAYBE
)
PROMISED = st.builds(Promised, st.just("960"), DAYS, st.just("a link"))
PLANNED = st.builds(Planned, st.just("c41"), DAYS, MAYBE, st.booleans())
PAUSED = st.none() | st.builds(Paused, DAYS, DAYS)


def _few(of: st.SearchStrategy[object], *, least: int = 0) -> st.SearchStrategy[tuple[object, ...]]:
    return st.lists(of, min_size=least, max_size=4).map(tuple)


def _in_time(made: tuple[Tried, ...]) -> tuple[Tried, ...]:
    return tuple(sorted(made, key=lambda one: one.at))


def facts(*, is_open: bool) -> st.SearchStrategy[Facts]:
    """Return any facts about a contact that is open, or has no open pursuit."""
    return st.builds(
        Facts,
        uid=st.just(UID),
        reach=REACH,
        taken=_few(TAKEN, least=1) if is_open else st.just(()),
        tried=st.lists(tries(), max_size=6).map(tuple).map(_in_time),
        rehearsed=st.lists(DAYS.map(moment), max_size=3).map(sorted).map(tuple),
        appointments=_few(appointments()),
        thanks=_few(THANKS),
        opened=_few(OPENED),
        promised=_few(PROMISED),
        planned=_few(PLANNED),
        put_off=_few(put_offs()),
        named=st.none() | st.builds(Named, st.just("Mary"), DAYS, st.booleans()),
        once_open=st.booleans(),
        beside=st.none() | st.builds(Beside, _few(DAYS)),
        touched=_few(DAYS),
        off=st.sampled_from([(), public_holidays("CA")]),
    )
