"""What was measured before a sync and still stands: all before the first instant that it changed.

Items that are done otherwise than before are the exception: they change the week that they were
done in, and none after it.
"""

from collections.abc import Mapping
from pathlib import Path

import duckdb

from narrows.warehouse import kept_rows
from narrows.warehouse.connection import texts
from narrows.warehouse.tallies import Tally

COMPARED = ("visits", "items", "blocks", "attributions")
"""Tables whose rows tell of instants."""

VISIT = "stream, item, visit, CAST(flow_state AS VARCHAR), CAST(state_before AS VARCHAR), status"
ITEM = "stream, item, CAST(item_type AS VARCHAR)"
EVENTS = {
    "visits": {"entered_at_us": VISIT, "left_at_us": "stream, item, visit"},
    "items": {"created_at_us": ITEM, "started_at_us": "stream, item"},
    "attributions": {"begin_us": ITEM, "end_us": ITEM},
    "flags": {"begin_us": "stream, item", "end_us": "stream, item"},
}
"""What is told of an instant, by table and the column that it stands in.

Where two builds tell the same of all instants before one, no number of a period that ends there is
another, but of items done: an item counts at its `done_at`, its visits and flags while they last.
"""
DONE = f"{ITEM}, flow_time_us, active_us, waiting_us, unknown_us, n_reopened, done_at_us"
STAYS = f"{VISIT}, entered_at_us, left_at_us"
FLAGS = """
CREATE VIEW {schema}.flags AS
SELECT items.stream, blocks.* FROM {schema}.blocks JOIN {schema}.items USING (item)
"""
USED = (Tally.ITEM, Tally.KIND, Tally.VISITED)
"""Words that a stream uses: each is told of in all its periods, or in none."""
OTHER_WORDS = f"""
SELECT stream, -9223372036854775808 AS at_us FROM (
    SELECT kind, stream, source, value FROM before.tallies
    UNION ALL SELECT kind, stream, source, value FROM fresh.tallies
) WHERE kind IN ({", ".join(f"'{each}'" for each in USED)})
GROUP BY kind, stream, source, value HAVING count(*) = 1
"""
CHANGED = """
CREATE TABLE main.changed AS
SELECT stream, CAST(min(at_us) AS BIGINT) AS until_us FROM ({changes}) GROUP BY stream
"""
MOVED_ON = "SELECT stream, entered_at_us AS at_us FROM main.moved_on"
"""Of items that only moved on all that changed lies after the first move that came."""
MOVED = """
CREATE TABLE main.moved_on AS
FROM onward.visits ANTI JOIN onward.begun USING (item, visit)
"""
DONE_OTHERWISE = """
CREATE TABLE main.done_otherwise AS
SELECT stream, done_at_us FROM ({items})
UNION SELECT stream, done_at_us FROM before.items SEMI JOIN main.moved_on USING (item)
WHERE done_at_us IS NOT NULL
UNION SELECT stream, done_at_us FROM onward.summed SEMI JOIN main.moved_on USING (item)
WHERE done_at_us IS NOT NULL
UNION SELECT stream, done_at_us
FROM (
    SELECT item, stream, done_at_us FROM past.items
    UNION ALL SELECT item, stream, done_at_us FROM fresh.items
) WHERE done_at_us IS NOT NULL AND item IN (SELECT item FROM ({visits}))
"""
"""When items were done that are done now as they were not, or whose visits are others."""
CARRIED = """
CREATE TABLE fresh.weeks AS
WITH asked AS (SELECT DISTINCT stream, start_us, end_us FROM read_parquet({paths})),
fallen AS (
    SELECT asked.* FROM asked JOIN (VALUES {clock}) AS clock(stream, as_of_us) USING (stream)
    WHERE end_us > as_of_us
    UNION ALL SELECT asked.* FROM asked JOIN changed USING (stream) WHERE end_us > until_us
    UNION ALL SELECT asked.* FROM asked, changed WHERE changed.stream = 0 AND end_us > until_us
    UNION ALL SELECT asked.* FROM asked JOIN done_otherwise AS done ON done.stream = asked.stream
    AND done_at_us >= start_us AND done_at_us < end_us
)
SELECT DISTINCT weeks.* FROM read_parquet({paths}) AS weeks
ANTI JOIN fallen USING (stream, start_us, end_us)
"""
"""Weeks that are over and that nothing changed.

The value score holds every stream against the work that no stream takes.
"""


def carry(con: duckdb.DuckDBPyConnection, before: Path, *, as_of_us: Mapping[int, int]) -> None:
    """Make `fresh.weeks`, the kept rows of metrics that still stand, where there are some.

    Args:
        con: Holds `past` and `fresh`, what was built of the rebuilt items and what is now,
            `onward`, what came to the others, and `before.tallies` and `fresh.tallies` of all.
        before: The folder of what was built before.
        as_of_us: When that history was cut, by stream: weeks that went on then do not stand.
    """
    there = kept_rows.paths(before)
    if not there:
        return
    for schema in ("past", "fresh"):
        con.execute(FLAGS.format(schema=schema))
    con.execute(MOVED)
    changes = " UNION ALL ".join([*_changes(), MOVED_ON, OTHER_WORDS])
    con.execute(CHANGED.format(changes=changes))
    items = _told_once("items", DONE, where="done_at_us IS NOT NULL")
    con.execute(DONE_OTHERWISE.format(items=items, visits=_told_once("visits", STAYS)))
    clock = ", ".join(f"({stream}, {at_us})" for stream, at_us in as_of_us.items())
    con.execute(CARRIED.format(paths=texts(there), clock=clock))
    for table in ("changed", "done_otherwise", "moved_on"):
        con.execute(f"DROP TABLE main.{table}")
    con.execute("DROP VIEW fresh.flags")


def _changes() -> list[str]:
    """Selects of `stream, at_us` of what only one of both builds tells."""
    return [
        "SELECT stream, at_us FROM ("
        + _told_once(table, f"{told}, {at_us} AS at_us", where=f"{at_us} IS NOT NULL")
        + ")"
        for table, columns in EVENTS.items()
        for at_us, told in columns.items()
    ]


def _told_once(table: str, columns: str, *, where: str = "true") -> str:
    """A select of the rows that only one of both builds has."""
    both = " UNION ALL ".join(
        f"SELECT {columns} FROM {schema}.{table} WHERE {where}" for schema in ("past", "fresh")
    )
    return f"SELECT * FROM (SELECT count(*) AS n, * FROM ({both}) GROUP BY ALL) WHERE n % 2 = 1"
