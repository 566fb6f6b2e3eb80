"""Which stream takes an item, and what its statuses and types mean there."""

from collections.abc import Mapping, Sequence

import duckdb

from narrows.domain.ports import LoadedSource
from narrows.domain.streams import ValueStream
from narrows.domain.work import Fault, FlowState, ItemType
from narrows.warehouse.arrays import numbers, texts
from narrows.warehouse.connection import text
from narrows.warehouse.gone import leave_out
from narrows.warehouse.homes import house, is_housed, taken_by, words_of
from narrows.warehouse.meaning import IGNORE, kind_of, state_of
from narrows.warehouse.tallies import Tally, Used, used

ASSIGNED = """
CREATE TABLE assigned AS
SELECT item, CAST(source AS source_word) AS source,
       CAST(CASE {cases} ELSE 0 END AS INTEGER) AS stream
FROM raw_items
"""
BY_VALUE = """
CREATE TABLE assigned AS
WITH {newest},
told AS (SELECT raw_items.item, raw_items.source, {values} FROM raw_items {joins}),
placed AS (
    SELECT *, CAST(CASE {cases} ELSE 0 END AS INTEGER) AS stream
    FROM (SELECT DISTINCT source, {values} FROM told) AS told {words}
)
SELECT told.item, CAST(told.source AS source_word) AS source, placed.stream
FROM told JOIN placed ON placed.source = told.source AND {same}
"""
"""The same by what items carry: which stream takes what is asked once of each that there is."""
# Words of which there are few are kept as numbers: windows and joins over them cost a third less.
# In alphabetical order, so that they sort like the text that other engines and files have.
SOURCE_WORDS = """
CREATE TYPE source_word AS ENUM (SELECT DISTINCT source FROM raw_items ORDER BY source)
"""
WORDS = {
    "flow_state": sorted([*(state.value for state in FlowState), IGNORE]),
    "item_type": sorted(kind.value for kind in ItemType),
}
NEWEST = """{attribute}_told AS (
    SELECT item, arg_max(value, row(changed_at_us, seq)) AS {attribute}_value FROM raw_changes
    WHERE attribute = '{attribute}' AND changed_at_us <= {as_of_us} GROUP BY item
)"""
# Joined with the items once: the moves too are made of it.
TAKEN = """
CREATE TABLE taken AS
SELECT assigned.stream, assigned.source, item, value, changed_at_us, seq, stream AS reader
FROM raw_changes JOIN assigned USING (item)
WHERE attribute = 'status'
"""
TYPED = """
CREATE TABLE typed AS
SELECT assigned.source, item, value, changed_at_us, seq, stream AS reader
FROM raw_changes JOIN assigned USING (item)
WHERE attribute = 'item_type'
"""
READ_THERE = """
UPDATE {table} SET reader = homes.reader FROM homes
WHERE homes.item = {table}.item AND {table}.changed_at_us >= homes.begin_us
  AND (homes.end_us IS NULL OR {table}.changed_at_us < homes.end_us)
"""
"""A word is read by the stream that the item was in when it was told."""


def assign(
    con: duckdb.DuckDBPyConnection,
    streams: Sequence[ValueStream],
    *,
    sources: Mapping[str, LoadedSource],
    as_of_us: int,
) -> list[Fault]:
    """Make `assigned(item, source, stream)`: the first stream that takes an item has it.

    And `homes`: in which stream it was when. What an item is taken by is its newest value by
    `as_of`: moved to another project, it has moved to another stream.

    Args:
        con: Holds the raw tables.
        streams: Numbered from 1 in order.
        sources: What is held of each; items that are gone have no stream, and are said.
        as_of_us: Later values are not known yet. [µs since 1970 UTC]
    """
    con.execute(SOURCE_WORDS)
    con.execute(_assigned(streams, as_of_us=as_of_us))
    house(con, streams, as_of_us=as_of_us)
    return leave_out(con, sources)


def take(con: duckdb.DuckDBPyConnection) -> None:
    """Make `taken` and `typed(source, item, value, changed_at_us, seq, reader)` of what counts.

    Changes of status and of the item type, and whose workflow reads each; `taken` has the stream.

    Args:
        con: Holds the raw tables, `assigned` and `homes`.
    """
    has_homes = is_housed(con)
    for query, table in ((TAKEN, "taken"), (TYPED, "typed")):
        con.execute(query)
        if has_homes:
            con.execute(READ_THERE.format(table=table))


def _assigned(streams: Sequence[ValueStream], *, as_of_us: int) -> str:
    cases = " ".join(
        f"WHEN {taken_by(take)} THEN {number}"
        for number, stream in enumerate(streams, start=1)
        for take in stream.takes
    )
    asked = sorted({each.value for of in streams for take in of.takes for each in take.where})
    if not asked:
        return ASSIGNED.format(cases=cases or "WHEN false THEN 0")
    return BY_VALUE.format(
        newest=", ".join(NEWEST.format(attribute=each, as_of_us=as_of_us) for each in asked),
        values=", ".join(f"{each}_value" for each in asked),
        words=words_of(asked),
        joins=" ".join(f"LEFT JOIN {each}_told USING (item)" for each in asked),
        cases=cases,
        same=" AND ".join(
            f"placed.{each}_value IS NOT DISTINCT FROM told.{each}_value" for each in asked
        ),
    )


def _tuple(values: Sequence[str]) -> str:
    return "(" + ", ".join(text(value) for value in values) + ")"


def map_words(
    con: duckdb.DuckDBPyConnection,
    streams: Sequence[ValueStream],
    *,
    sources: Mapping[str, LoadedSource],
) -> None:
    """Make `state_map(stream, source, value, flow_state)` and `type_map(…, item_type)`.

    Args:
        con: Holds `tallies`, that tells which words are used.
        streams: Numbered from 1 in order.
        sources: What is held of each.
    """
    statuses = used(con, Tally.STATUS)
    states = [
        state_of(each.word, each.of(streams), streams=streams, source=sources[each.source]).word
        for each in statuses
    ]
    _register(con, "state_map", words=statuses, column="flow_state", meanings=states)
    types = used(con, Tally.TYPE)
    kinds = [kind_of(each.word, each.of(streams)).value for each in types]
    _register(con, "type_map", words=types, column="item_type", meanings=kinds)


def _register(
    con: duckdb.DuckDBPyConnection,
    table: str,
    *,
    words: Sequence[Used],
    column: str,
    meanings: Sequence[str],
) -> None:
    con.register(
        "mapped",
        {
            "stream": numbers(each.stream for each in words),
            "source": texts(each.source for each in words),
            "value": numbers(each.value for each in words),
            column: texts(meanings),
        },
    )
    con.execute(f"CREATE TYPE {column}_word AS ENUM {_tuple(WORDS[column])}")
    con.execute(
        f"CREATE TABLE {table} AS SELECT stream, CAST(source AS source_word) AS source, value, "
        f"CAST({column} AS {column}_word) AS {column} FROM mapped"
    )
    con.unregister("mapped")
