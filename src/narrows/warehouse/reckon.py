"""Durations by the working calendars that streams declare, once visits and items are made."""

from collections.abc import Mapping, Sequence
from importlib.metadata import version

import duckdb

from narrows.domain.streams import MeasurementPolicy, ValueStream
from narrows.domain.working_calendar import parse_calendar
from narrows.domain.working_clock import Piece
from narrows.metrics.working import RECKONING
from narrows.services.flow.working_time import has_calendar, pieces_of
from narrows.warehouse.arrays import instants, numbers

STAYED = "CREATE TABLE stayed (stream INTEGER, item INTEGER, visit BIGINT, stay_us BIGINT)"
SPANS = """
SELECT visits.stream, min(entered_at_us),
       greatest(max(coalesce(left_at_us, entered_at_us)), max(as_of_us))
FROM visits JOIN clock ON clock.stream = visits.stream
GROUP BY visits.stream
"""


def reckon(con: duckdb.DuckDBPyConnection, streams: Sequence[ValueStream]) -> None:
    """Make `stayed`, and give the items of streams with a calendar their working time.

    Where no stream has one nothing is asked of the engine, and every row stays as it is.

    Args:
        con: Holds `visits`, `items`, `blocks`, `types`, `policies` and `clock`.
        streams: Numbered from 1 in order.
    """
    if not set_working(con, streams, spans=SPANS):
        con.execute(STAYED)
        return
    for statement in RECKONING:
        con.execute(statement)
    con.execute("DROP TABLE working")


def calendars_made_of(streams: Sequence[ValueStream]) -> str:
    """What durations are made of beside the streams' own words: who says which days are holidays.

    A newer `holidays` may know a day that an older one did not.
    """
    calendars = [parse_calendar(stream.policy.calendar) for stream in streams]
    if not any(calendar and calendar.holidays for calendar in calendars):
        return ""
    return version("holidays")


def set_working(
    con: duckdb.DuckDBPyConnection, streams: Sequence[ValueStream], *, spans: str
) -> bool:
    """Make `working`, the clocks of the streams with a calendar, if there are any.

    Args:
        con: Holds what `spans` reads.
        streams: Numbered from 1 in order.
        spans: A select of each stream with the first and the last instant of its clock.
    """
    policies = {
        number: stream.policy
        for number, stream in enumerate(streams, start=1)
        if has_calendar(stream.policy)
    }
    if policies:
        _set_working(con, policies, spans=spans)
    return bool(policies)


def _set_working(
    con: duckdb.DuckDBPyConnection, policies: Mapping[int, MeasurementPolicy], *, spans: str
) -> None:
    pieces: list[tuple[int, Piece]] = []
    for stream, first_us, last_us in con.execute(spans).fetchall():
        if stream in policies:
            pieces += [
                (stream, each)
                for each in pieces_of(policies[stream], int(first_us), end_us=int(last_us))
            ]
    con.register(
        "told",
        {
            "stream": numbers(stream for stream, _ in pieces),
            "bucket_us": instants(each.bucket_us for _, each in pieces),
            "begin_us": instants(each.begin_us for _, each in pieces),
            "end_us": instants(each.end_us for _, each in pieces),
            "before_us": instants(each.before_us for _, each in pieces),
            "pace": instants(each.pace for _, each in pieces),
        },
    )
    con.execute("CREATE TABLE working AS FROM told")
    con.unregister("told")
