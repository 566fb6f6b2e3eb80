"""`narrows lint`: a plan read against the rules, before it does harm."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from narrows.cli.grouped import grouped
from narrows.cli.options import HomeOption, JsonOption

FOUND = 1
"""Exit code where a finding asks for something."""


class Format(StrEnum):
    """How findings are told."""

    TEXT = "text"
    JSON = "json"
    GITHUB = "github"
    SARIF = "sarif"


@dataclass(frozen=True, slots=True)
class LintOptions:
    """What is linted, by which rules, and how it is told.

    Attributes:
        file: Plans or drafts; none is the home's plan.
        shape: The format.
        select: Rules or sources that are asked; none is all.
        ignore: Those that are not.
        is_fixed: Whether what is safe to mend is mended first.
        is_agreed: Whether nobody is asked before.
        home: Its folder, as it was given.
        is_json: Short for the format.
    """

    file: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="FILE",
            help="Plans or drafts in YAML, OKRs in Markdown or CSV; else the home's plan.",
        ),
    ] = None
    shape: Annotated[
        Format,
        typer.Option(
            "--format",
            help="For people, one JSON object, notes on a GitHub pull request, or SARIF 2.1.0.",
        ),
    ] = Format.TEXT
    select: Annotated[
        list[str] | None,
        typer.Option(metavar="RULES", help="Ask only these rules, or those of a source (003)."),
    ] = None
    ignore: Annotated[
        list[str] | None, typer.Option(metavar="RULES", help="Do not ask these rules.")
    ] = None
    is_fixed: Annotated[
        bool,
        typer.Option(
            "--fix",
            help="Move deliverables to the initiatives in FILE where that is safe; shows the "
            "differences first, and asks.",
        ),
    ] = False
    is_agreed: Annotated[bool, typer.Option("--yes", help="With --fix: write without asking.")] = (
        False
    )
    home: HomeOption = None
    is_json: JsonOption = False


def lint(options: LintOptions) -> None:
    """Read a plan by the rules, and say how to write it better.

    A draft may be as short as objectives with key results in words. The home's plan is read with
    what was measured of it. Exits with 1 for findings that stop or warn and are not muted.
    """
    from narrows.cli import linted

    if linted.lint(options):
        raise typer.Exit(FOUND)


def register(app: typer.Typer) -> None:
    """Add this command."""
    app.command()(grouped(lint))
