"""Making a page: the frame around every template, and the pages that stand for trouble."""

from datetime import date
from typing import Any, cast

from django.db import connection
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template import engines
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from askwell.practice.arranging.ladder import TALKS_BEFORE_FREE
from askwell.practice.today import queries as today
from askwell.practice.today.day import A_DAY_MOST
from askwell.web.requests import PHONE_COOKIE, SESSION_COOKIE, MemberRequest, member_request
from askwell.words import journal as words
from askwell.workspace import queries as journal
from askwell.workspace.models import Entry

DONE_COOKIE = "done"
_DONE_SECONDS = 90
_YEAR = 365 * 24 * 3600
_COUNTS = """
SELECT
  (SELECT count(*) FROM askwell_nextstep WHERE workspace_id = %s AND "on" <= %s),
  (SELECT count(*) FROM askwell_card WHERE workspace_id = %s AND posted_at IS NULL AND let_go_at IS NULL),
  (SELECT count(*) FROM askwell_nextstep
   WHERE workspace_id = %s AND "on" <= %s AND kind NOT IN ('call', 'leave_message')),
  (SELECT count(*) FROM
    (SELECT 1 FROM askwell_interview WHERE workspace_id = %s AND state = 'held' LIMIT %s) AS held),
  EXISTS(SELECT 1 FROM askwell_attempt WHERE workspace_id = %s AND "on" = %s AND outcome = 'no'),
  EXISTS(SELECT 1 FROM askwell_pause WHERE workspace_id = %s AND until = %s AND ended_at IS NULL)
"""


def render(
    request: HttpRequest, template: str, context: dict[str, Any] | None = None, *, status: int = 200
) -> HttpResponse:
    """Return a page within the frame: who this is, the day, the counts in the menu, what was just done."""
    here = member_request(request)
    today_count, card_count = _counts(here, (context or {}).get("today_count"))
    frame = {
        "seeker": here.seeker,
        "now": here.now,
        "today": here.today,
        "path": request.path_info,
        "today_count": today_count,
        "card_count": card_count,
        "done": _just_done(request),
        "on_phone": here.on_phone,
    }
    response = HttpResponse(_template(template).render({**frame, **(context or {})}, request), status=status)
    if frame["done"]:
        response.delete_cookie(DONE_COOKIE)
    return response


def bare(
    request: HttpRequest, template: str, context: dict[str, Any] | None = None, *, status: int = 200
) -> HttpResponse:
    """Return a page without the frame: the first run, the room, and pages for nobody in particular."""
    return HttpResponse(_template(template).render(context or {}, request), status=status)


def to(name: str, *parts: Any, query: str = "") -> HttpResponseRedirect:
    """Return a redirect (303, so that going back does not send a form again) to a named page."""
    response = HttpResponseRedirect(reverse(name, args=parts) + query)
    response.status_code = 303
    return response


def back(request: HttpRequest, name: str, *parts: Any) -> HttpResponseRedirect:
    """Return a redirect to the page of ours that the form named in `next`, else to a named page."""
    path = request.POST.get("next", "")
    if not url_has_allowed_host_and_scheme(path, None) or not path.startswith("/"):
        return to(name, *parts)
    response = HttpResponseRedirect(path)
    response.status_code = 303
    return response


def locked(request: HttpRequest) -> HttpResponse:
    """Return the one page that somebody without a session sees: how to come in."""
    return bare(request, "locked.html", {"on_phone": member_request(request).on_phone}, status=403)


def keep_session(request: HttpRequest, response: HttpResponse, key: str) -> None:
    """Give a browser the secret that lets it in again."""
    on_phone = member_request(request).on_phone
    name = PHONE_COOKIE if on_phone else SESSION_COOKIE
    response.set_cookie(name, key, max_age=_YEAR, httponly=True, samesite="Strict", secure=on_phone)


def trouble(request: HttpRequest, sentence: str, *, status: int) -> HttpResponse:
    """Return a page that says what went wrong and what to do."""
    return render(request, "trouble.html", {"sentence": sentence}, status=status)


def offer_undo(request: HttpRequest, response: HttpResponse, entry: Entry) -> None:
    """Let the next page say what was done, and offer to take it back."""
    response.set_cookie(
        DONE_COOKIE,
        entry.uid,
        max_age=_DONE_SECONDS,
        httponly=True,
        samesite="Strict",
        secure=member_request(request).on_phone,
    )


def _just_done(request: HttpRequest) -> dict[str, str] | None:
    uid = request.COOKIES.get(DONE_COOKIE, "")
    entry = Entry.objects.filter(uid=uid).first() if uid else None
    if entry is None:
        return None
    return {
        "uid": entry.uid,
        "words": words.done(entry.action, journal.subject_name(entry)),
        "can_undo": "" if entry.sealed else "yes",
    }


def _counts(request: MemberRequest, steps_shown: int | None) -> tuple[int, int]:
    """Return how many steps and cards wait; the day is laid out only where some step may have to wait."""
    whose, day = request.member.workspace_id, request.today
    values: list[int | date] = [
        whose,
        day,
        whose,
        whose,
        day,
        whose,
        TALKS_BEFORE_FREE,
        whose,
        day,
        whose,
        day,
    ]
    with connection.cursor() as cursor:
        cursor.execute(_COUNTS, values)
        steps, cards, others, held, heard_no, paused = cast(tuple[int, ...], cursor.fetchone())
    if steps_shown is not None:
        return steps_shown, cards
    as_it_is = held >= TALKS_BEFORE_FREE and others <= A_DAY_MOST and not (heard_no or paused)
    return (steps if as_it_is or not steps else len(today.day(day).now)), cards


def _template(name: str) -> Any:
    return engines["jinja2"].get_template(name)
