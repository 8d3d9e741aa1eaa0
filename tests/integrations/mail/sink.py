"""A mail server on this machine that keeps what it takes, and answers as a test wants."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import SMTP
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, LoginPassword

from askwell.integrations.mail.smtp import Account, Security
from bench.servers import free_port

PASSWORD = "a-secret-of-the-test"


@dataclass
class Sink:
    """What the server took; `answers` holds the reply to RCPT or DATA instead of yes ("" breaks the line)."""

    port: int = 0
    taken: list[EmailMessage] = field(default_factory=list)
    answers: dict[str, str] = field(default_factory=dict)

    @property
    def account(self) -> Account:
        """Return the account that speaks to it."""
        return Account("127.0.0.1", self.port, Security.NONE)

    async def handle_RCPT(  # noqa: N802 -- the server's own name for it
        self, _server: Any, _session: Any, envelope: Any, address: str, options: list[str]
    ) -> str:
        """Answer whether the person is known here."""
        if answer := self.answers.get("rcpt"):
            return answer
        envelope.rcpt_tos.append(address)
        envelope.rcpt_options.extend(options)
        return "250 OK"

    async def handle_DATA(self, server: Any, _session: Any, envelope: Any) -> str:  # noqa: N802 -- see above
        """Take the words, or answer as the test wants."""
        answer = self.answers.get("data")
        if answer is None or answer == "":
            message = message_from_bytes(envelope.content, policy=SMTP)
            assert isinstance(message, EmailMessage)
            self.taken.append(message)
        if answer == "":
            server.transport.close()
        return answer or "250 OK"


@contextmanager
def serving(*, password: str = "") -> Iterator[Sink]:
    """Run the server on a free port of the loopback address."""

    def knows(_server: Any, _session: Any, _envelope: Any, _mechanism: str, data: Any) -> AuthResult:
        right = isinstance(data, LoginPassword) and data.password == password.encode()
        return AuthResult(success=right, handled=right)

    sink = Sink(free_port())
    options: dict[str, Any] = {"enable_SMTPUTF8": True}
    if password:
        options |= {"authenticator": knows, "auth_require_tls": False, "auth_required": False}
    controller = Controller(sink, hostname="127.0.0.1", port=sink.port, **options)
    controller.start()
    try:
        yield sink
    finally:
        controller.stop()
