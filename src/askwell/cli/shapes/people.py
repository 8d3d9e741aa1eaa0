"""Contacts, organizations, their details with sources, and next steps, as plain values."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from askwell.practice.arranging import queries as arranging
from askwell.practice.arranging.models import Attempt
from askwell.practice.asking import queries as asking
from askwell.practice.asking.models import Pursuit
from askwell.practice.following_up import queries as following_up
from askwell.practice.holding import queries as holding
from askwell.practice.identifying import queries
from askwell.practice.identifying.listing import Listed
from askwell.practice.identifying.models import Contact, Detail, Organization, Source
from askwell.practice.identifying.rules import DetailKind
from askwell.practice.referring import queries as referring
from askwell.practice.referring.models import Referral
from askwell.practice.thanking import queries as thanking
from askwell.practice.today import queries as today_queries
from askwell.practice.today.queries import Shown
from askwell.practice.today.rules import is_late

Shape = dict[str, Any]


def listed(found: Sequence[Listed]) -> list[Shape]:
    """Return contacts as the list shows them."""
    ids = [one.id for one in found]
    details = queries.details_of(ids)
    stages = today_queries.stages(ids)
    steps = today_queries.steps_of(ids)
    return [
        {
            "uid": one.uid,
            "name": one.full_name,
            "organization": one.organization or None,
            "title": one.title or None,
            "emails": _values(details[one.id], DetailKind.EMAIL),
            "phones": _values(details[one.id], DetailKind.PHONE),
            "stage": str(stages[one.id]),
            "next_step": next_step(steps.get(one.id)),
        }
        for one in found
    ]


def line(one: Contact) -> Shape:
    """Return one contact as the list shows it, as it stands now."""
    now = queries.contact(one.uid)
    where = now.organization
    return listed(
        [
            Listed(
                now.pk,
                now.uid,
                now.full_name,
                now.title,
                where.name if where else "",
                where.uid if where else "",
                now.sort_as,
            )
        ]
    )[0]


def _values(details: Sequence[Detail], kind: DetailKind) -> list[str]:
    return [one.value for one in details if one.kind == kind]


def next_step(step: Shown | None) -> Shape | None:
    """Return a next step without its contact."""
    if step is None:
        return None
    return {
        "kind": step.kind,
        "due": step.on,
        "time": step.at or None,
        "subject": {"kind": step.subject_kind, "uid": step.subject_uid},
        "reason": step.reason,
    }


def day_step(step: Shown, today: date) -> Shape:
    """Return a next step as Today shows it."""
    return {
        "kind": step.kind,
        "due": step.on,
        "time": step.at or None,
        "overdue": is_late(step.kind, step.on, today),
        "subject": {"kind": step.subject_kind, "uid": step.subject_uid, "label": step.name},
        "reason": step.reason,
        "contact": {"uid": step.contact_uid, "name": step.name},
    }


def contact(one: Contact) -> Shape:
    """Return everything known about a contact, each value with its source."""
    return {
        "uid": one.uid,
        "name": one.full_name,
        "name_known": one.name_known,
        "called": one.called or None,
        "say_it": one.say_it or None,
        "organization": named(one.organization),
        "title": one.title or None,
        "city": one.city or None,
        "time_zone": one.time_zone or None,
        "best_time": one.best_time or None,
        "tie": one.tie,
        "do_not_contact": one.do_not_contact,
        "note": one.note or None,
        "details": [detail(each) for each in queries.details_of([one.pk])[one.pk]],
        "sources": [source(each) for each in queries.sources_of(one.pk)],
        "stage": str(today_queries.stages([one.pk])[one.pk]),
        "next_step": next_step(today_queries.step_of(one.pk)),
        "permissions": {str(kind): str(said) for kind, said in holding.permissions_of(one.pk).items()},
        **history(one),
    }


def history(one: Contact) -> Shape:
    """Return what happened between the seeker and a contact."""
    return {
        "pursuits": [pursuit(each) for each in asking.pursuits_of(one.pk)],
        "attempts": [attempt(each) for each in arranging.attempts_of(one.pk)],
        "interviews": [
            {"uid": each.uid, "state": each.state, "when": each.wall or None}
            for each in arranging.interviews(contact_id=one.pk)
        ],
        "cards": [
            {"uid": each.uid, "met_on": each.met_on, "posted_at": each.posted_at}
            for each in thanking.of_contact(one.pk)
        ],
        "promises": [
            {"uid": each.uid, "words": each.words, "due": each.due_on, "kept_at": each.kept_at}
            for each in following_up.promises_of(one.pk)
        ],
        "check_ins": [
            {"uid": each.uid, "planned_on": each.planned_on, "sent_on": each.sent_on}
            for each in following_up.check_ins_of(one.pk)
        ],
        "referrals": {
            "given": [referral(each) for each in referring.given_by(one.pk)],
            "received": [referral(each) for each in referring.received_by(one.pk)],
        },
    }


def named(one: Contact | Organization | None) -> Shape | None:
    """Return the uid and name of a contact or an organization."""
    return {"uid": one.uid, "name": str(one)} if one else None


def detail(one: Detail) -> Shape:
    """Return a way to reach somebody, with where it came from."""
    return {
        "uid": one.uid,
        "kind": one.kind,
        "label": one.label or None,
        "value": one.value,
        "parts": one.parts or None,
        "source": {"uid": one.source.uid, "kind": one.source.kind, "at": one.source.at},
    }


def source(one: Source) -> Shape:
    """Return one record that a contact was made from, with the values it gave."""
    return {
        "uid": one.uid,
        "kind": one.kind,
        "file": one.batch.file_name if one.batch else None,
        "at": one.at,
        "values": one.values,
    }


def pursuit(one: Pursuit) -> Shape:
    """Return a pursuit with its goal."""
    return {
        "goal": {"uid": one.goal.uid, "text": one.goal.text},
        "why": one.why or None,
        "begin_with": one.begin_with,
        "begins_on": one.begins_on,
        "opened_at": one.opened_at,
        "closed_at": one.closed_at,
        "closed_why": one.closed_why or None,
    }


def attempt(one: Attempt) -> Shape:
    """Return an attempt."""
    return {
        "uid": one.uid,
        "on": one.on,
        "channel": one.channel,
        "outcome": one.outcome,
        "again_on": one.again_on,
        "again_at": one.again_at or None,
        "answered_by": one.answered_by or None,
        "note": one.note or None,
    }


def referral(one: Referral) -> Shape:
    """Return who named whom."""
    return {
        "uid": one.uid,
        "giver": named(one.giver),
        "named": named(one.named),
        "why": one.why or None,
        "use_name": one.use_name,
        "introduces": one.introduces,
        "on": one.on,
        "told_reached_at": one.told_reached_at,
        "told_met_at": one.told_met_at,
        "let_go_at": one.let_go_at,
    }


def organization(one: Organization) -> Shape:
    """Return an organization with its details."""
    return {
        "uid": one.uid,
        "name": one.name,
        "city": one.city or None,
        "country": one.country or None,
        "time_zone": one.time_zone or None,
        "target": one.target,
        "note": one.note or None,
        "details": [detail(each) for each in queries.details_of_organization(one.pk)],
    }
