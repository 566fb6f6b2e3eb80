"""What a reset begins with, as options."""

from dataclasses import dataclass
from typing import Annotated

import typer

from narrows.cli.options import EndsOption, ObservableOption, ProblemOption


@dataclass(frozen=True, slots=True)
class BeginningOptions:
    """What a reset begins with, as typed.

    Attributes:
        start: First day of the new cycle.
        weeks: How long it is; 13 unless said.
        after: The cycle that ends.
        problem: What OKRs shall solve.
        observable: What will be observed if they do.
        ends: Which mechanism ends.
    """

    start: Annotated[
        str | None,
        typer.Option("--start", metavar="DAY", help="A Monday; else where the other cycle ends."),
    ] = None
    weeks: Annotated[
        int | None,
        typer.Option("--weeks", metavar="N", min=1, max=52, help="How long it is; else 13."),
    ] = None
    after: Annotated[
        str | None,
        typer.Option("--after", metavar="CYCLE", help="The cycle that ends; else today's."),
    ] = None
    problem: ProblemOption = None
    observable: ObservableOption = None
    ends: EndsOption = None
