"""`narrows explain`: from a number to its sum."""

from dataclasses import dataclass
from typing import Annotated

import typer

from narrows.cli.grouped import grouped
from narrows.cli.options import Asked
from narrows.domain.work import ItemType


@dataclass(frozen=True, slots=True)
class NumberAsked:
    """Which number of a stream.

    Attributes:
        statistic: Which statistic; `None` is the usual one.
        start: First day that counts.
        end: The day after the last one.
        item_type: Of one item type.
        status: Of one status.
    """

    statistic: Annotated[
        str | None,
        typer.Option("--statistic", metavar="S", help="Such as p50, mean, end; else the usual."),
    ] = None
    start: Annotated[
        str | None,
        typer.Option("--from", metavar="DAY", help="The first day. Default: the last full week."),
    ] = None
    end: Annotated[
        str | None, typer.Option("--to", metavar="DAY", help="The day after the last one.")
    ] = None
    item_type: Annotated[
        ItemType | None, typer.Option("--type", help="Of the items of one type.")
    ] = None
    status: Annotated[
        str | None, typer.Option("--status", metavar="STATUS", help="Of one status.")
    ] = None


@grouped
def explain(
    metric: Annotated[
        str,
        typer.Argument(
            metavar="METRIC", help="A flow metric, or a key result of one: love-mobile/faster."
        ),
    ],
    *,
    number: NumberAsked,
    asked: Asked,
) -> None:
    """Take a number apart: what it means, its sum, the items in it and those left out.

    For example the 85th percentile of a week as `narrows flow` shows it:
    narrows explain flow_time --stream policy --from 2026-11-16 --to 2026-11-23
    """
    from narrows.cli.explained import show_explanation

    show_explanation(metric, number, asked=asked)


def register(app: typer.Typer) -> None:
    """Add this command."""
    app.command()(explain)
