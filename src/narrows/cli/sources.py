"""`narrows sources`: until when each is complete, when it is synced, and its secrets."""

from typing import Annotated

import typer

from narrows.cli.listing import Listed
from narrows.cli.options import HomeOption, JsonOption

sources = typer.Typer(
    name="sources",
    cls=Listed,
    help="See until when sources are complete; keep their secrets. Or forget them.",
    no_args_is_help=False,
    rich_markup_mode=None,
)

Id = Annotated[str, typer.Argument(metavar="SOURCE", help="Its id.")]


@sources.callback(invoke_without_command=True)
def list_(context: typer.Context, *, home: HomeOption = None, is_json: JsonOption = False) -> None:
    """List the sources: complete until, last and next sync, faults, statuses not mapped yet.

    \b
    narrows sources
    narrows sources show policy-jira
    narrows sources hook policy-jira
    narrows sources forget policy-jira
    """  # noqa: D301
    if context.invoked_subcommand is None:
        from narrows.cli import sources_shown

        sources_shown.show_all(home, is_json=is_json)


@sources.command()
def show(source: Id, *, home: HomeOption = None, is_json: JsonOption = False) -> None:
    """Show a source: its last syncs, its faults, and its statuses that no workflow knows."""
    from narrows.cli import sources_shown

    sources_shown.show_one(source, given_home=home, is_json=is_json)


@sources.command()
def hook(source: Id, *, home: HomeOption = None, is_json: JsonOption = False) -> None:
    """Let a tool call when something changes: make the secret that it signs with, shown once.

    Enter it in the tool as the webhook's secret, with the address /hooks/SOURCE of your server as
    it can be reached from outside. A call lets the source be fetched, and nothing else. Made again,
    the one before counts no more.
    """
    from narrows.cli import sources_shown

    sources_shown.hook(source, given_home=home, is_json=is_json)


@sources.command()
def forget(source: Id, *, home: HomeOption = None, is_json: JsonOption = False) -> None:
    """Forget the token and the webhook's secret of a source; what was brought stays."""
    from narrows.cli import sources_shown

    sources_shown.forget(source, given_home=home, is_json=is_json)


def register(app: typer.Typer) -> None:
    """Add these commands."""
    app.add_typer(sources)
