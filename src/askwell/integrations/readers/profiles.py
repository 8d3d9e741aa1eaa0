"""The address of a LinkedIn profile: a full link, and the stable key that its path holds."""

import re
from urllib.parse import unquote

_ADDRESS = re.compile(r"(?:https?:)?(?://)?([\w-]+(?:\.[\w-]+)+(?:/.*)?)", re.IGNORECASE | re.DOTALL)
_PROFILE = "/in/"
_AS_USUAL = re.compile(r"https://[a-z.]+/in/([a-z0-9-]+)")


def link_and_key(url: str) -> tuple[str, str]:
    """Return ("https://…", "linkedin:<slug>"); the key is "" without a slug, both are for no address.

    The slug is lower-case and without query, slash, host and percent-encoding, so that every
    spelling of one profile gives one key.
    """
    if usual := _AS_USUAL.fullmatch(url):
        return url, f"linkedin:{usual[1]}"
    found = _ADDRESS.fullmatch(url)
    if not found or len(url.split()) > 1:
        return "", ""
    rest = found[1]
    at = rest.find(_PROFILE)
    if at < 0:
        return f"https://{rest}", ""
    bare = rest.partition("?")[0].partition("#")[0]
    slug = bare[at + len(_PROFILE) :].partition("/")[0]
    name = (unquote(slug) if "%" in slug else slug).strip().lower()
    return f"https://{bare.rstrip('/')}", f"linkedin:{name}" if name else ""
