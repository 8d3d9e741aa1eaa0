"""Where the corpora stand that are not part of this repository; tests that need them skip without."""

from pathlib import Path

import pytest

SHARED = Path(__file__).resolve().parents[2] / "shared"


def corpus(*parts: str) -> Path:
    """Return a path inside the shared corpora, or skip the test and say why."""
    path = SHARED.joinpath("corpora", *parts)
    if not path.exists():
        pytest.skip(f"shared/corpora/{'/'.join(parts)} is not beside this checkout")
    return path
