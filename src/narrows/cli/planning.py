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


def plan(
    file: FileArgument,
    *,
    is_exit_code_asked: Annotated[
        bool, typer.Option("--exit-code", help="Exit with 1 if there are differences.")
    ] = False,
    home: HomeOption = None,
    is_json: JsonOption = False,
) -> None:
    """Show what applying a plan file would change."""
    from narrows.bootstrap import home_folder
    from narrows.cli import planned

    folder = home_folder(home)
    changes = planned.compare(file, folder)
    planned.show(changes, folder, is_json=is_json)
    if is_exit_code_asked and changes.differences:
        raise typer.Exit(DIFFERS)


def apply(file: FileArgument, *, home: HomeOption = None, is_json: JsonOption = False) -> None:
    """Make a plan file the plan of the home.

    A missing home is made.

    The file is the whole plan: what it does not name goes. Applying it again changes nothing.
    Keys that this version does not act upon are kept. Comments are not.
    """
    from narrows.bootstrap import home_folder
    from narrows.cli import planned

    folder = home_folder(home)
    changes = planned.compare(file, folder)
    planned.apply(changes, folder)
    planned.show(changes, folder, is_json=is_json, is_applied=True)


def export(*, home: HomeOption = None, is_json: JsonOption = False) -> None:
    """Print the plan of the home as YAML.

    Paths are absolute. Applying it changes nothing.
    """
    from narrows.bootstrap import home_folder
    from narrows.cli import planned

    planned.export(home_folder(home), is_json=is_json)


def register(app: typer.Typer) -> None:
    """Add these commands."""
    for command in (plan, apply, export):
        app.command()(command)
