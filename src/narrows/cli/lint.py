"""`narrows lint`: a plan read against the rules, before it does harm."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from narrows.cli.options import HomeOption, JsonOption

FOUND = 1
"""Exit code where a finding asks for something."""


class Format(StrEnum):
    """How findings are told."""

    TEXT = "text"
    JSON = "json"


def lint(
    file: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="FILE",
            help="Plans or drafts in YAML, OKRs in Markdown or CSV; else the home's plan.",
        ),
    ] = None,
    *,
    shape: Annotated[
        Format, typer.Option("--format", help="For people, or one JSON object.")
    ] = Format.TEXT,
    home: HomeOption = None,
    is_json: JsonOption = False,
) -> None:
    """Read a plan against the rules, and say how to write it better.

    A draft may be as short as objectives with key results in words. The home's plan is read with
    what was measured of it. Exits with 1 for findings that stop or warn and are not muted.
    """
    from narrows.cli import linted

    if linted.lint(file or [], home, is_json=is_json or shape is Format.JSON):
        raise typer.Exit(FOUND)


def register(app: typer.Typer) -> None:
    """Add this command."""
    app.command()(lint)
