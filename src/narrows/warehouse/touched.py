"""Which items a sync touched: those whose visits may have become others since the last build."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import duckdb

from narrows.domain.streams import ValueStream
from narrows.services.flow.working_time import has_calendar
from narrows.warehouse import segments
from narrows.warehouse.arrays import numbers, texts
from narrows.warehouse.derived import Layer
from narrows.warehouse.made_of import MadeOf
from narrows.warehouse.manifest import Manifest, Segment, n_built_of
from narrows.warehouse.tallies import Tally

MOST = 0.3
"""Of all items, those of a layer that are built again with it; of more, all are."""

TOUCHED = """
CREATE TABLE touched AS
SELECT DISTINCT item FROM (
    SELECT item FROM came
    UNION ALL FROM before.later
    UNION ALL SELECT item FROM before.items
    WHERE flow_state IN ('waiting', 'active', 'unknown')
      AND (stream IN (SELECT stream FROM moved_clocks WHERE is_working = 1)
           OR stream IN (SELECT stream FROM moved_clocks)
           AND item IN (SELECT item FROM before.blocks WHERE end_us IS NULL))
    UNION ALL FROM turned
)
"""
"""Told of; told of before, later than was known; lasting, by a calendar or flagged; gone or back.

What lasts otherwise only grows older (`narrows.warehouse.derived`).
"""
TURNED = """
CREATE TABLE turned AS
SELECT raw_items.item FROM raw_items
JOIN named ON named.source = raw_items.source AND named.key = raw_items.key
"""
N_ITEMS = """
SELECT (SELECT count(*) FROM (FROM touched {others})), (SELECT count(*) FROM raw_items)
"""
READ_BEFORE = f"""
SELECT DISTINCT source, text FROM before.tallies JOIN raw_values USING (value)
WHERE kind = '{Tally.STATUS}'
"""


def touch(
    con: duckdb.DuckDBPyConnection,
    folder: Path,
    *,
    state: Manifest,
    streams: Sequence[ValueStream],
    before: Layer,
    now: MadeOf,
) -> bool:
    """Make `touched(item)`, and of them `turned(item)`, that are gone or came back.

    And `came` and `went`, the changes told since and before, and `new_items(item, source, key)`.

    Args:
        con: Holds the raw tables, and in the schema `before` what was built.
        folder: Of the warehouse.
        state: Of the warehouse.
        streams: Numbered from 1 in order.
        before: That.
        now: What is to be built of.

    Returns:
        `False` where so many are touched, or words mean something else, that all has to be built.
    """
    if _is_read_otherwise(con, before.made_of, now=now):
        return False
    if not _part(con, folder, state=state, known=before.made_of.loads):
        return False
    _register(con, streams, before=before.made_of, now=now)
    con.execute(TOUCHED)
    con.unregister("moved_clocks")
    others = "" if before.over is None else "UNION FROM layer.touched"
    n_touched, n_items = con.execute(N_ITEMS.format(others=others)).fetchone() or (0, 0)
    return bool(n_touched <= MOST * n_items)


def _part(
    con: duckdb.DuckDBPyConnection, folder: Path, *, state: Manifest, known: Mapping[str, str]
) -> bool:
    """Part the changes into those that are known and those that came, if that can be said."""
    came: list[Segment] = []
    went: list[Segment] = []
    for source, of in known.items():
        counting = state.counting(source)
        n_known = n_built_of(counting, of)
        if n_known is None:
            return False
        went += counting[:n_known]
        came += counting[n_known:]
    con.execute(f"CREATE TABLE came AS {segments.changes(folder, came)}")
    con.execute(f"CREATE VIEW went AS {segments.changes(folder, went)}")
    con.execute(f"CREATE TABLE new_items AS {segments.items(folder, came)}")
    return True


def _register(
    con: duckdb.DuckDBPyConnection,
    streams: Sequence[ValueStream],
    *,
    before: MadeOf,
    now: MadeOf,
) -> None:
    moved = [each for each, at_us in now.as_of_us.items() if at_us != before.as_of_us[each]]
    working = [int(each > 0 and has_calendar(streams[each - 1].policy)) for each in moved]
    con.register("moved_clocks", {"stream": numbers(moved), "is_working": numbers(working)})
    turned = [
        (source, key)
        for source in {*before.gone, *now.gone}
        for key in set(before.gone.get(source, ())) ^ set(now.gone.get(source, ()))
    ]
    if not turned:
        con.execute("CREATE TABLE turned (item INTEGER)")
        return
    con.register(
        "named",
        {
            "source": texts(source for source, _ in turned),
            "key": texts(key for _, key in turned),
        },
    )
    con.execute(TURNED)
    con.unregister("named")


def _is_read_otherwise(con: duckdb.DuckDBPyConnection, before: MadeOf, *, now: MadeOf) -> bool:
    """Whether the tools' categories of statuses changed that were read before."""
    if before.categories == now.categories:
        return False
    read = con.execute(READ_BEFORE).fetchall()
    return any(
        before.categories.get(source, {}).get(word) != now.categories.get(source, {}).get(word)
        for source, word in read
    )
