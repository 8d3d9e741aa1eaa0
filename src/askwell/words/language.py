"""The language a reader is spoken to in: chosen in one place, asked for hundreds of times by a page."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.conf import settings
from django.utils import translation

_spoken: ContextVar[str] = ContextVar("spoken language", default="")


@contextmanager
def speaking(locale: str) -> Iterator[None]:
    """Speak a language within the block: that of the option where it is set, else the reader's."""
    with translation.override(settings.ASKWELL_FIXED_LANGUAGE or locale or "en"):  # noqa: TID251 -- this is the place
        token = _spoken.set(translation.get_language() or "en")  # noqa: TID251 -- the same
        try:
            yield
        finally:
            _spoken.reset(token)


def language() -> str:
    """Return the language that is spoken, sooner than Django finds it."""
    return _spoken.get() or translation.get_language() or "en"  # noqa: TID251 -- this is the place
