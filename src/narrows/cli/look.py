"""`narrows look`: one file, nothing set up before."""

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from narrows.cli.grouped import grouped
from narrows.cli.options import JsonOption


@dataclass(frozen=True, slots=True)
class Shown:
    """How the answer is shown."""

    html: Annotated[
        Path | None,
        typer.Option("--html", metavar="OUT", help="Also write one self-contained page."),
    ] = None
    is_json: JsonOption = False
    title: Annotated[
        str | None, typer.Option("--title", metavar="T", help="What the stream is called.")
    ] = None


@dataclass(frozen=True, slots=True)
class Meant:
    """What the statuses mean, where the guess is wrong."""

    workflow: Annotated[
        Path | None,
        typer.Option(
            "--workflow",
            metavar="FILE",
            help="YAML: workflow (a list of {status, state, queue_of}, or status: state), and if "
            "need be item_types, columns, zone.",
        ),
    ] = None
    state: Annotated[
        list[str] | None,
        typer.Option(
            "--state",
            metavar="STATUS=STATE",
            help="new, waiting, active, done, cancelled or ignore. May be repeated.",
        ),
    ] = None


@dataclass(frozen=True, slots=True)
class Laid:
    """How the file is laid out, where it cannot be told."""

    columns: Annotated[
        str | None,
        typer.Option(
            "--columns",
            metavar="OURS=THEIRS,…",
            help="item, status, moved_at (or activity, started_at, ended_at), item_type, title, …",
        ),
    ] = None
    zone: Annotated[
        str | None,
        typer.Option(
            "--zone", metavar="ZONE", help="Of times without an offset, and of weeks. Default: UTC."
        ),
    ] = None
    date_format: Annotated[
        str | None,
        typer.Option("--date-format", metavar="F", help="As strptime has it: %d/%m/%Y %H:%M."),
    ] = None
    delimiter: Annotated[
        str | None, typer.Option("--delimiter", metavar="D", help="Between columns.")
    ] = None
    encoding: Annotated[
        str | None, typer.Option("--encoding", metavar="E", help="utf-8, utf-16 or latin-1.")
    ] = None
    status_of: Annotated[
        str | None,
        typer.Option(
            "--status-of",
            metavar="A,B",
            help="XES: the attributes that make the status, such as "
            "concept:name,lifecycle:transition.",
        ),
    ] = None


@grouped
def look(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="An event log or a tool's export.")],
    *,
    shown: Shown,
    meant: Meant,
    laid: Laid,
) -> None:
    """Read one file and show the flow and the narrows of its work.

    Columns and what the statuses mean are guessed, and it says how. Nothing is kept.
    """
    from narrows.cli.looked import look_at

    look_at(file, shown=shown, meant=meant, laid=laid)


def register(app: typer.Typer) -> None:
    """Add this command."""
    app.command()(look)
