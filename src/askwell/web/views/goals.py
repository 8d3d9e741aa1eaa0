"""Goals: what to find out, its topics, whom it is asked of, and who helped."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from askwell.kernel.errors import BadInputError
from askwell.practice.asking import actions, queries
from askwell.practice.identifying import queries as identifying
from askwell.practice.learning import queries as learning
from askwell.practice.learning.independence import independent
from askwell.practice.today import queries as today
from askwell.web import pages, steps
from askwell.web.requests import member_request
from askwell.words import errors
from askwell.words import helpers as words
from askwell.words import learning as learned


@require_http_methods(["GET", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Open a goal; with `contact` the person is taken up for it right after."""
    here = member_request(request)
    contact = request.GET.get("contact", "") or request.POST.get("contact", "")
    if request.method == "GET":
        return pages.render(
            request, "goals/new.html", {"title": "", "values": {}, "wrong": "", "contact": contact}
        )
    try:
        topics = [line for line in request.POST.get("topics", "").splitlines() if line.strip()]
        goal = actions.add_goal(
            request.POST.get("text", ""),
            decision=request.POST.get("decision", ""),
            guess=request.POST.get("guess", ""),
            topics=topics,
            by=here.by,
            at=here.now,
        )
    except BadInputError as error:
        context = {"title": "", "values": request.POST, "wrong": errors.say(error), "contact": contact}
        return pages.render(request, "goals/new.html", context, status=400)
    return pages.to("contact", identifying.contact(contact).uid) if contact else pages.to("goal", goal.uid)


@require_GET
def goal(request: HttpRequest, uid: str) -> HttpResponse:
    """Show a goal: its topics with who has spoken to each, and whom it was asked of."""
    here = member_request(request)
    found = queries.goal(uid)
    pursuits = queries.pursuits_for(found.pk)
    found_steps = today.steps_of(one.contact_id for one in pursuits)
    people = [
        (one, steps.line(found_steps[one.contact_id], here.today) if one.contact_id in found_steps else None)
        for one in pursuits
    ]
    heard = learning.heard(found.pk)
    branch = learning.branches(one.person_id for said in heard.values() for one in said)
    topics = [
        (one, learned.people(len({each.person_id for each in said}), independent(said, branch)))
        for one, said in ((topic, heard.get(topic.pk, [])) for topic in queries.topics_of(found.pk))
    ]
    context = {"title": found.text, "goal": found, "topics": topics, "people": people}
    return pages.render(request, "goals/show.html", context)


@require_GET
def helpers(request: HttpRequest, uid: str) -> HttpResponse:
    """Show the people who helped with a goal, each with a note that says what came of it."""
    here = member_request(request)
    found = queries.goal(uid)
    people = words.helped(found, here.seeker)
    return pages.render(request, "goals/helpers.html", {"title": "", "goal": found, "people": people})


@require_GET
def helpers_sheet(request: HttpRequest, uid: str) -> HttpResponse:
    """Print the people who helped on a sheet to fold once."""
    here = member_request(request)
    pdf = words.print_sheet(queries.goal(uid), here.seeker, today=here.today, size=here.seeker.paper)
    response = HttpResponse(pdf, content_type="application/pdf")
    response.headers["Content-Disposition"] = 'inline; filename="helpers.pdf"'
    return response


@require_POST
def change(request: HttpRequest, uid: str) -> HttpResponse:
    """Change the words of a goal, add a topic, or close it."""
    here = member_request(request)
    found = queries.goal(uid)
    do = request.POST.get("do", "edit")
    if do == "topic":
        actions.add_topic(found, request.POST.get("text", ""), by=here.by, at=here.now)
    elif do == "close":
        actions.close_goal(found, by=here.by, at=here.now)
    else:
        words = {name: request.POST.get(name, "") for name in ("text", "decision")}
        actions.edit_goal(found, by=here.by, at=here.now, **words)
    return pages.to("goal", uid)
