"""`narrows stream`: what each stream offers the others and needs of them, its «API»."""

from dataclasses import dataclass
from typing import Annotated

import typer

from narrows.cli.grouped import grouped
from narrows.cli.listing import Listed
from narrows.cli.options import HomeOption, JsonOption
from narrows.cli.talk import Speaking

stream = typer.Typer(
    name="stream",
    cls=Listed,
    help="Show what streams offer and need, and publish one's own.",
    no_args_is_help=True,
    rich_markup_mode=None,
)


@dataclass(frozen=True, slots=True)
class Offered:
    """What a stream publishes.

    Attributes:
        offers: What it does for other streams.
        needs: What it needs of others.
        message: What it says beside.
    """

    offers: Annotated[
        list[str] | None,
        typer.Option("--offers", metavar="WORDS", help="What it does for others. Repeatable."),
    ] = None
    needs: Annotated[
        list[str] | None,
        typer.Option("--needs", metavar="WORDS", help="What it needs of others. Repeatable."),
    ] = None
    message: Annotated[
        str, typer.Option("--message", metavar="WORDS", help="What you say beside.")
    ] = ""


@stream.command()
def show(
    id_: Annotated[
        str | None, typer.Argument(metavar="STREAM", help="Only this stream; else all of them.")
    ] = None,
    *,
    cycle: Annotated[
        str | None,
        typer.Option("--cycle", metavar="ID", help="Of this cycle; else of the current."),
    ] = None,
    home: HomeOption = None,
    is_json: JsonOption = False,
) -> None:
    """Show what a stream offers and needs, what it wants, and the ripples it makes and feels."""
    from narrows.cli import streamed

    streamed.show(id_, home, cycle=cycle, is_json=is_json)


@stream.command()
@grouped
def publish(
    id_: Annotated[str, typer.Argument(metavar="STREAM", help="Whose; it speaks for itself.")],
    *,
    offered: Offered,
    speaking: Speaking,
) -> None:
    """Tell the others what a stream offers and needs; the plan says so from then on.

    For example: narrows stream publish platform --offers "a test place within the hour". Given any,
    they are all of it; without, what the plan has is published.
    """
    from narrows.cli import streamed

    streamed.publish(id_, offered, speaking=speaking)


def register(app: typer.Typer) -> None:
    """Add these commands."""
    app.add_typer(stream)
