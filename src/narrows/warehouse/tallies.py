"""Tallies: counts by stream, source and value, that tell what building found in doubt.

They can be retracted: what items told before is taken out, and what they tell now put in, so that a
sync counts the items that it touched and no others.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

import duckdb

from narrows.domain.ports import LoadedSource
from narrows.domain.streams import ValueStream
from narrows.domain.work import UNALIGNED, Fault, ItemType
from narrows.warehouse.meaning import kind_of, state_of


class Tally(StrEnum):
    """What is counted.

    Moves into a status; typings; items; those that nobody typed; items by what they are; visits of
    what is load, and of what is none.
    """

    STATUS = "status"
    TYPE = "type"
    ITEM = "item"
    WITHOUT_TYPE = "without_type"
    KIND = "kind"
    VISITED = "visited"
    RESTED = "rested"


@dataclass(frozen=True, slots=True)
class Used:
    """How often a stream's items of a source use a word."""

    stream: int
    source: str
    value: int
    word: str
    n: int

    def of(self, streams: Sequence[ValueStream]) -> ValueStream | None:
        """The stream; `None` is unaligned work."""
        return None if self.stream == UNALIGNED else streams[self.stream - 1]


WORDS = f"""
CREATE TABLE tallies AS
SELECT '{Tally.STATUS}' AS kind, reader AS stream, CAST(source AS VARCHAR) AS source, value,
       count(*) AS n
FROM taken GROUP BY ALL
UNION ALL
SELECT '{Tally.TYPE}', reader, CAST(source AS VARCHAR), value, count(*) FROM typed GROUP BY ALL
"""
ITEMS = f"""
INSERT INTO tallies
WITH counted AS (
    SELECT items.stream, CAST(assigned.source AS VARCHAR) AS source, count(*) AS n_items,
           count(*) - count(typed.item) AS n_without
    FROM items
    JOIN assigned USING (item)
    LEFT JOIN (SELECT DISTINCT item FROM raw_changes WHERE attribute = 'item_type') AS typed
        ON typed.item = items.item
    WHERE items.stream <> {UNALIGNED}
    GROUP BY ALL
)
SELECT '{Tally.ITEM}', stream, source, 0, n_items FROM counted
UNION ALL
SELECT '{Tally.WITHOUT_TYPE}', stream, source, 0, n_without FROM counted WHERE n_without > 0
"""
VISITED = f"""
INSERT INTO tallies
SELECT CASE WHEN flow_state IN ('waiting', 'active', 'unknown') THEN '{Tally.VISITED}'
            ELSE '{Tally.RESTED}' END AS kind, stream, '', status, count(*)
FROM {{visits}} GROUP BY ALL
"""
SPREAD = f"""{VISITED.format(visits="visits")}UNION ALL
SELECT '{Tally.KIND}', stream, CAST(item_type AS VARCHAR), 0, count(*) FROM items GROUP BY ALL
"""
"""Which words each stream uses; nobody asks where nothing is kept."""
USED = """
SELECT stream, source, tallies.value, text, n FROM tallies JOIN raw_values USING (value)
WHERE kind = '{kind}' ORDER BY stream, source, tallies.value
"""
WITHOUT_TYPE = f"""
SELECT without.stream, without.source, without.n, counted.n
FROM tallies AS without
JOIN tallies AS counted ON counted.stream = without.stream AND counted.source = without.source
WHERE without.kind = '{Tally.WITHOUT_TYPE}' AND counted.kind = '{Tally.ITEM}'
  AND without.n < counted.n
ORDER BY without.stream, without.source
"""
"""A source that tells no types at all has nothing to mend in its rows: no fault."""


def used(con: duckdb.DuckDBPyConnection, kind: Tally) -> list[Used]:
    """The words of statuses or types that are used, in order."""
    return [Used(*row) for row in con.execute(USED.format(kind=kind)).fetchall()]


def doubts(
    con: duckdb.DuckDBPyConnection,
    streams: Sequence[ValueStream],
    *,
    sources: Mapping[str, LoadedSource],
) -> list[Fault]:
    """What the table `tallies` tells: statuses without meaning, types not mapped, items untyped."""
    faults = []
    for each in used(con, Tally.STATUS):
        stream = each.of(streams)
        state = state_of(each.word, stream, streams=streams, source=sources[each.source])
        if stream and not state.is_known:
            faults.append(_unknown_status(stream, each, state=state.word))
    for each in used(con, Tally.TYPE):
        stream = each.of(streams)
        if stream and kind_of(each.word, stream) is ItemType.UNTYPED:
            faults.append(_unmapped_type(stream, each))
    for number, source, n_without, n_items in con.execute(WITHOUT_TYPE).fetchall():
        told = (
            f"{n_without:,} of {n_items:,} items of stream {streams[number - 1].id} "
            + ("has no item type and counts" if n_without == 1 else "have no item type and count")
            + f" as untyped; give {'it' if n_without == 1 else 'them'} one in the tool."
        )
        faults.append(Fault(source, told, stream=streams[number - 1].id))
    return faults


def _unknown_status(stream: ValueStream, used: Used, *, state: str) -> Fault:
    return Fault(
        used.source,
        f"The workflow of stream {stream.id} does not know the status «{used.word}» "
        f"({used.n:,} move{'' if used.n == 1 else 's'} into it), read as {state}; add it to the "
        "workflow.",
        stream=stream.id,
    )


def _unmapped_type(stream: ValueStream, used: Used) -> Fault:
    return Fault(
        used.source,
        f"The item type «{used.word}» is not mapped in stream {stream.id} and counts "
        "as untyped; add it to `item_types` as feature, defect, risk or debt.",
        stream=stream.id,
    )
