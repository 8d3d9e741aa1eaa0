"""Handing one message to a mail server (RFC 5321), and telling how sure it is that it left.

After the server was asked to take the words, a broken line leaves it open whether it did: that is
doubt, and never tried again by itself.
"""

import smtplib
import socket
import ssl
from collections.abc import Callable
from dataclasses import dataclass
from email.message import EmailMessage
from enum import StrEnum

SECONDS = 20
_GOOD, _GO_ON, _NOT_NOW = 250, 354, range(400, 500)
_LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})


class Security(StrEnum):
    """How the line to the server is kept from being read."""

    TLS = "tls"
    STARTTLS = "starttls"
    NONE = "none"


class Result(StrEnum):
    """What became of a message: taken, to be tried again, refused for good, or nobody knows."""

    TAKEN = "taken"
    LATER = "later"
    REFUSED = "refused"
    DOUBT = "doubt"


@dataclass(frozen=True, slots=True)
class Account:
    """A mail server and who signs in there; without `user` nobody signs in."""

    host: str
    port: int
    security: Security
    user: str = ""
    password: str = ""


@dataclass(frozen=True, slots=True)
class Sent:
    """A result, and what the server or the network said."""

    result: Result
    said: str = ""


def may_be_open(host: str) -> bool:
    """Tell whether a line to this host may go without encryption: only where it stays on this machine."""
    return host.lower() in _LOOPBACK


def send(account: Account, message: EmailMessage, *, to: str, sender: str, seconds: float = SECONDS) -> Sent:
    """Hand a message over; each wait for the server lasts at most `seconds`."""
    try:
        line = _connected(account, seconds)
    except smtplib.SMTPAuthenticationError as error:
        return Sent(Result.REFUSED, _words(error.smtp_error))
    except (smtplib.SMTPException, OSError) as error:
        return Sent(Result.LATER, _said(error))
    try:
        return _hand_over(line, message, to=to, sender=sender)
    finally:
        line.close()


def _connected(account: Account, seconds: float) -> smtplib.SMTP:
    if account.security is Security.NONE and not may_be_open(account.host):
        raise smtplib.SMTPException(account.host)
    name = socket.gethostname() if "." in socket.gethostname() else "localhost"
    line: smtplib.SMTP
    if account.security is Security.TLS:
        context = ssl.create_default_context()
        line = smtplib.SMTP_SSL(account.host, account.port, name, timeout=seconds, context=context)
    else:
        line = smtplib.SMTP(account.host, account.port, name, timeout=seconds)
    try:
        if account.security is Security.STARTTLS:
            line.starttls(context=ssl.create_default_context())
        line.ehlo_or_helo_if_needed()
        if account.user:
            line.login(account.user, account.password)
    except BaseException:
        line.close()
        raise
    return line


def _hand_over(line: smtplib.SMTP, message: EmailMessage, *, to: str, sender: str) -> Sent:
    options = [] if sender.isascii() and to.isascii() else ["SMTPUTF8"]
    if options and not line.has_extn("smtputf8"):
        return Sent(Result.REFUSED, f"SMTPUTF8: {to}")
    steps: tuple[Callable[[], tuple[int, bytes]], ...] = (
        lambda: line.mail(sender, options),
        lambda: line.rcpt(to),
    )
    for step in steps:
        try:
            code, said = step()
        except (smtplib.SMTPException, OSError) as error:
            return Sent(Result.LATER, _said(error))
        if code // 100 != 2:
            return _refused(code, said)
    return _data(line, message)


def _data(line: smtplib.SMTP, message: EmailMessage) -> Sent:
    try:
        code, said = line.data(message.as_bytes())
    except smtplib.SMTPDataError as error:
        return _refused(error.smtp_code, error.smtp_error)
    except (smtplib.SMTPException, OSError) as error:
        return Sent(Result.DOUBT, _said(error))
    if code != _GOOD:
        return _refused(code, said)
    return Sent(Result.TAKEN, _words(said))


def _refused(code: int, said: bytes | str) -> Sent:
    return Sent(Result.LATER if code in _NOT_NOW else Result.REFUSED, f"{code} {_words(said)}")


def _words(said: bytes | str) -> str:
    text = said.decode("utf-8", "replace") if isinstance(said, bytes) else said
    return " ".join(text.split())[:300]


def _said(error: Exception) -> str:
    return _words(str(error) or type(error).__name__)
