"""`narrows connect`: a live source in three fields."""

from dataclasses import dataclass
from typing import Annotated

import typer

from narrows.cli.grouped import grouped
from narrows.cli.options import HomeOption, JsonOption

INCOMPLETE = 1
"""Exit code where the first sync did not bring everything."""


@dataclass(frozen=True, slots=True)
class Fields:
    """The three fields, and what is seldom said beside them.

    Attributes:
        address: Of the tool.
        take: What of it is brought.
        is_token_piped: Whether the token comes on standard input.
        token_variable: Variable of the environment that holds the token.
        source: Id of the source.
        stream: Id of the stream that takes it.
    """

    address: Annotated[
        str | None,
        typer.Option("--address", metavar="URL", help="Where the tool is, as in the browser."),
    ] = None
    take: Annotated[
        list[str] | None,
        typer.Option("--take", metavar="KEY", help="A project or repository; may be given again."),
    ] = None
    is_token_piped: Annotated[
        bool, typer.Option("--token-stdin", help="Read the token from standard input.")
    ] = False
    token_variable: Annotated[
        str,
        typer.Option("--token-variable", metavar="NAME", help="Variable that holds the token."),
    ] = "NARROWS_TOKEN"  # noqa: S105 - its name
    source: Annotated[
        str | None,
        typer.Option("--id", metavar="ID", help="The source's name; else the tool's."),
    ] = None
    stream: Annotated[
        str | None,
        typer.Option(
            "--stream", metavar="ID", help="The stream that takes it; else one of its own name."
        ),
    ] = None


@grouped
def connect(
    *,
    tool: Annotated[str, typer.Argument(metavar="TOOL", help="jira or github.")],
    fields: Fields,
    is_synced: Annotated[
        bool, typer.Option("--sync/--no-sync", help="Bring its history at once.")
    ] = True,
    home: HomeOption = None,
    is_json: JsonOption = False,
) -> None:
    """Connect a tool: its address, a token, and what to take.

    The token is tested first, and kept sealed beside the plan: it is asked for without being
    shown, or read from standard input or a variable, and never an option, which other people on
    this machine could see. The workflow is suggested from the tool's statuses; correct it in the
    plan (`narrows export`, `narrows apply`). First numbers come while the rest is brought.

    A source that a plan file names with its address is connected by its id; the same replaces a
    token. `narrows sources forget ID` forgets it.

    \b
    narrows connect jira --address https://harbour.atlassian.net --take POL --take CLM
    narrows connect github --address https://github.com/harbour --take harbour/app
    narrows connect jira --id policy-jira --token-stdin < token.txt
    """  # noqa: D301
    from narrows.cli import connected

    if not connected.connect(tool, fields, given_home=home, is_synced=is_synced, is_json=is_json):
        raise typer.Exit(INCOMPLETE)


def register(app: typer.Typer) -> None:
    """Add this command."""
    app.command()(connect)
