"""What was load where the first of some weeks begins, carried on from the week before it."""

from collections.abc import Mapping, Sequence

import duckdb

from narrows.domain.measure import Metric
from narrows.domain.ports import PeriodRow
from narrows.warehouse.connection import text
from narrows.warehouse.recent import Opening

BEGUN = """
SELECT DISTINCT periods.stream, numerator
FROM ({standing}) AS weeks
JOIN (SELECT stream, min(start_us) AS first_us FROM periods GROUP BY stream) AS periods
ON periods.stream = weeks.stream AND periods.first_us = weeks.end_us
WHERE query = {query} AND statistic = 'end' AND numerator IS NOT NULL
"""


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
