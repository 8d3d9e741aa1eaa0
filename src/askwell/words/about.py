"""What the scripts may say about one person: gathered from what is recorded, and nothing else."""

from datetime import date

from askwell.kernel import working_days
from askwell.practice.arranging.rules import Mode
from askwell.practice.asking import queries as asking
from askwell.practice.following_up import queries as following_up
from askwell.practice.holding import queries as holding
from askwell.practice.identifying import queries as identifying
from askwell.practice.identifying.models import Contact
from askwell.practice.identifying.parts import parts_of
from askwell.practice.identifying.rules import DetailKind, Tie
from askwell.practice.referring import queries as referring
from askwell.practice.referring.rules import UseName
from askwell.practice.thanking.models import Card
from askwell.words import dates
from askwell.words.scripts import CardFacts, Facts, thing_of
from askwell.words.scripts import slots as two_days
from askwell.workspace.models import Seeker


def facts_for(
    contact: Contact, seeker: Seeker, *, today: date, slots: tuple[str, str] | None = None
) -> Facts:
    """Return what is known for asking a contact; a referrer only if their name may be used.

    `slots` are two times to offer as one says them; without them two days are named.
    """
    pursuits = asking.open_pursuits(contact.pk)
    goal = pursuits[0].goal if pursuits else asking.present_goal()
    return Facts(
        me=seeker.name,
        number=seeker.phone,
        town=seeker.town,
        called=called(contact),
        name_known=contact.name_known,
        organization=contact.organization.name if contact.organization else "",
        goal=goal.text if goal else "",
        referrer=referrer_of(contact),
        why=pursuits[0].why if pursuits else "",
        minutes=seeker.ask_minutes,
        slots=slots or two_days(today),
        ring_on=dates.weekday(working_days.add(today, 1)),
        own=asking.own_wordings(),
        tie=Tie(contact.tie),
    )


def called(contact: Contact) -> str:
    """Return how one speaks and writes to a contact."""
    return contact.called or contact.full_name


def referrer_of(contact: Contact) -> str:
    """Return who named a contact and lets the seeker say so; "" for nobody."""
    given = [one for one in referring.received_by(contact.pk) if one.use_name == UseName.YES]
    return given[-1].giver.full_name if given else ""


def number_of(contact: Contact) -> str:
    """Return the number to ring: the contact's first one, else that of their organization."""
    own = identifying.details_of([contact.pk])[contact.pk]
    shared = identifying.details_of_organization(contact.organization_id) if contact.organization_id else []
    return next((one.value for one in [*own, *shared] if one.kind == DetailKind.PHONE), "")


def card_facts(card: Card, seeker: Seeker, *, today: date) -> CardFacts:
    """Return what a card may say of its talk."""
    contact = card.contact
    debrief = holding.debrief_of(card.interview_id) if card.interview_id else None
    given = referring.given_by(contact.pk)
    opened = referring.opened_by_contact(parts_of([contact.pk]), seeker.time_zone).get(contact.pk, [])
    planned = [one for one in following_up.check_ins_of(contact.pk) if not one.sent_at and not one.let_go_at]
    near = (today - card.met_on).days < 6
    return CardFacts(
        called=called(contact),
        me=seeker.name,
        met_on=dates.weekday(card.met_on) if near else dates.day(card.met_on, None),
        mode=Mode(card.interview.mode) if card.interview else Mode.IN_PERSON,
        detail=debrief.detail if debrief else "",
        advice=debrief.advice if debrief else "",
        named=tuple(one.named.full_name for one in given),
        met=tuple(one.named for one in opened if one.met_on),
        month=dates.month(planned[0].planned_on) if planned else "",
        business_card=card.business_card,
        own=asking.own_wordings(),
    )


def talk_month(contact: Contact, seeker: Seeker) -> str:
    """Return the month in which the last talk with a contact was held; "" for none."""
    held = holding.appointments_by_contact(parts_of([contact.pk]), seeker.time_zone).get(contact.pk, [])
    days = [one.held_on for one in held if one.held_on]
    return dates.month(max(days)) if days else ""


def advice_of(contact: Contact) -> str:
    """Return the advice noted after the last talk with a contact; "" for none."""
    return holding.newest_advice(contact.pk)


def concerns_business(goal: str) -> bool:
    """Tell whether a goal is about a business of one's own, so far as its words tell."""
    return thing_of(goal)[0] in {"", "own"}
