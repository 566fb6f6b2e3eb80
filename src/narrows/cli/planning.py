"""`narrows plan`, `apply` and `export`: the plan in a file and in the home."""

from pathlib import Path
from typing import Annotated

import typer

from narrows.cli.options import HomeOption, JsonOption

DIFFERS = 1
"""Exit code of `plan --exit-code` where the file would change the home."""

FileArgument = Annotated[
    Path, typer.Argument(metavar="FILE", help="A plan in YAML; paths in it are relative to it.")
]

AuthorOption = Annotated[
    str | None,
    typer.Option(
        "--as", metavar="STREAM", help="Who writes what is new: a stream, or organisation."
    ),
]


def plan(
    file: FileArgument,
    *,
    is_exit_code_asked: Annotated[
        bool, typer.Option("--exit-code", help="Exit with 1 if there are differences.")
    ] = False,
    author: AuthorOption = None,
    home: HomeOption = None,
    is_json: JsonOption = False,
) -> None:
    """Show what applying a plan file would change."""
    from narrows.cli import planned

    if planned.plan(file, home, author=author, is_json=is_json) and is_exit_code_asked:
        raise typer.Exit(DIFFERS)


def apply(
    file: FileArgument,
    *,
    author: AuthorOption = None,
    revision: Annotated[
        int | None,
        typer.Option(
            metavar="NUMBER",
            help="Of the home's plan that you saw, as `narrows plan` says it: refuse if somebody "
            "changed it since.",
            min=0,
        ),
    ] = None,
    home: HomeOption = None,
    is_json: JsonOption = False,
) -> None:
    """Make a plan file the plan of the home.

    A missing home is made.

    \b
    narrows apply narrows.yaml
    narrows apply narrows.yaml --revision 7

    The file is the whole plan: what it does not name goes, and what it was is kept as a file that
    takes it back. `narrows plan FILE` shows beforehand what would go. Applying it again changes
    nothing. Check-ins and observations stay whatever the plan says. Comments are not kept.

    With --as, what is new is recorded as written by that stream, or handed down by it. It may not
    change what another stream wrote. What is of a closed cycle nobody can change.
    """  # noqa: D301
    from narrows.cli import planned

    planned.apply(file, home, author=author, seen=revision, is_json=is_json)


def export(
    *,
    everything: Annotated[
        Path | None,
        typer.Option(
            "--everything",
            metavar="ZIP",
            help="Write the plan, the observations and what was said into an archive instead.",
        ),
    ] = None,
    home: HomeOption = None,
    is_json: JsonOption = False,
) -> None:
    """Print the plan of the home as YAML.

    \b
    narrows export > narrows.yaml
    narrows export --everything narrows.zip

    Paths are absolute. Applying it changes nothing.
    """  # noqa: D301
    from narrows.cli import exported, planned

    if everything is None:
        planned.export(home, is_json=is_json)
    else:
        exported.export_everything(everything, home, is_json=is_json)


def register(app: typer.Typer) -> None:
    """Add these commands."""
    for command in (plan, apply, export):
        app.command()(command)
