from datetime import UTC, date, datetime

import pytest

from narrows.domain.calendar import Cut
from narrows.domain.errors import NarrowsError
from narrows.domain.measure import Period
from narrows.metrics import flow_time, flow_velocity, status_wait
from narrows.services.flow.measuring import every_metric, measure
from narrows.services.flow.status_flows import stream_statuses
from tests.tables import Log, TableHistory, policy_stream, told_history


def test_every_metric_that_is_there_is_measured() -> None:
    assert [metric.name for metric in every_metric()] == [
        "flow_distribution",
        "flow_efficiency",
        "flow_load",
        "flow_time",
        "flow_velocity",
        "status_wait",
        "value_score",
    ]


def test_the_last_26_complete_weeks_are_measured_by_week(told: str) -> None:
    """Known until a Wednesday; 13 January 2025 is a Monday. A week without items done is 0.

    Of the week before the first transition nothing is known.

    P-1  Doing  2025-01-06
    P-1  Done   2025-01-08
    P-2  Doing  2025-01-22
    """
    found = measure(
        told_history(told), cut=Cut.WEEK, metrics=[flow_velocity.metric, flow_time.metric]
    )
    counts = [m for m in found if m.metric == "flow_velocity" and m.item_type is None]
    assert len(counts) == 26
    assert counts[-1].period == Period(date(2025, 1, 13), date(2025, 1, 20))
    assert [each.value for each in counts[-3:]] == [None, 1, 0]
    medians = [m for m in found if m.statistic == "p50"]
    assert [each.value for each in medians[-3:]] == [None, 2, None]


def test_all_is_the_day_of_the_first_transition_up_to_and_with_the_day_of_as_of(told: str) -> None:
    """In London both days are the 7th.

    P-1  Doing  2025-07-06 23:30
    P-1  Done   2025-07-07 10:00
    """
    (count, _) = measure(
        told_history(told, zone="Europe/London"), cut=Cut.ALL, metrics=[flow_velocity.metric]
    )
    assert count.period == Period(date(2025, 7, 7), date(2025, 7, 8))
    assert count.as_of == count.complete_until == datetime(2025, 7, 7, 10, tzinfo=UTC)
    assert count.policy.zone == "Europe/London"


def test_days_asked_for_are_half_open(told: str) -> None:
    """Done on three days.

    P-1  Done  2025-01-01 12:00
    P-2  Done  2025-01-02 00:00
    P-3  Done  2025-01-03 00:00
    """

    def count(start: date | None, end: date | None) -> float | None:
        return measure(
            told_history(told), cut=Cut.ALL, start=start, end=end, metrics=[flow_velocity.metric]
        )[0].value

    assert count(date(2025, 1, 2), date(2025, 1, 3)) == 1
    assert count(date(2025, 1, 2), None) == 2
    assert count(None, date(2025, 1, 3)) == 2


def test_weeks_before_an_end_that_is_asked_for(told: str) -> None:
    """A history of one day.

    P-1  Done  2025-01-01
    """
    found = measure(
        told_history(told), cut=Cut.WEEK, end=date(2024, 12, 30), metrics=[flow_time.metric]
    )
    assert {each.period.end for each in found if each.period.end > date(2024, 12, 23)} == {
        date(2024, 12, 30)
    }
    assert len({each.period for each in found}) == 26


def test_answers_come_in_the_order_of_the_workflow_and_the_statistics(told: str) -> None:
    """Checking was used first, but the workflow has it after Doing.

    P-1  Checking  2025-01-01
    P-1  Doing     2025-01-02
    P-1  Done      2025-01-03
    """
    history = told_history(told)
    waits = measure(history, cut=Cut.ALL, metrics=[status_wait.metric])
    assert [each.status for each in waits] == ["Doing", "Checking"]
    times = measure(history, cut=Cut.ALL, metrics=[flow_time.metric])
    assert [each.statistic for each in times] == ["p50", "p85", "p95", "mean"]


def test_unaligned_work_is_measured_with_stream_null_and_comes_last(told: str) -> None:
    """No stream takes X-1.

    X-1  Done  2025-01-01
    P-1  Done  2025-01-01
    P-2  Done  2025-01-01
    """
    history = told_history(told, unaligned="X")
    found = measure(history, cut=Cut.ALL, metrics=[flow_velocity.metric])
    assert [(m.stream, m.value) for m in found if m.item_type is None] == [("policy", 2), (None, 1)]
    only = measure(history, cut=Cut.ALL, stream="policy", metrics=[flow_velocity.metric])
    assert {each.stream for each in only} == {"policy"}


def test_a_stream_that_is_not_there_is_refused_with_those_that_are(told: str) -> None:
    """One stream.

    P-1  Done  2025-01-01
    """
    with pytest.raises(NarrowsError, match="policy") as refusal:
        measure(told_history(told), cut=Cut.ALL, stream="polices")
    assert refusal.value.slug == "stream-unknown"


def test_a_stream_without_items_is_measured_too() -> None:
    history = TableHistory(Log(moves=[], clock={1: 0}), {1: policy_stream()})
    found = measure(history, cut=Cut.ALL)
    assert {each.metric: each.value for each in found if each.statistic in {"count", "p50"}} == {
        "flow_velocity": None,
        "flow_time": None,
    }
    check = stream_statuses(history)[0].little
    assert (check.spent_days, check.gap_ratio) == (0, None)


def test_load_that_never_ends_is_a_gap_in_little_s_law(told: str) -> None:
    """Two items end after a day each; P-3 rests in Checking, which should have been an end.

    P-1  Doing      2025-01-01
    P-1  Done       2025-01-02
    P-2  Waiting    2025-01-01
    P-2  Cancelled  2025-01-02
    P-3  Doing      2025-01-01
    P-3  Checking   2025-01-02
    P-4  Backlog    2025-01-09
    """
    check = stream_statuses(told_history(told))[0].little
    assert (check.spent_days, check.ended_days) == (10, 2)
    assert check.gap_ratio == 0.8
    assert check.open_statuses == ("Checking", "Doing")
