"""The call desk on the pages: what keeps a page with the session, and where in it a call stands."""

from askwell.practice.identifying.models import Contact
from askwell.web.requests import MemberRequest
from askwell.words import session
from askwell.words.session import Desk


def is_open(here: MemberRequest) -> bool:
    """Tell whether a page was opened from the desk."""
    return here.GET.get("desk") == "1"


def query(here: MemberRequest, **more: str) -> str:
    """Return the part of an address that stays with the desk from page to page."""
    kept = {name: here.GET[name] for name in ("desk", "anyway", "channel") if here.GET.get(name)}
    known = {name: value for name, value in kept.items() if value.replace("_", "").isalnum()}
    pairs = {**known, **more}
    return "?" + "&".join(f"{name}={value}" for name, value in pairs.items()) if pairs else ""


def open_desk(here: MemberRequest) -> Desk:
    """Return the desk as it stands now."""
    return session.open_desk(here.seeker, now=here.now, today=here.today)


def place_of(here: MemberRequest, contact: Contact) -> dict[str, int]:
    """Return where in the session a call stands: its number of how many."""
    desk = open_desk(here)
    waiting = sum(one.ready for one in desk.lines)
    here_too = any(one.uid == contact.uid and one.ready for one in desk.lines)
    return {"number": desk.made + 1, "of": desk.made + max(1, waiting if here_too else waiting + 1)}
