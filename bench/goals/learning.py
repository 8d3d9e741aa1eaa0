"""All voices on one topic beside each other, at many answers: how long one page of them takes."""

import json
import os
import subprocess
import sys
from pathlib import Path

from bench.homes import environment_of
from bench.table import Figure, Table

NAMES = ("voices",)
ANSWERS, FEW_ANSWERS = 100_000, 10_000
GOAL_MS = 100


def measure(table: Table, folder: Path, *, short: bool) -> None:
    """Print the 95th percentile of a page of voices on a topic, in wall and in CPU time."""
    answers = FEW_ANSWERS if short else ANSWERS
    home = folder / "home"
    home.mkdir(mode=0o700)
    environment = {**os.environ, **environment_of(home)}
    command = [sys.executable, "-m", "bench.voices", str(answers)]
    ran = subprocess.run(command, env=environment, check=True, capture_output=True, text=True)
    found = json.loads(ran.stdout.splitlines()[-1])
    for name, place in (("one topic, first page", "first"), ("one topic, a later page", "later")):
        spent = found[place]
        note = f"p50 {spent['p50']:.1f} ms, {found['on_topic']} of {answers} answers on the topic"
        table.add(Figure(f"voices on {name}, p95", spent["p95"], GOAL_MS, "ms", note=note))
    note = f"p50 {found['overview']['p50']:.1f} ms"
    table.add(Figure("what was learned at a glance, p95", found["overview"]["p95"], 500, "ms", note=note))
