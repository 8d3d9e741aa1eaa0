"""The page for keeping in touch, put together: doors they opened, the check-in, promises still open."""

from typing import Any

from askwell.practice.asking import queries as asking
from askwell.practice.following_up import queries as following_up
from askwell.practice.following_up.rules import first_check_in
from askwell.practice.identifying import queries as identifying
from askwell.practice.identifying.models import Contact
from askwell.practice.identifying.parts import parts_of
from askwell.practice.mailing import queries as mailing
from askwell.practice.referring import queries as referring
from askwell.practice.referring.rules import Opened
from askwell.practice.today import queries as today
from askwell.web import steps
from askwell.web.requests import MemberRequest
from askwell.web.writing import WAYS, mail_to, on_day
from askwell.words import contacts as names
from askwell.words import scripts
from askwell.words.about import advice_of, called, talk_month

PARTS = ("promise", "tell", "check_in")


def keep_page(here: MemberRequest, contact: Contact) -> dict[str, Any]:
    """Return all that the page shows; the due part comes first and has the main button."""
    step = today.step_of(contact.pk)
    opened = referring.opened_by_contact(parts_of([contact.pk]), here.seeker.time_zone).get(contact.pk, [])
    promises = [one for one in following_up.promises_of(contact.pk) if not one.kept_at and not one.let_go_at]
    check_ins = following_up.check_ins_of(contact.pk)
    mail = identifying.mail_address(contact.pk)
    news = sorted((one for one in opened if _is_news(one)), key=lambda one: one.met_on is None)
    reports = [_report(here, contact, one, mail) for one in news]
    words_now = _check_in(here, contact)
    planned = [one for one in check_ins if not one.sent_at and not one.let_go_at]
    due = step.kind if step and step.kind in PARTS else ""
    main = due or ("tell" if reports else "promise" if promises else "check_in")
    return {
        "title": "",
        "contact": contact,
        "step": steps.line(step, here.today) if step and due else None,
        "reports": reports,
        "planned": planned[0] if planned else None,
        "last_sent": next((one.sent_on for one in reversed(check_ins) if one.sent_on), None),
        "check_in": {"words": words_now, "mail": _mail(mail, words_now)},
        "in_weeks": first_check_in(here.today, {}),
        "advice": advice_of(contact),
        "did": here.GET.get("did", ""),
        "news": here.GET.get("news", ""),
        "promises": promises,
        "main": main,
        "order": [main, *(part for part in PARTS if part != main)],
        "can_send": mailing.settings() is not None,
        "ways": [(str(one), names.channel(one)) for one in WAYS],
    }


def _is_news(opened: Opened) -> bool:
    """Tell whether there is something that the giver has not heard yet."""
    if opened.let_go or opened.told_met:
        return False
    if opened.met_on:
        return True
    return bool(opened.reached_on or opened.rested_on) and not opened.told_reached


def _report(here: MemberRequest, contact: Contact, opened: Opened, mail: str) -> dict[str, Any]:
    lines = scripts.report(
        called=called(contact),
        me=here.seeker.name,
        named=opened.named,
        reached_on=on_day(opened.reached_on, here) if opened.reached_on else "",
        met_on=on_day(opened.met_on, here) if opened.met_on else "",
    )
    text = scripts.written(lines)
    return {
        "uid": opened.uid,
        "named": opened.named,
        "met": opened.met_on is not None,
        "words": text,
        "mail": _mail(mail, text),
    }


def _check_in(here: MemberRequest, contact: Contact) -> str:
    pursuits = asking.pursuits_of(contact.pk)
    lines = scripts.check_in(
        called=called(contact),
        me=here.seeker.name,
        month=talk_month(contact, here.seeker),
        goal=pursuits[-1].goal.text if pursuits else "",
        advice=advice_of(contact),
        did=here.GET.get("did", ""),
        news=here.GET.get("news", "").strip()[:300],
        own=asking.own_wordings(),
    )
    return scripts.written(lines)


def _mail(address: str, text: str) -> dict[str, str] | None:
    return mail_to(address, subject="", text=text) if address else None
