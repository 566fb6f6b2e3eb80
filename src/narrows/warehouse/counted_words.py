"""Queries of metrics over derived files, where the words that a stream uses are counted anyway."""

from collections.abc import Mapping

from narrows.metrics.status_wait import PLACES
from narrows.metrics.tables import KINDS
from narrows.metrics.value_score import SOURCES
from narrows.warehouse.tallies import Tally

COUNTED: Mapping[str, str] = {
    KINDS: f"select stream, source as item_type from tallies where kind = '{Tally.KIND}'",
    PLACES: f"select stream, value as status from tallies where kind = '{Tally.VISITED}'",
    SOURCES: f"select stream, source from tallies where kind = '{Tally.ITEM}'",
}
"""Words that a select reads all of the history for, and where they are counted anyway."""


def counted(query: str) -> str:
    """A metric's query that takes its words from `tallies`."""
    for read, from_tallies in COUNTED.items():
        query = query.replace(read, from_tallies)
    return query


def into_found(query: str) -> str:
    """What makes the table `found` of what a metric's query says."""
    return f"CREATE TEMP TABLE found AS {counted(query)}"
