"""What the journal says: one sentence for each thing that can be done, and for taking it back."""

from collections.abc import Callable

from django.utils.translation import gettext as _

from askwell.words.sentence import Sentence

_DONE: dict[str, Callable[[], str]] = {
    "aim.end": lambda: _("Weekly aim ended."),
    "aim.go_on": lambda: _("Weekly aim taken up again."),
    "aim.rest": lambda: _("Weekly aim set down for a while."),
    "aim.set": lambda: _("Weekly aim kept."),
    "answer.keep": lambda: _("Answer from {name} kept."),
    "attempt.log": lambda: _("Noted how it went with {name}."),
    "calendar.add": lambda: _("Calendar {name} added."),
    "calendar.change": lambda: _("Calendar {name} changed."),
    "calendar.remove": lambda: _("Calendar {name} taken away from here."),
    "calendar.take": lambda: _("Taken as it stands in the other calendar."),
    "call_block.cancel": lambda: _("Hour for calls given up."),
    "call_block.keep": lambda: _("Hour for calls kept."),
    "call_block.move": lambda: _("Hour for calls moved."),
    "card.emailed": lambda: _("Thanks to {name} sent by e-mail."),
    "card.enclosed": lambda: _("Business card for {name} noted."),
    "card.let_go": lambda: _("Card for {name} let go."),
    "card.owe": lambda: _("Card for {name} put on the desk."),
    "card.posted": lambda: _("Card for {name} posted."),
    "card.printed": lambda: _("Card for {name} printed."),
    "card.returned": lambda: _("Card for {name} came back."),
    "card.words": lambda: _("Words for the card to {name} kept."),
    "card.written": lambda: _("Card for {name} written."),
    "check_in.let_go": lambda: _("Check-in with {name} let go."),
    "check_in.plan": lambda: _("Check-in with {name} planned."),
    "check_in.send": lambda: _("Check-in with {name} sent."),
    "cell.keep": lambda: _("Kept how an option does, for “{name}”."),
    "columns.map": lambda: _("Columns of a table named."),
    "contact.add": lambda: _("{name} added."),
    "contact.close": lambda: _("{name} closed."),
    "contact.do_not_contact": lambda: _("Noted not to contact {name}."),
    "contact.edit": lambda: _("Details of {name} changed."),
    "contact.may_contact": lambda: _("{name} may be contacted again."),
    "likeness.accept": lambda: _("Cards of the same people were put together."),
    "likeness.different": lambda: _("Noted that {name} is another person."),
    "likeness.later": lambda: _("A question about {name} put off."),
    "contact.merge": lambda: _("Two cards of {name} are one person now."),
    "contact.take_up": lambda: _("{name} taken up."),
    "contact.unmerge": lambda: _("{name} is a person of their own again."),
    "contact.erase": lambda: _("Somebody was erased."),
    "contacts.bring_back": lambda: _("Back in the list."),
    "contacts.put_aside": lambda: _("Put aside."),
    "contacts.tag": lambda: _("Tagged “{name}”."),
    "contacts.take_up": lambda: _("Taken up for “{name}”."),
    "contacts.untag": lambda: _("Tag “{name}” taken off."),
    "criterion.add": lambda: _("Added what matters for “{name}”."),
    "criterion.remove": lambda: _("Removed what mattered for “{name}”."),
    "debrief.keep": lambda: _("Talk with {name} written up."),
    "decision.keep": lambda: _("Decision written down for “{name}”."),
    "decision.review": lambda: _("Decision about “{name}” looked at again."),
    "demo.story": lambda: _("The story told."),
    "detail.add": lambda: _("Detail of {name} added."),
    "detail.remove": lambda: _("Detail of {name} removed."),
    "filter.forget": lambda: _("Filter “{name}” taken away."),
    "filter.save": lambda: _("Filter “{name}” kept."),
    "finding.add": lambda: _("Finding added."),
    "finding.edit": lambda: _("Words of the finding changed."),
    "finding.sure": lambda: _("Kept how sure you are of “{name}”."),
    "finding.weigh": lambda: _("Answer weighed for the finding “{name}”."),
    "goal.add": lambda: _("Goal added: “{name}”"),
    "goal.close": lambda: _("Goal closed: “{name}”"),
    "goal.edit": lambda: _("Goal changed: “{name}”"),
    "import": lambda: _("File brought in: {name}."),
    "interview.agree": lambda: _("Talk with {name} agreed."),
    "interview.cancelled_by_me": lambda: _("Talk with {name} cancelled."),
    "interview.cancelled_by_them": lambda: _("Noted that {name} cancelled."),
    "interview.change": lambda: _("Talk with {name} changed."),
    "interview.check_time": lambda: _("Time check with {name} noted."),
    "interview.confirmed": lambda: _("Talk with {name} confirmed."),
    "interview.debrief": lambda: _("Talk with {name} written up."),
    "interview.extended": lambda: _("More time with {name} noted."),
    "interview.finish": lambda: _("Talk with {name} finished. A card is on the desk."),
    "interview.held": lambda: _("Talk with {name} held."),
    "interview.in_progress": lambda: _("Talk with {name} begun."),
    "interview.no_show_me": lambda: _("Noted that you missed the talk with {name}."),
    "interview.no_show_them": lambda: _("Noted that {name} was not there."),
    "interview.now": lambda: _("Talk with {name} begun at once."),
    "interview.plan": lambda: _("Questions for {name} chosen."),
    "interview.prepare": lambda: _("What you prepared for {name} kept."),
    "interview.proposed": lambda: _("Talk with {name} proposed."),
    "interview.reschedule": lambda: _("New time with {name} settled."),
    "interview.rescheduled": lambda: _("Noted that {name} needs another time."),
    "interview.schedule": lambda: _("Talk with {name} settled."),
    "interview.scheduled": lambda: _("New time with {name} settled."),
    "interview.zone_rules": lambda: _("Talks kept at their hour, as the rules of time zones changed."),
    "invitation.answer": lambda: _("Answer of {name} to the invitation kept."),
    "invitation.make": lambda: _("Invitation for {name} made."),
    "interview.write_up": lambda: _("Notes of the talk with {name} kept as answers."),
    "acquaintance.note": lambda: _("Whom {name} knows noted."),
    "preference.note": lambda: _("Your wish about {name} noted."),
    "option.add": lambda: _("Option added for “{name}”."),
    "option.remove": lambda: _("Option removed for “{name}”."),
    "organization.add": lambda: _("{name} added."),
    "organization.join": lambda: _("{name}: two businesses are one now."),
    "organization.edit": lambda: _("Details of {name} changed."),
    "outcome.add": lambda: _("Noted what came of “{name}”."),
    "passage.mark": lambda: _("Words of {name} marked."),
    "passage.unmark": lambda: _("A mark in the words of {name} taken away."),
    "pause.begin": lambda: _("Paused."),
    "pause.end": lambda: _("The pause is over."),
    "permission.keep": lambda: _("Noted what {name} allows."),
    "place.add": lambda: _("{name} taken from the directory."),
    "place.renew": lambda: _("What the directory knows of {name} added."),
    "plan.change": lambda: _("Questions for {name} changed."),
    "plan.make": lambda: _("Questions for {name} chosen."),
    "promise.add": lambda: _("Promise to {name} noted."),
    "promise.keep": lambda: _("Promise to {name} kept."),
    "promise.let_go": lambda: _("Promise to {name} let go."),
    "question.edit": lambda: _("Question kept."),
    "question.import": lambda: _("Questions brought in."),
    "question.on_site": lambda: _("Noted what the website of {name} says."),
    "question.original": lambda: _("The question is as it was."),
    "referral.add": lambda: _("Name from {name} kept."),
    "referral.let_go": lambda: _("Telling who sent you to {name} let go."),
    "referral.tell": lambda: _("Noted that you told who sent you to {name}."),
    "rehearsal.keep": lambda: _("Practised for {name}."),
    "restore": lambda: _("A copy was brought back."),
    "seeker.begin": lambda: _("Begun."),
    "seeker.edit": lambda: _("What Askwell knows of you changed."),
    "standpoint.keep": lambda: _("Noted from where {name} sees it."),
    "step.defer": lambda: _("Next step about {name} put off."),
    "step.let_go": lambda: _("Next step about {name} let go."),
    "supplies.count": lambda: _("What is left in the drawer counted."),
    "target.add": lambda: _("{name} is on the target list."),
    "target.remove": lambda: _("{name} taken off the target list."),
    "target.score": lambda: _("Scores of the target list kept."),
    "theme.drop": lambda: _("Theme removed from “{name}”."),
    "theme.rename": lambda: _("Theme of “{name}” renamed."),
    "topic.add": lambda: _("Topic added to “{name}”."),
    "undo": lambda: _("Taken back."),
    "wording.edit": lambda: _("Your wording kept."),
    "wording.reset": lambda: _("The original words are back."),
    "coach_file.open": lambda: _("Taken from your coach's file."),
    "mail.sent": lambda: _("Mail to {name} sent."),
}

_OF_THINGS = (
    "calendar.", "cell.", "contacts.t", "contacts.untag", "criterion.", "decision.", "filter.", "finding.",
    "goal.", "import", "option.", "outcome.", "theme.", "topic.",
)  # fmt: skip


def sentence(code: str, name: str) -> Sentence:
    """Return what was done, with its place for the name of what it was about."""
    if code not in _DONE:
        return Sentence(_("Something changed."))
    gone = _("something that is gone") if code.startswith(_OF_THINGS) else _("someone")
    return Sentence(_DONE[code](), {"name": name or gone})


def done(code: str, name: str) -> str:
    """Return one sentence on what an entry did: "Card for Dr. Osei posted."."""
    return str(sentence(code, name))


def undone(code: str, name: str) -> str:
    """Return one sentence on what was taken back: "Taken back: Card for Dr. Osei posted."."""
    return _("Taken back: {done}").format(done=done(code, name))


def known_codes() -> frozenset[str]:
    """Return the codes there is a sentence for."""
    return frozenset(_DONE)
