"""`narrows story`: what an objective generates during its cycle, and what ends with it."""

from typing import Annotated

import typer

from narrows.cli.grouped import grouped
from narrows.cli.listing import Listed
from narrows.cli.options import HomeOption, JsonOption
from narrows.cli.talk import Speaking

story = typer.Typer(
    name="story",
    cls=Listed,
    help="Generate stories from an objective during its cycle. A reset throws them away.",
    no_args_is_help=True,
    rich_markup_mode=None,
)

Number = Annotated[int, typer.Argument(metavar="NUMBER", help="Of the story.")]
ObjectiveId = Annotated[str, typer.Argument(metavar="OBJECTIVE", help="Its id.")]


@story.command("list")
def list_(
    of: Annotated[
        str | None, typer.Argument(metavar="OBJECTIVE", help="Only of this; else of all.")
    ] = None,
    *,
    is_open: Annotated[bool, typer.Option("--open", help="Only what is open.")] = False,
    home: HomeOption = None,
    is_json: JsonOption = False,
) -> None:
    """List the stories with where each stands."""
    from narrows.cli import stories_told

    stories_told.list_(of, home, is_open=is_open, is_json=is_json)


@story.command()
def ask(of: ObjectiveId, *, home: HomeOption = None, is_json: JsonOption = False) -> None:
    """Ask what an objective calls for: a question for each key result and each bet under way.

    The answers are stories: narrows story tell love-mobile "Try the rules with two underwriters"
    --key-result business-wait
    """
    from narrows.cli import stories_told

    stories_told.ask(of, home, is_json=is_json)


@story.command()
@grouped
def tell(
    of: ObjectiveId,
    words: Annotated[str, typer.Argument(metavar="STORY", help="In words.")],
    *,
    key_result: Annotated[
        str | None,
        typer.Option("--key-result", metavar="ID", help="The key result that it should move."),
    ] = None,
    item: Annotated[
        str | None, typer.Option("--item", metavar="KEY", help="Its flow item, where it has one.")
    ] = None,
    speaking: Speaking,
) -> None:
    """Tell a story for an objective. It lives as long as the objective's cycle."""
    from narrows.cli import stories_told
    from narrows.services.stories.telling import Origin

    stories_told.tell(Origin(of, key_result, item), words, speaking=speaking)


@story.command()
@grouped
def finish(
    number: Number,
    words: Annotated[str, typer.Argument(metavar="WORDS", help="How, if you like.")] = "",
    *,
    speaking: Speaking,
) -> None:
    """Finish a story. What it moved, the key results show."""
    from narrows.cli import stories_told

    stories_told.finish(number, words, speaking=speaking)


@story.command()
@grouped
def drop(
    number: Number,
    reason: Annotated[str, typer.Argument(metavar="REASON", help="Why, in words.")],
    *,
    speaking: Speaking,
) -> None:
    """Throw a story away before its cycle ends."""
    from narrows.cli import stories_told

    stories_told.drop(number, reason, speaking=speaking)


@story.command()
@grouped
def argue(
    number: Number,
    objective: Annotated[
        str, typer.Argument(metavar="OBJECTIVE", help="Of the next cycle, that it goes into.")
    ],
    *,
    argument: Annotated[str, typer.Argument(metavar="ARGUMENT", help="Why it is carried.")],
    speaking: Speaking,
) -> None:
    """Argue for a story that a reset throws away, and carry it into the next cycle."""
    from narrows.cli import stories_told

    stories_told.argue(number, objective, argument=argument, speaking=speaking)


def register(app: typer.Typer) -> None:
    """Add these commands."""
    app.add_typer(story)
