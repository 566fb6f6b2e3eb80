"""`narrows workshop`: from why to the first objectives, step by step into a plan."""

from pathlib import Path
from typing import Annotated

import typer

from narrows.cli.grouped import grouped
from narrows.cli.listing import Listed
from narrows.cli.options import HomeOption, JsonOption
from narrows.cli.talk import Speaking

workshop = typer.Typer(
    name="workshop",
    cls=Listed,
    help="""Plan together: why, strategy, customers, streams, metrics.

Each stream gets ONE metric; then come teams and objectives. Without a command: on a terminal it
asks step by step, and goes on where it was left; else it shows how far it has come. Every answer
is applied to the plan at once.

\b
  narrows workshop
  narrows workshop answer why "{problem: Slow, observable: Half as long, ends: The report}"
  narrows workshop answer metrics "{policy: {id: nps, title: Mobile NPS, better: higher}}"
  narrows workshop take workshop.yaml
""",
    invoke_without_command=True,
    rich_markup_mode=None,
)


@workshop.callback()
def walk(context: typer.Context, *, home: HomeOption = None, is_json: JsonOption = False) -> None:
    """Ask step by step where nothing else is said."""
    if context.invoked_subcommand is None:
        from narrows.cli import workshop_walked

        workshop_walked.walk(home, is_json=is_json)


@workshop.command()
def show(*, home: HomeOption = None, is_json: JsonOption = False) -> None:
    """Show which steps are done, and what the next one asks."""
    from narrows.cli import workshop_taken

    workshop_taken.show(home, is_json=is_json)


@workshop.command()
@grouped
def answer(
    step: Annotated[
        str,
        typer.Argument(
            metavar="STEP",
            help="why, strategy, customers, streams, metrics, teams or objectives.",
        ),
    ],
    answers: Annotated[str, typer.Argument(metavar="YAML", help="As below this step in the file.")],
    *,
    speaking: Speaking,
) -> None:
    """Answer one step. A missing home is made."""
    from narrows.cli import workshop_taken

    workshop_taken.answer(step, answers, speaking=speaking)


@workshop.command()
@grouped
def take(
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="Answers in YAML, by the names of the steps.")
    ],
    *,
    speaking: Speaking,
) -> None:
    """Take the answers of a file, all of them or none. A missing home is made.

    Taking it again changes nothing, so that a file can grow while the workshop goes on.
    """
    from narrows.cli import workshop_taken

    workshop_taken.take_file(file, speaking=speaking)


def register(app: typer.Typer) -> None:
    """Add these commands."""
    app.add_typer(workshop)
