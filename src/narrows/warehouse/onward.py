"""Items that only moved on since they were built: their last visit ends, and what follows is added.

Most of what a sync brings is of that kind, and needs nothing of what an item went through before.
The portable selects build it as ever, of an item's last visit and the moves after it; the sums of
an item are then put together of both parts. All others are built again whole.
"""

from collections.abc import Mapping, Sequence

import duckdb

from narrows.domain.ports import LoadedSource
from narrows.domain.streams import MeasurementPolicy, ValueStream
from narrows.domain.work import UNALIGNED
from narrows.metrics.tables import ITEMS, VISITS
from narrows.services.flow.working_time import has_calendar
from narrows.warehouse import tallies
from narrows.warehouse.assign import map_words
from narrows.warehouse.build import Clock, set_clock, set_policies
from narrows.warehouse.ignored import ignores
from narrows.warehouse.made_of import MadeOf
from narrows.warehouse.moves import MOVES

BEGUN = """
CREATE TABLE onward.reached AS
SELECT lasting.* FROM before.lasting AS lasting
SEMI JOIN (SELECT DISTINCT item FROM came) AS came USING (item) WHERE stream IN ({plain});
CREATE TABLE onward.told AS
SELECT item, attribute, value FROM came SEMI JOIN onward.reached USING (item)
WHERE attribute <> 'status';
CREATE TABLE onward.constants AS
SELECT constants.* FROM before.constants AS constants SEMI JOIN onward.reached USING (item);
CREATE TABLE onward.begun AS
WITH odd AS (
    SELECT came.item FROM came
    JOIN onward.reached USING (item)
    JOIN onward.clock USING (stream)
    WHERE changed_at_us > as_of_us OR attribute = 'status' AND changed_at_us <= told_us
    UNION ALL
    SELECT item FROM onward.told ANTI JOIN onward.constants USING (item, attribute, value)
    UNION ALL SELECT item FROM turned
    UNION ALL SELECT item FROM before.later
    UNION ALL SELECT item FROM before.blocks
    UNION ALL SELECT item FROM before.attributions
    UNION ALL SELECT item FROM before.estimated
)
FROM onward.reached WHERE item NOT IN (FROM odd)
"""
"""The last visits of the items that only moved on.

Odd is what was told of before its last move, or after the clock; what has a value that it had not
always; what was flagged, or in several streams, or had several types; and what was estimated, for
of an item that is done the estimate from before counts.
"""
TAKEN = """
CREATE TYPE source_word AS VARCHAR;
CREATE TABLE taken AS
SELECT begun.stream, begun.source, item, value, changed_at_us, seq,
       stream AS reader
FROM came JOIN begun USING (item) WHERE attribute = 'status'
"""
TYPED = """
CREATE TABLE typed AS
SELECT begun.source, value, stream AS reader
FROM came JOIN begun USING (item) WHERE attribute = 'item_type'
"""
FIRST_MOVES = """
INSERT INTO moves
SELECT stream, item, status, flow_state, entered_at_us, -1 FROM begun
"""
"""The last visit is the first of this part."""
NONE = """
CREATE TABLE blocks (item INTEGER, begin_us BIGINT, end_us BIGINT);
CREATE TABLE types (item INTEGER, item_type VARCHAR, changed_at_us BIGINT, seq BIGINT);
"""
NUMBERED = """
CREATE TABLE numbered AS
SELECT visits.* REPLACE (
    visits.visit + begun.visit - 1 AS visit,
    CASE WHEN visits.visit = 1 THEN begun.state_before ELSE visits.state_before END
        AS state_before)
FROM visits JOIN begun USING (item);
DROP TABLE visits;
ALTER TABLE numbered RENAME TO visits;
"""
SUMMED = """
CREATE TABLE was AS SELECT items.* FROM before.items SEMI JOIN begun USING (item);
CREATE TABLE summed AS
WITH told AS (
    SELECT old.*, part.status AS status_now, part.flow_state AS state_now,
           coalesce(old.started_at_us, part.started_at_us) AS started_us,
           CASE WHEN part.flow_state = 'done'
                THEN coalesce(part.done_at_us, old.done_at_us) END AS done_us,
           part.active_us - CASE WHEN begun.flow_state = 'active' THEN counted_us ELSE 0 END
               AS active_more_us,
           part.waiting_us - CASE WHEN begun.flow_state = 'waiting' THEN counted_us ELSE 0 END
               AS waiting_more_us,
           part.unknown_us - CASE WHEN begun.flow_state = 'unknown' THEN counted_us ELSE 0 END
               AS unknown_more_us,
           part.n_reopened - CASE WHEN begun.state_before = 'done' AND begun.flow_state IN
               ('new', 'waiting', 'active', 'unknown') THEN 1 ELSE 0 END AS n_more
    FROM was AS old
    JOIN (SELECT begun.*, clock_before.as_of_us - entered_at_us AS counted_us
          FROM begun JOIN (VALUES {clock}) AS clock_before(stream, as_of_us) USING (stream)
    ) AS begun USING (item)
    JOIN items AS part USING (item)
)
SELECT stream, item, item_type, status_now AS status, state_now AS flow_state, created_at_us,
       started_us AS started_at_us, done_us AS done_at_us, done_us - started_us AS flow_time_us,
       active_us + active_more_us AS active_us, waiting_us + waiting_more_us AS waiting_us,
       unknown_us + unknown_more_us AS unknown_us,
       spent_us + active_more_us + waiting_more_us + unknown_more_us AS spent_us,
       n_reopened + n_more AS n_reopened
FROM told
"""
"""What was counted of the last visit up to the clock before is taken out, and all of it put in."""
LASTING = """
CREATE TABLE lasting AS
SELECT visits.* EXCLUDE (left_at_us), begun.source, greatest(told.told_us, begun.told_us) AS told_us
FROM visits
JOIN (SELECT item, max(moved_at_us) AS told_us FROM moves GROUP BY item) AS told USING (item)
JOIN begun USING (item)
WHERE left_at_us IS NULL
"""
NEW_VISITS = "(FROM visits ANTI JOIN begun USING (item, visit))"


def go_on(
    con: duckdb.DuckDBPyConnection,
    streams: Sequence[ValueStream],
    *,
    sources: Mapping[str, LoadedSource],
    before: MadeOf,
    now: MadeOf,
) -> None:
    """Make the schema `onward`: `begun`, the items that only moved on, and what they are now.

    `visits` from their last one before on, `lasting`, `summed`, which are rows of `items`, and
    `tallies` of what is new.

    Args:
        con: Holds `came`, `turned`, and in the schema `before` what was built.
        streams: Numbered from 1 in order.
        sources: What is held of each.
        before: What that was made of.
        now: What is to be built of.
    """
    con.execute("CREATE SCHEMA onward")
    con.execute("SET search_path = 'onward,main'")
    set_clock(con, Clock(now.as_of_us))
    plain = ", ".join(str(each) for each in _plain(streams, sources))
    con.execute(BEGUN.format(plain=plain or "NULL"))
    for query in (TAKEN, TYPED, tallies.WORDS):
        con.execute(query)
    map_words(con, streams, sources=sources)
    set_policies(con, streams)
    for query in (MOVES, FIRST_MOVES, f"CREATE TABLE visits AS {VISITS}", NUMBERED, NONE):
        con.execute(query)
    con.execute(f"CREATE TABLE items AS {ITEMS}")
    clock = ", ".join(f"({stream}, {at_us})" for stream, at_us in before.as_of_us.items())
    con.execute(SUMMED.format(clock=clock))
    con.execute(LASTING)
    con.execute(tallies.VISITED.format(visits=NEW_VISITS))
    con.execute("SET search_path = 'main'")


def _plain(streams: Sequence[ValueStream], sources: Mapping[str, LoadedSource]) -> list[int]:
    """The streams in which the sum of two parts is the whole, whatever an item went through."""
    swept = {name for name, held in sources.items() if held.is_interval}
    usual = MeasurementPolicy()
    plain = [
        number
        for number, stream in enumerate(streams, start=1)
        if not ignores(stream)
        and (stream.policy.start, stream.policy.reopened) == (usual.start, usual.reopened)
        and not has_calendar(stream.policy)
        and swept.isdisjoint(take.source for take in stream.takes)
    ]
    # Unaligned work is read by the words of any stream.
    is_any_odd = swept or any(ignores(stream) for stream in streams)
    return plain if is_any_odd else [*plain, UNALIGNED]
