"""The plan that a home had before another one took its place, kept so that it can be taken back.

Whoever applies a file that was written before streams or objectives were added in the browser takes
them out: the file is the whole plan. The trail tells what went, yet no command puts it back.
"""

import os
import shlex
from pathlib import Path

from narrows.domain.repository import StoredPlan
from narrows.services.plan.applying import Changes
from narrows.services.plan.document import document_of
from narrows.services.plan.planning import ChangeKind
from narrows.services.plan.yaml_text import write_yaml

FOLDER = "before"


def keep_before(stored: StoredPlan | None, changes: Changes, *, folder: Path) -> Path | None:
    """Keep a plan that lost something.

    Args:
        stored: The plan before; `None` where there was none.
        changes: What was made of it.
        folder: The home's.

    Returns:
        The file; `None` where nothing was lost, or nothing can be kept.
    """
    if stored is None or all(each.kind is ChangeKind.ADDED for each in changes.differences):
        return None
    file = folder / FOLDER / f"revision-{stored.revision}.yaml"
    try:
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle = os.open(file, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600)
        with os.fdopen(handle, "w", encoding="utf-8") as written:
            written.write(write_yaml(document_of(stored.plan)))
    except OSError:
        # The store may lie elsewhere, and has taken the change: it stands without a way back.
        return None
    return file


def way_back(kept: Path, *, given_home: Path | None) -> str:
    """How a kept plan is taken back, in one line.

    Args:
        kept: Its file.
        given_home: As it was named on the command line, if it was: applied without it, the file
            would make another home.
    """
    where = "" if given_home is None else f" --home {shlex.quote(str(given_home))}"
    return f"To take it back: `narrows apply {shlex.quote(str(kept))}{where}`."
