"""Command lines as people type them, run in this process."""

import io
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from narrows.cli import main


@dataclass(frozen=True, slots=True)
class Ended:
    """How a command line ended."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> dict[str, Any]:
        assert self.code == 0, self.err
        answer: dict[str, Any] = json.loads(self.out)
        return answer


@contextmanager
def _as_wide_as_piped() -> Iterator[None]:
    # pytest-xdist tells its workers a width of 80, which breaks tables that a pipe does not.
    told = os.environ.pop("COLUMNS", None)
    try:
        yield
    finally:
        if told is not None:
            os.environ["COLUMNS"] = told


def narrows(*arguments: str | Path) -> Ended:
    """Run `narrows` with these arguments."""
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err), _as_wide_as_piped():
        code = main.run([str(each) for each in arguments])
    return Ended(code, out.getvalue(), err.getvalue())
