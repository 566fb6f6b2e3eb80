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
    GITHUB = "github"
    SARIF = "sarif"


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
        Format,
        typer.Option(
            "--format",
            help="For people, one JSON object, notes on a GitHub pull request, or SARIF 2.1.0.",
        ),
    ] = Format.TEXT,
    select: Annotated[
        list[str] | None,
        typer.Option(metavar="RULES", help="Ask only these rules, or those of a source (003)."),
    ] = None,
    ignore: Annotated[
        list[str] | None, typer.Option(metavar="RULES", help="Do not ask these rules.")
    ] = None,
    home: HomeOption = None,
    is_json: JsonOption = False,
) -> None:
    """Read a plan against the rules, and say how to write it better.

    A draft may be as short as objectives with key results in words. The home's plan is read with
    what was measured of it. Exits with 1 for findings that stop or warn and are not muted.
    """
    from narrows.cli import linted

    asked = linted.Asked(file or [], home, select or (), ignore or ())
    if linted.lint(asked, (Format.JSON if is_json else shape).value):
        raise typer.Exit(FOUND)


def register(app: typer.Typer) -> None:
    """Add this command."""
    app.command()(lint)
