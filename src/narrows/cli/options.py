"""The options that several commands share, said once."""

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

HomeOption = Annotated[
    Path | None,
    typer.Option(
        "--home", metavar="DIR", help="The home's folder; else $NARROWS_HOME, else ./narrows-home."
    ),
]
JsonOption = Annotated[bool, typer.Option("--json", help="One JSON object instead of text.")]
AsOfOption = Annotated[
    str | None,
    typer.Option(
        "--as-of",
        metavar="INSTANT",
        help="What moved later is not known yet. ISO 8601; without an offset in the "
        "stream's zone, of all streams in the organisation's; a bare day is its first instant. "
        "Default: until when the sources are complete.",
    ),
]


@dataclass(frozen=True, slots=True)
class Asked:
    """What every reading command is asked.

    Attributes:
        stream: Only this one, or `unaligned`; `None` is all of them.
        as_of: Cuts history, as written.
        home: The home's folder, as written.
        is_json: Whether the answer is for machines.
    """

    stream: Annotated[
        str | None,
        typer.Option(
            "--stream",
            metavar="ID",
            help="Only this stream, or work in none: unaligned; else all of them.",
        ),
    ] = None
    as_of: AsOfOption = None
    home: HomeOption = None
    is_json: JsonOption = False


ProblemOption = Annotated[
    str | None,
    typer.Option("--problem", metavar="TEXT", help="Why OKRs here: what shall they solve?"),
]
ObservableOption = Annotated[
    str | None,
    typer.Option("--observable", metavar="TEXT", help="What will you observe if it works?"),
]
EndsOption = Annotated[
    str | None,
    typer.Option("--ends", metavar="TEXT", help="What ends when OKRs start?"),
]
"""The three opening questions; they are asked at set-up and answered again at each reset."""
