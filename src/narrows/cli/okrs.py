"""`narrows okrs`: objectives, their key results as measured, and the bets apart."""

from typing import Annotated

import typer

from narrows.cli.options import HomeOption, JsonOption


def okrs(
    *,
    cycle: Annotated[
        str | None, typer.Option("--cycle", metavar="ID", help="Which; else the current one.")
    ] = None,
    home: HomeOption = None,
    is_json: JsonOption = False,
) -> None:
    """Show the objectives of a cycle, with what was measured.

    Each key result goes from its baseline to its target on its own scale. Initiatives stand
    apart: they are bets, and no part of any progress.
    """
    from narrows.cli import okrs_shown

    okrs_shown.okrs(cycle, home, is_json=is_json)


def register(app: typer.Typer) -> None:
    """Add this command."""
    app.command()(okrs)
