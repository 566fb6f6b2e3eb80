"""`narrows initiative`: bets on how, from proposed to kept, changed, swapped or stopped."""

from typing import Annotated

import typer

from narrows.cli.bet import Bet
from narrows.cli.grouped import grouped
from narrows.cli.listing import Listed
from narrows.cli.options import HomeOption, JsonOption
from narrows.cli.talk import Speaking

initiative = typer.Typer(
    name="initiative",
    cls=Listed,
    help="Start, keep, change, swap and stop bets, with a reason.",
    no_args_is_help=True,
    rich_markup_mode=None,
)

Key = Annotated[str, typer.Argument(metavar="INITIATIVE", help="Such as love-mobile/pairs.")]
KeyResult = Annotated[str, typer.Argument(metavar="KEY_RESULT", help="Objective and its id.")]
Reason = Annotated[str, typer.Argument(metavar="REASON", help="Why, in words.")]


@initiative.command("list")
def list_(
    of: Annotated[
        str | None, typer.Argument(metavar="OBJECTIVE", help="Only of this; else of all.")
    ] = None,
    *,
    cycle: Annotated[
        str | None, typer.Option("--cycle", metavar="ID", help="Only of this one; else of all.")
    ] = None,
    home: HomeOption = None,
    is_json: JsonOption = False,
) -> None:
    """List the initiatives with where each stands and why, how their items flow, how many held."""
    from narrows.cli import initiatives_shown

    initiatives_shown.list_(of, home, cycle=cycle, is_json=is_json)


@initiative.command()
def show(key: Key, *, home: HomeOption = None, is_json: JsonOption = False) -> None:
    """Show one initiative with its history and its own flow items."""
    from narrows.cli import initiatives_shown

    initiatives_shown.show(key, home, is_json=is_json)


@initiative.command()
@grouped
def propose(
    key: Key,
    reason: Annotated[str, typer.Argument(metavar="REASON", help="Why, if you like.")] = "",
    *,
    bet: Bet,
    speaking: Speaking,
) -> None:
    """Add an initiative to the plan: what is done (--text), and which result it should move.

    An example: narrows initiative propose love-mobile/pairs --text "Verify in pairs" --moves
    business-wait --by -3 --until-week 8 --because "two see more than one" --status Verifying
    """
    from narrows.cli import initiated

    initiated.propose(key, reason, bet=bet, speaking=speaking)


@initiative.command("from")
@grouped
def from_(key: KeyResult, reason: Reason = "", *, speaking: Speaking) -> None:
    """Move a key result that is something to do here: narrows initiative from love-mobile/portal"""
    from narrows.cli import initiated

    initiated.from_(key, reason, speaking=speaking)


@initiative.command()
@grouped
def start(
    key: Key,
    reason: Annotated[
        str, typer.Argument(metavar="REASON", help="Why; needed where no hypothesis says it.")
    ] = "",
    *,
    speaking: Speaking,
) -> None:
    """Start an initiative that is proposed."""
    from narrows.cli import initiated

    initiated.start(key, reason, speaking=speaking)


@initiative.command()
@grouped
def keep(key: Key, reason: Reason, *, speaking: Speaking) -> None:
    """Keep an initiative that is under way, because of what was seen of it."""
    from narrows.cli import initiated

    initiated.keep(key, reason, speaking=speaking)


@initiative.command()
@grouped
def change(key: Key, reason: Reason, *, bet: Bet, speaking: Speaking) -> None:
    """Change an initiative that is under way, here and in the plan.

    What no option says stays as it is. An example: narrows initiative change
    love-mobile/business-in-the-room "Twice is not enough" --text "They sit with us every morning"
    """
    from narrows.cli import initiated

    initiated.change(key, reason, bet=bet, speaking=speaking)


@initiative.command()
@grouped
def swap(
    key: Key,
    reason: Reason,
    *,
    new: Annotated[str, typer.Option("--for", metavar="ID", help="Id of the new initiative.")],
    bet: Bet,
    speaking: Speaking,
) -> None:
    """Put another initiative in the place of one; the objective and its results stay.

    The options say what the new one is. An example: narrows initiative swap
    love-mobile/business-in-the-room "They are too busy" --for written-rules --text
    "Underwriters write their rules down" --moves business-wait --by -4
    """
    from narrows.cli import initiated

    initiated.swap(key, reason, new=new, bet=bet, speaking=speaking)


@initiative.command()
@grouped
def stop(key: Key, reason: Reason, *, speaking: Speaking) -> None:
    """Stop an initiative for good. Its objective stays."""
    from narrows.cli import initiated

    initiated.stop(key, reason, speaking=speaking)


def register(app: typer.Typer) -> None:
    """Add these commands."""
    app.add_typer(initiative)
