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


def is_loss(changes: Changes) -> bool:
    """Whether anything went, or was changed: what was only added leaves the rest as it was."""
    return any(each.kind is not ChangeKind.ADDED for each in changes.differences)


def keep_before(stored: StoredPlan, *, folder: Path) -> Path | None:
    """Keep a plan, whole or not at all, where its owner alone reads it.

    Args:
        stored: The plan before.
        folder: The home's.

    Returns:
        The file; `None` where the disk does not let: the store may lie elsewhere, and has taken
        the change.
    """
    file = folder / FOLDER / f"revision-{stored.revision}.yaml"
    beside = file.with_suffix(".new")
    try:
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle = os.open(beside, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600)
        with os.fdopen(handle, "w", encoding="utf-8") as written:
            written.write(write_yaml(document_of(stored.plan)))
            written.flush()
            os.fsync(written.fileno())
        beside.replace(file)
    except OSError:
        return None
    return file


def way_back(kept: Path | None, *, given_home: Path | None) -> str:
    """How a plan is taken back, or that it cannot be, in one line.

    Args:
        kept: Its file; `None` where it could not be kept.
        given_home: As it was named on the command line, if it was: applied without it, the file
            would make another home.
    """
    if kept is None:
        return (
            f"The plan of before could not be kept in the home's folder «{FOLDER}», so no command "
            "takes it back; `narrows audit show` tells what went."
        )
    where = "" if given_home is None else f" --home {shlex.quote(str(given_home))}"
    return f"To take it back: `narrows apply {shlex.quote(str(kept))}{where}`."
