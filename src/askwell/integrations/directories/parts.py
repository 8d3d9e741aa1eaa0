"""Parts of Askwell that only some files need, and what is said where one is missing."""

import importlib.util
import sys
from pathlib import Path

from askwell.integrations.readers.files import shown
from askwell.kernel.errors import N_, BadInputError


def missing(path: Path, part: str) -> BadInputError:
    """Return the sentence for a file whose reading needs a missing part, with the command that gets it."""
    python = f'"{sys.executable}"'
    has_pip = importlib.util.find_spec("pip") is not None
    command = f"{python} -m pip install {part}" if has_pip else f"uv pip install --python {python} {part}"
    return BadInputError(
        N_(
            "Reading {name} needs a part that is not here yet. Get it once with: {command} "
            "Or bring the same places as GeoJSON, which is read without it."
        ),
        name=shown(path),
        command=command,
    )
