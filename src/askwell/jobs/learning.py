"""Learning from the contacts beside the pages: weights of agreement, and who may stand here twice."""

from datetime import datetime

from askwell.practice.identifying import likeness
from askwell.workspace import journal, scope
from askwell.workspace.models import Seeker


def learn_where_due(*, at: datetime) -> int:
    """Look at everybody anew in each workspace that has grown or shrunk enough; return in how many."""
    del at
    with scope.lifted():
        workspaces = list(Seeker.objects.filter(first_run=0).values_list("workspace_id", flat=True))
    learned = 0
    for workspace_id in workspaces:
        with scope.inside(workspace_id):
            if likeness.is_due():
                # Imported here, because it loads numpy.
                from askwell.practice.identifying.recognising import learn  # noqa: PLC0415 -- see above

                learn(upto=journal.newest())
                learned += 1
    return learned
