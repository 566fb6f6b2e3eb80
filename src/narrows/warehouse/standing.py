"""What was measured before a sync and still stands: all before the first instant that it changed.

Items that are done otherwise than before are the exception: they change the week that they were
done in, and none after it.
"""

from collections.abc import Sequence
from pathlib import Path

import duckdb

from narrows.domain.work import UNALIGNED
from narrows.warehouse import kept_files
from narrows.warehouse.connection import text
from narrows.warehouse.derived import Layer
from narrows.warehouse.homes import EVER
from narrows.warehouse.made_of import MadeOf
from narrows.warehouse.tallies import Tally

COMPARED = ("visits", "items", "blocks", "attributions")
"""Tables whose rows tell of instants."""

VISIT = "stream, item, visit, flow_state, state_before, status"
ITEM = "stream, item, item_type"
EVENTS = {
    "visits": {"entered_at_us": VISIT, "left_at_us": "stream, item, visit"},
    "items": {"created_at_us": ITEM, "started_at_us": "stream, item"},
    "elsewhere": {"entered_at_us": VISIT, "left_at_us": "stream, item, visit"},
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
ELSEWHERE = """
CREATE VIEW {schema}.elsewhere AS
SELECT DISTINCT attributions.stream, visits.* EXCLUDE (stream)
FROM {schema}.visits JOIN {schema}.attributions USING (item)
"""
"""The visits of items that changed streams, in each of these: load counts them there too.

They stand in the one that has the item now, whose weeks alone would fall.
"""
USED = (Tally.ITEM, Tally.KIND, Tally.VISITED)
"""Words that a stream uses: each is told of in all its periods, or in none."""
OTHER_WORDS = f"""
SELECT stream, {EVER} AS at_us FROM (
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
FALLEN = """
CREATE TABLE fresh.fallen AS
WITH asked AS (
    SELECT DISTINCT told.stream, start_us, end_us, start_us > now_us AS is_ahead,
           end_us > before_us AND start_us <= now_us AS goes_on
    FROM ({standing}) AS told JOIN (VALUES {clocks}) AS clocks(stream, before_us, now_us)
    ON clocks.stream = told.stream
    WHERE statistic IS NULL
),
changed AS (SELECT *, until_us = {ever} AS is_word FROM main.changed),
fallen AS (
    FROM asked WHERE goes_on
    UNION ALL SELECT asked.* FROM asked JOIN changed USING (stream)
    WHERE end_us > until_us AND (is_word OR NOT is_ahead)
    UNION ALL SELECT asked.* FROM asked, changed
    WHERE changed.stream = 0 AND end_us > until_us AND (is_word OR NOT is_ahead)
    UNION ALL SELECT asked.* FROM asked JOIN done_otherwise AS done ON done.stream = asked.stream
    AND done_at_us >= start_us AND done_at_us < end_us
)
SELECT stream, start_us, end_us, min(age) AS age FROM (
    SELECT stream, start_us, end_us, 1 AS age FROM fallen{earlier}
) GROUP BY ALL
"""
"""Weeks that were not over, or that something changed, and how many syncs ago.

Of weeks that are ahead nothing is told but the words of their stream. The value score holds every
stream against the work that no stream takes.
"""
EARLIER = "\n    UNION ALL SELECT stream, start_us, end_us, age + 1 FROM read_parquet({fallen})"
MERGED = """
CREATE TABLE fresh.weeks AS
SELECT DISTINCT weeks.* FROM ({standing}) AS weeks
ANTI JOIN (FROM fresh.fallen WHERE age = 1) AS fallen USING (stream, start_us, end_us);
DROP TABLE fresh.fallen;
"""
MOST_FILES = 24
"""Of kept rows; more are made one, for whoever asks opens them all."""


def carry(
    con: duckdb.DuckDBPyConnection, folder: Path, *, before: Layer, now: MadeOf
) -> Sequence[str]:
    """Make `fresh.fallen`, the weeks of which what is kept stands no longer, if anything is kept.

    Or, where it lies in many files, `fresh.weeks`, what still stands.

    Args:
        con: Holds `past` and `fresh`, what was built of the rebuilt items and what is now,
            `onward`, what came to the others, and `before.tallies` and `fresh.tallies` of all.
        folder: Of derived files.
        before: What was built before: weeks that went on then do not stand.
        now: What is built now.

    Returns:
        The files of kept rows that are taken over as they are.
    """
    at, before_us = folder / before.name, before.made_of.as_of_us
    kept, earlier = kept_files.paths(at), at / kept_files.FALLEN
    if not kept:
        return []
    there = kept_files.standing(at, kept)
    _find_changes(con)
    # What no stream takes goes into the value score of all, as far as that is known.
    least_us = {each: min(at_us, before_us[UNALIGNED]) for each, at_us in before_us.items()}
    clocks = ", ".join(
        f"({each}, {at_us}, {now.as_of_us[each]})" for each, at_us in least_us.items()
    )
    fallen = EARLIER.format(fallen=text(str(earlier))) if earlier.exists() else ""
    con.execute(FALLEN.format(standing=there, clocks=clocks, earlier=fallen, ever=EVER))
    if len(kept) > MOST_FILES:
        con.execute(MERGED.format(standing=there))
        kept = []
    for table in ("changed", "done_otherwise", "moved_on"):
        con.execute(f"DROP TABLE main.{table}")
    for view in ("flags", "elsewhere"):
        con.execute(f"DROP VIEW fresh.{view}")
    return kept


def _find_changes(con: duckdb.DuckDBPyConnection) -> None:
    """Make `changed`, `done_otherwise` and `moved_on`."""
    for schema in ("past", "fresh"):
        for view in (FLAGS, ELSEWHERE):
            con.execute(view.format(schema=schema))
    con.execute(MOVED)
    # Of items that are all new nothing was told before, and need not be told apart.
    is_new = con.execute("FROM past.items LIMIT 1").fetchone() is None
    changes = " UNION ALL ".join([*_changes(is_new=is_new), MOVED_ON, OTHER_WORDS])
    con.execute(CHANGED.format(changes=changes))
    items = _told_once("items", DONE, where="done_at_us IS NOT NULL", is_new=is_new)
    visits = _told_once("visits", STAYS, is_new=is_new)
    con.execute(DONE_OTHERWISE.format(items=items, visits=visits))


def _changes(*, is_new: bool) -> list[str]:
    """Selects of `stream, at_us` of what only one of both builds tells."""
    return [
        "SELECT stream, at_us FROM ("
        + _told_once(
            table, f"{told}, {at_us} AS at_us", where=f"{at_us} IS NOT NULL", is_new=is_new
        )
        + ")"
        for table, columns in EVENTS.items()
        for at_us, told in columns.items()
    ]


def _told_once(table: str, columns: str, *, where: str = "true", is_new: bool) -> str:
    """A select of the rows that only one of both builds has; of new items that is the second."""
    if is_new:
        return f"SELECT {columns} FROM fresh.{table} WHERE {where}"
    both = " UNION ALL ".join(
        f"SELECT {columns} FROM {schema}.{table} WHERE {where}" for schema in ("past", "fresh")
    )
    return f"SELECT * FROM (SELECT count(*) AS n, * FROM ({both}) GROUP BY ALL) WHERE n % 2 = 1"
