"""The picture in a card, made anew: small, without what a camera noted, and never fetched from elsewhere."""

import base64
import binascii
import io
import re
import time
from collections.abc import Iterable
from urllib.parse import unquote_to_bytes

from askwell.integrations.readers.vcard.properties import Property

SIDE = 160
"""Pixels of the longer side; on a page it is shown at half of that."""
MOST_PIXELS = 40_000_000
_SECONDS = 6.0
"""Of processor time for all pictures of a file; the rest of the limit is for the people."""
_FORMATS = ("JPEG", "PNG", "GIF", "WEBP", "BMP", "TIFF")
_DATA = re.compile(r"data:[^,]{0,200},", re.IGNORECASE)
_SCHEME = re.compile(r"\s*[a-z][a-z0-9+.-]{1,20}:", re.IGNORECASE)
_SHORTEST = 64


class Photos:
    """Makes the pictures of one file; a clock of the process tells when it was enough."""

    def __init__(self) -> None:
        self._spent = 0.0

    def of(self, properties: Iterable[Property]) -> str:
        """Return the first picture of a card that can be read as a small WebP in base64, else ""."""
        for one in properties:
            if one.name == "PHOTO" and self._spent < _SECONDS and (data := _content(one)):
                began = time.process_time()
                made = _small(data)
                self._spent += time.process_time() - began
                if made:
                    return base64.b64encode(made).decode("ascii")
        return ""


def _content(one: Property) -> bytes:
    """Return the bytes of a picture that stands in the card itself; an address is never followed."""
    value = one.value.strip()
    if found := _DATA.match(value):
        rest = value[found.end() :]
        if "base64" not in found[0].lower():
            return unquote_to_bytes(rest)
        value = rest
    elif _SCHEME.match(value) or len(value) < _SHORTEST:
        return b""
    try:
        return base64.b64decode("".join(value.split()).replace("\\", ""), validate=False)
    except (binascii.Error, ValueError):
        return b""


def _small(data: bytes) -> bytes:
    """Decode, turn upright, make small, encode; b"" for what is no picture, or one of too many pixels."""
    from PIL import Image, ImageOps

    try:
        with Image.open(io.BytesIO(data), formats=_FORMATS) as picture:
            if picture.width * picture.height > MOST_PIXELS or min(picture.size) < 1:
                return b""
            picture.draft("RGB", (2 * SIDE, 2 * SIDE))
            upright = ImageOps.exif_transpose(picture).convert("RGBA" if _has_holes(picture) else "RGB")
            upright.thumbnail((SIDE, SIDE))
            made = io.BytesIO()
            upright.save(made, "WEBP", quality=75)
            return made.getvalue()
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001 -- decoders raise whatever a damaged picture made them meet
        return b""


def _has_holes(picture: object) -> bool:
    mode, info = getattr(picture, "mode", ""), getattr(picture, "info", {})
    return mode in ("RGBA", "LA", "PA") or "transparency" in info
