"""Asking a metric about some periods without reading what lay before them."""

from collections.abc import Callable, Mapping, Sequence
from threading import Lock
from typing import TypeAlias

import duckdb

from narrows.domain.measure import Metric
from narrows.domain.ports import PeriodRow
from narrows.domain.work import UNALIGNED
from narrows.warehouse.arrays import instants, numbers
from narrows.warehouse.counted_words import into_found

Opening: TypeAlias = Callable[[Sequence[PeriodRow]], duckdb.DuckDBPyConnection]
"""Opens a cursor in whose table `periods` these are."""

ITEMS = """
FROM {items} WHERE done_at_us >= {first_us} AND done_at_us >= {of_stream}
"""
LEFT = "FROM {visits} WHERE left_at_us >= {since_us} AND stream IN ({streams}) UNION ALL"
VISITS = """
{left}
FROM {visits} WHERE left_at_us IS NULL
AND ({in_process} OR entered_at_us >= {first_us}) AND ({in_process} OR entered_at_us >= {of_stream})
UNION ALL SELECT visits.* FROM {visits} AS visits SEMI JOIN ({done}) AS ended USING (item)
WHERE left_at_us < {of_stream}
"""
"""What left since then, by bounds that the engine compares while it reads; what lasts, in one part,
since of two the engine would make a table of all that lasts; the past of what was done since.

Of visits without a length, at the very begin of a period, both ends belong to it.
"""
IN_PROCESS = "flow_state IN ('waiting', 'active', 'unknown')"
STAYED = "(FROM memory.main.{table} ANTI JOIN memory.main.attributions USING (item))"
MOVED = """
UNION ALL SELECT {table}.* FROM memory.main.{table} AS {table}
SEMI JOIN memory.main.attributions USING (item)
"""
"""All of items that ever changed stream or type: what they were in one stream stands in another."""


class Newest:
    """What the newest periods of one history hang on, copied once for all metrics."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._copied: Mapping[int, int] = {}

    def covers(self, periods: Sequence[PeriodRow]) -> bool:
        """Whether what was copied last has all that these periods hang on, and perhaps more."""
        never = 2**63 - 1
        return bool(self._copied) and all(
            self._copied.get(stream, never) <= at_us for stream, at_us in firsts(periods).items()
        )

    def ask(
        self,
        cursor: duckdb.DuckDBPyConnection,
        metric: Metric,
        *,
        periods: Sequence[PeriodRow],
        begun: Mapping[int, int],
    ) -> None:
        """Make `found`, what a metric says of few periods of many.

        Args:
            cursor: Of its own, with the `periods`; over derived files, that have `tallies`.
            metric: Which.
            periods: What the table of that name has.
            begun: What was load when the first period of each stream began; empty: not known.
        """
        # The copy is another's as soon as earlier periods are asked about.
        with self._lock:
            first = firsts(periods)
            if not self.covers(periods):
                self._copied = {}
                cursor.execute("CREATE SCHEMA IF NOT EXISTS newest")
                for table, rows in _selects(cursor, first).items():
                    cursor.execute(f"CREATE OR REPLACE TABLE memory.newest.{table} AS {rows}")
                self._copied = first | {UNALIGNED: min(first.values())}
            if begun or not metric.looks_back:
                # Of the same names, so that the very query is asked.
                for table in ("items", "visits"):
                    cursor.execute(f"CREATE TEMP VIEW {table} AS FROM memory.newest.{table}")
            if begun:
                load = {"stream": numbers(begun), "load_items": instants(begun.values())}
                cursor.register("begun", load)
            cursor.execute(into_found(metric.continued if begun else metric.query))


def _selects(cursor: duckdb.DuckDBPyConnection, first: Mapping[int, int]) -> Mapping[str, str]:
    """What is copied, by table."""
    # A join with nothing would be made for each part all the same.
    has_moved = cursor.execute("FROM memory.main.attributions LIMIT 1").fetchone() is not None
    of, moved = {}, dict.fromkeys(("items", "visits"), "")
    for table in moved:
        of[table] = STAYED.format(table=table) if has_moved else f"memory.main.{table}"
        moved[table] = MOVED.format(table=table) if has_moved else ""
    done = ITEMS.format(**of, **_since(first))
    left = "\n".join(
        LEFT.format(**of, since_us=since_us, streams=", ".join(map(str, streams)))
        for since_us, streams in _streams_since(first).items()
    )
    visits = VISITS.format(**of, left=left, done=done, in_process=IN_PROCESS, **_since(first))
    return {"items": done + moved["items"], "visits": visits + moved["visits"]}


def _since(first: Mapping[int, int]) -> Mapping[str, object]:
    """When the first period begins of all streams, and that of the stream of a row, as SQL."""
    never, first_us = 2**63 - 1, min(first.values())
    # Unaligned work is what others are held against.
    by_stream = [first_us, *(first.get(stream, never) for stream in range(1, max(first) + 1))]
    listed = f"coalesce(CAST({by_stream} AS BIGINT[])[stream + 1], {never})"
    return {"first_us": first_us, "of_stream": listed}


def _streams_since(first: Mapping[int, int]) -> Mapping[int, Sequence[int]]:
    """When first periods begin, and of which streams. [µs since 1970 UTC]"""
    found: dict[int, list[int]] = {}
    for stream, since_us in {**first, UNALIGNED: min(first.values())}.items():
        found.setdefault(since_us, []).append(stream)
    return found


def firsts(periods: Sequence[PeriodRow]) -> dict[int, int]:
    """When the first of each stream's periods begins, by its number. [µs since 1970 UTC]"""
    first: dict[int, int] = {}
    for each in periods:
        first[each.stream] = min(each.start_us, first.get(each.stream, each.start_us))
    return first
