"""`narrows cycle`: from a draft to a closed cycle, with the reasons that publishing asks for."""

from typing import Annotated

import typer

from narrows.cli.grouped import grouped
from narrows.cli.listing import Listed
from narrows.cli.options import HomeOption, JsonOption
from narrows.cli.talk import Speaking

cycle = typer.Typer(
    name="cycle",
    cls=Listed,
    help="""List, publish, grade and close cycles. One is draft, active, closing, then closed.

\b
  narrows cycle list
  narrows cycle show 2026-Q4                       what publishing will ask
  narrows cycle publish 2026-Q4 --reason "RULE/policy/love-mobile/portal=WHY"
  narrows cycle begin-closing 2026-Q4
  narrows cycle grade love-mobile/nps "The new form brought it" --as policy
  narrows cycle learn "Ask the business on the same day" --cycle 2026-Q4 --as policy
  narrows cycle close 2026-Q4
""",
    no_args_is_help=True,
    rich_markup_mode=None,
)

Which = Annotated[str, typer.Argument(metavar="CYCLE", help="Its id.")]
Note = Annotated[
    str, typer.Option("--words", metavar="WORDS", help="What you say with it, if you like.")
]


@cycle.command("list")
def list_(*, home: HomeOption = None, is_json: JsonOption = False) -> None:
    """List the cycles and where each stands."""
    from narrows.cli import cycle_shown

    cycle_shown.list_cycles(home, is_json=is_json)


@cycle.command()
def show(
    id_: Annotated[
        str | None, typer.Argument(metavar="CYCLE", help="Its id; else the current one.")
    ] = None,
    *,
    home: HomeOption = None,
    is_json: JsonOption = False,
) -> None:
    """Show a cycle: its state, its objectives, and each «stop» with the reason it has or needs."""
    from narrows.cli import cycle_shown

    cycle_shown.show(id_, home, is_json=is_json)


@cycle.command()
@grouped
def publish(
    id_: Which,
    *,
    reason: Annotated[
        list[str] | None,
        typer.Option(
            "--reason",
            metavar="FINDING=WHY",
            help="Why a «stop» is published all the same, such as "
            "RULE/policy/love-mobile/portal=WHY. Repeatable.",
        ),
    ] = None,
    words: Note = "",
    speaking: Speaking,
) -> None:
    """Publish a cycle, so that its objectives count.

    The rules are run. Each finding that says «stop» needs a written reason; on a terminal, what no
    option says is asked. The reasons are kept with the publication.
    """
    from narrows.cli import cycled

    cycled.publish(id_, reason or [], words=words, speaking=speaking)


@cycle.command("begin-closing")
@grouped
def begin_closing(id_: Which, *, words: Note = "", speaking: Speaking) -> None:
    """Begin to close a cycle: grades are commented on, and lessons written down."""
    from narrows.cli import cycled

    cycled.begin_closing(id_, words=words, speaking=speaking)


@cycle.command()
@grouped
def grade(
    key_result: Annotated[str, typer.Argument(metavar="KEY_RESULT", help="As love-mobile/nps.")],
    words: Annotated[str, typer.Argument(metavar="WORDS", help="Why it ended where it did.")],
    *,
    speaking: Speaking,
) -> None:
    """Comment on a key result's grade, for its owners. The grade itself is measured."""
    from narrows.cli import cycled

    cycled.grade(key_result, words, speaking=speaking)


@cycle.command()
@grouped
def learn(
    words: Annotated[str, typer.Argument(metavar="WORDS", help="What was learned.")],
    *,
    of: Annotated[
        str,
        typer.Option(
            "--of",
            metavar="WHAT",
            help="lesson; stop (what is to be stopped); or same_way («are we still working the "
            "same way as three months ago?»).",
        ),
    ] = "lesson",
    cycle: Annotated[
        str | None, typer.Option("--cycle", metavar="ID", help="Which; else the current one.")
    ] = None,
    speaking: Speaking,
) -> None:
    """Write down what a cycle taught, for its review."""
    from narrows.cli import cycled

    cycled.learn(words, of=of, cycle=cycle, speaking=speaking)


@cycle.command()
@grouped
def close(id_: Which, *, words: Note = "", speaking: Speaking) -> None:
    """Close a cycle for good: the grades are copied as measured now, and nothing of it changes."""
    from narrows.cli import cycled

    cycled.close(id_, words=words, speaking=speaking)


def register(app: typer.Typer) -> None:
    """Add these commands."""
    app.add_typer(cycle)
