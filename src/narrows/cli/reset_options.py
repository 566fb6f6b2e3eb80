"""What a reset begins with, as options."""

from dataclasses import dataclass
from typing import Annotated

import typer


@dataclass(frozen=True, slots=True)
class BeginningOptions:
    """What a reset begins with, as typed.

    Attributes:
        start: First day of the new cycle.
        weeks: How long it is.
        after: The cycle that ends.
        problem: What OKRs shall solve.
        observable: What will be observed if they do.
        ends: Which mechanism ends.
    """

    start: Annotated[
        str | None,
        typer.Option("--start", metavar="DAY", help="A Monday; else where the other cycle ends."),
    ] = None
    weeks: Annotated[int, typer.Option("--weeks", metavar="N", min=1, max=52)] = 13
    after: Annotated[
        str | None,
        typer.Option("--after", metavar="CYCLE", help="The cycle that ends; else today's."),
    ] = None
    problem: Annotated[
        str | None,
        typer.Option("--problem", metavar="TEXT", help="Why OKRs here: what shall they solve?"),
    ] = None
    observable: Annotated[
        str | None,
        typer.Option("--observable", metavar="TEXT", help="What will you observe if it works?"),
    ] = None
    ends: Annotated[
        str | None,
        typer.Option("--ends", metavar="TEXT", help="What ends when OKRs start?"),
    ] = None
