"""What was learned about a goal: findings, contradictions, gaps and whom to ask; and one finding."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from askwell.kernel.errors import BadInputError
from askwell.practice.asking import queries as asking
from askwell.practice.holding import queries as holding
from askwell.practice.learning import actions, overview, queries, voices
from askwell.practice.learning.models import Finding
from askwell.practice.learning.queries import Weighed
from askwell.practice.learning.rules import Confidence, Stance
from askwell.web import pages
from askwell.web.requests import MemberRequest, before, member_request
from askwell.words import errors
from askwell.words import learning as words


@require_GET
def learned(request: HttpRequest) -> HttpResponse:
    """Show what was learned about the present goal, or the one asked for."""
    return _shown(request)


def _shown(request: HttpRequest, *, goal_uid: str = "", wrong: str = "") -> HttpResponse:
    uid = goal_uid or request.GET.get("goal", "")
    chosen = asking.goal(uid) if uid else asking.present_goal()
    found = overview.learned(chosen) if chosen else None
    context = {
        "title": "",
        "goal": chosen,
        "goals": asking.goals(),
        "found": found,
        "words": words,
        "confidence": _confidence(),
        "wrong": wrong,
        "typed": {name: request.POST.get(name, "") for name in ("claim", "topic", "confidence")},
    }
    return pages.render(request, "goals/learned.html", context, status=400 if wrong else 200)


def _confidence() -> list[tuple[str, str]]:
    return [(str(one), said()) for one, said in words.CONFIDENCE.items()]


@require_POST
def finding_new(request: HttpRequest, uid: str) -> HttpResponse:
    """Keep a finding about a goal."""
    here = member_request(request)
    found = asking.goal(uid)
    topic = asking.topic(request.POST["topic"]) if request.POST.get("topic") else None
    claim = request.POST.get("claim", "")
    try:
        kept = actions.state_finding(
            found, claim, topic=topic, confidence=_sure(here), by=here.by, at=here.now
        )
    except BadInputError as error:
        return _shown(request, goal_uid=uid, wrong=errors.say(error))
    return pages.to("finding", kept.uid)


def _sure(here: MemberRequest) -> Confidence | None:
    said = here.POST.get("confidence", "")
    return Confidence(said) if said in set(Confidence) else None


@require_http_methods(["GET", "POST"])
def finding(request: HttpRequest, uid: str) -> HttpResponse:
    """Show a finding with the answers about its topic, and let each speak for it, against it, or neither."""
    here = member_request(request)
    found = queries.finding(uid)
    if request.method == "GET":
        return _finding(here, found)
    try:
        _change(here, found)
    except BadInputError as error:
        return _finding(here, found, wrong=errors.say(error))
    return pages.to("finding", uid, query=f"?before={here.GET['before']}" if "before" in here.GET else "")


def _finding(here: MemberRequest, found: Finding, *, wrong: str = "") -> HttpResponse:
    weighed = queries.weighed(found)
    beside = voices.on_topic(found.topic, before=before(here)) if found.topic else None
    beside = beside or voices.on_goal(found.goal, before=before(here))
    context = {
        "title": found.claim,
        "weighed": weighed,
        "heard": _heard(weighed),
        "words": words,
        "others": _others(weighed, beside),
        "more": beside.more,
        "confidence": _confidence(),
        "wrong": wrong,
    }
    return pages.render(here, "goals/finding.html", context, status=400 if wrong else 200)


def _heard(weighed: Weighed) -> list[tuple[object, list[object]]]:
    """Return the evidence with the marked words to choose from."""
    marked = queries.passages_of([one.answer for one in weighed.evidence])
    return [(one, list(marked[one.answer_id])) for one in weighed.evidence]


def _others(weighed: Weighed, beside: voices.Voices) -> list[voices.Voice]:
    spoke = {one.answer_id for one in weighed.evidence}
    return [one for one in beside.voices if one.answer.pk not in spoke]


def _change(here: MemberRequest, found: Finding) -> None:
    do = here.POST.get("do", "weigh")
    if do == "claim":
        actions.reword_finding(found, here.POST.get("claim", ""), by=here.by, at=here.now)
    elif do == "sure":
        actions.be_sure(found, _sure(here), by=here.by, at=here.now)
    else:
        said = here.POST.get("stance", "")
        stance = Stance(said) if said in set(Stance) else None
        answer = holding.answer(here.POST.get("answer", ""))
        passage = queries.passage(here.POST["passage"]) if here.POST.get("passage") else None
        actions.weigh(found, answer, stance, passage=passage, by=here.by, at=here.now)
