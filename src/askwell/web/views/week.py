"""The week in review, and the aim one sets oneself."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from askwell.kernel.errors import BadInputError
from askwell.practice.learning import aims
from askwell.practice.today.week import week as in_review
from askwell.web import pages, steps
from askwell.web.requests import MemberRequest, member_request
from askwell.words import errors
from askwell.words import learning as words
from askwell.words.steps import review_due


@require_http_methods(["GET", "POST"])
def week(request: HttpRequest) -> HttpResponse:
    """Show the week in review; set an aim, let it rest, take it up again, or end it."""
    here = member_request(request)
    if request.method == "GET":
        return _shown(here)
    try:
        _change(here)
    except BadInputError as error:
        return _shown(here, wrong=errors.say(error))
    return pages.to("week", query="#aim")


def _shown(here: MemberRequest, *, wrong: str = "") -> HttpResponse:
    found = in_review(here.today, here.now)
    context = {
        "title": "",
        "found": found,
        "headline": words.week(found),
        "owed": [steps.line(one, here.today) for one in found.owed],
        "words": words,
        "review_due": review_due,
        "wrong": wrong,
    }
    return pages.render(here, "week.html", context, status=400 if wrong else 200)


def _change(here: MemberRequest) -> None:
    do, aim = here.POST.get("do", "set"), aims.present()
    if do == "set":
        aims.set_aim(here.POST.get("text", ""), by=here.by, at=here.now)
    elif aim:
        {"rest": aims.rest, "go_on": aims.go_on, "end": aims.end}.get(do, aims.rest)(
            aim, by=here.by, at=here.now
        )
