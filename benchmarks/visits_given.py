"""Claim: the least that plain SQL takes for 10⁸ transitions where the visits are there already.

A lower bound, and no builder: one row per item with its type, the waits of each week, the days on
which items came and left, when items became load and ceased to be, flow times and types of each
week; no choice of start or reopening, no flags, no type that changed, no calendar, nothing kept. It
says what a log would bring whose rows had the status and time before them since they were brought:
once in the order of time, once in that of items. Some minutes and 4 GB of disk, and so only where
it is named: `make bench ARGS=visits_given`.
"""

import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb

from benchmarks.frames_large import SQL_MEMORY, long_log
from benchmarks.incremental import cpu
from benchmarks.measure import CACHE, Claim
from benchmarks.synthetic_log import DONE, STATUSES
from benchmarks.synthetic_moves import types_of

DAY_US = 86_400_000_000
ORDERS = {"time": "entered_us", "items": "item, entered_us"}
VISITS = """
COPY (
    SELECT item, stream, status, moved_us AS entered_us,
           lead(moved_us) OVER (PARTITION BY item ORDER BY moved_us) AS left_us,
           lag(status) OVER (PARTITION BY item ORDER BY moved_us) AS before
    FROM read_parquet('{log}') ORDER BY {order}
) TO '{visits}'
"""
STATES = {
    state: ", ".join(str(number) for number, (_, each) in enumerate(STATUSES) if each == state)
    for state in ("active", "waiting")
}
IS_LOAD = f"BETWEEN 1 AND {DONE - 1}"
LEAST = (
    f"""
CREATE OR REPLACE TABLE items AS
SELECT * FROM (
    SELECT item, any_value(stream) AS stream, min(entered_us) AS created_us,
           max(CASE WHEN left_us IS NULL THEN status END) AS status,
           min(CASE WHEN status {IS_LOAD} THEN entered_us END) AS started_us,
           max(CASE WHEN status = {DONE} AND before <> {DONE} THEN entered_us END) AS done_us,
           sum(CASE WHEN status IN ({STATES["active"]}) THEN left_us - entered_us END) AS active_us,
           sum(CASE WHEN status IN ({STATES["waiting"]}) THEN left_us - entered_us END)
               AS waiting_us,
           count(CASE WHEN before = {DONE} THEN 1 END) AS n_reopened
    FROM visits GROUP BY item
) JOIN types USING (item)
""",
    f"""
SELECT items.stream, done_us // {7 * DAY_US}, visits.status, sum(left_us - entered_us)
FROM visits JOIN items USING (item) WHERE done_us IS NOT NULL AND left_us IS NOT NULL GROUP BY ALL
""",
    f"""
SELECT stream, entered_us // {7 * DAY_US}, status {IS_LOAD}, count(*), sum(entered_us)
FROM visits WHERE (status {IS_LOAD}) <> coalesce(before {IS_LOAD}, false) GROUP BY ALL
""",
    f"SELECT stream, status, entered_us // {DAY_US}, count(*) FROM visits GROUP BY ALL",
    f"SELECT stream, status, left_us // {DAY_US}, count(*) FROM visits GROUP BY ALL",
    f"""
SELECT stream, done_us // {7 * DAY_US}, count(*), sum(active_us), sum(waiting_us),
       quantile_disc(done_us - started_us, [0.5, 0.85, 0.95])
FROM items WHERE done_us IS NOT NULL GROUP BY ALL
""",
    f"""
SELECT stream, done_us // {7 * DAY_US}, item_type, count(*)
FROM items WHERE done_us IS NOT NULL GROUP BY ALL
""",
)


def claims() -> Iterator[Claim]:
    """Its time on the wall, in the order of time and in that of items."""
    log = long_log()
    for name, order in ORDERS.items():
        with TemporaryDirectory(dir=CACHE) as folder:
            wall_s, cpu_s, n_rows = least(log, order, folder=Path(folder))
        text = f"visits : the least of 10⁸ given in the order of {name}, on the wall"
        yield Claim(f"{text} ({cpu_s:.0f} s CPU, {n_rows} rows)", wall_s, 25, unit="s")


def least(log: Path, order: str, *, folder: Path) -> tuple[float, float, int]:
    """What it takes once the visits lie in an order, and how many rows it answers. [s, s, rows]"""
    visits = folder / "visits.parquet"
    with duckdb.connect(config={"memory_limit": SQL_MEMORY}) as con:
        con.execute(f"SET temp_directory = '{folder}/spilled'")
        con.execute(VISITS.format(log=log, order=order, visits=visits))
        con.execute(f"CREATE VIEW visits AS FROM read_parquet('{visits}')")
        con.execute(f"CREATE VIEW types AS FROM read_parquet('{types_of(log)}')")
        begun = time.perf_counter()
        cpu_s, n_rows = cpu(partial(_answered, con))
        return time.perf_counter() - begun, cpu_s, n_rows


def _answered(con: duckdb.DuckDBPyConnection) -> int:
    return sum(len(con.execute(each).fetchall()) for each in LEAST)
