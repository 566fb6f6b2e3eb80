"""Where items stood when they counted, of the few that were in several streams.

Asked before it is known which items count, to know which do: of these few visits are built twice.
"""

from collections.abc import Mapping, Sequence

import duckdb

from narrows.domain.ports import LoadedSource
from narrows.domain.streams import ValueStream
from narrows.metrics.tables import VISITS
from narrows.warehouse import tallies
from narrows.warehouse.assign import READ_THERE, map_words
from narrows.warehouse.homes import EVER
from narrows.warehouse.moves import move

NOW = 2**63 - 1
"""After every instant: what is not done stands where it does today. [µs]"""

SEVERAL = """
CREATE TABLE several AS
SELECT item FROM homes SEMI JOIN assigned USING (item)
UNION SELECT child FROM pairs WHERE has_moved
UNION SELECT parent FROM pairs WHERE has_moved
"""
TAKEN = """
CREATE TYPE source_word AS VARCHAR;
CREATE TABLE taken AS
SELECT assigned.stream, assigned.source, item, value, changed_at_us, seq, stream AS reader
FROM raw_changes JOIN assigned USING (item) SEMI JOIN several USING (item)
WHERE attribute = 'status';
CREATE TABLE typed AS SELECT source, value, reader FROM taken LIMIT 0
"""
DONE = """
CREATE TABLE done AS
SELECT item, entered_at_us AS begin_us, end_us FROM (
    SELECT *, min(CASE WHEN flow_state <> 'done' THEN entered_at_us END) OVER (
        PARTITION BY item ORDER BY visit ROWS BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING
    ) AS end_us
    FROM visits
) WHERE flow_state = 'done' AND (state_before IS NULL OR state_before <> 'done')
"""
"""When items were done, and until when; `end_us` is null of those that are."""
PLACES = f"""
CREATE TABLE places AS
SELECT item, stream, begin_us, end_us FROM homes SEMI JOIN several USING (item)
UNION ALL
SELECT item, stream, {EVER}, NULL FROM assigned SEMI JOIN several USING (item)
ANTI JOIN homes USING (item)
"""
STOOD = f"""
CREATE TABLE main.stood AS
SELECT several.item, places.stream, coalesce(done.begin_us, {NOW}) AS at_us
FROM several
LEFT JOIN done ON done.item = several.item AND done.end_us IS NULL
JOIN places ON places.item = several.item AND places.begin_us <= coalesce(done.begin_us, {NOW})
           AND (places.end_us IS NULL OR places.end_us > coalesce(done.begin_us, {NOW}))
"""
"""The stream that has an item: the one that it was done in, and when, else the newest."""
BESIDE = """
CREATE TABLE main.beside_{own} AS
SELECT pairs.child, pairs.parent, stood.stream
FROM pairs
JOIN stood ON stood.item = pairs.{own}
LEFT JOIN done ON done.item = pairs.{other} AND done.begin_us <= stood.at_us
              AND (done.end_us IS NULL OR done.end_us > stood.at_us)
JOIN places ON places.item = pairs.{other} AND places.stream = stood.stream
           AND places.begin_us <= coalesce(done.begin_us, stood.at_us)
           AND (places.end_us IS NULL OR places.end_us > coalesce(done.begin_us, stood.at_us))
WHERE has_moved
"""
"""Pairs that one stream had both of when the one was done; what was done by then stays where."""


def find_stood(
    con: duckdb.DuckDBPyConnection,
    streams: Sequence[ValueStream],
    *,
    sources: Mapping[str, LoadedSource],
) -> None:
    """Make `stood(item, stream, at_us)`, and of pairs of them who stood beside whom.

    In `beside_child(child, parent, stream)` when the child was done, in `beside_parent` when the
    parent was.

    Args:
        con: Holds the raw tables, `assigned`, `homes`, `clock` and `pairs`.
        streams: Numbered from 1 in order.
        sources: What is held of each.
    """
    con.execute("CREATE SCHEMA standing")
    con.execute("SET search_path = 'standing,main'")
    for query in (SEVERAL, TAKEN, READ_THERE.format(table="taken"), tallies.WORDS):
        con.execute(query)
    map_words(con, streams, sources=sources)
    move(con, streams, sources=sources)
    for query in (f"CREATE TABLE visits AS {VISITS}", DONE, PLACES, STOOD):
        con.execute(query)
    for own, other in (("child", "parent"), ("parent", "child")):
        con.execute(BESIDE.format(own=own, other=other))
    con.execute("SET search_path = 'main'")
    con.execute("DROP SCHEMA standing CASCADE")
