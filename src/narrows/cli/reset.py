"""`narrows reset`: a new cycle begins empty, and what comes along is argued for."""

from pathlib import Path
from typing import Annotated

import typer

from narrows.cli.grouped import grouped
from narrows.cli.listing import Listed
from narrows.cli.options import HomeOption, JsonOption
from narrows.cli.reset_options import BeginningOptions
from narrows.cli.talk import Speaking

reset = typer.Typer(
    name="reset",
    cls=Listed,
    help="""Begin a new cycle with nothing in it. What is carried is argued for, the rest lapses.

Without a command: on a terminal it asks item by item, and goes on where it was left; else it shows
how far the reset has come. Strategy, streams, metrics and history stay.

\b
  narrows reset begin 2027-Q1 --problem WHY --observable WHAT --ends WHAT
  narrows reset carry love-mobile "Half of the way is gone, and customers notice"
  narrows reset drop cheaper-hosting "The bill is halved"
  narrows reset add objective.yaml --removes "The monthly report"
  narrows reset finish                # or: narrows reset call-off
""",
    invoke_without_command=True,
    rich_markup_mode=None,
)

Item = Annotated[
    str, typer.Argument(metavar="ITEM", help="love-mobile, love-mobile/same-table, or a story: 3.")
]


@reset.callback()
def walk(context: typer.Context, *, home: HomeOption = None, is_json: JsonOption = False) -> None:
    """Ask item by item where nothing else is said."""
    if context.invoked_subcommand is None:
        from narrows.cli import reset_walked

        reset_walked.walk(home, is_json=is_json)


@reset.command()
@grouped
def begin(
    cycle: Annotated[str, typer.Argument(metavar="CYCLE", help="Id of the new cycle.")],
    *,
    beginning: BeginningOptions,
    speaking: Speaking,
) -> None:
    """Begin a reset: name the new cycle, and answer the opening questions again."""
    from narrows.cli import reset_taken

    reset_taken.begin(cycle, beginning, speaking=speaking)


@reset.command()
def show(*, home: HomeOption = None, is_json: JsonOption = False) -> None:
    """Show what is carried, what is let go, what is added, and what waits."""
    from narrows.cli import reset_taken

    reset_taken.show(home, is_json=is_json)


@reset.command()
@grouped
def carry(
    item: Item,
    argument: Annotated[str, typer.Argument(metavar="ARGUMENT", help="Why it comes along.")],
    *,
    new_id: Annotated[str | None, typer.Option("--id", metavar="ID", help="Its new id.")] = None,
    speaking: Speaking,
) -> None:
    """Carry an item into the new cycle, for an argument.

    An objective comes without its baselines, which are measured anew, and without its initiatives
    and ripples, which are argued and negotiated anew.
    """
    from narrows.cli import reset_taken

    reset_taken.carry(item, argument, new_id=new_id, speaking=speaking)


@reset.command()
@grouped
def drop(
    item: Item,
    words: Annotated[str, typer.Argument(metavar="WORDS", help="Why, if you like.")] = "",
    *,
    speaking: Speaking,
) -> None:
    """Let an item go, also one that was carried before."""
    from narrows.cli import reset_taken

    reset_taken.drop(item, words, speaking=speaking)


@reset.command()
@grouped
def add(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="One objective, in YAML.")],
    *,
    removes: Annotated[str, typer.Option("--removes", metavar="TEXT", help="What ends for it.")],
    speaking: Speaking,
) -> None:
    """Add an objective to the new cycle, and say what is removed for it."""
    from narrows.cli import reset_taken

    reset_taken.add(file, removes, speaking=speaking)


@reset.command()
@grouped
def finish(*, speaking: Speaking) -> None:
    """Let everything go that nobody argued for."""
    from narrows.cli import reset_taken

    reset_taken.finish(speaking=speaking)


@reset.command()
@grouped
def call_off(*, speaking: Speaking) -> None:
    """Call the reset off: what it put into the plan leaves it, and the new cycle with it."""
    from narrows.cli import reset_taken

    reset_taken.call_off(speaking=speaking)


@reset.command()
@grouped
def take(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The steps of a reset, in YAML.")],
    *,
    speaking: Speaking,
) -> None:
    """Take all steps of a file, or none of them. Taking it again changes nothing."""
    from narrows.cli import reset_taken

    reset_taken.take_file(file, speaking=speaking)


def register(app: typer.Typer) -> None:
    """Add these commands."""
    app.add_typer(reset)
