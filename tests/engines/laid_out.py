"""A long log laid out for an engine of another process: its tables in Parquet, and what to do."""

import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from tests.engines.digests import digest
from tests.metrics.logs import long_log
from tests.tables import DuckEngine, Log, fill

COMPILED_FROM = 100_000
"""From so many moves on it pays that Spark compiles each query before it runs it."""


class Watched(DuckEngine):
    """DuckDB that remembers what made its tables of others."""

    def __init__(self) -> None:
        super().__init__()
        self.made: list[str] = []

    def run(self, sql: str) -> list[tuple[object, ...]]:
        if _makes(sql):
            self.made.append(sql)
        return super().run(sql)


def _makes(sql: str) -> bool:
    words = sql.lower().split()
    is_copy = words[:2] == ["create", "table"] and words[3:4] == ["as"]
    return is_copy or words[:1] in (["drop"], ["alter"], ["update"])


def lay_out(folder: Path, queries: Mapping[str, str], *, n_moves: int) -> DuckEngine:
    """Write a long log's given tables and what is asked of them; what comes holds all of them."""
    engine = Watched()
    log = long_log(n_moves=n_moves, seed=7)
    fill(engine, replace(log, points=_points(log)))
    made = {sql.split()[2] for sql in engine.made if sql.lower().startswith("create")}
    made |= {sql.split()[-1] for sql in engine.made if sql.lower().startswith("alter")}
    (folder / "tables").mkdir(parents=True)
    for (table,) in engine.run("select table_name from information_schema.tables"):
        if table not in made:
            path = folder / "tables" / f"{table}.parquet"
            engine.run(f"copy {table} to '{path}' (format parquet)")
    told = {"made": engine.made, "asked": dict(queries), "is_small": n_moves < COMPILED_FROM}
    (folder / "queries.json").write_text(json.dumps(told))
    return engine


def _points(log: Log) -> dict[int, int]:
    """Thousandths that two of three items were estimated at."""
    items = sorted({move.item for move in log.moves})
    return {item: 1_500 * (item % 3) for item in items if item % 3}


def answers(engine: DuckEngine, queries: Mapping[str, str]) -> dict[str, list[object]]:
    """Number and hash of the rows of each query."""
    return {name: [*digest(iter(engine.run(query)))] for name, query in queries.items()}
