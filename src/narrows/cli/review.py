"""`narrows review`: the page of a cycle, that writes itself."""

from pathlib import Path
from typing import Annotated

import typer

from narrows.cli.options import HomeOption, JsonOption


def review(
    *,
    cycle: Annotated[
        str | None, typer.Option("--cycle", metavar="ID", help="Which; else the current one.")
    ] = None,
    html: Annotated[
        Path | None,
        typer.Option("--html", metavar="OUT", help="Also write one self-contained page."),
    ] = None,
    home: HomeOption = None,
    is_json: JsonOption = False,
) -> None:
    """Look back on a cycle on one page, as Markdown.

    Each key result has its measured grade (0.0 to 1.0) with its owners' comment; each stream its
    flow before and after, without saying what moved it. Then the bets and how many held, what was
    refused, what was learned, what to stop, and the test question: are we still working the same
    way as three months ago? Comments and lessons are written down with `narrows cycle grade` and
    `narrows cycle learn`. Example: narrows review --cycle 2026-Q4 --html review.html > review.md
    """
    from narrows.cli import looked_back

    looked_back.review(cycle, html, home=home, is_json=is_json)


def register(app: typer.Typer) -> None:
    """Add this command."""
    app.command()(review)
