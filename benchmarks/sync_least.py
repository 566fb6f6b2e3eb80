"""Claim: the least that the engine takes for a sync of 10⁵ transitions to 10⁸, by our layout.

A lower bound, and no sync: one statement for each thing that any sync has to do. Nothing is
checked, no status is mapped, of weeks only flow times are measured, and tables are as narrow as can
be. Half a minute and 1 GB of disk, and so only where it is named: `make bench ARGS=sync_least`.
"""

import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb

from benchmarks.incremental import NEW, cpu
from benchmarks.measure import CACHE, Claim
from benchmarks.synthetic_log import FIRST_MS, STREAMS, YEARS_US
from narrows.warehouse import files

N_ITEMS = 6_000_000
"""Of a log of 10⁸ transitions."""
N_ROUNDS = 5
WEEKS_US = 3 * 7 * 86_400_000_000
KEPT = f"""
COPY (
    SELECT CAST(n + 1 AS INTEGER) AS item, 'log' AS source,
           'S' || n % {STREAMS} || '-' || n AS key
    FROM range({N_ITEMS}) AS told(n)
) TO '{{folder}}/keys.parquet' (FORMAT parquet, COMPRESSION zstd);
ATTACH '{{folder}}/built.duckdb' AS built;
CREATE TABLE built.items AS
SELECT CAST(n + 1 AS INTEGER) AS item, CAST(n % {STREAMS} AS INTEGER) AS stream,
       n * {YEARS_US // N_ITEMS} AS started_at_us,
       n * {YEARS_US // N_ITEMS} + hash(n) % {WEEKS_US} AS done_at_us,
       CAST(hash(n) % {WEEKS_US} AS BIGINT) AS active_us
FROM range({N_ITEMS}) AS told(n) ORDER BY stream, item;
DETACH built;
"""
STEPS = {
    "read": """
CREATE TABLE told AS
SELECT item, status, epoch_us(moved_at) AS moved_us
FROM read_csv('{log}', types = {{'moved_at': 'TIMESTAMPTZ'}})
""",
    "numbered": """
CREATE TABLE named AS
SELECT item, key FROM read_parquet('{folder}/keys.parquet')
WHERE key IN (SELECT item FROM told);
CREATE TABLE came AS
SELECT named.item, status, moved_us FROM told JOIN named ON named.key = told.item;
""",
    "kept": """
COPY (FROM came ORDER BY item, moved_us) TO '{beside}/came.parquet'
(FORMAT parquet, COMPRESSION zstd)
""",
    "what they were": """
CREATE TABLE were AS
SELECT items.* FROM built.items AS items SEMI JOIN came USING (item)
""",
    "visits": """
CREATE TABLE visits AS
SELECT item, status, moved_us, lead(moved_us) OVER (PARTITION BY item ORDER BY moved_us) AS left_us
FROM came
""",
    "items": """
CREATE TABLE items AS
SELECT item, any_value(stream) AS stream, min(started_at_us) AS started_at_us,
       max(moved_us) AS done_at_us, sum(left_us - moved_us) + min(active_us) AS active_us
FROM visits JOIN were USING (item) GROUP BY item
""",
    "flow times": f"""
SELECT stream, done_at_us // 604800000000, count(*), sum(active_us),
       quantile_disc(done_at_us - started_at_us, [0.5, 0.85, 0.95])
FROM (
    SELECT * FROM built.items WHERE done_at_us > {YEARS_US - WEEKS_US}
    AND item NOT IN (SELECT item FROM items)
    UNION ALL BY NAME FROM items
) GROUP BY ALL
""",
    "layer": """
ATTACH '{beside}/layer.duckdb' AS layer;
CREATE TABLE layer.visits AS FROM visits;
CREATE TABLE layer.items AS FROM items;
CHECKPOINT layer;
DETACH layer;
""",
}
N_TOLD = 27_000
LOG = f"""
COPY (
    SELECT 'S' || n % {STREAMS} || '-' || n AS item,
           ['Ready', 'Test', 'Review', 'Done'][step + 1] AS status,
           strftime(make_timestamp({FIRST_MS * 1000 + YEARS_US} + 1000000 * (row_number() OVER ())),
                    '%Y-%m-%dT%H:%M:%S.%gZ') AS moved_at
    FROM (SELECT {N_ITEMS} - 1 - (hash(told.i) % {N_ITEMS // 10}) AS n
          FROM range({N_TOLD}) AS told(i)) CROSS JOIN (SELECT unnest(range(4)) AS step)
    LIMIT {NEW}
) TO '{{log}}' (HEADER)
"""
"""As many items as such a log tells of, the newest."""


def claims() -> Iterator[Claim]:
    """The CPU of all steps of the cheapest of some rounds, one line for all."""
    with TemporaryDirectory(dir=CACHE) as folder:
        with duckdb.connect() as con:
            for each in KEPT.format(folder=folder).split(";"):
                con.execute(each)
            con.execute(LOG.format(log=f"{folder}/new.csv"))
        rounds = [least(Path(folder)) for _ in range(N_ROUNDS)]
    cpu_s, wall_s, told = min(rounds)
    text = "sync   : the least of 10⁵ new to 10⁸, one statement for each thing"
    yield Claim(f"{text}, CPU ({told})", cpu_s, 0.5, unit="s")
    yield Claim(f"{text}, on the wall", wall_s, 0.5, unit="s")


def least(folder: Path) -> tuple[float, float, str]:
    """What one round takes, and what of it each step does. [s CPU, s on the wall]"""
    with TemporaryDirectory(dir=folder) as beside:
        begun_s = time.perf_counter()
        took: dict[str, float] = {}
        took["opened"], con = cpu(partial(_opened, folder))
        with con:
            for name, statements in STEPS.items():
                work = partial(_done, con, statements.format(
                    folder=folder, beside=beside, log=f"{folder}/new.csv"
                ))  # fmt: skip
                took[name], _ = cpu(work)
            took["synced"], _ = cpu(partial(_synced, Path(beside)))
        wall_s = time.perf_counter() - begun_s
    told = ", ".join(f"{name} {each:.2f}" for name, each in took.items())
    return sum(took.values()), wall_s, told


def _opened(folder: Path) -> duckdb.DuckDBPyConnection:
    con = duckdb.connect()
    con.execute(f"ATTACH '{folder}/built.duckdb' AS built (READ_ONLY)")
    return con


def _done(con: duckdb.DuckDBPyConnection, statements: str) -> None:
    for each in statements.split(";"):
        if each.strip():
            con.execute(each).fetchall()


def _synced(beside: Path) -> None:
    for path in beside.iterdir():
        files.sync(path)
