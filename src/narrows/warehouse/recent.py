"""Asking a metric about some periods without reading what lay before them."""

from collections.abc import Mapping, Sequence

import duckdb

from narrows.domain.measure import Metric
from narrows.domain.ports import PeriodRow
from narrows.metrics.status_wait import PLACES
from narrows.metrics.tables import KINDS
from narrows.metrics.value_score import SOURCES
from narrows.warehouse.arrays import instants, numbers
from narrows.warehouse.connection import text, texts
from narrows.warehouse.tallies import Tally

COUNTED: Mapping[str, str] = {
    KINDS: f"select stream, source as item_type from tallies where kind = '{Tally.KIND}'",
    PLACES: f"select stream, value as status from tallies where kind = '{Tally.VISITED}'",
    SOURCES: f"select stream, source from tallies where kind = '{Tally.ITEM}'",
}
"""Words that a select reads all of the history for, and where they are counted anyway."""

LASTING = """
CREATE TEMP VIEW visits AS
FROM memory.main.visits WHERE left_at_us IS NULL OR left_at_us >= {first_us};
CREATE TEMP VIEW items AS FROM memory.main.items WHERE done_at_us >= {first_us};
"""
"""Of the same names, so that the very query is asked.

Of visits without a length, at the very begin of a period, both ends belong to it."""
BEGUN = """
SELECT DISTINCT periods.stream, numerator
FROM read_parquet({paths}) AS weeks
JOIN (SELECT stream, min(start_us) AS first_us FROM periods GROUP BY stream) AS periods
ON periods.stream = weeks.stream AND periods.first_us = weeks.end_us
WHERE query = {query} AND statistic = 'end' AND numerator IS NOT NULL
"""


def ask(
    cursor: duckdb.DuckDBPyConnection,
    metric: Metric,
    *,
    periods: Sequence[PeriodRow],
    begun: Mapping[int, int],
) -> None:
    """Make `found`, what a metric says of the periods.

    Args:
        cursor: Of its own, with the `periods`; over derived files, that have `tallies`.
        metric: Which.
        periods: What the table of that name has.
        begun: What was load when the first period of each stream began; empty: it is not known.
    """
    if begun or not metric.looks_back:
        first_us = min(each.start_us for each in periods)
        cursor.execute(LASTING.format(first_us=first_us))
    if begun:
        told = {"stream": numbers(begun), "load_items": instants(begun.values())}
        cursor.register("begun", told)
    query = metric.continued if begun else metric.query
    for read, counted in COUNTED.items():
        query = query.replace(read, counted)
    cursor.execute(f"CREATE TEMP TABLE found AS {query}")


def begun(
    cursor: duckdb.DuckDBPyConnection, paths: Sequence[str], *, query: str
) -> Mapping[int, int]:
    """What was load where periods begin that are asked about, as kept ones ended with.

    Args:
        cursor: Of its own, with the `periods`.
        paths: The files of what is kept.
        query: The name of the metric's query.

    Returns:
        Items by stream, of the streams that it is known of.
    """
    told = BEGUN.format(paths=texts(paths), query=text(query))
    return dict(cursor.execute(told).fetchall())


def firsts(periods: Sequence[PeriodRow]) -> dict[int, int]:
    """When the first of each stream's periods begins, by its number. [µs since 1970 UTC]"""
    first: dict[int, int] = {}
    for each in periods:
        first[each.stream] = min(each.start_us, first.get(each.stream, each.start_us))
    return first
