"""`narrows sync`, `items`, `flow`, `statuses`, `bottleneck`: what a home's sources tell."""

from typing import Annotated

import typer

from narrows.cli.grouped import grouped
from narrows.cli.options import Asked, HomeOption, JsonOption
from narrows.domain.calendar import Cut

INCOMPLETE = 1
"""Exit code of a sync that could not read every source."""


def sync(
    source: Annotated[
        list[str] | None, typer.Argument(metavar="SOURCE", help="Which; else all of them.")
    ] = None,
    *,
    is_trusting: Annotated[
        bool,
        typer.Option(
            "--accept-removals", help="Believe a tool that shows much less than it did before."
        ),
    ] = False,
    is_anew: Annotated[
        bool,
        typer.Option(
            "--anew", help="Count only what these files say now; what they said before goes."
        ),
    ] = False,
    home: HomeOption = None,
    is_json: JsonOption = False,
) -> None:
    """Bring what is new in the sources. Exits with 1 if one could not be read, or not all of it.

    Goes through the same lease as a server that syncs meanwhile, and waits for it: a source is
    synced by one at a time.

    What a table told once stays, so that a newer export may be of the last month alone. Where rows
    were wrong, correct the file and say so: `narrows sync log --anew`.
    """
    from narrows.cli import synced

    how = synced.How(is_trusting=is_trusting, is_anew=is_anew)
    if not synced.sync(source or [], home, how=how, is_json=is_json):
        raise typer.Exit(INCOMPLETE)


@grouped
def items(*, asked: Asked) -> None:
    """List the flow items with their times and visits."""
    from narrows.cli import read

    read.items(asked)


@grouped
def flow(
    *,
    start: Annotated[
        str | None,
        typer.Option("--from", metavar="DAY", help="The first day, in each stream's zone."),
    ] = None,
    end: Annotated[
        str | None, typer.Option("--to", metavar="DAY", help="The day after the last one.")
    ] = None,
    by: Annotated[
        Cut,
        typer.Option(
            "--by",
            help="The last 26 complete weeks or 6 complete months, or all of the history.",
        ),
    ] = Cut.WEEK,
    asked: Asked,
) -> None:
    """Measure the flow of each stream by period."""
    from narrows.cli import read

    read.flow(asked, start=start, end=end, cut=by)


@grouped
def statuses(*, asked: Asked) -> None:
    """Show how work flows through each status."""
    from narrows.cli import read

    read.statuses(asked)


@grouped
def bottleneck(*, asked: Asked) -> None:
    """Name the narrows of each stream, and why."""
    from narrows.cli import read

    read.bottleneck(asked)


def register(app: typer.Typer) -> None:
    """Add these commands."""
    for command in (sync, items, flow, statuses, bottleneck):
        app.command()(command)
