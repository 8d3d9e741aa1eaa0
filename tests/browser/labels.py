"""The labels of every page that is looked at; `story.py` tells the address of each."""

from tests.browser.story import NAMES
from tests.web.places import OF_CONTACT, PLAIN

STEPS = (
    "check_in", "tell", "revive", "prepare", "call", "post_card", "debrief", "settle_time", "practise",
    "second_person", "write",
)  # fmt: skip
STATES = ("held", "cancelled_by_them", "no_show_them", "scheduled", "confirmed", "proposed", "live")
SINGLE = (
    "contact not taken up", "keep_in_touch after a talk", "debrief", "paper_in", "interview_prepare",
    "interview_rehearse", "live", "room", "goal", "finding", "organization", "card", "card without words",
    "hour",
    "directories found",
    "network_at", "paths to somebody", "network_around somebody",
    "voices", "voices of a theme", "answer", "decide", "cell", "report",
)  # fmt: skip
FILES = {"person_file"}
"""Places that give a file and show no page."""
ALL = (
    *PLAIN,
    *(f"start {screen}" for screen in range(1, 8)),
    *(name for name in OF_CONTACT if name not in FILES),
    *(f"contact {kind}" for kind in STEPS),
    *(f"interview {state}" for state in STATES),
    *SINGLE,
    *(f"contact named in {script}" for script in NAMES),
)
