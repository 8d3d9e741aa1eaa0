"""What a page with a draft says of the mail it would send: to whom, about what, and what follows."""

from dataclasses import dataclass, field
from typing import Any

from askwell.kernel.errors import N_, BadInputError, NotFoundError
from askwell.practice.identifying import queries as identifying
from askwell.practice.identifying.models import Contact
from askwell.practice.mailing.rules import Template
from askwell.practice.referring import queries as referring
from askwell.web.requests import MemberRequest
from askwell.words import mails as words


@dataclass(frozen=True, slots=True)
class Draft:
    """One draft as typed; `about` names what it is about, `then` what is noted when it has left."""

    template: Template
    to: str
    name: str
    subject: str
    words: str
    about: str
    then: dict[str, Any] = field(default_factory=dict)


def draft_of(here: MemberRequest, contact: Contact) -> Draft:
    """Return the draft that a form holds. Raises BadInputError where there is no mail address."""
    to = identifying.mail_address(contact.pk)
    if not to:
        raise BadInputError(N_("There is no mail address for this person yet."))
    kind, text, day = here.POST.get("mail", ""), here.POST.get("words", ""), here.today.isoformat()
    subject = here.POST.get("subject", "")
    if kind == "tell":
        found = referring.referral(subject)
        if found.giver_id != contact.pk:
            raise NotFoundError(N_("There is no such referral here."))
        met = here.POST.get("met") == "yes"
        then = {"do": "tell", "referral": found.uid, "met": met}
        title = words.subject_of_telling(found.named.full_name)
        return Draft(
            Template.TELL,
            to,
            contact.full_name,
            title,
            text,
            f"{found.uid}/{'met' if met else 'reached'}",
            then,
        )
    if kind == "check_in":
        title = words.subject_of_check_in(here.seeker.name)
        return Draft(
            Template.CHECK_IN, to, contact.full_name, title, text, subject or day, {"do": "check_in"}
        )
    if kind == "thank":
        return Draft(Template.THANKS_FOR_NAME, to, contact.full_name, subject, text, day, {"do": "thank"})
    return Draft(Template.APPROACH, to, contact.full_name, subject, text, day, {"do": "attempt"})
