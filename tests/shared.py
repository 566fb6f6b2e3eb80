"""Where the shared real data lies; tests that need it skip where it is missing."""

import os
from pathlib import Path

import pytest

FOLDER = Path(os.environ.get("NARROWS_SHARED", Path(__file__).resolve().parents[2] / "shared"))


def shared(path: str) -> str:
    """A file of the shared data folder, or the test is skipped."""
    found = FOLDER / "data" / path
    if not found.exists():
        pytest.skip(f"{found} is missing; set NARROWS_SHARED to the folder of shared data")
    return str(found)
