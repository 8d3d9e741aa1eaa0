"""What the seeker can say of the network: who knows whom, and whom they would rather ask."""

from datetime import date, datetime

from askwell.kernel.errors import N_, BadInputError
from askwell.practice.asking.models import Goal
from askwell.practice.identifying.models import Contact
from askwell.practice.referring.models import Acquaintance, Preference
from askwell.practice.referring.rules.acquaintance import Closeness
from askwell.practice.referring.rules.ranking import Wish
from askwell.workspace import journal
from askwell.workspace.models import User


def note_acquaintance(
    one: Contact,
    other: Contact,
    closeness: Closeness | None,
    *,
    on: date,
    words: str = "",
    by: User | None,
    at: datetime,
) -> Acquaintance | None:
    """Keep how well two contacts know each other, None to take back what was noted.

    Raises BadInputError for somebody and themselves.
    """
    if one.pk == other.pk:
        raise BadInputError(N_("Everybody knows themselves. Choose somebody else."))
    first, second = sorted((one, other), key=lambda each: each.pk)
    found = Acquaintance.objects.filter(one=first, other=second).first()
    with journal.entry("acquaintance.note", by=by, at=at, about=one) as write:
        if closeness is None:
            if found:
                write.delete(found)
            return None
        if found:
            write.update(found, closeness=closeness, words=words.strip(), on=on)
            return found
        return write.create(
            Acquaintance, one=first, other=second, closeness=closeness, words=words.strip(), on=on
        )


def prefer(contact: Contact, goal: Goal, wish: Wish | None, *, by: User | None, at: datetime) -> None:
    """Put somebody first in the order, or leave them out of it for now; None leaves it to the order."""
    found = Preference.objects.filter(contact=contact, goal=goal).first()
    with journal.entry("preference.note", by=by, at=at, about=contact) as write:
        if wish is None:
            if found:
                write.delete(found)
        elif found:
            write.update(found, wish=wish)
        else:
            write.create(Preference, contact=contact, goal=goal, wish=wish)
