"""Claims: `narrows look` costs a few times the engine's own read of the file, and little memory."""

import time
from collections.abc import Iterator
from pathlib import Path

import duckdb

from benchmarks.measure import CACHE, Claim, Cost, best, run
from benchmarks.start import NARROWS
from benchmarks.synthetic_log import write_log


def claims() -> Iterator[Claim]:
    """A million rows against the engine's read; a hundred thousand from a cold start."""
    large = write_log(CACHE / "log-1e6.csv", 1_000_000)
    read, look = best([lambda: read_by_engine(large), lambda: look_at(large)])
    ratio = look.wall_s / read.wall_s
    told = f"{look.wall_s:.2f} s against {read.wall_s:.2f} s"
    yield Claim(f"`look` on 10⁶ rows : DuckDB's own read ({told})", ratio, 6)
    yield Claim("most memory of `look` on 10⁶ rows", look.peak_mib, 1024, unit="MiB")
    small = write_log(CACHE / "log-1e5.csv", 100_000)
    (cold,) = best([lambda: look_at(small)])
    yield Claim("`look` on 10⁵ rows, from cold to report", cold.wall_s, 1.5, unit="s")


def look_at(path: Path) -> Cost:
    """A whole run of `narrows look`, from process start to report."""
    return run([NARROWS, "look", str(path)])


def read_by_engine(path: Path) -> Cost:
    """DuckDB's read of all columns into memory; its start and import are not counted."""
    with duckdb.connect() as connection:
        begun = time.perf_counter()
        connection.cursor().execute(f"create table rows as select * from read_csv('{path}')")
        wall_s = time.perf_counter() - begun
    return Cost(wall_s, wall_s, 0)
