"""What `narrows lay-out` and `take-weeks` do. Imported when one runs."""

import json
from dataclasses import asdict
from pathlib import Path

import typer

from narrows.bootstrap import laying, open_home
from narrows.cli.render.progress import shown_progress
from narrows.domain.amounts import so_many


def lay_out(folder: Path, given_home: Path | None, *, is_json: bool) -> None:
    """Lay out a home's history and say what lies there."""
    with shown_progress() as progress:
        told = laying.lay_out(open_home(given_home), folder, progress=progress)
    if is_json:
        typer.echo(json.dumps({"folder": str(folder), **asdict(told)}))
        return
    typer.echo(
        f"{so_many(told.n_moves, 'transition')} and {so_many(told.n_weeks, 'week')} to measure in "
        f"{folder}."
    )


def take_weeks(folder: Path, given_home: Path | None, *, is_json: bool) -> None:
    """Take in what an engine measured and say how much of it was new."""
    with shown_progress() as progress:
        told = laying.take_weeks(open_home(given_home), folder, progress=progress)
    if is_json:
        typer.echo(json.dumps({"folder": str(folder), **asdict(told)}))
        return
    weeks = so_many(told.n_weeks, "measured week")
    typer.echo(
        f"{so_many(told.n_rows, 'row')} of {weeks} {'is' if told.n_rows == 1 else 'are'} taken in."
    )
