"""All voices on a topic, a theme or a goal side by side; one answer, and the words of it that are marked."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from askwell.kernel.errors import N_, BadInputError, NotFoundError
from askwell.practice.asking import queries as asking
from askwell.practice.asking.models import Goal, Topic
from askwell.practice.holding import queries as holding
from askwell.practice.holding.models import Answer
from askwell.practice.identifying import queries as identifying
from askwell.practice.learning import actions, queries
from askwell.practice.learning import voices as found
from askwell.practice.learning.models import Theme
from askwell.practice.learning.passages import Part, pieces, sentences
from askwell.practice.learning.rules import Vantage
from askwell.web import pages
from askwell.web.requests import MemberRequest, before, member_request
from askwell.words import errors
from askwell.words import learning as words


@require_GET
def voices(request: HttpRequest, uid: str) -> HttpResponse:
    """Show what people told about a goal: on one topic, under one theme, or all of it."""
    here = member_request(request)
    goal = asking.goal(uid)
    topic = asking.topic(here.GET["topic"]) if here.GET.get("topic") else None
    theme = queries.theme(here.GET["theme"]) if here.GET.get("theme") else None
    if any(one and one.goal_id != goal.pk for one in (topic, theme)):
        raise NotFoundError(N_("There is no such topic here."))
    return _voices(here, goal, topic, theme)


def _voices(
    here: MemberRequest, goal: Goal, topic: Topic | None, theme: Theme | None, *, wrong: str = ""
) -> HttpResponse:
    after = before(here)
    if topic:
        shown = found.on_topic(topic, before=after)
    else:
        shown = found.on_theme(theme, before=after) if theme else found.on_goal(goal, before=after)
    chosen = f"topic={topic.uid}&" if topic else f"theme={theme.uid}&" if theme else ""
    context = {
        "title": "",
        "goal": goal,
        "topic": topic,
        "theme": theme,
        "topics": asking.topics_of(goal.pk),
        "themes": queries.themes_of(goal.pk),
        "shown": shown,
        "words": words,
        "standpoints": queries.standpoints(goal.pk),
        "vantages": [(str(one), said()) for one, said in words.VANTAGES.items()],
        "query": f"?{chosen}",
        "wrong": wrong,
    }
    return pages.render(here, "goals/voices.html", context, status=400 if wrong else 200)


@require_POST
def place(request: HttpRequest, uid: str) -> HttpResponse:
    """Keep from where somebody sees a goal."""
    here = member_request(request)
    said = request.POST.get("vantage", "")
    contact = identifying.contact(request.POST.get("contact", ""))
    vantage = Vantage(said) if said in set(Vantage) else None
    actions.place(asking.goal(uid), contact, vantage, by=here.by, at=here.now)
    return pages.back(request, "voices", uid)


@require_http_methods(["GET", "POST"])
def answer(request: HttpRequest, uid: str) -> HttpResponse:
    """Show one answer, sentence by sentence; mark words of it with a theme."""
    here = member_request(request)
    kept = holding.answer(uid)
    if request.method == "GET":
        return _answer(here, kept)
    said, start = _chosen(here, kept)
    try:
        actions.mark(kept, said, start=start, theme=request.POST.get("theme", ""), by=here.by, at=here.now)
    except BadInputError as error:
        return _answer(here, kept, wrong=errors.say(error))
    return pages.to("answer", uid)


def _chosen(here: MemberRequest, kept: Answer) -> tuple[str, int]:
    """Return the words that were chosen: those picked out with the mouse, else one of the sentences."""
    if picked := here.POST.get("words", "").strip():
        return picked.replace("\r\n", "\n"), _number(here.POST.get("start", ""))
    parts = {str(one.start): one for one in sentences(kept.text)}
    part = parts.get(here.POST.get("sentence", ""))
    return (part.text, part.start) if part else ("", 0)


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 10 else 0


def _answer(here: MemberRequest, kept: Answer, *, wrong: str = "") -> HttpResponse:
    marked = queries.passages_of([kept])[kept.pk]
    goal: Goal | None = kept.interview.goal
    context = {
        "title": "",
        "answer": kept,
        "goal": goal,
        "passages": marked,
        "pieces": pieces(kept.text, [Part(one.start, one.text) for one in marked]),
        "sentences": sentences(kept.text),
        "themes": queries.themes_of(goal.pk) if goal else [],
        "wrong": wrong,
        "typed": {name: here.POST.get(name, "") for name in ("sentence", "words", "start", "theme")},
    }
    return pages.render(here, "goals/answer.html", context, status=400 if wrong else 200)


@require_POST
def unmark(request: HttpRequest, uid: str) -> HttpResponse:
    """Take a mark away."""
    here = member_request(request)
    kept = queries.passage(uid)
    actions.unmark(kept, by=here.by, at=here.now)
    return pages.to("answer", kept.answer.uid)


@require_POST
def theme(request: HttpRequest, uid: str) -> HttpResponse:
    """Call a theme something else, or take it away."""
    here = member_request(request)
    kept = queries.theme(uid)
    if request.POST.get("do") == "drop":
        actions.drop_theme(kept, by=here.by, at=here.now)
        return pages.to("voices", kept.goal.uid)
    try:
        left = actions.rename_theme(kept, request.POST.get("text", ""), by=here.by, at=here.now)
    except BadInputError as error:
        return _voices(here, kept.goal, None, kept, wrong=errors.say(error))
    return pages.to("voices", kept.goal.uid, query=f"?theme={left.uid}")
