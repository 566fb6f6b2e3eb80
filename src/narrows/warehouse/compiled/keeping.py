"""What the pass measured, kept as what metrics said of weeks that are over: never asked again."""

from collections.abc import Sequence

import duckdb

from narrows.domain.calendar import (
    Cut,
    before,
    begin,
    day_of,
    default_range,
    instant_at,
    midnight_us,
    periods_between,
)
from narrows.domain.measure import Metric
from narrows.domain.ports import PeriodRow
from narrows.domain.registry import collect
from narrows.domain.streams import ValueStream
from narrows.services.flow.working_time import has_calendar
from narrows.warehouse.arrays import instants, numbers
from narrows.warehouse.build import Clock
from narrows.warehouse.compiled.answers import Answer, Weeks
from narrows.warehouse.compiled.building import Built
from narrows.warehouse.connection import text
from narrows.warehouse.kept_rows import queries

MOST_WEEKS = 530
"""Ten years: a date of long ago is a fault mostly, and pages show the newest weeks."""
TABLE = """
CREATE OR REPLACE TEMP TABLE measured_weeks (
    query VARCHAR, stream INTEGER, start_us BIGINT, end_us BIGINT, item_type VARCHAR,
    status INTEGER, statistic VARCHAR, numerator BIGINT, denominator BIGINT, n_items BIGINT,
    n_unmeasured BIGINT
);
CREATE OR REPLACE TEMP TABLE measured_periods AS
SELECT told.* FROM told JOIN clock ON clock.stream = told.stream WHERE end_us <= as_of_us
"""
ANSWERED = """
INSERT INTO measured_weeks
SELECT {query}, told.stream, start_us, end_us, {item_type},
       CASE WHEN has_status THEN status END, {statistic},
       CASE WHEN has_numerator THEN numerator END,
       CASE WHEN has_denominator THEN denominator END, n_items, n_unmeasured
FROM told
JOIN measured_periods ON measured_periods.stream = told.stream
                     AND measured_periods.period = told.period
"""
ASKED = """
INSERT INTO measured_weeks (query, stream, start_us, end_us)
SELECT {query}, stream, start_us, end_us FROM measured_periods
"""
COLUMNS = (
    "stream", "period", "status", "has_status", "numerator", "has_numerator", "denominator",
    "has_denominator", "n_items", "n_unmeasured",
)  # fmt: skip


def weeks_over(streams: Sequence[ValueStream], *, clock: Clock, first_us: int) -> list[PeriodRow]:
    """The complete weeks of each stream that has no calendar, as pages ask for them.

    Args:
        streams: Numbered from 1 in order.
        clock: When history is cut.
        first_us: Before it nothing happened. [µs since 1970 UTC]
    """
    found: list[PeriodRow] = []
    for number, stream in enumerate(streams, start=1):
        if number not in clock.as_of_us or has_calendar(stream.policy):
            continue
        zone = stream.policy.zone
        last_day = day_of(instant_at(clock.as_of_us[number]), zone)
        first_day = min(last_day, day_of(instant_at(first_us), zone))
        _, end = default_range(Cut.WEEK, first_day, last_day=last_day)
        start = min(begin(Cut.WEEK, first_day), before(Cut.WEEK, end))
        whole = periods_between(Cut.WEEK, start, end=end)[-MOST_WEEKS:]
        found += [
            PeriodRow(number, place, midnight_us(week.start, zone), midnight_us(week.end, zone))
            for place, week in enumerate(whole)
        ]
    return found


def tell_weeks(con: duckdb.DuckDBPyConnection, built: Built, *, weeks: Sequence[PeriodRow]) -> None:
    """Make the temporary table `measured_weeks` of what was measured.

    Args:
        con: Holds `clock`.
        built: What was measured.
        weeks: Which weeks it was; those of streams that the pass did not see whole are left out.
    """
    own = [each for each in weeks if each.stream not in built.left_streams]
    con.register(
        "told",
        {
            "stream": numbers(each.stream for each in own),
            "period": numbers(each.period for each in own),
            "start_us": instants(each.start_us for each in own),
            "end_us": instants(each.end_us for each in own),
        },
    )
    con.execute(TABLE)
    con.unregister("told")
    names = names_of_queries()
    told = Weeks(built.run.book, built.run.ended, worked=built.worked)
    for metric in told.measured:
        con.execute(ASKED.format(query=text(names[metric])))
    for answer in told.answers():
        _insert(con, answer, query=names[answer.metric])
    con.execute("DROP TABLE measured_periods")


def _insert(con: duckdb.DuckDBPyConnection, answer: Answer, *, query: str) -> None:
    con.register("told", {name: getattr(answer, name) for name in COLUMNS})
    item_type = "NULL" if answer.item_type is None else text(answer.item_type)
    con.execute(
        ANSWERED.format(query=text(query), item_type=item_type, statistic=text(answer.statistic))
    )
    con.unregister("told")


def names_of_queries() -> dict[str, str]:
    """Metric → the name of its query in the files."""
    return {
        each.name: queries()[each.query]
        for each in collect("narrows.metrics", "metric")
        if isinstance(each, Metric)
    }
