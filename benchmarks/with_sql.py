"""What the portable SQL takes for the log that Polars and pandas are given: the same file.

All visits and items with types, reopenings and policies, and every metric of done items and of load
for each of 105 weeks of 50 streams. Prints what `with_frames.py` prints, and the time of all of it
on the wall; a limit of the engine's memory may stand behind the path. [s, s, MiB, s]
"""

import sys
import time
from pathlib import Path

import duckdb

from benchmarks.incremental import cpu
from benchmarks.measure import peak_mib
from benchmarks.synthetic_log import STATUSES, STREAMS
from benchmarks.synthetic_moves import types_of
from narrows.metrics import (
    flow_distribution,
    flow_efficiency,
    flow_load,
    flow_time,
    flow_velocity,
    status_wait,
)
from narrows.metrics.tables import ITEMS, VISITS

WEEK_US = 7 * 86_400_000_000
FIRST_US = 1_704_067_200_000_000
N_WEEKS = 105
METRICS = (
    flow_distribution, flow_efficiency, flow_load, flow_time, flow_velocity, status_wait,
)  # fmt: skip
STATES = ", ".join(f"({number}, '{state}')" for number, (_, state) in enumerate(STATUSES))
TABLES = f"""
CREATE TYPE state AS ENUM ('active', 'done', 'new', 'waiting');
CREATE TABLE states AS
SELECT col0 AS status, CAST(col1 AS state) AS flow_state FROM (VALUES {STATES});
CREATE TABLE clock AS
SELECT unnest(range(1, {STREAMS + 1})) AS stream, {FIRST_US + N_WEEKS * WEEK_US} AS as_of_us;
CREATE TABLE policies AS
SELECT stream, 'commitment' AS start_at, 'whole_span' AS reopened FROM clock;
CREATE TABLE blocks (item INTEGER, begin_us BIGINT, end_us BIGINT);
CREATE TABLE stayed (stream INTEGER, item INTEGER, visit BIGINT, stay_us BIGINT);
CREATE TABLE attributions (
    item INTEGER, stream INTEGER, item_type VARCHAR, begin_us BIGINT, end_us BIGINT);
CREATE TABLE periods AS
SELECT stream, week AS period, {FIRST_US} + week * {WEEK_US} AS start_us,
       {FIRST_US} + (week + 1) * {WEEK_US} AS end_us
FROM clock, (SELECT unnest(range({N_WEEKS})) AS week);
"""
MOVES = """
CREATE TABLE moves AS
SELECT stream, item, status, flow_state, moved_us AS moved_at_us,
       file_row_number AS seq
FROM read_parquet('{path}', file_row_number = true) JOIN states USING (status);
CREATE TABLE types AS
SELECT item, item_type, changed_us AS changed_at_us, 0 AS seq FROM read_parquet('{types}')
"""
DECODED = """
SELECT count(item), sum(stream), sum(status), sum(moved_us % 1000) FROM read_parquet('{path}')
"""


def main(path: Path, *limit: str) -> None:
    """Measure the log at `path`."""
    con = duckdb.connect(config={"temp_directory": str(path.with_suffix(".spilled"))})
    for each in limit:
        con.execute(f"SET memory_limit = '{each}'")
    read_s, _ = cpu(lambda: con.execute(DECODED.format(path=path)).fetchall())
    con.execute(TABLES)
    begun = time.perf_counter()
    all_s, n_rows = cpu(lambda: measured(con, path))
    wall_s = time.perf_counter() - begun
    if not n_rows:
        raise SystemExit("nothing was measured")
    print(read_s, all_s, peak_mib(), wall_s)


def measured(con: duckdb.DuckDBPyConnection, path: Path) -> int:
    """How many rows all measurements have."""
    con.execute(MOVES.format(path=path, types=types_of(path)))
    con.execute(f"CREATE TABLE visits AS {VISITS}")
    con.execute(f"CREATE TABLE items AS {ITEMS}")
    return sum(len(con.execute(each.metric.query).fetchall()) for each in METRICS)


if __name__ == "__main__":
    main(Path(sys.argv[1]), *sys.argv[2:])
