"""Begins talks in a home, with leave to take notes, and tells where their rooms are (`bench.talks N`)."""

import json
import sys
from datetime import UTC, datetime

import django


def main() -> None:
    """Print the id and the path of each room as JSON."""
    django.setup()
    from django.urls import reverse  # noqa: PLC0415 -- Django must be set up first

    from askwell.practice.holding import actions as holding  # noqa: PLC0415 -- see above
    from askwell.practice.holding.rules import PermissionAnswer, PermissionKind  # noqa: PLC0415 -- see above
    from askwell.practice.identifying import actions as identifying  # noqa: PLC0415 -- see above
    from askwell.practice.lifecycle.actions import interviews  # noqa: PLC0415 -- see above
    from askwell.workspace import members, scope  # noqa: PLC0415 -- see above

    at = datetime.now(UTC)
    member = members.only_member(at=at)
    found = []
    with scope.inside(member.workspace_id):
        for number in range(int(sys.argv[1])):
            contact = identifying.add_contact(f"Number {number}", by=member.user, at=at)
            talk = interviews.begin_now(contact, member.seeker, by=member.user, at=at)
            kind, said = PermissionKind.NOTES, PermissionAnswer.GIVEN
            holding.permit(contact, kind, said, interview=talk, by=member.user, at=at)
            found.append([talk.pk, reverse("live", args=[talk.uid])])
    print(json.dumps(found))


if __name__ == "__main__":
    main()
