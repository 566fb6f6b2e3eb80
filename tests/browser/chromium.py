"""Which browser reads the pages."""

import os
import shutil

NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
"""The first of them that is there. One without a window of its own takes two thirds of the time."""


def chromium() -> str | None:
    """Where it is, or where `NARROWS_CHROMIUM` says that it is; None where there is none."""
    said = os.environ.get("NARROWS_CHROMIUM")
    return said or next(filter(None, map(shutil.which, NAMES)), None)
