"""`narrows ripple`: what objectives do to each other, proposed and answered."""

from typing import Annotated

import typer

from narrows.cli.grouped import grouped
from narrows.cli.listing import Listed
from narrows.cli.options import HomeOption, JsonOption
from narrows.cli.ripple_options import Cycle, Felt, Key, Told
from narrows.cli.talk import Speaking

ripple = typer.Typer(
    name="ripple",
    cls=Listed,
    help="Propose ripples between objectives, and answer them.",
    no_args_is_help=True,
    rich_markup_mode=None,
)


@ripple.command()
def show(
    of: Annotated[
        str | None,
        typer.Argument(metavar="THING", help="Only those that this objective or owner is in."),
    ] = None,
    *,
    cycle: Cycle = None,
    home: HomeOption = None,
    is_json: JsonOption = False,
) -> None:
    """List the ripples of a cycle: who makes which wave, who feels it, and where it stands.

    Where waves meet is named too: those that help together reinforce, help and hindrance cancel.
    """
    from narrows.cli import rippled

    rippled.show(of, home, cycle=cycle, is_json=is_json)


@ripple.command()
def conflicts(*, cycle: Cycle = None, home: HomeOption = None, is_json: JsonOption = False) -> None:
    """List objectives of a cycle that work against each other, and whether a ripple says so.

    They pull the same metric of the same scope in opposite directions, or at a counter-metric.
    """
    from narrows.cli import rippled

    rippled.conflicts(home, cycle=cycle, is_json=is_json)


@ripple.command()
def history(key: Key, *, home: HomeOption = None, is_json: JsonOption = False) -> None:
    """List what both sides said about a ripple; also where it is withdrawn."""
    from narrows.cli import rippled

    rippled.history(key, home, is_json=is_json)


@ripple.command()
@grouped
def propose(
    objective: Annotated[str, typer.Argument(metavar="OBJECTIVE", help="Which makes the wave.")],
    effect: Annotated[str, typer.Argument(metavar="EFFECT", help="helps, hinders or needs.")],
    *,
    to: Annotated[str, typer.Argument(metavar="TO", help="An objective, a stream, organisation.")],
    text: Annotated[str, typer.Argument(metavar="WORDS", help="What they will feel.")],
    told: Told,
    speaking: Speaking,
) -> None:
    """Put a ripple into the plan and ask the other side for an answer.

    For example: narrows ripple propose love-mobile needs platform "a test place within the hour".
    Proposing it again in other words asks again.
    """
    from narrows.cli import rippled

    rippled.propose((objective, effect, to, text), told, speaking=speaking)


@ripple.command()
@grouped
def note(
    party: Annotated[str, typer.Argument(metavar="PARTY", help="Who makes the wave, in words.")],
    effect: Annotated[str, typer.Argument(metavar="EFFECT", help="helps, hinders or needs.")],
    *,
    to: Annotated[str, typer.Argument(metavar="TO", help="An objective, a stream, organisation.")],
    text: Annotated[str, typer.Argument(metavar="WORDS", help="What is felt.")],
    felt: Felt,
    speaking: Speaking,
) -> None:
    """Note a wave that a customer, a regulator or a partner makes; no answer is expected.

    For example: narrows ripple note "the regulator" hinders love-mobile "a second signature".
    """
    from narrows.cli import rippled

    rippled.note((party, effect, to, text), felt, speaking=speaking)


@ripple.command()
@grouped
def accept(
    key: Key,
    words: Annotated[str, typer.Argument(metavar="WORDS", help="What you say to it.")] = "",
    *,
    speaking: Speaking,
) -> None:
    """Accept a ripple, for the owner of where it goes."""
    from narrows.cli import rippled

    rippled.accept(key, words, speaking=speaking)


@ripple.command()
@grouped
def decline(
    key: Key,
    words: Annotated[str, typer.Argument(metavar="WORDS", help="Why.")],
    *,
    speaking: Speaking,
) -> None:
    """Decline a ripple and say why; it may be proposed again in other words."""
    from narrows.cli import rippled

    rippled.decline(key, words, speaking=speaking)


@ripple.command()
@grouped
def withdraw(
    key: Key,
    words: Annotated[str, typer.Argument(metavar="WORDS", help="Why, if you like.")] = "",
    *,
    speaking: Speaking,
) -> None:
    """Take a ripple out of the plan, for the owner of the objective that makes it."""
    from narrows.cli import rippled

    rippled.withdraw(key, words, speaking=speaking)


def register(app: typer.Typer) -> None:
    """Add these commands."""
    app.add_typer(ripple)
