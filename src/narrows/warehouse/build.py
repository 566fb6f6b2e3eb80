"""Visits and items: built from the raw tables by the two portable selects."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import duckdb

from narrows.analytics.flag_words import FLAG_DOWN
from narrows.domain.ports import LoadedSource, Progress
from narrows.domain.streams import MeasurementPolicy, ValueStream
from narrows.domain.work import Attribute, Fault
from narrows.metrics.attribution import ATTRIBUTIONS, OWNING
from narrows.metrics.tables import ITEMS, VISITS
from narrows.warehouse import tallies
from narrows.warehouse.arrays import instants, numbers, texts
from narrows.warehouse.assign import assign, map_words, take
from narrows.warehouse.compiled.choosing import made_by_pass
from narrows.warehouse.connection import text, watched
from narrows.warehouse.homes import is_housed
from narrows.warehouse.ignored import list_ignored
from narrows.warehouse.levels import leave_out_levels
from narrows.warehouse.moves import move
from narrows.warehouse.naming import NAMING
from narrows.warehouse.reckon import reckon

TABLES = ("visits", "items", "blocks", "attributions", "stayed", "left_out")
UNBLOCKED = ", ".join(text(word) for word in sorted(FLAG_DOWN))
"""Words of a flag that is down, whatever tool; anything else is up."""

TYPES = """
CREATE TABLE types AS
SELECT typed.item, type_map.item_type, changed_at_us, seq
FROM typed
JOIN type_map ON type_map.stream = typed.reader AND type_map.source = typed.source
             AND type_map.value = typed.value
"""
BLOCKS = f"""
CREATE TABLE blocks AS
WITH flags AS (
    SELECT item, changed_at_us, raw_changes.seq,
           trim(regexp_replace(lower(text), '[\\s\\x{{A0}}_–—-]+', ' ', 'g'))
               NOT IN ({UNBLOCKED}) AS is_on
    FROM raw_changes JOIN raw_values USING (value)
    JOIN assigned USING (item)
    JOIN clock ON clock.stream = assigned.stream
    WHERE attribute = 'blocked' AND changed_at_us <= as_of_us
),
turns AS (
    SELECT *, coalesce(lag(is_on) OVER same, false) <> is_on AS is_turn
    FROM flags
    WINDOW same AS (PARTITION BY item ORDER BY changed_at_us, seq)
),
spans AS (
    SELECT item, is_on, changed_at_us AS begin_us,
           lead(changed_at_us) OVER (PARTITION BY item ORDER BY changed_at_us, seq) AS end_us
    FROM turns
    WHERE is_turn
)
SELECT item, begin_us, end_us FROM spans WHERE is_on AND (end_us IS NULL OR end_us > begin_us)
"""
"""Flags turned on and off; several in a row that say the same are one."""
LATER = """
CREATE TABLE later AS
SELECT DISTINCT item FROM raw_changes
JOIN assigned USING (item)
JOIN clock ON clock.stream = assigned.stream
WHERE changed_at_us > as_of_us
"""
"""Items that more is known of than counts yet."""
LASTS = "SELECT item, max(moved_at_us) AS told_us FROM moves GROUP BY item"
"""When each item was last told to have moved, if only into the same status again."""
LASTING = """
CREATE TABLE lasting AS
SELECT visits.stream, item, visit, status, flow_state, state_before, entered_at_us,
       CAST(assigned.source AS VARCHAR) AS source, told_us
FROM visits
JOIN lasts USING (item)
JOIN assigned USING (item)
WHERE left_at_us IS NULL
"""
"""The last visit of each item, and when it last moved."""
CONSTANTS = """
CREATE TABLE constants AS
SELECT item, attribute, any_value(value) AS value FROM raw_changes
WHERE attribute IN ({attributes})
GROUP BY item, attribute HAVING min(value) = max(value)
"""
"""What an item was told to have, and never anything else: told once more, it changes nothing."""
SCAFFOLD = (
    "typed", "homes", "moves", "lasts", "types", "policies", "assigned", "state_map", "type_map",
)  # fmt: skip
FIRSTS = """
SELECT stream, min(at_us) AS at_us FROM (
    SELECT stream, created_at_us AS at_us FROM {schema}items
    UNION ALL SELECT stream, begin_us FROM {schema}attributions
) GROUP BY stream
"""
"""A stream has a history too where all its items have moved on, and so has unaligned work.

Else its load of the weeks before, and the hours logged in them, were gone with the last of it.
"""
ESTIMATED = """
CREATE TABLE estimated AS SELECT DISTINCT item FROM raw_changes WHERE attribute = 'points'
"""


READING = 17
"""Counts up when statuses, types or flags come to be read in another way, or what is counted
of them changes, so that all is built anew."""


@dataclass(frozen=True, slots=True)
class Clock:
    """When history is cut.

    Attributes:
        as_of_us: By stream number; 0 is unaligned work. [µs since 1970 UTC]
    """

    as_of_us: Mapping[int, int]

    def latest_us(self) -> int:
        """The last instant that any stream knows. [µs since 1970 UTC]"""
        return max(self.as_of_us.values())


def build(
    con: duckdb.DuckDBPyConnection,
    streams: Sequence[ValueStream],
    *,
    sources: Mapping[str, LoadedSource],
    clock: Clock,
    progress: Progress,
    is_kept: bool = False,
) -> list[Fault]:
    """Make the tables `visits` and `items` of the raw tables, and list what was in doubt.

    Args:
        con: Holds the raw tables.
        streams: Numbered from 1 in order.
        sources: What is held of each.
        clock: When history is cut.
        progress: Told of the building.
        is_kept: Whether all is made that derived files have.
    """
    faults = build_tables(
        con, streams, sources=sources, clock=clock, progress=progress, is_kept=is_kept
    )
    return faults + tallies.doubts(con, streams, sources=sources)


def build_tables(
    con: duckdb.DuckDBPyConnection,
    streams: Sequence[ValueStream],
    *,
    sources: Mapping[str, LoadedSource],
    clock: Clock,
    progress: Progress,
    is_kept: bool,
) -> list[Fault]:
    """The same for some of the items, whose tallies do not say what is in doubt yet."""
    with watched(con, progress, what="building visits and items"):
        faults = give(con, streams, sources=sources, clock=clock)
        # The pass takes the moves away.
        list_ignored(con, streams, as_of_us=clock.latest_us())
        if not is_kept or not made_by_pass(con, streams, clock=clock):
            con.execute(f"CREATE TABLE visits AS {VISITS}")
            _own(con)
            con.execute(f"CREATE TABLE items AS {ITEMS}")
            if is_kept:
                con.execute(f"CREATE TABLE lasts AS {LASTS}")
        reckon(con, streams)
        con.execute(f"CREATE TABLE attributions AS {ATTRIBUTIONS}")
        con.execute(tallies.ITEMS)
        constants = CONSTANTS.format(attributes=placing_words(streams))
        firsts = f"CREATE TABLE firsts AS {FIRSTS.format(schema='')}"
        kept = (LATER, LASTING, constants, ESTIMATED, firsts, tallies.SPREAD, *NAMING.values())
        for query in kept if is_kept else ():
            con.execute(query)
        for table in SCAFFOLD:
            con.execute(f"DROP TABLE IF EXISTS {table}")
    return faults


def give(
    con: duckdb.DuckDBPyConnection,
    streams: Sequence[ValueStream],
    *,
    sources: Mapping[str, LoadedSource],
    clock: Clock,
) -> list[Fault]:
    """Make of the raw tables what the portable selects are given, but for working clocks."""
    set_clock(con, clock)
    faults = assign(con, streams, sources=sources, as_of_us=clock.latest_us())
    leave_out_levels(con, streams, sources=sources, as_of_us=clock.latest_us())
    take(con)
    con.execute(tallies.WORDS)
    map_words(con, streams, sources=sources)
    move(con, streams, sources=sources)
    # As long as the moves, and of no more use: what builds has more room without it.
    con.execute("DROP TABLE taken")
    con.execute(TYPES)
    con.execute(BLOCKS)
    set_policies(con, streams)
    return faults


def placing_words(streams: Sequence[ValueStream]) -> str:
    """The attributes that tell an item's stream and type, as SQL."""
    asked = {each.value for of in streams for take in of.takes for each in take.where}
    return ", ".join(text(each) for each in sorted({*asked, Attribute.ITEM_TYPE.value}))


def _own(con: duckdb.DuckDBPyConnection) -> None:
    """Give the visits of items that are done to the stream that they were done in."""
    if is_housed(con):
        for statement in OWNING:
            con.execute(statement)


def set_policies(con: duckdb.DuckDBPyConnection, streams: Sequence[ValueStream]) -> None:
    """Make `policies(stream, start_at, reopened)`."""
    policies = [MeasurementPolicy(), *(stream.policy for stream in streams)]
    con.register(
        "told",
        {
            "stream": numbers(range(len(policies))),
            "start_at": texts(each.start.value for each in policies),
            "reopened": texts(each.reopened.value for each in policies),
        },
    )
    con.execute("CREATE TABLE policies AS FROM told")
    con.unregister("told")


def set_clock(con: duckdb.DuckDBPyConnection, clock: Clock) -> None:
    """Make `clock(stream, as_of_us)`."""
    con.register(
        "told",
        {
            "stream": numbers(clock.as_of_us),
            "as_of_us": instants(clock.as_of_us.values()),
        },
    )
    con.execute("CREATE OR REPLACE TABLE clock AS FROM told")
    con.unregister("told")
