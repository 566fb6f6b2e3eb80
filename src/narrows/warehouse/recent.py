"""Asking a metric about some periods without reading what lay before them."""

from collections.abc import Callable, Mapping, Sequence
from threading import Lock
from typing import TypeAlias

import duckdb

from narrows.domain.measure import Metric
from narrows.domain.ports import PeriodRow
from narrows.domain.work import UNALIGNED
from narrows.warehouse.arrays import instants, numbers
from narrows.warehouse.connection import text
from narrows.warehouse.counted_words import into_found

Opening: TypeAlias = Callable[[Sequence[PeriodRow]], duckdb.DuckDBPyConnection]
"""Opens a cursor in whose table `periods` these are."""

ITEMS = """
FROM memory.main.items WHERE done_at_us >= {first_us} AND done_at_us >= {of_stream}
"""
VISITS = """
FROM memory.main.visits WHERE left_at_us >= {first_us} AND left_at_us >= {of_stream}
UNION ALL FROM memory.main.visits
WHERE left_at_us IS NULL AND entered_at_us >= {first_us} AND entered_at_us >= {of_stream}
UNION ALL SELECT visits.* FROM memory.main.visits SEMI JOIN (
    SELECT item FROM memory.main.items WHERE flow_state IN ('waiting', 'active', 'unknown')
) AS lasting USING (item)
WHERE left_at_us IS NULL AND entered_at_us < {of_stream}
UNION ALL SELECT visits.* FROM memory.main.visits SEMI JOIN ({items}) AS ended USING (item)
WHERE left_at_us < {of_stream}
"""
"""Each part is found by the bounds of what is stored together, which none with an «or» would be.

Of visits without a length, at the very begin of a period, both ends belong to it.
"""
BEGUN = """
SELECT DISTINCT periods.stream, numerator
FROM ({standing}) AS weeks
JOIN (SELECT stream, min(start_us) AS first_us FROM periods GROUP BY stream) AS periods
ON periods.stream = weeks.stream AND periods.first_us = weeks.end_us
WHERE query = {query} AND statistic = 'end' AND numerator IS NOT NULL
"""


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
                items = ITEMS.format(**_since(first))
                visits = VISITS.format(items=items, **_since(first))
                self._copied = {}
                cursor.execute("CREATE SCHEMA IF NOT EXISTS newest")
                for table, rows in (("items", items), ("visits", visits)):
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


def begun(
    metric: Metric,
    opening: Opening,
    *,
    lacking: Sequence[PeriodRow],
    standing: str,
    name: str,
) -> Mapping[int, int]:
    """What was load where the first lacking periods begin, as kept ones ended with.

    Args:
        metric: Which; of most it need not be known.
        opening: Opens a cursor with periods.
        lacking: The periods that are asked about.
        standing: A select of what is kept.
        name: Of the metric's query.

    Returns:
        Items by stream, of the streams that it is known of.
    """
    if not metric.continued or not standing:
        return {}
    told = BEGUN.format(standing=standing, query=text(name))
    try:
        return dict(opening(lacking).execute(told).fetchall())
    except duckdb.Error:  # Deleted meanwhile, or cut short.
        return {}


def _since(first: Mapping[int, int]) -> Mapping[str, object]:
    """When the first period begins of all streams, and that of the stream of a row, as SQL."""
    never, first_us = 2**63 - 1, min(first.values())
    # Unaligned work is what others are held against.
    by_stream = [first_us, *(first.get(stream, never) for stream in range(1, max(first) + 1))]
    listed = f"coalesce(CAST({by_stream} AS BIGINT[])[stream + 1], {never})"
    return {"first_us": first_us, "of_stream": listed}


def firsts(periods: Sequence[PeriodRow]) -> dict[int, int]:
    """When the first of each stream's periods begins, by its number. [µs since 1970 UTC]"""
    first: dict[int, int] = {}
    for each in periods:
        first[each.stream] = min(each.start_us, first.get(each.stream, each.start_us))
    return first
