"""`narrows load`, `traffic`, `losses`, `waits`: what moved in each period, and what stood."""

from dataclasses import dataclass
from typing import Annotated

import typer

from narrows.cli.grouped import grouped
from narrows.cli.options import Asked, AsOfOption, HomeOption, JsonOption
from narrows.domain.calendar import Cut


@dataclass(frozen=True, slots=True)
class PeriodsAsked:
    """Which periods.

    Attributes:
        start: First day that counts.
        end: The day after the last one.
        by: How the days are cut.
    """

    start: Annotated[
        str | None,
        typer.Option("--from", metavar="DAY", help="The first day, in each stream's zone."),
    ] = None
    end: Annotated[
        str | None, typer.Option("--to", metavar="DAY", help="The day after the last one.")
    ] = None
    by: Annotated[
        Cut,
        typer.Option(
            "--by",
            help="The last 26 complete weeks or 6 complete months, or all of the history.",
        ),
    ] = Cut.WEEK


@grouped
def load(*, periods: PeriodsAsked, asked: Asked) -> None:
    """Show the load of each item type, and its share.

    Items count under the type that they had each day.

    For example of one stream by month: narrows load --stream policy --by month
    """
    from narrows.cli import moved

    moved.load(periods, asked)


@grouped
def traffic(*, periods: PeriodsAsked, asked: Asked) -> None:
    """Show what came into each status and what left it.

    Beside arrivals and departures it says what the status grew by.

    For example of one stream in the last weeks: narrows traffic --stream policy
    """
    from narrows.cli import moved

    moved.traffic(periods, asked)


@grouped
def losses(*, periods: PeriodsAsked, asked: Asked) -> None:
    """Show how much was worked on again, and what was given up.

    Again is what was worked on after it moved backwards.

    For example of all streams by month: narrows losses --by month
    """
    from narrows.cli import moved

    moved.losses(periods, asked)


def waits(
    *,
    start: Annotated[
        str | None,
        typer.Option("--from", metavar="DAY", help="The first day, in each stream's zone."),
    ] = None,
    end: Annotated[
        str | None, typer.Option("--to", metavar="DAY", help="The day after the last one.")
    ] = None,
    as_of: AsOfOption = None,
    home: HomeOption = None,
    is_json: JsonOption = False,
) -> None:
    """Show the waits that several streams share.

    They are of one name, or for the same place.

    For example of one quarter: narrows waits --from 2026-07-01 --to 2026-10-01
    """
    from narrows.cli import moved

    moved.waits(start, end, asked=Asked(as_of=as_of, home=home, is_json=is_json))


def register(app: typer.Typer) -> None:
    """Add these commands."""
    for command in (load, traffic, losses, waits):
        app.command()(command)
