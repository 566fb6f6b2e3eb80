"""The table `periods` of `narrows.metrics.tables`, of one question."""

from collections.abc import Sequence

import duckdb

from narrows.domain.ports import PeriodRow
from narrows.warehouse.arrays import instants, numbers

PERIODS = """
CREATE TEMP TABLE periods (stream INTEGER, period INTEGER, start_us BIGINT, end_us BIGINT)
"""
FEW = 200
FEW_PERIODS = """
CREATE TEMP TABLE periods AS SELECT
    unnest(CAST($1 AS INTEGER[])) AS stream, unnest(CAST($2 AS INTEGER[])) AS period,
    unnest(CAST($3 AS BIGINT[])) AS start_us, unnest(CAST($4 AS BIGINT[])) AS end_us
"""
"""One statement in place of four, each of which takes longer than so few rows."""


def fill(cursor: duckdb.DuckDBPyConnection, periods: Sequence[PeriodRow]) -> None:
    """Make the table on a cursor that has none, for nobody but this cursor."""
    if len(periods) <= FEW:
        columns = [
            [each.stream for each in periods],
            [each.period for each in periods],
            [each.start_us for each in periods],
            [each.end_us for each in periods],
        ]
        cursor.execute(FEW_PERIODS, columns)
        return
    cursor.execute(PERIODS)
    cursor.register(
        "told",
        {
            "stream": numbers(each.stream for each in periods),
            "period": numbers(each.period for each in periods),
            "start_us": instants(each.start_us for each in periods),
            "end_us": instants(each.end_us for each in periods),
        },
    )
    cursor.execute("INSERT INTO periods FROM told")
    cursor.unregister("told")
