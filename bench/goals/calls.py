"""The call desk: how long the next screen takes, with many contacts and fifty calls waiting."""

from pathlib import Path

from bench.homes import environment_of, make_home
from bench.servers import Server, ask, running
from bench.table import Figure, Table

NAMES = ("calls",)
_TIMES = 200
_WARM = 20


def measure(table: Table, folder: Path, *, short: bool) -> None:
    """Ask for the desk, for the next call, and for what stands after one."""
    contacts = 5_000 if short else 100_000
    home = folder / "home"
    made = make_home(home, contacts, interviews=0, due=50)
    uids = made["due"].split(",")
    with running(["-m", "bench.serve"], environment_of(home), "/", made["cookie"]) as server:
        for name, path in (
            ("the desk", "/calls"),
            ("the next call", "/contacts/{uid}/call?desk=1"),
            ("what stands after a call", "/contacts/{uid}/called?how=no_answer&desk=1"),
        ):
            spent, waited = _asked(server, path, uids)
            note = f"{contacts} contacts; p95 on the clock of a shared machine {waited:.0f} ms"
            table.add(Figure(f"calls: {name}, p95 of processor time", spent, 100, "ms", note=note))


def _asked(server: Server, path: str, uids: list[str]) -> tuple[float, float]:
    """Return the 95th percentiles of the processor time and of the time of an answer, both in ms."""
    connection = server.connect()
    spent, waited = [], []
    for number in range(-_WARM, _TIMES):
        before = server.cpu()
        took = ask(connection, path.format(uid=uids[number % len(uids)]), server)
        if number >= 0:
            spent.append(server.cpu() - before)
            waited.append(took)
    return _p95(spent), _p95(waited)


def _p95(times: list[float]) -> float:
    return sorted(times)[int(len(times) * 0.95) - 1]
