"""`narrows inbox`: what waits for an answer, and whose."""

from typing import Annotated

import typer

from narrows.cli.options import HomeOption, JsonOption


def inbox(
    owner: Annotated[
        str | None,
        typer.Argument(metavar="OWNER", help="A stream, or organisation; else everybody's."),
    ] = None,
    *,
    home: HomeOption = None,
    is_json: JsonOption = False,
) -> None:
    """List what waits for an answer, the oldest first.

    Open questions, ripples that were proposed, and what is drafted for leaders to take or drop,
    each with the command that answers it. For example: narrows inbox platform.
    """
    from narrows.cli import inbox_shown

    inbox_shown.inbox(owner, home, is_json=is_json)


def register(app: typer.Typer) -> None:
    """Add this command."""
    app.command()(inbox)
