"""`narrows quality`, `map`, `restatements`: what is in doubt, and what became of told weeks."""

from dataclasses import dataclass
from typing import Annotated

import typer

from narrows.cli.grouped import grouped
from narrows.cli.options import Asked, HomeOption, JsonOption


@dataclass(frozen=True, slots=True)
class Meant:
    """What else is said of a status.

    Attributes:
        queue_of: The active status that a waiting one belongs to.
        before: The status that it stands before in the workflow.
        home: The home's folder, as written.
        is_json: Whether the answer is for machines.
    """

    queue_of: Annotated[
        str | None,
        typer.Option("--queue-of", metavar="STATUS", help="The active status it waits for."),
    ] = None
    before: Annotated[
        str | None,
        typer.Option("--before", metavar="STATUS", help="Where it stands; else after its like."),
    ] = None
    home: HomeOption = None
    is_json: JsonOption = False


@grouped
def quality(
    check: Annotated[
        str | None,
        typer.Option("--check", metavar="NAME", help="Only this check, with all its items."),
    ] = None,
    *,
    asked: Asked,
) -> None:
    """Say what is in doubt in the data, and how to mend it.

    Each doubt names its items, and says why it matters.

    For example all items of one stream that stand still:
    narrows quality --stream policy --check stalled_items
    """
    from narrows.cli.quality_shown import show_quality

    show_quality(check, asked)


@grouped
def map_status(
    stream: Annotated[str, typer.Argument(metavar="STREAM", help="Whose workflow.")],
    status: Annotated[str, typer.Argument(metavar="STATUS", help="As the tool calls it.")],
    *,
    meaning: Annotated[
        str,
        typer.Argument(metavar="STATE", help="new, waiting, active, done, cancelled or ignore."),
    ],
    meant: Meant,
) -> None:
    """Say what a status means that a workflow does not know.

    For example: narrows map policy "In QA" active
    """
    from narrows.cli.quality_shown import map_it
    from narrows.services.quality.mapping import Mapping

    map_it(stream, Mapping(status, meaning, meant.queue_of, meant.before), meant=meant)


def restatements(
    stream: Annotated[
        str | None,
        typer.Option("--stream", metavar="ID", help="Only this stream; else all of them."),
    ] = None,
    *,
    home: HomeOption = None,
    is_json: JsonOption = False,
) -> None:
    """List the closed weeks that changed, since when and why.

    Each says from what to what: late data, or another workflow or policy, moved it.

    For example: narrows restatements --stream policy
    """
    from narrows.cli.restated import show_restatements

    show_restatements(stream, home, is_json=is_json)


def register(app: typer.Typer) -> None:
    """Add these commands."""
    app.command()(quality)
    app.command("map")(map_status)
    app.command()(restatements)
