"""The demonstration's home, built. Imported when the command runs."""

import json
import shutil
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import numpy as np
import typer

from narrows import __version__
from narrows.bootstrap import WAREHOUSE, Home, open_home, open_memory
from narrows.cli.render.progress import shown_progress
from narrows.demo.files import PLAN_FILE, SEED, files
from narrows.demo.insurer import ZONE
from narrows.domain.calendar import day_of
from narrows.domain.errors import NarrowsError
from narrows.domain.iso8601 import parse_day
from narrows.domain.ports import Progress
from narrows.services.demo.demonstrated_week import Stage
from narrows.services.demo.demonstrating import demonstrate, first_instant
from narrows.services.plan.file import parse_plan
from narrows.services.sources.loading import load_source
from narrows.settings import STORE_FILE, STORE_VARIABLE, store_address

FILES = "demo"
"""The folder in the home that holds the files that it is made from."""

MARK = "built.json"
"""In that folder; says what was built. Without it no folder is taken for a demonstration."""


def build(folder: Path, *, today: str | None, seed: int | None) -> Home:
    """Build the demonstration, unless it is there already.

    Args:
        folder: Its home; made if missing, made anew if it was built for another day.
        today: The day that it is told on, as written; `None` is today.
        seed: Of the dice; `None` is that of the story which the check-ins tell.

    Raises:
        NarrowsError: `demo-home-foreign`, `demo-store-shared`, `day-unreadable`, `day-far`.
    """
    _refuse_shared_store(folder)
    day = parse_day(today) if today else day_of(open_memory().now, ZONE.key)
    dice = SEED if seed is None else seed
    mark = {"today": str(day), "seed": dice, "narrows": __version__}
    before = _marked(folder)
    if before == mark:
        typer.echo(f"{folder} is the demonstration of {day}, as it was left.")
        return open_home(folder)
    if before:
        typer.echo(f"{folder} is not the demonstration of {day}; it is built anew.")
    _clear(folder)
    with shown_progress() as progress:
        home = _build(folder, day, dice=dice, progress=progress)
    _write(folder, {MARK: json.dumps(mark)})
    stored, said = home.stored().plan, len(home.repository.check_ins())
    typer.echo(
        f"{stored.organisation.name}: {len(stored.streams)} streams, {len(stored.cycles)} cycles, "
        f"{len(stored.objectives)} objectives, {said} check-ins in {folder}."
    )
    return home


def _build(folder: Path, day: date, *, dice: int, progress: Progress) -> Home:
    told = files(day, rng=np.random.default_rng(dice))
    _write(folder, told.texts)
    home = open_home(folder, is_made=True)
    plan = parse_plan(
        told.texts[PLAN_FILE],
        file=str(folder / FILES / PLAN_FILE),
        folder=(folder / FILES).absolute(),
        connectors=home.world.connectors,
    )
    for source in plan.sources:
        load_source(
            source,
            home.warehouse,
            reader=home.world.reader,
            connectors=home.world.connectors,
            now=first_instant(day),
            progress=progress,
        )
    stage = Stage(home.repository, home.warehouse, progress)
    demonstrate(plan, told, stage=stage, today=day)
    return home


def _refuse_shared_store(folder: Path) -> None:
    if store_address(folder) != str(folder / STORE_FILE):
        raise NarrowsError(
            "demo-store-shared",
            "The demonstration keeps to a folder of its own, and would be mixed into the store "
            f"that ${STORE_VARIABLE} names; unset it and try again.",
        )


def _marked(folder: Path) -> Mapping[str, object]:
    """What was built in a folder; empty where it is free.

    Raises:
        NarrowsError: `demo-home-foreign`.
    """
    mark = folder / FILES / MARK
    if mark.is_file():
        return _known(mark.read_text(encoding="utf-8"))
    if folder.is_dir() and not any(folder.iterdir()):
        return {}
    if folder.exists():
        raise NarrowsError(
            "demo-home-foreign",
            f"{folder} is there already and no demonstration, so nothing is built in it; name "
            "another folder with --home.",
        )
    return {}


def _known(text: str) -> Mapping[str, object]:
    """What a mark says; one that was cut short says nothing, and what it marks is built anew."""
    try:
        known: Mapping[str, object] = json.loads(text)
    except json.JSONDecodeError:
        return {}
    return known


def _clear(folder: Path) -> None:
    """Take away what a demonstration consists of, and nothing else; leave the mark of one begun."""
    _write(folder, {MARK: json.dumps({})})
    shutil.rmtree(folder / WAREHOUSE, ignore_errors=True)
    for each in folder.glob(f"{STORE_FILE}*"):
        each.unlink()


def _write(folder: Path, texts: Mapping[str, str]) -> None:
    (folder / FILES).mkdir(parents=True, exist_ok=True)
    for name, text in texts.items():
        (folder / FILES / name).write_text(text, encoding="utf-8", newline="\n")
