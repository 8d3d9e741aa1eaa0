"""What every command is given, and what it gives back."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any

from askwell.workspace.members import Member
from askwell.workspace.models import Seeker, User


@dataclass(frozen=True, slots=True)
class Here:
    """Who is at work, when (`at` is aware, `today` the seeker's own date), and in which home."""

    member: Member
    at: datetime
    today: date
    home: Path

    @property
    def seeker(self) -> Seeker:
        """Return the seeker whose home this is."""
        return self.member.seeker

    @property
    def by(self) -> User:
        """Return who acts."""
        return self.member.user

    @property
    def write(self) -> dict[str, Any]:
        """Return the two arguments that every action wants."""
        return {"by": self.by, "at": self.at}


@dataclass(frozen=True, slots=True)
class Reply:
    """What a command answers: `data` for --json, `lines` for people, and the exit code."""

    data: Any
    lines: list[str] = field(default_factory=list)
    exit_code: int = 0


Command = Callable[[Here, Any], Reply]
