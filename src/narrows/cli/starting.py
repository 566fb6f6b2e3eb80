"""`narrows init`: an empty home, and the questions that come before any objective."""

from dataclasses import dataclass
from typing import Annotated

import typer

from narrows.cli.grouped import grouped
from narrows.cli.options import EndsOption, HomeOption, JsonOption, ObservableOption, ProblemOption


@dataclass(frozen=True, slots=True)
class Opening:
    """What an empty home begins with.

    Attributes:
        name: The organisation's.
        zone: IANA zone of its cycles.
        problem: What OKRs shall solve.
        observable: What will be observed if they do.
        ends: Which mechanism ends when they start.
    """

    name: Annotated[
        str | None, typer.Option("--name", metavar="TEXT", help="The organisation's name.")
    ] = None
    zone: Annotated[
        str | None,
        typer.Option("--zone", metavar="ZONE", help="IANA zone of its cycles; else UTC."),
    ] = None
    problem: ProblemOption = None
    observable: ObservableOption = None
    ends: EndsOption = None


@grouped
def init(
    *,
    opening: Opening,
    is_silent: Annotated[
        bool, typer.Option("--yes", "-y", help="Ask nothing; take what the options say.")
    ] = False,
    home: HomeOption = None,
    is_json: JsonOption = False,
) -> None:
    """Make an empty home and ask the opening questions.

    Why OKRs here, what will be observed if they work, and what ends when they start. An answer
    may stay empty; the plan can be changed later with `narrows apply`.

    \b
    narrows init --name Harbour --zone Europe/London
    narrows init --yes --name Harbour --home harbour
    """  # noqa: D301
    from narrows.cli import started

    started.init(opening, home, is_silent=is_silent, is_json=is_json)


def register(app: typer.Typer) -> None:
    """Add this command."""
    app.command()(init)
