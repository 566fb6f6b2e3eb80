"""`narrows talk`: what people on both sides say about what is planned."""

from dataclasses import dataclass
from typing import Annotated

import typer

from narrows.cli.grouped import grouped
from narrows.cli.listing import Listed
from narrows.cli.options import HomeOption, JsonOption

talk = typer.Typer(
    name="talk",
    cls=Listed,
    help="Comment, ask, answer and acknowledge what is planned. Leaders and streams do, both ways.",
    no_args_is_help=True,
    rich_markup_mode=None,
)

Thing = Annotated[
    str,
    typer.Argument(
        metavar="THING", help="An objective, a key result (love-mobile/nps), a stream or strategy."
    ),
]
Words = Annotated[str, typer.Argument(metavar="WORDS", help="What you say.")]


@dataclass(frozen=True, slots=True)
class Speaking:
    """How a command line speaks.

    Attributes:
        behalf: For whom.
        home: The home's folder, as written.
        is_json: Whether the answer is for machines.
    """

    behalf: Annotated[
        str | None,
        typer.Option("--as", metavar="STREAM", help="For whom: a stream, or organisation."),
    ] = None
    home: HomeOption = None
    is_json: JsonOption = False


@talk.command()
def show(
    of: Annotated[
        str | None, typer.Argument(metavar="THING", help="Only of this; else of everything.")
    ] = None,
    *,
    is_unanswered: Annotated[
        bool, typer.Option("--unanswered", help="Only questions that nobody answered yet.")
    ] = False,
    home: HomeOption = None,
    is_json: JsonOption = False,
) -> None:
    """List what was said, with the number of each."""
    from narrows.cli import talked

    talked.show(of, home, is_unanswered=is_unanswered, is_json=is_json)


@talk.command()
@grouped
def comment(thing: Thing, words: Words, *, speaking: Speaking) -> None:
    """Comment on a thing. Nothing waits for an answer."""
    from narrows.cli import talked

    talked.comment(thing, words, speaking=speaking)


@talk.command()
@grouped
def ask(thing: Thing, words: Words, *, speaking: Speaking) -> None:
    """Ask about a thing. The question waits until its owner answers."""
    from narrows.cli import talked

    talked.ask(thing, words, speaking=speaking)


@talk.command()
@grouped
def answer(
    question: Annotated[int, typer.Argument(metavar="NUMBER", help="Of the question.")],
    words: Words,
    *,
    speaking: Speaking,
) -> None:
    """Answer a question, for the owner of what it is about."""
    from narrows.cli import talked

    talked.answer(question, words, speaking=speaking)


@talk.command()
@grouped
def acknowledge(
    objective: Annotated[str, typer.Argument(metavar="OBJECTIVE", help="Its id.")],
    words: Annotated[str, typer.Argument(metavar="WORDS", help="How, if you like.")] = "",
    *,
    is_taken_back: Annotated[
        bool, typer.Option("--take-back", help="Take back what was acknowledged.")
    ] = False,
    speaking: Speaking,
) -> None:
    """Say as a leader: «I see how this serves the waypoint». It approves nothing."""
    from narrows.cli import talked

    talked.acknowledge(objective, words, speaking=speaking, is_taken_back=is_taken_back)


def register(app: typer.Typer) -> None:
    """Add these commands."""
    app.add_typer(talk)
