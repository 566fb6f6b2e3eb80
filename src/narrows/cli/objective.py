"""`narrows objective`: one objective at a time, read along, written, and taken out."""

from pathlib import Path
from typing import Annotated

import typer

from narrows.cli.listing import Listed
from narrows.cli.options import HomeOption, JsonOption

objective = typer.Typer(
    name="objective",
    cls=Listed,
    help="Write one objective, and see what the rules find in it.",
    no_args_is_help=True,
    rich_markup_mode=None,
)

File = Annotated[
    Path,
    typer.Argument(
        metavar="FILE",
        help="One objective in YAML, as a plan file says it; with `metrics:` that the plan lacks.",
    ),
]
TakeOption = Annotated[
    bool,
    typer.Option("--take", help="Take what is offered for key results in words alone."),
]
Id = Annotated[str, typer.Argument(metavar="OBJECTIVE", help="Its id.")]


@objective.command()
def check(file: File, *, home: HomeOption = None, is_json: JsonOption = False) -> None:
    """Say what the rules find in an objective that is not saved, and what its words mean.

    An example: narrows objective check love-mobile.yaml
    """
    from narrows.cli import objective_written

    objective_written.check(file, home, is_json=is_json)


@objective.command()
def write(
    file: File, *, take: TakeOption = False, home: HomeOption = None, is_json: JsonOption = False
) -> None:
    """Save an objective: a new one, or the one of its `id` anew.

    An example: narrows objective write love-mobile.yaml --take
    """
    from narrows.cli import objective_written

    objective_written.write(file, home, is_taken=take, is_json=is_json)


@objective.command()
def show(id_: Id, *, home: HomeOption = None, is_json: JsonOption = False) -> None:
    """Show an objective as a plan file says it, to be written anew.

    An example: narrows objective show love-mobile > love-mobile.yaml
    """
    from narrows.cli import objective_written

    objective_written.show(id_, home, is_json=is_json)


@objective.command()
def remove(id_: Id, *, home: HomeOption = None, is_json: JsonOption = False) -> None:
    """Take an objective out of the plan; what was said and seen of it stays.

    An example: narrows objective remove love-mobile
    """
    from narrows.cli import objective_written

    objective_written.remove(id_, home, is_json=is_json)


def register(app: typer.Typer) -> None:
    """Add these commands."""
    app.add_typer(objective)
