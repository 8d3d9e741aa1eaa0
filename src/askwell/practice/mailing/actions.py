"""What can be done with outgoing mail: the account, a message queued, claimed, settled, taken back.

The outbox is not journalled: what left the machine cannot be taken back. What a message brings with it
(an attempt, a check-in sent) is noted across the steps by `lifecycle.actions.mails`.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from email.message import EmailMessage
from typing import Any

from django.db import IntegrityError, transaction

from askwell.integrations.mail import composing, smtp
from askwell.integrations.mail.smtp import Result, Security, Sent
from askwell.kernel.errors import N_, BadInputError, ChangedSinceError
from askwell.kernel.uids import new_uid
from askwell.practice.mailing import queries
from askwell.practice.mailing.models import Mail, Reminded
from askwell.practice.mailing.rules import GRACE, OWN, Hold, MailState, Template, held_back, next_try
from askwell.workspace import keyring, scope
from askwell.workspace.models import User

_BLANK = "…"
_LONGEST_SUBJECT = 300
_CLAIMED = MailState.CLAIMED


def set_account(*, host: str, port: int, security: Security, user: str, password: str, sender: str) -> None:
    """Keep the mail account of this computer; an empty password leaves the one before.

    Raises BadInputError for an address that is none, and for an open line that would leave the machine.
    """
    host = host.strip()
    before = keyring.read(queries.ACCOUNT) or {}
    if not host or any(sign.isspace() for sign in host):
        raise BadInputError(N_("Write the name of the mail server, such as smtp.example.org."))
    if not 0 < port < 65536:
        raise BadInputError(N_("The port is a number from 1 to 65535; 465 and 587 are usual."))
    if security is Security.NONE and not smtp.may_be_open(host):
        raise BadInputError(
            N_("Without encryption a password could be read on the way. Choose TLS or STARTTLS.")
        )
    same = before.get("host") == host and before.get("user") == user.strip()
    keyring.keep(
        queries.ACCOUNT,
        {
            "host": host,
            "port": str(port),
            "security": security,
            "user": user.strip(),
            "password": password or (before.get("password", "") if same else ""),
            "sender": composing.address(sender),
            "stopped": before.get("stopped", ""),
        },
    )


def forget_account() -> None:
    """Forget the mail account; what waits stays in the outbox."""
    keyring.forget(queries.ACCOUNT)


def stop_all(*, stopped: bool) -> None:
    """Let nothing leave, or let it leave again."""
    if kept := keyring.read(queries.ACCOUNT):
        keyring.keep(queries.ACCOUNT, {**kept, "stopped": "yes" if stopped else ""})


def queue(
    template: Template,
    *,
    to: str,
    subject: str,
    words: str,
    once: str,
    by: User | None,
    at: datetime,
    contact_uid: str = "",
    then: dict[str, Any] | None = None,
    grace: timedelta = GRACE,
) -> Mail:
    """Put a message into the outbox; it leaves after `grace` at the earliest.

    Raises BadInputError for an address that is none, words with a blank left, and for a message that
    went to this address already (`once` names what it is about).
    """
    plain, subject, words = composing.address(to), subject.strip(), words.strip()
    if not words:
        raise BadInputError(N_("There are no words yet."))
    if template not in OWN and (_BLANK in subject or _BLANK in words):
        raise BadInputError(N_("A blank is left where the dots are (…). Fill it or take it out, then send."))
    uid = new_uid()
    shown = queries.settings()
    domain = (shown.sender if shown else plain).rpartition("@")[2]
    try:
        with transaction.atomic():
            return Mail.objects.create(
                workspace_id=scope.current(), uid=uid, by=by, contact=contact_uid, template=template,
                once=once, to=plain, subject=subject[:_LONGEST_SUBJECT], words=words, then=then or {},
                message_id=f"{uid}@{domain}", made_at=at, not_before=at + grace,
            )  # fmt: skip
    except IntegrityError as error:
        raise BadInputError(
            N_("A message about this went to {to} already. Look into the outbox."), to=plain
        ) from error


def take_back(mail: Mail) -> None:
    """Take a message back that has not left. Raises ChangedSinceError when it has, or may have."""
    if not _move(mail, MailState.QUEUED, state=MailState.TAKEN_BACK):
        raise ChangedSinceError(N_("This message has left already, or is leaving now."))


@dataclass(frozen=True, slots=True)
class Claimed:
    """A message in hand: as it is to be handed over, and by what account."""

    mail: Mail
    message: EmailMessage
    account: smtp.Account
    sender: str


def claim(mail: Mail, *, sender_name: str, do_not_contact: bool, at: datetime) -> Claimed | None:
    """Take a waiting message in hand, durably, before anything is handed over; None where it must wait.

    What holds it back is kept with it. Only one of several workers gets it.
    """
    found = queries.account()
    hold: Hold | None = Hold.NO_ACCOUNT
    if found:
        to_one, this_hour = (0, 0) if mail.template in OWN else queries.left_lately(mail.to, at)
        hold = held_back(
            to_one_today=to_one, this_hour=this_hour, stopped=found[1].stopped, do_not_contact=do_not_contact
        )
    if found is None or hold:
        if mail.hold != (hold or ""):
            _move(mail, MailState.QUEUED, hold=hold or "")
        return None
    if not _move(mail, MailState.QUEUED, state=_CLAIMED, claim=new_uid(), hold="", left_at=at):
        return None
    account, shown = found
    written = composing.Written(shown.sender, sender_name, mail.to, "", mail.subject, mail.words)
    message = composing.compose(written, message_id=mail.message_id, at=at)
    return Claimed(mail, message, account, shown.sender)


def settle(mail: Mail, sent: Sent, *, at: datetime) -> MailState:
    """Keep what became of a message that was in hand; return its state now."""
    tries = mail.tries + 1
    again = next_try(tries, at) if sent.result is Result.LATER else None
    state = {
        Result.TAKEN: MailState.SENT,
        Result.LATER: MailState.QUEUED if again else MailState.FAILED,
        Result.REFUSED: MailState.FAILED,
        Result.DOUBT: MailState.UNKNOWN,
    }[sent.result]
    left_at = at if state in {MailState.SENT, MailState.UNKNOWN} else None
    values: dict[str, Any] = {
        "state": state,
        "tries": tries,
        "said": sent.said[:300],
        "left_at": left_at,
        "claim": "",
    }
    if again:
        values["not_before"] = again
    _move(mail, _CLAIMED, **values)
    return state


def doubt_what_was_in_hand() -> int:
    """Say of messages that a worker before this one had in hand that nobody knows; return how many.

    Reminders to oneself go out again instead, under the same Message-ID: they come at least once.
    """
    again = Mail.objects.filter(state=_CLAIMED, template__in=OWN).update(
        state=MailState.QUEUED, claim="", left_at=None
    )
    return again + Mail.objects.filter(state=_CLAIMED).update(state=MailState.UNKNOWN, claim="")


def try_again(mail: Mail, *, at: datetime) -> None:
    """Put a message that failed back into the outbox. Raises ChangedSinceError if it did not fail."""
    try:
        with transaction.atomic():
            moved = _move(mail, MailState.FAILED, state=MailState.QUEUED, tries=0, not_before=at)
    except IntegrityError:
        moved = False
    if not moved:
        raise ChangedSinceError(N_("This message is in the outbox already, or has left."))


def decide(mail: Mail, *, went_out: bool, at: datetime) -> MailState:
    """Keep what the seeker found out about a message in doubt. Raises ChangedSinceError if it is not."""
    state = MailState.SENT if went_out else MailState.FAILED
    left_at = (mail.left_at or at) if went_out else None
    if not _move(mail, MailState.UNKNOWN, state=state, left_at=left_at):
        raise ChangedSinceError(N_("It is known by now what became of this message."))
    return state


def _move(mail: Mail, before: MailState, **values: Any) -> bool:
    """Change a message that is still in a state; tell whether it was. The row as loaded follows."""
    if not Mail.objects.filter(pk=mail.pk, state=before, claim=mail.claim).update(**values):
        return False
    for name, value in values.items():
        setattr(mail, name, value)
    return True


def claim_reminder(key: str, *, at: datetime) -> bool:
    """Take a reminder in hand; False where it was shown, or another has it in hand.

    One that was in hand when the program ended is given out again: one worker looks after a home.
    """
    try:
        with transaction.atomic():
            Reminded.objects.create(workspace_id=scope.current(), key=key, at=at)
    except IntegrityError:
        return Reminded.objects.filter(key=key, done_at=None).exists()
    return True


def reminded(key: str, *, at: datetime) -> None:
    """Keep that a reminder was shown."""
    Reminded.objects.filter(key=key, done_at=None).update(done_at=at)


def forget(contact_uids: Collection[str]) -> int:
    """Remove every message to some people; return how many there were."""
    return Mail.objects.filter(contact__in=list(contact_uids)).delete()[0]
