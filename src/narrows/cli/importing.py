"""`narrows import`: OKRs that others wrote, as a draft of a plan."""

from pathlib import Path
from typing import Annotated

import typer

from narrows.cli.options import JsonOption

EXAMPLE = "Example: narrows import okrs.md --owner checkout --out narrows.yaml"


def import_okrs(
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="OKRs in Markdown (.md) or CSV (.csv).")
    ],
    *,
    owner: Annotated[
        str | None,
        typer.Option(
            "--owner", metavar="STREAM", help="Whose all of them shall be; else as the file says."
        ),
    ] = None,
    cycle: Annotated[
        str | None,
        typer.Option(
            "--cycle",
            metavar="ID",
            help="Of a file with several cycles only this one; else how its cycle is called.",
        ),
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option("--out", metavar="FILE", help="Write the draft there; never over a file."),
    ] = None,
    is_json: JsonOption = False,
) -> None:
    """Draft a plan from OKRs in Markdown or CSV.

    The draft is YAML that you complete: what each key result is measured by, only you know. It says
    what is missing before it can be applied, and what was left out of the file, with its line.
    """
    from narrows.cli import imported

    imported.import_okrs(file, owner=owner, cycle=cycle, out=out, is_json=is_json)


def register(app: typer.Typer) -> None:
    """Add this command."""
    app.command("import", epilog=EXAMPLE)(import_okrs)
