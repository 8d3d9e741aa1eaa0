"""Next steps beside the pages: the days they keep off follow the list of holidays that is installed."""

from datetime import datetime
from importlib.metadata import version

from django.conf import settings
from django.db import transaction

from askwell.practice.today import actions as today
from askwell.workspace import scope
from askwell.workspace.models import Workspace

FILE = "holidays-of"
"""Says in the home of which release the holidays are that the stored steps keep off."""


def follow_holidays(*, at: datetime) -> bool:
    """Derive every next step anew where another release of the holidays is installed; tell whether it was."""
    del at
    said, now = settings.ASKWELL_HOME / FILE, version("holidays")
    if said.is_file() and said.read_text(encoding="utf-8") == now:
        return False
    with scope.lifted():
        workspaces = list(Workspace.objects.values_list("id", flat=True))
    for workspace_id in workspaces:
        with scope.inside(workspace_id), transaction.atomic():
            today.rebuild()
    said.write_text(now, encoding="utf-8")
    return True
