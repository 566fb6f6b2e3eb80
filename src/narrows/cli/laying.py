"""`narrows lay-out` and `take-weeks`: have another engine measure, and take what it says."""

from pathlib import Path
from typing import Annotated

import typer

from narrows.cli.options import HomeOption, JsonOption


def lay_out(
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="Is made.")],
    *,
    home: HomeOption = None,
    is_json: JsonOption = False,
) -> None:
    """Lay out the history as Parquet that Spark can measure.

    For example: narrows lay-out laid-out
    """
    from narrows.cli import laid

    laid.lay_out(folder, home, is_json=is_json)


def take_weeks(
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="That was laid out.")],
    *,
    home: HomeOption = None,
    is_json: JsonOption = False,
) -> None:
    """Take in what Spark measured of what was laid out.

    Pages then read these weeks.

    For example: narrows take-weeks laid-out
    """
    from narrows.cli import laid

    laid.take_weeks(folder, home, is_json=is_json)


def register(app: typer.Typer) -> None:
    """Add these commands."""
    for command in (lay_out, take_weeks):
        app.command()(command)
