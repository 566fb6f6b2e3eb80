"""`narrows audit`: who decided what, when, and whether the trail is whole."""

from typing import Annotated

import typer

from narrows.cli.options import HomeOption, JsonOption

BROKEN = 1
"""Exit code of a verification that failed."""

audit = typer.Typer(
    name="audit",
    help="Read the trail of what was decided, or verify that nothing of it is gone or changed.",
    no_args_is_help=True,
    rich_markup_mode=None,
)


@audit.command()
def show(
    of: Annotated[
        str | None,
        typer.Argument(metavar="THING", help="Only of this thing and its parts: love-mobile/nps."),
    ] = None,
    *,
    home: HomeOption = None,
    is_json: JsonOption = False,
) -> None:
    """List each change: when, by whom, what, and from what to what.

    Every change of a plan, every observation and every check-in leaves an entry in the same
    transaction, so that there is none without the other.
    """
    from narrows.cli import audited

    audited.show(of, home, is_json=is_json)


@audit.command()
def verify(*, home: HomeOption = None, is_json: JsonOption = False) -> None:
    """Check that each entry is there and as it was written. Exits with 1 if one is not.

    Each entry carries a hash of itself and of the one before, and the newest is kept apart.
    """
    from narrows.cli import audited

    if not audited.verify(home, is_json=is_json):
        raise typer.Exit(BROKEN)


def register(app: typer.Typer) -> None:
    """Add these commands."""
    app.add_typer(audit)
