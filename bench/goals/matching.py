"""How well people are recognised, beside splink: merges, recall, ranking, and what it costs.

The rules were tuned on the seeds 7, 9 and 11; those measured here were not looked at while tuning.
"""

import csv
import importlib.util
import json
import math
import resource
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

from askwell.kernel import cycles
from bench.address_books import Row, address_books
from bench.table import Figure, Table

NAMES = ("matching", "febrl")
_HELD = {30_000: 21, 100_000: 22}
_SHORT = {5_000: 21}
_PATIENCE = 600
"""So many seconds a peer may take."""
_TRUTH = Path(__file__).resolve().parents[3] / "shared" / "corpora" / "truth"
_FEBRL = {"FEBRL 3": ("dataset3.csv",), "FEBRL 4": ("dataset4a.csv", "dataset4b.csv")}


def measure(table: Table, folder: Path, *, short: bool) -> None:
    """Measure each size in a process of its own, so that memory is that of matching alone."""
    for rows, seed in (_SHORT if short else _HELD).items():
        books = folder / f"{rows}.json"
        books.write_text(json.dumps(address_books(rows, seed=seed)))
        ours = _run("ours", str(books))
        name = f"matching {rows:,} rows, seed {seed}"
        note = f"{ours['merged']:.0f} pairs merged"
        table.add(Figure(f"{name}: false automatic merges", ours["false"], 0, "", note=note))
        goal = 0.0 if short else 0.28
        table.add(Figure(f"{name}: automatic recall", ours["recall"], goal, "", at_most=False))
        table.add(Figure(f"{name}: automatic and review", ours["reviewed"], 0.95, "", at_most=False))
        table.add(Figure(f"{name}: peak memory", ours["mb"], 500, "MB", note=f"{ours['cpu']:.2f} s CPU"))
        if importlib.util.find_spec("splink"):
            _beside_splink(table, name, ours, str(books))
    for name, files in _FEBRL.items():
        paths = [_TRUTH / file for file in files]
        if all(path.exists() for path in paths):
            figures = _run("febrl", *map(str, paths))
            note = f"{figures['cpu']:.2f} s CPU"
            table.add(Figure(f"matching {name}: F1", figures["f1"], 0.999, "", at_most=False, note=note))


def _beside_splink(table: Table, name: str, ours: dict[str, float], books: str) -> None:
    """Add how we rank and what we cost beside splink; where it fails, both are missed, and say why."""
    try:
        theirs = _run("splink", books, seconds=_PATIENCE)
    except subprocess.TimeoutExpired:
        lead, cost, notes = 0.0, math.inf, [f"splink took more than {_PATIENCE} s"] * 2
    except subprocess.CalledProcessError as error:
        reason = (error.stderr.strip().splitlines() or [f"exit {error.returncode}"])[-1]
        lead, cost, notes = 0.0, math.inf, [f"splink failed: {reason}"] * 2
    else:
        lead, cost = ours["f1"] / theirs["f1"], ours["cpu"] / theirs["cpu"]
        notes = [
            f"ours {ours['f1']:.4f}, splink's {theirs['f1']:.4f}",
            f"{ours['cpu']:.2f} s and {theirs['cpu']:.2f} s",
        ]
    table.add(Figure(f"{name}: best F1 over splink's", lead, 1, at_most=False, note=notes[0]))
    table.add(Figure(f"{name}: CPU over splink's", cost, 1 / 3, note=notes[1]))


def _run(what: str, *arguments: str, seconds: float | None = None) -> dict[str, float]:
    done = subprocess.run(
        [sys.executable, "-m", "bench.goals.matching", what, *arguments],
        capture_output=True, text=True, check=True, timeout=seconds,
    )  # fmt: skip
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found


def _books(path: str) -> list[Row]:
    rows: list[list[Any]] = json.loads(Path(path).read_text())
    return [Row._make(tuple(part) if isinstance(part, list) else part for part in row) for row in rows]


def _said(books: list[Row]) -> list[Any]:
    from askwell.practice.identifying.matching.normal import Said  # noqa: PLC0415 -- only where it is measured

    return [
        Said(
            one.full_name, one.given, one.family, one.emails, one.phones, [one.link], one.organization,
            one.title, one.city,
        )
        for one in books
    ]  # fmt: skip


def _pairs(labels: Any) -> int:
    return sum(count * (count - 1) // 2 for count in Counter(labels).values())


def _ours(path: str) -> None:
    """Print what the product's own matching makes of the rows, all at once."""
    import numpy as np

    from askwell.practice.identifying.matching import whole  # noqa: PLC0415 -- see above
    from askwell.practice.identifying.matching.table import table_said  # noqa: PLC0415 -- see above

    books = _books(path)
    truth = [one.person for one in books]
    began = time.process_time()
    with cycles.unsearched():  # as an import does
        found = whole.match(table_said(_said(books)))
    cpu = time.process_time() - began
    labels = found.labels()
    merged, right = _pairs(labels), _pairs(zip(labels, truth, strict=True))
    all_pairs = _pairs(truth)
    first, second = found.decided.scored.first, found.decided.scored.second
    is_one = np.array(truth)[first] == np.array(truth)[second]
    answered = found.joined(is_one & found.decided.review)
    order = np.argsort(-found.decided.total, kind="stable")
    so_far = np.cumsum(is_one[order])
    f1 = 2 * so_far / (np.arange(1, len(order) + 1) + all_pairs)
    _tell(
        false=merged - right, merged=merged, recall=right / all_pairs, cpu=cpu, f1=float(f1.max()),
        reviewed=_pairs(zip(answered, truth, strict=True)) / all_pairs,
    )  # fmt: skip


def _tell(**figures: float) -> None:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({**figures, "mb": peak}))


def _splink(path: str) -> None:
    """Print what splink makes of the same normalised columns, with its own best settings for them."""
    import numpy as np
    import pyarrow as pa  # noqa: PLC0415 -- see above

    from askwell.practice.identifying.matching.nicknames import canonical  # noqa: PLC0415 -- see above
    from askwell.practice.identifying.matching.normal import features  # noqa: PLC0415 -- see above

    books = _books(path)
    truth = np.array([one.person for one in books])
    began = time.process_time()
    with cycles.unsearched():  # as above
        rows = [features(**one._asdict()) for one in _said(books)]
        crowded = {
            phone for phone, count in Counter(p for one in rows for p in one.phones).items() if count > 12
        }
        frame = pa.table(
            {
                "unique_id": np.arange(len(rows)),
                "called": [canonical(one.given) or None for one in rows],
                "emails": [list(one.emails) or None for one in rows],
                "phones": [[p for p in one.phones if p not in crowded] or None for one in rows],
                **{
                    name: [getattr(one, name) or None for one in rows]
                    for name in ("given", "family", "middle", "profile", "employer", "title", "city")
                },
            }
        )
        found = _linked(frame)
    cpu = time.process_time() - began
    is_one = truth[found["unique_id_l"]] == truth[found["unique_id_r"]]
    order = np.argsort(-found["match_weight"], kind="stable")
    so_far = np.cumsum(is_one[order])
    f1 = 2 * so_far / (np.arange(1, len(order) + 1) + _pairs(truth.tolist()))
    _tell(f1=float(f1.max()), cpu=cpu)


def _blocked() -> list[Any]:
    """Return the rules by which splink looks for pairs."""
    from splink import block_on  # noqa: PLC0415 -- only in the process that measures

    return [
        block_on("emails", arrays_to_explode=["emails"]),
        block_on("phones", arrays_to_explode=["phones"]),
        block_on("profile"),
        block_on("family", "called"),
        block_on("substr(called,1,3)", "substr(family,1,4)", "employer"),
        block_on("family", "employer"),
        block_on("called", "employer"),
        block_on("substr(given,1,1)", "family", "city"),
        block_on("substr(given,1,3)", "substr(family,1,5)"),
    ]


def _linked(frame: Any) -> Any:
    """Return splink's pairs above -5 bits, as columns."""
    import splink.comparison_level_library as level  # noqa: PLC0415 -- only in the process that measures
    import splink.comparison_library as compare  # noqa: PLC0415 -- see above
    from splink import DuckDBAPI, Linker, SettingsCreator, block_on  # noqa: PLC0415 -- see above

    initial = "substr(given_l,1,1)=substr(given_r,1,1) AND (length(given_l)=1 OR length(given_r)=1)"
    given = compare.CustomComparison(
        output_column_name="given",
        comparison_levels=[
            level.NullLevel("given"),
            level.ExactMatchLevel("given", term_frequency_adjustments=True),
            level.CustomLevel("called_l = called_r", "nickname"),
            level.JaroWinklerLevel("given", 0.9),
            level.CustomLevel(initial, "initial"),
            level.ElseLevel(),
        ],
    )
    settings = SettingsCreator(
        link_type="dedupe_only",
        unique_id_column_name="unique_id",
        comparisons=[
            given,
            compare.NameComparison("family", jaro_winkler_thresholds=[0.92]),
            compare.ArrayIntersectAtSizes("emails", [1]),
            compare.ArrayIntersectAtSizes("phones", [1]),
            compare.ExactMatch("profile"),
            compare.JaroWinklerAtThresholds("employer", [0.9]).configure(term_frequency_adjustments=True),
            compare.JaroWinklerAtThresholds("title", [0.9]),
            compare.ExactMatch("city").configure(term_frequency_adjustments=True),
            compare.ExactMatch("middle"),
        ],
        blocking_rules_to_generate_predictions=_blocked(),
        retain_intermediate_calculation_columns=False,
        retain_matching_columns=False,
    )
    linker = Linker(DuckDBAPI().register(frame), settings, log_level=40)
    training = linker.training
    alike = "l.called = r.called AND l.family = r.family AND l.employer = r.employer"
    sure: list[Any] = ["l.profile = r.profile", alike]
    training.estimate_probability_two_random_records_match(sure, recall=0.6)
    training.estimate_u_using_random_sampling(max_pairs=5e6, seed=1)
    for rule in (("profile",), ("family", "called"), ("called", "employer"), ("family", "employer")):
        training.estimate_parameters_using_expectation_maximisation(block_on(*rule))
    found: Any = linker.inference.predict(threshold_match_weight=-5)
    return found.as_duckdbpyrelation().fetchnumpy()


def _febrl(*paths: str) -> None:
    """Print the F1 of the FEBRL people, clustered at the bits from which the product would ask."""
    from askwell.practice.identifying.matching import whole  # noqa: PLC0415 -- only in the process that measures
    from askwell.practice.identifying.matching.deciding import REVIEW_BITS  # noqa: PLC0415 -- see above
    from askwell.practice.identifying.matching.normal import Features  # noqa: PLC0415 -- see above
    from askwell.practice.identifying.matching.table import table_of  # noqa: PLC0415 -- see above

    records = []
    for path in paths:
        with Path(path).open(encoding="utf-8", newline="") as file:
            found = csv.DictReader(file, skipinitialspace=True)
            records += [{name.strip(): (value or "").strip() for name, value in one.items()} for one in found]
    truth = [one["rec_id"].split("-")[1] for one in records]
    rows = [
        Features(
            given=one["given_name"], family=one["surname"], employer=one["address_1"], title=one["postcode"],
            city=one["suburb"], emails=tuple(filter(None, [one["soc_sec_id"]])),
            phones=tuple(filter(None, [one["date_of_birth"]])),
        )
        for one in records
    ]  # fmt: skip
    began = time.process_time()
    matched = whole.match(table_of(rows))
    labels = matched.joined(matched.decided.scored.total >= REVIEW_BITS)
    cpu = time.process_time() - began
    right = _pairs(zip(labels, truth, strict=True))
    _tell(f1=2 * right / (_pairs(labels) + _pairs(truth)), cpu=cpu)


if __name__ == "__main__":
    does: dict[str, Callable[..., None]] = {"ours": _ours, "splink": _splink, "febrl": _febrl}
    does[sys.argv[1]](*sys.argv[2:])
