"""Goals of one part of the house each: a module here names them and measures them."""

import importlib
import pkgutil
from collections.abc import Iterator
from pathlib import Path
from typing import Protocol, cast

from bench.table import Table


class Goals(Protocol):
    """What a module of this package offers."""

    NAMES: tuple[str, ...]

    def measure(self, table: Table, folder: Path, *, short: bool) -> None:
        """Add the figures to the table, working in an empty folder; `short` is the form for every push."""


def found() -> Iterator[tuple[str, Goals]]:
    """Yield every module of goals with its name, in order."""
    for module in sorted(pkgutil.iter_modules(__path__), key=lambda one: one.name):
        yield module.name, cast("Goals", importlib.import_module(f"{__name__}.{module.name}"))
