"""Finding every note again, among those of a goal, a topic or a person, starred ones, or quotes."""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from askwell.practice.asking import queries as asking
from askwell.practice.holding import answers, notes
from askwell.practice.holding.notes import Only
from askwell.web import pages
from askwell.web.requests import before, member_request


@require_GET
def find(request: HttpRequest) -> HttpResponse:
    """Show the notes that have the words searched for, newest first, a page at a time."""
    asked = request.GET
    searched = " ".join(asked.get("search", "").split())[:200]
    chosen = {name: asked.get(name, "") for name in ("goal", "topic", "person")}
    only = Only(**chosen, starred="starred" in asked, quote="quote" in asked)
    last = before(member_request(request))
    found = notes.find(searched, before=last, only=only) if searched or only else []
    goals = asking.goals()
    topics = [(one.uid, one.text) for goal in goals for one in asking.topics_of(goal.pk)]
    said = {"search": searched, **chosen, "starred": "yes" * only.starred, "quote": "yes" * only.quote}
    context = {
        "title": "",
        "searched": searched,
        "only": only,
        "goals": [(one.uid, one.text) for one in goals],
        "topics": topics,
        "people": answers.who_answered(),
        "found": found,
        "query": urlencode({name: value for name, value in said.items() if value}),
        "more": found[-1].number if len(found) == notes.PAGE else None,
    }
    return pages.render(request, "questions/notes.html", context)
