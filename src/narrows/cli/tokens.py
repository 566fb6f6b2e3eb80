"""`narrows token`: what programs show to be let in."""

from typing import Annotated

import typer

from narrows.cli.listing import Listed
from narrows.cli.options import HomeOption, JsonOption

tokens = typer.Typer(
    name="token",
    cls=Listed,
    help="Let programs in: make, list and revoke tokens.",
    no_args_is_help=True,
    rich_markup_mode=None,
)

Name = Annotated[
    str, typer.Argument(metavar="NAME", help="What the audit trail says of who shows it.")
]


@tokens.command()
def new(
    name: Name,
    *,
    scope: Annotated[
        list[str],
        typer.Option("--scope", metavar="SCOPE", help="read, write or push; may be given again."),
    ],
    home: HomeOption = None,
    is_json: JsonOption = False,
) -> None:
    """Make a token and show it, once and never again.

    \b
    narrows token new ci --scope push
    narrows token new dashboard --scope read
    """  # noqa: D301
    from narrows.cli import tokened

    tokened.new(name, scope, given_home=home, is_json=is_json)


@tokens.command(name="list")
def list_(*, home: HomeOption = None, is_json: JsonOption = False) -> None:
    """List the tokens, those that were revoked too."""
    from narrows.cli import tokened

    tokened.list_all(home, is_json=is_json)


@tokens.command()
def revoke(name: Name, *, home: HomeOption = None, is_json: JsonOption = False) -> None:
    """Let a token allow nothing from now on."""
    from narrows.cli import tokened

    tokened.revoke(name, given_home=home, is_json=is_json)


def register(app: typer.Typer) -> None:
    """Add these commands."""
    app.add_typer(tokens)
