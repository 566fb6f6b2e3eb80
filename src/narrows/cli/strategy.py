"""`narrows strategy` and `narrows adoption`: where all go, and why there are OKRs."""

from dataclasses import dataclass
from typing import Annotated

import typer

from narrows.cli.grouped import grouped
from narrows.cli.listing import Listed
from narrows.cli.options import EndsOption, HomeOption, JsonOption, ObservableOption, ProblemOption
from narrows.cli.talk import Speaking

strategy = typer.Typer(
    name="strategy",
    cls=Listed,
    help="Show the strategy and what was said of it, or publish it.",
    no_args_is_help=True,
    rich_markup_mode=None,
)
adoption = typer.Typer(
    name="adoption",
    cls=Listed,
    help="Why OKRs here, what will be observed, and what ends. With pilot streams and leaders.",
    no_args_is_help=True,
    rich_markup_mode=None,
)


@dataclass(frozen=True, slots=True)
class Adopting:
    """Answers to the opening questions, as typed.

    Attributes:
        problem: What OKRs shall solve.
        observable: What will be observed if they do.
        ends: Which mechanism ends when they start.
        pilots: Streams that begin.
        leaders: Who leads them, as roles.
    """

    problem: ProblemOption = None
    observable: ObservableOption = None
    ends: EndsOption = None
    pilots: Annotated[
        list[str] | None,
        typer.Option("--pilot", metavar="STREAM", help="A stream that begins; as often as needed."),
    ] = None
    leaders: Annotated[
        list[str] | None,
        typer.Option("--leader", metavar="ROLE", help="Who leads, as a role; as often as needed."),
    ] = None


@strategy.command("show")
def show_strategy(*, home: HomeOption = None, is_json: JsonOption = False) -> None:
    """Show the strategy: whether it is a draft, and which stream has not spoken yet."""
    from narrows.cli import strategy_published

    strategy_published.show(home, is_json=is_json)


@strategy.command()
@grouped
def publish(
    words: Annotated[str, typer.Argument(metavar="WORDS", help="Why now, if you like.")] = "",
    *,
    speaking: Speaking,
) -> None:
    """Publish the strategy as the plan has it. A later change makes it a draft again.

    Before that, every stream may comment and ask.

    \b
      narrows talk comment strategy "Which customers?" --as policy
      narrows strategy publish "All streams have spoken"
    """  # noqa: D301
    from narrows.cli import strategy_published

    strategy_published.publish(words, speaking=speaking)


@adoption.command("show")
def show_adoption(*, home: HomeOption = None, is_json: JsonOption = False) -> None:
    """Show the opening questions with every answer that was given, pilots and leaders."""
    from narrows.cli import adopted

    adopted.show(home, is_json=is_json)


@adoption.command()
@grouped
def answer(*, adopting: Adopting, speaking: Speaking) -> None:
    """Answer opening questions again, or name other pilots and leaders. What was said stays.

    \b
      narrows adoption answer --problem "Nobody knows why a policy takes weeks" --pilot policy
    """  # noqa: D301
    from narrows.cli import adopted

    adopted.answer(adopting, speaking=speaking)


def register(app: typer.Typer) -> None:
    """Add these commands."""
    app.add_typer(strategy)
    app.add_typer(adoption)
