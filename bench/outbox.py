"""Kill the worker at random moments while it hands mail to a server, and count (`make crash`).

The server keeps the Message-ID of all it takes; it is slow at times, asks to come again, or breaks the line
after it took the words. No message may arrive twice, and every one that was asked for must be accounted for.
"""

import argparse
import asyncio
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

from bench.servers import free_port
from bench.table import Figure, Table

_SEED = 20261125
_STEP = timedelta(minutes=4)
"""The clock moves on by so much with each kill, so that the limits of an hour and a day let all through."""
_START = datetime(2026, 11, 23, 17, 0, tzinfo=UTC)


def main() -> int:
    """Kill, count, and print; return 1 when anything came twice or is not accounted for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--short", action="store_true", help="a few kills, for every push")
    parser.add_argument("--long", action="store_true", help="for a release")
    parser.add_argument("--serve", metavar="PORT", type=int, help=argparse.SUPPRESS)
    parser.add_argument("--taken", metavar="FILE", help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.serve:
        return _serve(chosen.serve, Path(chosen.taken))
    kills = 40 if chosen.short else 5000 if chosen.long else 1000
    table = Table()
    with tempfile.TemporaryDirectory() as temporary:
        home, taken = Path(temporary) / "home", Path(temporary) / "taken"
        home.mkdir(mode=0o700)
        taken.touch()
        os.environ |= {"ASKWELL_HOME": str(home), "DJANGO_SETTINGS_MODULE": "askwell.config.settings"}
        with _server(taken) as port:
            _play(table, port, taken, kills)
    return table.exit_code()


def _play(table: Table, port: int, taken: Path, kills: int) -> None:
    import django  # noqa: PLC0415 -- the home must be chosen first

    django.setup()
    from django.core.management import call_command  # noqa: PLC0415 -- as above

    from askwell.workspace import members, scope  # noqa: PLC0415 -- as above

    call_command("migrate", verbosity=0)
    member = members.only_member(at=_START)
    with scope.inside(member.workspace_id):
        asked = _ask_and_kill(port, kills, member.seeker)
        _count(table, taken, asked, kills)


def _ask_and_kill(port: int, kills: int, seeker: Any) -> int:
    """Put messages into the outbox and kill the worker that sends them; return how many were asked for."""
    from django.db import connection  # noqa: PLC0415 -- after the set-up

    from askwell.integrations.mail.smtp import Security  # noqa: PLC0415 -- as above
    from askwell.practice.lifecycle.actions import mails  # noqa: PLC0415 -- loaded before the fork
    from askwell.practice.mailing import actions  # noqa: PLC0415 -- as above
    from askwell.practice.mailing.rules import Template  # noqa: PLC0415 -- as above

    actions.set_account(
        host="127.0.0.1", port=port, security=Security.NONE, user="", password="", sender="robin@example.org"
    )
    chance = random.Random(_SEED)
    now = _START
    for number in range(kills):
        now += _STEP
        actions.queue(
            Template.APPROACH, to=f"person{number}@example.org", subject="A question", words="May I ask?",
            once=str(number), by=None, at=now,
        )  # fmt: skip
        connection.close()
        child = os.fork()
        if not child:
            at = now + timedelta(minutes=1)
            _work(partial(mails.deliver, seeker, now=lambda: at))  # noqa: B023 -- the child never comes back
        time.sleep(chance.uniform(0.002, chance.choice((0.05, 0.1, 0.3))))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
    actions.doubt_what_was_in_hand()
    return kills


def _work(deliver: Callable[[], int]) -> None:
    """Be the worker until killed."""
    from askwell.practice.mailing import actions  # noqa: PLC0415 -- loaded before the fork

    try:
        actions.doubt_what_was_in_hand()
        while True:
            deliver()
            time.sleep(0.001)
    except Exception:  # noqa: BLE001 -- a child must not go on as its parent
        traceback.print_exc()
    finally:
        os._exit(1)


def _count(table: Table, taken: Path, asked: int, kills: int) -> None:
    from askwell.practice.mailing.models import Mail  # noqa: PLC0415 -- after the set-up

    arrived = Counter(taken.read_text(encoding="ascii").split())
    states = Counter(Mail.objects.values_list("state", flat=True))
    sent = Mail.objects.filter(state="sent").values_list("message_id", flat=True)
    twice = sum(count > 1 for count in arrived.values())
    table.add(Figure(f"mails that arrived twice, {kills} kills of the worker", twice, 0, ""))
    told = ", ".join(f"{count} {state}" for state, count in sorted(states.items()))
    table.add(Figure("mails asked for and not accounted for", asked - sum(states.values()), 0, "", note=told))
    table.add(
        Figure("mails said to be sent that never arrived", sum(one not in arrived for one in sent), 0, "")
    )
    table.add(Figure("mails still in hand after the last kill", states["claimed"], 0, ""))
    table.add(Figure("mails in doubt, for each kill", states["unknown"] / kills, 1, ""))
    table.add(Figure("share of mails that were sent", states["sent"] / asked, 0.2, "", at_most=False))


@contextmanager
def _server(taken: Path) -> Iterator[int]:
    """Run the recording server in a process of its own; give its port."""
    port = free_port()
    command = [sys.executable, "-m", "bench.outbox", "--serve", str(port), "--taken", str(taken)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout
        process.stdout.readline()
        yield port
    finally:
        process.terminate()
        process.wait(10)


class _Recorder:
    """Keeps what it takes, and is as servers are: slow at times, busy, or gone after it took the words."""

    def __init__(self, taken: Path) -> None:
        self._taken = taken.open("a", encoding="ascii")
        self._chance = random.Random(_SEED + 1)

    async def handle_DATA(self, server: Any, _session: Any, envelope: Any) -> str:  # noqa: N802 -- the server's own name
        """Take the words, or ask to come again."""
        draw = self._chance.random()
        await asyncio.sleep(self._chance.uniform(0, 0.02))
        if draw < 0.05:
            return "451 come again"
        head = bytes(envelope.content).partition(b"\r\n\r\n")[0].decode("ascii")
        found = next(line for line in head.splitlines() if line.lower().startswith("message-id:"))
        self._taken.write(found.partition(":")[2].strip(" <>") + "\n")
        self._taken.flush()
        await asyncio.sleep(self._chance.uniform(0, 0.01))
        if draw > 0.95:
            server.transport.close()
        return "250 taken"


def _serve(port: int, taken: Path) -> int:
    from aiosmtpd.controller import Controller  # noqa: PLC0415 -- only in the server's process

    controller = Controller(_Recorder(taken), hostname="127.0.0.1", port=port)
    controller.start()
    print("ready", flush=True)
    signal.sigwait({signal.SIGTERM})
    return 0


if __name__ == "__main__":
    sys.exit(main())
