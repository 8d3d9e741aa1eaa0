"""What can be done with findings."""

from datetime import datetime

from askwell.kernel.errors import N_, BadInputError
from askwell.practice.asking.models import Goal, Topic
from askwell.practice.holding.models import Answer
from askwell.practice.learning.models import Evidence, Finding
from askwell.practice.learning.rules import Stance
from askwell.workspace import journal
from askwell.workspace.models import User


def state_finding(
    goal: Goal, claim: str, *, by: User | None, at: datetime, topic: Topic | None = None
) -> Finding:
    """Keep a claim about a goal; raises BadInputError when it is empty."""
    if not claim.strip():
        raise BadInputError(N_("Write what you found, in one sentence."))
    with journal.entry("finding.add", by=by, at=at, about=goal) as write:
        return write.create(Finding, goal=goal, topic=topic, claim=claim.strip(), at=at)


def reword_finding(finding: Finding, claim: str, *, by: User | None, at: datetime) -> bool:
    """Change the words of a finding; tell whether anything differed."""
    if not claim.strip():
        raise BadInputError(N_("Write what you found, in one sentence."))
    with journal.entry("finding.edit", by=by, at=at, about=finding) as write:
        return write.update(finding, claim=claim.strip())


def weigh(
    finding: Finding, answer: Answer, stance: Stance | None, *, by: User | None, at: datetime
) -> Evidence | None:
    """Let an answer speak for or against a finding, or (`stance` None) no longer."""
    with journal.entry("finding.weigh", by=by, at=at, about=finding) as write:
        found = Evidence.objects.filter(finding=finding, answer=answer).first()
        if found and stance is None:
            write.delete(found)
            return None
        if found and stance:
            write.update(found, stance=str(stance))
            return found
        return write.create(Evidence, finding=finding, answer=answer, stance=stance) if stance else None
