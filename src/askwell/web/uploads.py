"""Files that came from a browser and wait in the home until the person has decided."""

import secrets
from pathlib import Path

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest

from askwell.kernel.errors import N_, BadInputError


def keep(request: HttpRequest, *, largest: int) -> tuple[Path, str]:
    """Keep the uploaded `file` until it was decided on; return where, and its own name.

    Those that wait since before are removed. Raises BadInputError for none, or for more than `largest` bytes.
    """
    upload = request.FILES.get("file")
    if not isinstance(upload, UploadedFile):
        raise BadInputError(N_("Choose a file first."))
    if (upload.size or 0) > largest:
        raise BadInputError(N_("{name} is too large for what it should be."), name=upload.name)
    kept = _fresh()
    with kept.open("wb") as file:
        for chunk in upload.chunks():
            file.write(chunk)
    return kept, upload.name or ""


def keep_text(text: str) -> Path:
    """Keep a text that was typed or pasted, as `keep` keeps a file; return where."""
    kept = _fresh()
    kept.write_text(text, encoding="utf-8", errors="replace")
    return kept


def keep_file(content: bytes) -> Path:
    """Keep a file that is to be saved by a click, as `keep` keeps one that came; return where."""
    kept = _fresh()
    kept.write_bytes(content)
    return kept


def _fresh() -> Path:
    for left in _waiting_room().iterdir():
        left.unlink(missing_ok=True)
    return _waiting_room() / secrets.token_hex(16)


def kept(request: HttpRequest) -> Path:
    """Return the file that the form's `token` names; raises BadInputError where it is gone."""
    token = request.POST.get("token", "")
    found = _waiting_room() / Path(token).name
    if not token or not found.is_file():
        raise BadInputError(N_("The file is no longer here. Choose it once more."))
    return found


def _waiting_room() -> Path:
    folder: Path = settings.ASKWELL_HOME / "incoming"
    folder.mkdir(mode=0o700, exist_ok=True)
    return folder
