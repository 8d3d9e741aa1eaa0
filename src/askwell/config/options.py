"""The one table of options: what can be set from outside, its type, and what it is when not set."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar
from urllib.parse import unquote, urlsplit

from askwell.kernel.errors import N_, UsageError

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Option(Generic[T]):
    """One option: its environment variable, how its text is read, its default, and what it is for."""

    name: str
    read: Callable[[str], T]
    default: T
    purpose: str


def home_folder(text: str) -> Path:
    """Read the data folder, as an absolute path."""
    return Path(text).expanduser().absolute()


def database_address(text: str) -> dict[str, object]:
    """Read `postgresql://user:password@host:port/name` as Django's database settings."""
    parts = urlsplit(text)
    if parts.scheme not in {"postgresql", "postgres"}:
        raise UsageError(N_("ASKWELL_DATABASE must start with postgresql://, or not be set for SQLite."))
    options = dict(pair.split("=", 1) for pair in parts.query.split("&") if "=" in pair)
    host = unquote(options.pop("host", parts.hostname or ""))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")) or "postgres",
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": host,
        "PORT": str(parts.port or ""),
        "OPTIONS": options,
    }


HOME = Option("ASKWELL_HOME", home_folder, Path(), "the data folder")
DATABASE: Option[dict[str, object] | None] = Option(
    "ASKWELL_DATABASE", database_address, None, "a PostgreSQL database for organizations"
)
NOW = Option("ASKWELL_NOW", str, "", "the time for every command, for tests and the demo")
LANGUAGE = Option("ASKWELL_LANGUAGE", str, "", "the language of the pages, before the seeker's own")
TABLE = (HOME, DATABASE, NOW, LANGUAGE)


def value(option: Option[T]) -> T:
    """Return what the environment sets, else the option's default."""
    text = os.environ.get(option.name, "")
    return option.read(text) if text else option.default


def home() -> Path:
    """Return the data folder: ASKWELL_HOME, else the platform's folder for a user's data."""
    if os.environ.get(HOME.name):
        return value(HOME)
    import platformdirs  # noqa: PLC0415 -- slow import, only where no folder is named

    return Path(platformdirs.user_data_dir("askwell", appauthor=False))
