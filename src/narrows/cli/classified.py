"""Key results with their classes, written line by line. Imported when the command runs."""

import json
import sys
from pathlib import Path

import typer

from narrows.bootstrap import files
from narrows.domain.errors import NarrowsError
from narrows.domain.work import Fault
from narrows.services.lint.classifying import SENTENCE, classified


def classify(file: Path) -> None:
    """Write each line with its class, and tell the faults.

    Raises:
        NarrowsError: `classify-nothing`, or what the reader refuses.
    """
    n_told = 0
    with files().open(str(file)) as lines:
        for each in classified(lines, file=str(file)):
            if isinstance(each, Fault):
                typer.echo(f"{each.source}, line {each.row}: {each.message}; left out.", err=True)
            else:
                n_told += 1
                # `typer.echo` would hand on every line by itself, which takes longer.
                sys.stdout.write(f"{json.dumps(each, ensure_ascii=False)}\n")
    if not n_told:
        raise NarrowsError(
            "classify-nothing",
            f"No line of «{file}» is a JSON object with a «{SENTENCE}»; write one a line.",
        )
