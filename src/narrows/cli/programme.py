"""`narrows programme`: what the rules found over time, and what became of it."""

from typing import Annotated

import typer

from narrows.cli.options import HomeOption, JsonOption


def programme(
    *,
    weeks: Annotated[
        int, typer.Option("--weeks", min=1, max=520, help="How many, the current one included.")
    ] = 26,
    home: HomeOption = None,
    is_json: JsonOption = False,
) -> None:
    """Show findings by stream and rule, and which were acted on.

    The plans that stood are read from the audit trail, and against today's rules. What rules say
    that read measurements is known as of now alone: of what was measured then, no history is kept.
    """
    from narrows.cli import programme_shown

    programme_shown.programme(weeks, home, is_json=is_json)


def register(app: typer.Typer) -> None:
    """Add this command."""
    app.command()(programme)
