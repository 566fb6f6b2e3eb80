"""Restatements as people read them: which they see, how two numbers are told apart, by cause."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from narrows.domain.measure import Period
from narrows.domain.restatement import Cause, Restatement
from narrows.domain.streams import MeasurementPolicy
from narrows.domain.told import told_of
from narrows.views.restated import because_text, restated_row
from narrows.views.restated_causes import restated_causes
from narrows.views.restated_values import seen

OFFICE = MeasurementPolicy(calendar="mon-fri 09:00-17:00")
NOON = datetime(2026, 11, 2, 12, tzinfo=UTC)
WEEK = Period(date(2026, 3, 2), date(2026, 3, 9))
TIME = Restatement(
    stream="bread",
    metric="flow_time",
    statistic="p50",
    item_type=None,
    period=WEEK,
    unit="days",
    before=3.0,
    after=2.0,
    n_items_before=9,
    n_items_after=9,
    told_at=NOON,
    restated_at=NOON,
    cause=Cause.POLICY,
    because="version 2, by Ada at 2026-11-02 12:00 UTC (calendar)",
    told=told_of("version 2, by Ada at ", NOON, " (calendar)"),
    policy_before=MeasurementPolicy(),
    policy_after=MeasurementPolicy(),
    day_hours_before=24.0,
    day_hours_after=24.0,
)


def shown(of: Restatement) -> tuple[str, str]:
    row = restated_row(of)
    return row.before, row.after


def test_days_of_another_length_say_how_long_they_are() -> None:
    other = replace(TIME, policy_after=OFFICE, day_hours_after=8.0)
    assert shown(other) == ("3 days of 24 h", "2 days of 8 h")
    assert shown(replace(other, before=None)) == ("–", "2 days of 8 h")
    assert shown(TIME) == ("3 days", "2 days")


@pytest.mark.parametrize(
    ("before", "after", "counts", "told"),
    [
        (2.0, 2.004, (9, 9), ("2 days", "2.004 days")),
        (2.0, 2.00001, (9, 9), ("2 days", "2.00001 days")),
        (20.0, 20 + 1e-9, (9, 9), ("20 days", "20.000000001 days")),
        (2.0, 2.0, (9, 1), ("2 days of 9 items", "2 days of 1 item")),
    ],
)
def test_numbers_that_read_alike_get_digits_until_they_do_not(
    before: float, after: float, counts: tuple[int, int], told: tuple[str, str]
) -> None:
    first, last = counts
    own = replace(TIME, statistic="mean", before=before, after=after)
    assert shown(replace(own, n_items_before=first, n_items_after=last)) == told


def test_load_is_not_said_to_be_of_the_items_done() -> None:
    load = replace(TIME, metric="flow_load", statistic="end", unit="items", before=8.0, after=8.0)
    assert shown(replace(load, n_items_after=1)) == ("8 items (9 done)", "8 items (1 done)")


def test_people_see_no_percentile_of_fewer_than_five_items() -> None:
    few = replace(TIME, n_items_before=4, n_items_after=4)
    assert list(seen([few, TIME])) == [TIME]
    assert list(seen([replace(few, statistic="mean")])), "a mean is no percentile"
    assert list(seen([replace(few, metric="quick/time")])), "a key result says its few items"
    grown = replace(few, n_items_after=5)
    assert list(seen([grown])) == [grown]
    assert shown(grown) == ("– of 4 items", "2 days")


def causes(found: Sequence[Restatement], *, most: int = 99) -> list[tuple[str, str, int, int, int]]:
    told = restated_causes(found, n_open=2, most_rows=most, most_causes=9)
    return [
        (
            because_text(each.told, "Asia/Tokyo"),
            each.words,
            len(each.first),
            len(each.more),
            each.n_unlisted,
        )
        for each in told.causes
    ]


def test_a_cause_is_told_once_with_how_many_weeks_and_streams_it_touched() -> None:
    weeks = [
        replace(TIME, period=Period(start, start + timedelta(days=7)), stream=stream)
        for stream in ("bread", "cake")
        for start in (date(2026, 3, 2), date(2026, 3, 9))
    ]
    older = replace(TIME, told=told_of("reopened since: A"), restated_at=NOON - timedelta(days=1))
    policy = "Version 2, by Ada at 2026-11-02 21:00 (calendar)."
    assert causes([*weeks, older]) == [
        (policy, "4 numbers of 2 weeks: bread, cake", 2, 2, 0),
        ("Reopened since: A.", "1 number of 1 week: bread", 0, 1, 0),
    ]
    soon = NOON + timedelta(seconds=1)
    second = replace(TIME, told=told_of("version 2, by Ada at ", soon, " (calendar)"))
    assert [each[0] for each in causes([TIME, second])] == [policy], "nobody reads seconds"
    assert [each[2:] for each in causes([*weeks, older], most=3)] == [(2, 1, 1), (0, 0, 1)]
    many = [replace(TIME, stream=f"s{n}") for n in range(4)]
    assert causes(many)[0][1] == "4 numbers of 1 week: 4 streams"
    few = replace(TIME, n_items_before=1, n_items_after=1)
    told = restated_causes([*weeks, older, few], n_open=2, most_rows=99, most_causes=1)
    assert (told.n_more, told.n_seen, told.n_few) == (1, 5, 1)
