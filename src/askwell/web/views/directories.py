"""Business directories: search what is near, add to the list, bring in files."""

import secrets
from contextlib import suppress
from datetime import UTC, date
from pathlib import Path
from typing import Any
from urllib.parse import urlencode, urlsplit

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from askwell.integrations.directories import finding, kinds, store
from askwell.integrations.directories.place import Wanted
from askwell.kernel.errors import N_, AskwellError, BadInputError
from askwell.practice.identifying import queries
from askwell.practice.lifecycle import places
from askwell.practice.lifecycle.actions import places as actions
from askwell.web import adding, pages
from askwell.web.requests import MemberRequest, member_request
from askwell.words import directories as words
from askwell.words import errors

_LARGEST = 250 * 1024 * 1024
_LOCAL = frozenset({"127.0.0.1", "::1"})
_FIELDS = ("q", "near", "within", "kind")
_DISTANCES = ("2km", "5km", "10km", "25km", "50km")


@require_GET
def search(request: HttpRequest) -> HttpResponse:
    """Show what is near a place, the nearest first, with who says so and since when."""
    here = member_request(request)
    folder = places.folder()
    asked = {name: request.GET.get(name, "").strip() for name in _FIELDS}
    asked["within"] = asked["within"] or "10km"
    context: dict[str, Any] = {
        "title": "",
        "asked": asked,
        "distances": [(one, words.distance(places.metres(one))) for one in _DISTANCES],
        "has_any": bool(store.present(folder)),
        "results": None,
        "kinds": [],
        "wrong": "",
        "where": None,
        "here": request.get_full_path(),
    }
    if not asked["near"] and "near" not in request.GET:
        asked["near"] = _home(here)
    if any(name in request.GET for name in _FIELDS):
        try:
            context |= _results(asked, request.GET.get("after", ""))
        except AskwellError as error:
            context["wrong"] = errors.say(error)
    context["towns"] = finding.known_towns(folder, most=100) if context["has_any"] else []
    return pages.render(request, "directories/search.html", context)


def _home(here: MemberRequest) -> str:
    """Return the seeker's town where a directory knows it."""
    with suppress(AskwellError):
        return here.seeker.town if here.seeker.town and places.spot(here.seeker.town) else ""
    return ""


def _results(asked: dict[str, str], after: str) -> dict[str, Any]:
    where = places.spot(asked["near"]) if asked["near"] else places.Spot("", None, None)
    looked_for = finding.Asked(
        asked["q"], asked["kind"], where.lon, where.lat, places.metres(asked["within"]), where.town
    )
    results = finding.search(places.folder(), looked_for, after=places.key_of(after))
    keys = [key for one in results.found for key in (one.place.key, *one.former)]
    taken = places.taken(keys)
    sources = [words.source_of(one.place.key) for one in results.found]
    return {
        "where": where,
        "results": [_line(one, taken) for one in results.found],
        "kinds": [
            (kinds.shown(code), count, _query({**asked, "kind": code})) for code, count in results.kinds
        ],
        "kind": kinds.shown(asked["kind"]),
        "every_kind": _query({**asked, "kind": ""}),
        "credits": words.credits_of(sources),
        "next": _query(asked, after=places.key_text(results.after)) if results.after else "",
        "first": _query(asked) if after else "",
    }


def _query(asked: dict[str, str], **more: str) -> str:
    return "?" + urlencode({name: value for name, value in {**asked, **more}.items() if value})


def _line(one: finding.Found, taken: dict[str, tuple[str, str]]) -> dict[str, Any]:
    """Return a place as the list shows it."""
    place = one.place
    on_list = next((taken[key] for key in (place.key, *one.former) if key in taken), None)
    return {
        "place": place,
        "kind": kinds.shown(place.kind),
        "distance": words.distance(one.metres, about=one.about),
        "address": ", ".join(filter(None, (place.street, f"{place.postcode} {place.city}".strip()))),
        "updated": _day(place.updated),
        "confidence": words.confidence(place.confidence),
        "sites": [(link, _host(link)) for link in place.links if link.startswith(("http://", "https://"))][
            :2
        ],
        "on_list": on_list,
        "also": one.also,
        "gone": one.gone,
    }


def _host(link: str) -> str:
    """Return whose site a link leads to."""
    with suppress(ValueError):
        return (urlsplit(link).hostname or link).removeprefix("www.")
    return link


def _day(text: str) -> date | None:
    with suppress(ValueError):
        return date.fromisoformat(text)
    return None


@require_POST
def take(request: HttpRequest) -> HttpResponse:
    """Put a place on the seeker's list, or on the target list too; once."""
    here = member_request(request)
    known = places.known(request.POST.get("key", ""))
    target = request.POST.get("do") == "target"
    actions.take(known.place, former=known.former, target=target, by=here.by, at=here.now)
    return pages.back(request, "directories")


@require_POST
def renew(request: HttpRequest, uid: str) -> HttpResponse:
    """Add what the newest release of a directory knows of a business."""
    here = member_request(request)
    actions.renew(queries.organization(uid), by=here.by, at=here.now)
    return pages.to("organization", uid)


@require_http_methods(["GET", "POST"])
def files(request: HttpRequest) -> HttpResponse:
    """List the directories and how to get more; with a file or a path, begin to add it."""
    wrong = ""
    if request.method == "POST":
        try:
            _begin(member_request(request))
            return pages.to("directory_files")
        except AskwellError as error:
            wrong = errors.say(error)
    return pages.render(request, "directories/files.html", _files(wrong), status=400 if wrong else 200)


def _files(wrong: str) -> dict[str, Any]:
    folder = places.folder()
    found = store.directories(folder) if folder.is_dir() else []
    return {
        "title": "",
        "wrong": wrong,
        "directories": [
            (one, words.credits_of(one.sources), [words.format_name(each.format) for each in one.releases])
            for one in found
        ],
        "removed": store.removed(folder),
        **_present(folder),
    }


def _present(folder: Path) -> dict[str, Any]:
    now = adding.present(folder)
    return {"adding": now, "adding_wrong": errors.say(now.error) if now and now.error else ""}


def _begin(here: MemberRequest) -> None:
    """Begin to add what the form names: a file sent, or a path on this computer."""
    folder = places.folder()
    path = here.POST.get("path", "").strip()
    file, spare = (_on_this_computer(here, path), None) if path else _sent(here, folder)
    name = here.POST.get("name", "").strip() or here.POST.get("release_of", "") or file.stem
    wanted = Wanted(country=here.POST.get("country", "").strip())
    at = here.now.astimezone(UTC).isoformat().replace("+00:00", "Z")
    adding.start(folder, file, store.name_of(name), wanted, at=at, spare=spare)


def _on_this_computer(here: MemberRequest, text: str) -> Path:
    if here.META.get("REMOTE_ADDR") not in _LOCAL:
        raise BadInputError(N_("A path can only be named on the computer where Askwell runs."))
    try:
        return Path(text.strip("\"'")).expanduser()
    except RuntimeError as error:
        raise BadInputError(N_("There is no file called {name}."), name=text) from error


def _sent(here: MemberRequest, folder: Path) -> tuple[Path, Path]:
    upload = here.FILES.get("file")
    if not isinstance(upload, UploadedFile):
        raise BadInputError(N_("Choose a file first, or name one on this computer."))
    if (upload.size or 0) > _LARGEST:
        raise BadInputError(
            N_("{name} is too large to send. Name where it is on this computer."), name=upload.name
        )
    spare = folder / f".sent-{secrets.token_hex(8)}"
    spare.mkdir(mode=0o700, parents=True)
    file = spare / (Path(upload.name or "").name[-100:] or "file")
    with file.open("wb") as kept:
        for chunk in upload.chunks():
            kept.write(chunk)
    return file, spare


@require_GET
def progress(request: HttpRequest) -> HttpResponse:
    """Say how far the file is that is being added; htmx asks each second."""
    return pages.bare(request, "directories/_adding.html", _present(places.folder()))


@require_POST
def change(request: HttpRequest) -> HttpResponse:
    """Put a directory aside, or bring back the one put aside last."""
    folder, name = places.folder(), request.POST.get("name", "")
    adding.forget(folder)
    if request.POST.get("do") == "bring_back":
        store.bring_back(folder, name)
    else:
        store.remove(folder, name)
    return pages.to("directory_files")
