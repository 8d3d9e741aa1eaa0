"""The errors a person can cause or meet; each face turns them into a page or a line once.

The message is a template in English and at the same time the key of its translation; the
values that belong in it are kept apart, so that a face can translate first and fill in after.
"""


class AskwellError(Exception):
    """Something a person should read: `message` with `{places}`, and the `values` for them."""

    exit_code = 1

    def __init__(self, message: str, **values: object) -> None:
        super().__init__(message.format(**values))
        self.message = message
        self.values = values


class UsageError(AskwellError):
    """The request itself makes no sense (exit code 2)."""

    exit_code = 2


class BadInputError(AskwellError):
    """What was given cannot be used; nothing was written (exit code 3)."""

    exit_code = 3


class NotFoundError(AskwellError):
    """There is no such thing, or this member may not see it (exit code 4)."""

    exit_code = 4


class ChangedSinceError(AskwellError):
    """Somebody changed it meanwhile, or the action no longer fits its state (exit code 5)."""

    exit_code = 5


def N_(message: str) -> str:  # noqa: N802 -- gettext's own name for "translate this later"
    """Mark a message for translation without translating it here."""
    return message
