"""What can be done with the target list: put a business on it, score it, take it off."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from askwell.kernel.errors import N_, BadInputError
from askwell.practice.identifying import actions, queries
from askwell.practice.identifying.lamp import MOTIVATION, POSTING
from askwell.practice.identifying.models import Organization
from askwell.workspace import journal
from askwell.workspace.models import User


def add(name: str, *, by: User | None, at: datetime) -> Organization:
    """Put the business of this name on the list, made where there is none; raises BadInputError for none."""
    if not name.strip():
        raise BadInputError(N_("A business needs a name."))
    with journal.entry("target.add", by=by, at=at) as write:
        found = actions.organization_called(write, name)
        write.update(found, target=True)
        journal.tell_about(write, found)
    return found


def put_on(organization: Organization, *, by: User | None, at: datetime) -> bool:
    """Put a business on the list; tell whether it was not on it."""
    with journal.entry("target.add", by=by, at=at, about=organization) as write:
        return write.update(organization, target=True)


def take_off(organization: Organization, *, by: User | None, at: datetime) -> bool:
    """Take a business off the list; its scores stay, should it come back."""
    with journal.entry("target.remove", by=by, at=at, about=organization) as write:
        return write.update(organization, target=False)


def score(organization: Organization, *, by: User | None, at: datetime, **scores: int | bool | None) -> bool:
    """Keep scores of a business (motivation, posting, advocacy; None is not said); tell whether one differed.

    Raises BadInputError for a score that there is not.
    """
    _check(scores)
    with journal.entry("target.score", by=by, at=at, about=organization) as write:
        return write.update(organization, **scores)


def score_many(scores: Mapping[str, Mapping[str, Any]], *, by: User | None, at: datetime) -> int:
    """Keep the scores of many businesses, by their uids, in one entry; return how many differed.

    Raises NotFoundError for a uid that is none, BadInputError for a score that there is not.
    """
    with journal.entry("target.score", by=by, at=at) as write:
        changed = []
        for uid, values in scores.items():
            _check(values)
            found = queries.organization(uid)
            if write.update(found, **values):
                changed.append(found)
        if len(changed) == 1:
            journal.tell_about(write, changed[0])
    return len(changed)


def _check(scores: Mapping[str, Any]) -> None:
    for name, among in (("motivation", MOTIVATION), ("posting", POSTING)):
        value = scores.get(name)
        if value is not None and value not in among:
            raise BadInputError(
                N_("A score for {name} goes from 1 to {most}."), name=name, most=among.stop - 1
            )
