"""Somebody else at the same house: whom to ask while the first one is silent."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from askwell.practice.arranging import queries as arranging
from askwell.practice.arranging.cadence import asked_lately
from askwell.practice.identifying import queries
from askwell.practice.today import queries as today
from askwell.web import pages, steps
from askwell.web.requests import member_request
from askwell.words import desk as words

_MOST = 20


@require_GET
def second_person(request: HttpRequest, uid: str) -> HttpResponse:
    """Show the others at a contact's organization, with those asked lately said."""
    here = member_request(request)
    contact = queries.contact(uid)
    where = contact.organization
    others = queries.page_by_name(organization_id=where.pk, size=_MOST).contacts if where else []
    step = today.step_of(contact.pk)
    near = asked_lately(arranging.asked_near(contact.pk), here.today)
    context = {
        "title": "",
        "contact": contact,
        "where": where,
        "others": [one for one in others if one.uid != uid],
        "advice": words.asked_lately(near, here.today),
        "step": steps.line(step, here.today) if step else None,
        "waits": step is not None and step.kind == "second_person",
    }
    return pages.render(request, "ways/beside.html", context)
