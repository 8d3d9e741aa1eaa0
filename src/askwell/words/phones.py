"""What is said about phones: what one calls them, and why a code lets nobody in."""

from django.utils.translation import gettext as _

from askwell.workspace.pairing import MINUTES


def called(user_agent: str) -> str:
    """Return what a device would be called, from what its browser tells of itself."""
    if "iPhone" in user_agent:
        return "iPhone"
    if "iPad" in user_agent:
        return "iPad"
    return _("Android phone") if "Android" in user_agent else _("My phone")


def wrong_code() -> str:
    """Return why nobody was let in."""
    return _(
        "This code is not open. It works once, within {minutes} minutes, and not after five wrong ones: "
        "show a new one on the computer."
    ).format(minutes=MINUTES)
