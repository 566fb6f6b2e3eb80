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
    """List what waits for an answer: open questions and proposed ripples, the oldest first.

    For example: narrows inbox platform. Each line ends in the command that answers it.
    """
    from narrows.cli import inbox_shown

    inbox_shown.inbox(owner, home, is_json=is_json)


def register(app: typer.Typer) -> None:
    """Add this command."""
    app.command()(inbox)
