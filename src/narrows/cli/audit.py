"""`narrows audit`: who decided what, when, and whether the trail is whole."""

from typing import Annotated

import typer

from narrows.cli.listing import Listed
from narrows.cli.options import HomeOption, JsonOption

BROKEN = 1
"""Exit code of a verification that failed."""

audit = typer.Typer(
    name="audit",
    cls=Listed,
    help="Read the trail of what was decided, or verify it.",
    no_args_is_help=True,
    rich_markup_mode=None,
)


@audit.command()
def show(
    of: Annotated[
        str | None,
        typer.Argument(
            metavar="THING",
            help="Only of this thing and its parts, and what was said about them: "
            "love-mobile/nps, or strategy.",
        ),
    ] = None,
    *,
    home: HomeOption = None,
    is_json: JsonOption = False,
) -> None:
    """List each change: when, by whom, what, and from what to what.

    Every change of a plan, every observation, check-in and saying leaves an entry in the same
    transaction, so that there is none without the other.
    """
    from narrows.cli import audited

    audited.show(of, home, is_json=is_json)


@audit.command()
def verify(
    *,
    known: Annotated[
        str | None,
        typer.Option(
            metavar="HASH", help="A newest hash that you kept elsewhere: it has to be in the trail."
        ),
    ] = None,
    home: HomeOption = None,
    is_json: JsonOption = False,
) -> None:
    """Check that each entry, and what it speaks of, is as it was written; else exit with 1.

    Each entry carries a hash of itself and of the one before, and the newest is kept apart. What
    stands in the store is compared with what the entries say. Only whoever can write into the store
    itself can cut off its end with all that belongs to it; a newest hash kept elsewhere tells.
    """
    from narrows.cli import audited

    if not audited.verify(home, known_hash=known, is_json=is_json):
        raise typer.Exit(BROKEN)


def register(app: typer.Typer) -> None:
    """Add these commands."""
    app.add_typer(audit)
