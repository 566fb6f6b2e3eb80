"""`narrows layers`: roadmaps, what streams plan and what the organisation plans, told apart."""

from dataclasses import dataclass
from typing import Annotated

import typer

from narrows.cli.grouped import grouped
from narrows.cli.listing import Listed
from narrows.cli.options import HomeOption, JsonOption
from narrows.cli.talk import Speaking

layers = typer.Typer(
    name="layers",
    cls=Listed,
    help="Tell roadmaps, streams and organisation apart. Take or drop what is drafted for leaders.",
    no_args_is_help=True,
    rich_markup_mode=None,
)

Status = Annotated[
    str, typer.Argument(metavar="STATUS", help="The wait, as `narrows layers show` calls it.")
]
Cycle = Annotated[
    str | None, typer.Option("--cycle", metavar="ID", help="Of this cycle; else of the current.")
]


@dataclass(frozen=True, slots=True)
class Taken:
    """How a draft is taken.

    Attributes:
        target: How long an item may wait in each stream. [days]
        id: Of the objective.
        text: What shall be true.
        why: The reason.
        waypoint: Which place of the strategy it serves.
        cycle: Of which cycle.
        message: What the leader says beside.
    """

    target: Annotated[
        float,
        typer.Option("--target", metavar="DAYS", help="How long an item may wait, on average."),
    ]
    id: Annotated[
        str | None, typer.Option("--id", metavar="ID", help="Of the objective; else made of it.")
    ] = None
    text: Annotated[
        str, typer.Option("--text", metavar="WORDS", help="What shall be true, in your words.")
    ] = ""
    why: Annotated[str, typer.Option("--why", metavar="WORDS", help="The reason.")] = ""
    waypoint: Annotated[
        str | None, typer.Option("--waypoint", metavar="ID", help="Which one it serves.")
    ] = None
    cycle: Cycle = None
    message: Annotated[
        str, typer.Option("--message", metavar="WORDS", help="What you say beside.")
    ] = ""


@layers.command()
def show(*, cycle: Cycle = None, home: HomeOption = None, is_json: JsonOption = False) -> None:
    """Show who plans what in a cycle: streams widen their canal, the organisation builds one.

    Roadmaps stand beside, and are never graded. A wait that three or more streams share is drafted
    as an objective of the organisation, which leaders take or drop.
    """
    from narrows.cli import layered

    layered.show(home, cycle=cycle, is_json=is_json)


@layers.command()
@grouped
def take(status: Status, *, taken: Taken, speaking: Speaking) -> None:
    """Take a draft as an objective of the organisation, with a key result for each stream.

    For example: narrows layers take "Waiting for business input" --target 1. Where each stream
    starts from is measured.
    """
    from narrows.cli import layered

    layered.take(status, taken, speaking=speaking)


@layers.command()
@grouped
def drop(
    status: Status,
    words: Annotated[str, typer.Argument(metavar="WORDS", help="Why.")],
    *,
    cycle: Cycle = None,
    speaking: Speaking,
) -> None:
    """Drop a draft for a cycle, and say why. It can still be taken."""
    from narrows.cli import layered

    layered.drop(status, words, cycle=cycle, speaking=speaking)


def register(app: typer.Typer) -> None:
    """Add these commands."""
    app.add_typer(layers)
