"""What went wrong, said to a person: the template translated first, the values filled in after."""

from django.utils.translation import gettext

from askwell.kernel.errors import AskwellError


def say(error: AskwellError) -> str:
    """Return the sentence of an error in the active language."""
    return gettext(error.message).format(**error.values)
