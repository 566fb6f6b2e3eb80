"""A home laid out for another engine: its log, and DuckDB in the place of that engine."""

import json
import random
from datetime import timedelta
from pathlib import Path

import duckdb

from narrows.domain.calendar import Cut, day_of
from narrows.domain.measure import Measurement
from narrows.domain.plan import Plan
from narrows.domain.streams import MeasurementPolicy, Take, ValueStream
from narrows.domain.work import Attribute, Change, ItemType
from narrows.services.flow.measuring import measure
from narrows.warehouse.embedded import EmbeddedWarehouse
from narrows.warehouse.laid_out import lay_out
from tests.loads import SIMPLE, START, has, load, move, silent, source

N_DAYS = 63
"""Nine weeks; the last change is told right at the end of the ninth."""
WORKING = MeasurementPolicy(calendar="Mon-Fri 09:00-17:00", zone="Europe/London")
PLAN = Plan(
    sources=(source("log"),),
    streams=(
        ValueStream(
            "claims",
            SIMPLE,
            (Take("log", {Attribute.PROJECT: ("CLM",)}),),
            item_types={"Bug": ItemType.DEFECT},
        ),
        ValueStream(
            "policies", SIMPLE, (Take("log", {Attribute.PROJECT: ("POL",)}),), policy=WORKING
        ),
    ),
)
"""What lies in no project of theirs is unaligned work."""


def changes(*, n_items: int = 40, seed: int = 5) -> list[Change]:
    """Items of both streams and of none; some change their stream, are stopped, or reopen."""
    dice = random.Random(seed)
    told: list[Change] = []
    for number in range(n_items):
        item, day = f"I-{number}", dice.uniform(0, N_DAYS - 20)
        told.append(has(item, Attribute.PROJECT, dice.choice(["CLM", "POL", "OPS"]), day))
        told.append(has(item, Attribute.ITEM_TYPE, dice.choice(["Bug", "feature"]), day))
        for status in ["Backlog", "Ready", "Doing", "Done", "Doing", "Done"][: 3 + number % 4]:
            told.append(move(item, status, day))
            day += dice.uniform(0, 3)
        if number % 5 == 0:
            told.append(has(item, Attribute.BLOCKED, "yes", day - 4))
            told.append(has(item, Attribute.BLOCKED, "no", day - 2))
        if number % 7 == 0:
            told.append(has(item, Attribute.PROJECT, dice.choice(["CLM", "POL"]), day - 1))
    return [*told, move("last", "Backlog", N_DAYS)]


def laid_home(folder: Path) -> tuple[Path, Path]:
    """A warehouse that holds it, and the folder that it is laid out in."""
    warehouse, laid = folder / "warehouse", folder / "laid"
    load(EmbeddedWarehouse(warehouse), changes())
    lay_out(warehouse, PLAN, into=laid, progress=silent)
    return warehouse, laid


def weeks_of(warehouse: Path) -> list[Measurement]:
    """What every metric says of the nine weeks, as pages ask it."""
    history = EmbeddedWarehouse(warehouse).history(PLAN.streams, sources=["log"], progress=silent)
    first = day_of(START, "UTC")
    last = day_of(START + timedelta(days=N_DAYS), "UTC")
    return measure(history, cut=Cut.WEEK, start=first, end=last)


def answer(laid: Path) -> None:
    """Answer as an engine does, by the statements that lie in the folder and nothing else."""
    told = json.loads((laid / "asked.json").read_text())
    with duckdb.connect() as engine:
        for table in told["tables"]:
            paths = f"'{laid}/tables/{table}/*.parquet'"
            engine.execute(f"CREATE VIEW {table} AS FROM read_parquet({paths})")
        for statement in told["made"]:
            engine.execute(statement)
        for name, query in told["asked"].items():
            at = laid / "weeks" / name
            at.mkdir(parents=True)
            engine.execute(f"COPY ({query}) TO '{at}/part-0.parquet' (FORMAT parquet)")


def part(laid: Path, *, into: int = 3) -> None:
    """Make several files of each table, as on object storage."""
    with duckdb.connect() as engine:
        for table in (laid / "tables").iterdir():
            (whole,) = table.iterdir()
            numbered = f"SELECT *, row_number() OVER () % {into} AS part FROM '{whole}'"
            for number in range(into):
                engine.execute(
                    f"COPY (SELECT * EXCLUDE part FROM ({numbered}) WHERE part = {number}) "
                    f"TO '{table}/part-{number}.parquet' (FORMAT parquet)"
                )
            whole.unlink()


def spoil(laid: Path) -> None:
    """One value that the engine gave becomes another one."""
    with duckdb.connect() as engine:
        for path in sorted(laid.glob("weeks/*/*.parquet")):
            told = f"CREATE OR REPLACE TABLE told AS FROM '{path}'"
            engine.execute(told)
            found = engine.execute(
                "SELECT min(end_us) FROM told WHERE stream = 1 AND numerator > 0"
            ).fetchall()
            if found != [(None,)]:
                engine.execute(
                    "UPDATE told SET numerator = numerator + 1 WHERE stream = 1 AND numerator > 0 "
                    f"AND end_us = {found[0][0]}"
                )
                path.unlink()
                engine.execute(f"COPY told TO '{path}' (FORMAT parquet)")
                return
    raise AssertionError("there is no value")
