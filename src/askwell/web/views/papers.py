"""Paper: every printed thing as a PDF."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from askwell.kernel.errors import N_, NotFoundError
from askwell.web.requests import member_request
from askwell.words import papers

_SUBJECTS = ("contact", "interview", "card")


@require_GET
def paper(request: HttpRequest, kind: str) -> HttpResponse:
    """Print a paper on the seeker's size of sheet, or the one in `size`."""
    here = member_request(request)
    if kind not in papers.KINDS:
        raise NotFoundError(N_("There is no such paper."))
    subjects = {name: request.GET[name] for name in _SUBJECTS if request.GET.get(name)}
    size = request.GET.get("size", here.seeker.paper)
    options = {"words_inside": request.GET.get("inside") == "words"} if kind == "thank-you-card" else {}
    pdf = papers.print_kind(kind, here.seeker, subjects, today=here.today, size=size, **options)
    response = HttpResponse(pdf, content_type="application/pdf")
    response.headers["Content-Disposition"] = f'inline; filename="{kind}.pdf"'
    return response
