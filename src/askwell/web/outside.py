"""Whether Askwell can be reached from outside this machine, and by which name."""

from django.conf import settings


def https_host() -> str:
    """Return the name under which a server in front of us answers over HTTPS, "" where there is none."""
    name: str = settings.ASKWELL_HTTPS_HOST
    return name
