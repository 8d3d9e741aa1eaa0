"""What can be done with referrals."""

from datetime import date, datetime

from askwell.kernel import names
from askwell.kernel.errors import N_, BadInputError
from askwell.practice.arranging.models import Interview
from askwell.practice.identifying import actions as identifying
from askwell.practice.identifying.models import Contact
from askwell.practice.identifying.rules import SourceKind, Tie
from askwell.practice.referring.models import Referral
from askwell.practice.referring.rules import UseName
from askwell.workspace import journal
from askwell.workspace.models import User


def name_contact(
    giver: Contact,
    full_name: str,
    *,
    on: date,
    by: User | None,
    at: datetime,
    interview: Interview | None = None,
    named: Contact | None = None,
    organization: str = "",
    title: str = "",
    phones: tuple[str, ...] = (),
    why: str = "",
    use_name: UseName = UseName.NOT_ASKED,
    introduces: bool = False,
    country: str = "",
) -> Referral:
    """Keep "talk to …": the person named (a new contact unless `named` is given), and how they come in.

    Raises BadInputError for a person named by themselves.
    """
    if named is not None and named.pk == giver.pk:
        raise BadInputError(N_("Nobody is named by themselves."))
    with journal.entry("referral.add", by=by, at=at) as write:
        contact = named or identifying.add_contact(
            full_name,
            by=by,
            at=at,
            name_known=bool(names.words(full_name)),
            organization=organization,
            title=title,
            phones=phones,
            source=SourceKind.REFERRAL,
            tie=Tie.REFERRED,
            country=country,
        )
        journal.tell_about(write, giver)  # not about the contact who was added on the way
        return write.create(
            Referral,
            giver=giver,
            named=contact,
            interview=interview,
            why=why.strip(),
            use_name=use_name,
            introduces=introduces,
            on=on,
        )


def tell_giver(referral: Referral, *, met: bool, by: User | None, at: datetime) -> bool:
    """Note that the giver was told: that you reached the person, or (`met`) how the talk went."""
    with journal.entry("referral.tell", by=by, at=at, about=referral) as write:
        told_reached = referral.told_reached_at or at
        return write.update(
            referral, told_reached_at=told_reached, told_met_at=at if met else referral.told_met_at
        )


def let_go(referral: Referral, *, by: User | None, at: datetime) -> bool:
    """Let the telling go."""
    with journal.entry("referral.let_go", by=by, at=at, about=referral) as write:
        return write.update(referral, let_go_at=at)
