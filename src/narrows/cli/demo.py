"""`narrows demo`: an insurer's two cycles, built in a home of its own and served."""

from pathlib import Path
from typing import Annotated

import typer

from narrows.cli.serving import PORT, PortOption

FOLDER = Path("narrows-demo")


def demo(
    *,
    home: Annotated[
        Path, typer.Option("--home", metavar="DIR", help="A folder of its own.")
    ] = FOLDER,
    is_served: Annotated[
        bool, typer.Option("--serve/--no-serve", help="Serve it when it is built.")
    ] = True,
    port: PortOption = PORT,
    today: Annotated[
        str | None,
        typer.Option("--today", metavar="DAY", help="Tell the story as of that day; else today."),
    ] = None,
    seed: Annotated[
        int | None,
        typer.Option("--seed", min=0, metavar="N", help="Other dice: similar numbers, same words."),
    ] = None,
) -> None:
    """Build an insurer's home and serve it.

    Three streams, two cycles of simulated work, and what people decided, expected and learned
    meanwhile. Dates are relative to today: on another day it is built anew, and what was tried in
    it is gone.
    """
    from narrows.cli import demoed

    built = demoed.build(home, today=today, seed=seed)
    if is_served:
        from narrows.cli import served

        served.serve(built, port=port)


def register(app: typer.Typer) -> None:
    """Add this command."""
    app.command()(demo)
