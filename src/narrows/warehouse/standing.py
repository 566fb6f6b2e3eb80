"""Until when what was measured before a sync still stands: the first instant that it changed."""

from pathlib import Path

import duckdb

from narrows.warehouse import weeks
from narrows.warehouse.connection import texts
from narrows.warehouse.tallies import Tally

COMPARED = ("visits", "items", "blocks", "attributions")
"""Tables whose rows tell of instants."""

VISIT = "stream, item, visit, CAST(flow_state AS VARCHAR), CAST(state_before AS VARCHAR), status"
ITEM = "stream, item, CAST(item_type AS VARCHAR)"
EVENTS = {
    "visits": {"entered_at_us": VISIT, "left_at_us": "stream, item, visit"},
    "items": {
        "created_at_us": ITEM,
        "started_at_us": "stream, item",
        "done_at_us": f"{ITEM}, flow_time_us, active_us, waiting_us, unknown_us, n_reopened",
    },
    "attributions": {"begin_us": ITEM, "end_us": ITEM},
    "flags": {"begin_us": "stream, item", "end_us": "stream, item"},
}
"""What is told of an instant, by table and the column that it stands in.

Where two builds tell the same of all instants before one, no number of a period that ends there is
another: an item counts at its `done_at`, its visits and flags while they last.
"""
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
STANDING = """
CREATE TABLE main.standing AS
SELECT stream, CAST(min(at_us) AS BIGINT) AS until_us FROM ({changes}) GROUP BY stream
"""
CARRIED = """
CREATE TABLE fresh.weeks AS
SELECT DISTINCT weeks.* FROM read_parquet({paths}) AS weeks
LEFT JOIN standing USING (stream)
WHERE (until_us IS NULL OR end_us <= until_us)
  AND NOT EXISTS (FROM standing AS unaligned WHERE unaligned.stream = 0 AND end_us > until_us)
"""
"""The value score holds every stream against the work that no stream takes."""


def carry(con: duckdb.DuckDBPyConnection, before: Path) -> None:
    """Make `fresh.weeks`, the kept rows of metrics that still stand, where there are some.

    Args:
        con: Holds `past` and `fresh`, what was built of the touched items and what is now, and
            `before.tallies` and `fresh.tallies` of all items.
        before: The folder of what was built before.
    """
    there = weeks.paths(before)
    if not there:
        return
    for schema in ("past", "fresh"):
        con.execute(FLAGS.format(schema=schema))
    con.execute(STANDING.format(changes=" UNION ALL ".join([*_changes(), OTHER_WORDS])))
    con.execute(CARRIED.format(paths=texts(there)))
    con.execute("DROP TABLE main.standing")
    con.execute("DROP VIEW fresh.flags")


def _changes() -> list[str]:
    """Selects of `stream, at_us` of what only one of both builds tells."""
    found = []
    for table, columns in EVENTS.items():
        for at_us, told in columns.items():
            sides = [
                f"SELECT {told}, {at_us} AS at_us FROM {schema}.{table} WHERE {at_us} IS NOT NULL"
                for schema in ("past", "fresh")
            ]
            both = " UNION ALL ".join(sides)
            # Told once where the builds differ, twice where they agree.
            found.append(
                f"SELECT stream, at_us FROM (SELECT count(*) AS n, * FROM ({both}) GROUP BY ALL) "
                "WHERE n % 2 = 1"
            )
    return found
