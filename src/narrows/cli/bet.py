"""The options that say what an initiative is."""

from dataclasses import dataclass
from typing import Annotated

import typer


@dataclass(frozen=True, slots=True)
class Bet:
    """How a command line says what an initiative is.

    Attributes:
        text: What is done.
        status: The status that it means to widen.
        moves: The key result that it should move.
        by: By how much.
        until_week: Until which week of the cycle.
        because: Why.
        team: Who takes part.
        item: Keys of its flow items.
        epic: The item that its flow items belong to.
        label: The label that its flow items carry.
    """

    text: Annotated[str | None, typer.Option("--text", metavar="TEXT", help="What is done.")] = None
    status: Annotated[
        str | None,
        typer.Option("--status", metavar="STATUS", help="The status that it means to widen."),
    ] = None
    moves: Annotated[
        str | None,
        typer.Option("--moves", metavar="KEY_RESULT", help="The key result that it should move."),
    ] = None
    by: Annotated[
        float | None,
        typer.Option("--by", metavar="CHANGE", help="By how much; falling is negative."),
    ] = None
    until_week: Annotated[
        int | None, typer.Option("--until-week", metavar="WEEK", help="Of the cycle, from 1.")
    ] = None
    because: Annotated[
        str | None, typer.Option("--because", metavar="TEXT", help="Why it should move it.")
    ] = None
    team: Annotated[
        list[str] | None, typer.Option("--team", metavar="TEAM", help="Takes part. Repeatable.")
    ] = None
    item: Annotated[
        list[str] | None,
        typer.Option("--item", metavar="KEY", help="One of its flow items. Repeatable."),
    ] = None
    epic: Annotated[
        str | None, typer.Option("--epic", metavar="KEY", help="Its flow items belong to this one.")
    ] = None
    label: Annotated[
        str | None, typer.Option("--label", metavar="LABEL", help="Its flow items carry this one.")
    ] = None
