"""`narrows classify`: what kind of sentence each key result is, for scripts."""

from pathlib import Path
from typing import Annotated

import typer

EXAMPLE = "Example: narrows classify key-results.jsonl > classified.jsonl"


def classify(
    file: Annotated[
        Path,
        typer.Argument(
            metavar="FILE", help='JSON lines, each an object with {"key_result": "…"} in it.'
        ),
    ],
) -> None:
    """Say whether key results are outcomes, outputs or activities.

    Some are none of these but vague. Each line comes back with `class`, `confidence_ratio` and the
    words that are the `evidence`. A confidence under 0.7 is an abstention. A language other than
    English is said not to be known. Lines that cannot be read are left out, and told on stderr with
    their number.
    """
    from narrows.cli import classified

    classified.classify(file)


def register(app: typer.Typer) -> None:
    """Add this command."""
    app.command(epilog=EXAMPLE)(classify)
