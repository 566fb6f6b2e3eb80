"""`narrows value-score`: which part of the capacity goes to value streams."""

from dataclasses import dataclass
from typing import Annotated

import typer

from narrows.cli.grouped import grouped
from narrows.cli.options import AsOfOption, HomeOption, JsonOption
from narrows.domain.calendar import Cut
from narrows.domain.value import CapacityUnit


@dataclass(frozen=True, slots=True)
class CapacityAsked:
    """What is asked about capacity.

    Attributes:
        start: First day that counts.
        end: The day after the last one.
        by: How the days are cut.
        unit: What is counted.
        as_of: Cuts history, as written.
        home: The home's folder, as written.
        is_json: Whether the answer is for machines.
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
    unit: Annotated[
        CapacityUnit,
        typer.Option(
            "--unit",
            help="Days that items were worked on, items done, their points, or hours logged.",
        ),
    ] = CapacityUnit.ACTIVE_DAYS
    as_of: AsOfOption = None
    home: HomeOption = None
    is_json: JsonOption = False


@grouped
def value_score(*, asked: CapacityAsked) -> None:
    """Say which part of the capacity goes to value streams.

    Units on value streams / all units; what goes to none is listed. For example the last quarter
    by month, in items done:
    narrows value-score --by month --unit items
    """
    from narrows.cli.value_scored import show_value_score

    show_value_score(asked)


def register(app: typer.Typer) -> None:
    """Add this command."""
    app.command("value-score")(value_score)
