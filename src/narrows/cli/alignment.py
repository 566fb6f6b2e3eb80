"""`narrows alignment`: each stream on two axes, with what it rests on."""

from typing import Annotated

import typer

from narrows.cli.options import HomeOption, JsonOption


def alignment(
    stream: Annotated[
        str | None, typer.Argument(metavar="STREAM", help="Only this stream; else all of them.")
    ] = None,
    *,
    cycle: Annotated[
        str | None, typer.Option("--cycle", metavar="ID", help="Which cycle; else today's.")
    ] = None,
    home: HomeOption = None,
    is_json: JsonOption = False,
) -> None:
    """Show how aligned and how autonomous each stream is.

    Aligned: how many of its objectives a leader acknowledged, or ripple to an objective of the
    organisation and were accepted. Autonomous: how many objectives, key results and initiatives
    are its own. Counts come first, and under three objectives there is no point on the axes.

    \b
      narrows alignment policy --cycle 2026-Q4
    """  # noqa: D301
    from narrows.cli import aligned

    aligned.alignment(stream, cycle, home=home, is_json=is_json)


def register(app: typer.Typer) -> None:
    """Add this command."""
    app.command()(alignment)
