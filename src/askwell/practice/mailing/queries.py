"""What can be asked about outgoing mail: the account, the outbox, and what was reminded of."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

from askwell.integrations.mail.smtp import Account, Security
from askwell.kernel.errors import N_, NotFoundError
from askwell.practice.mailing.models import Mail, Reminded
from askwell.practice.mailing.rules import DAY, HOUR, LEFT, OWN, WAITING, MailState
from askwell.workspace import keyring
from askwell.workspace.keyring import Secret

ACCOUNT = "mail"
"""The name of the account in the keyring."""
SHOWN = 100


@dataclass(frozen=True, slots=True)
class Settings:
    """What may be shown of the mail account: everything but the password."""

    host: str
    port: int
    security: Security
    user: str
    sender: str
    stopped: bool


def settings() -> Settings | None:
    """Return the account as it may be shown; None where there is none."""
    kept = keyring.read(ACCOUNT)
    return _shown(kept) if kept else None


def account() -> tuple[Account, Settings] | None:
    """Return the account with its password, for handing a message over and nothing else."""
    kept = keyring.read(ACCOUNT)
    if not kept:
        return None
    shown = _shown(kept)
    return Account(shown.host, shown.port, shown.security, shown.user, kept.get("password", "")), shown


def _shown(kept: Secret) -> Settings:
    return Settings(
        host=kept["host"],
        port=int(kept["port"]),
        security=Security(kept["security"]),
        user=kept.get("user", ""),
        sender=kept["sender"],
        stopped=bool(kept.get("stopped")),
    )


def mail(uid: str) -> Mail:
    """Return a message; raises NotFoundError."""
    found = Mail.objects.filter(uid=uid).first()
    if found is None:
        raise NotFoundError(N_("There is no such message here."))
    return found


def outbox(*, limit: int = SHOWN) -> list[Mail]:
    """Return the newest messages, those that need a look first."""
    doubtful = list(Mail.objects.filter(state=MailState.UNKNOWN).order_by("-id")[:limit])
    rest = Mail.objects.exclude(state=MailState.UNKNOWN).order_by("-id")[:limit]
    return [*doubtful, *rest]


def waiting(at: datetime) -> list[Mail]:
    """Return the messages whose time has come, oldest first."""
    return list(
        Mail.objects.filter(state__in=WAITING, not_before__lte=at).order_by("not_before", "id")[:SHOWN]
    )


def counts() -> dict[str, int]:
    """Return how many messages are in each state that is not over: queued, claimed, unknown, failed."""
    states = (MailState.QUEUED, MailState.CLAIMED, MailState.UNKNOWN, MailState.FAILED)
    rows = Mail.objects.filter(state__in=states).values_list("state", flat=True)
    found = dict.fromkeys((str(one) for one in states), 0)
    for state in rows:
        found[state] += 1
    return found


def next_due() -> datetime | None:
    """Return when the next waiting message may leave."""
    return (
        Mail.objects.filter(state__in=WAITING)
        .order_by("not_before")
        .values_list("not_before", flat=True)
        .first()
    )


def last_left() -> datetime | None:
    """Return when the last message left."""
    rows = Mail.objects.filter(state=MailState.SENT).order_by("-left_at")
    return rows.values_list("left_at", flat=True).first()


def left_lately(to: str, at: datetime) -> tuple[int, int]:
    """Return how many messages went to one address within a day, and to anybody else within an hour."""
    to_one = Mail.objects.filter(state__in=LEFT, to__iexact=to, left_at__gt=at - DAY).count()
    theirs = Mail.objects.filter(state__in=LEFT, left_at__gt=at - HOUR).exclude(template__in=OWN)
    return to_one, theirs.count()


def of_contacts(uids: Collection[str]) -> list[Mail]:
    """Return the messages to some people, oldest first."""
    return list(Mail.objects.filter(contact__in=list(uids)).order_by("id"))


def known(keys: Iterable[str]) -> dict[str, bool]:
    """Return which reminders were claimed already, and whether they were shown too."""
    rows = Reminded.objects.filter(key__in=list(keys)).values_list("key", "done_at")
    return {key: done_at is not None for key, done_at in rows}
