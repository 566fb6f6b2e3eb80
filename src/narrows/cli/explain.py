"""`narrows explain`: from a number to its sum."""

from dataclasses import dataclass
from typing import Annotated

import typer

from narrows.cli.grouped import grouped
from narrows.cli.options import Asked
from narrows.domain.value import CapacityUnit
from narrows.domain.work import ItemType


@dataclass(frozen=True, slots=True)
class NumberAsked:
    """Which number of a stream.

    Attributes:
        statistic: Which statistic; `None` is the usual one.
        start: First day that counts.
        end: The day after the last one.
        week: Any day of the week that is asked about.
        item_type: Of one item type.
        status: Of one status.
        unit: What the value score counts.
    """

    statistic: Annotated[
        str | None,
        typer.Option(
            "--statistic",
            metavar="S",
            help="Such as p50, mean, end, or a field of --json; else the usual.",
        ),
    ] = None
    start: Annotated[
        str | None,
        typer.Option("--from", metavar="DAY", help="The first day. Default: the last full week."),
    ] = None
    end: Annotated[
        str | None, typer.Option("--to", metavar="DAY", help="The day after the last one.")
    ] = None
    week: Annotated[
        str | None,
        typer.Option(
            "--week", metavar="DAY", help="The week of this day, instead of --from, --to."
        ),
    ] = None
    item_type: Annotated[
        ItemType | None, typer.Option("--type", help="Of the items of one type.")
    ] = None
    status: Annotated[
        str | None, typer.Option("--status", metavar="STATUS", help="Of one status, or one wait.")
    ] = None
    unit: Annotated[CapacityUnit, typer.Option("--unit", help="What the value score counts.")] = (
        CapacityUnit.ACTIVE_DAYS
    )


@grouped
def explain(
    metric: Annotated[
        str,
        typer.Argument(
            metavar="METRIC",
            help="A flow metric, a key result (love-mobile/faster), or the command that prints the "
            "number: statuses, bottleneck, load, traffic, losses, waits, value-score.",
        ),
    ],
    *,
    number: NumberAsked,
    asked: Asked,
) -> None:
    """Take a number apart: its sum, and the items behind it.

    It says what the number means, under which policy, and which items are left out and why.

    For example the 85th percentile of a week as `narrows flow` shows it:
    narrows explain flow_time --stream policy --week 2026-11-16

    Of work that no stream takes: --stream unaligned
    """
    from narrows.cli.explained import show_explanation

    show_explanation(metric, number, asked=asked)


def register(app: typer.Typer) -> None:
    """Add this command."""
    app.command()(explain)
